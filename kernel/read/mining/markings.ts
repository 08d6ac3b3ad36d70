/** The markings a net can reach, silent moves passed over: which activities may come next, and how many at least until it is over. */
import type { Net, Transition } from './net.ts'

export type Move = { readonly label: string; readonly to: number }
/** A marking together with all that silent moves make of it. */
type Spot = { readonly moves: readonly Move[]; readonly over: boolean }

/** Markings met before the net is called too wide to be searched. */
const mostMarkings = 50_000
/** Tokens in one place beyond which a net that makes ever more is cut off. */
const mostTokens = 4

export class Markings {
  private readonly net: Net
  private readonly labelled: readonly Transition[]
  private readonly silent: readonly Transition[]
  private readonly ids = new Map<string, number>()
  private readonly kept: (readonly number[])[] = []
  private readonly spots: (Spot | undefined)[] = []
  private distances: readonly number[] | undefined

  constructor(net: Net) {
    this.net = net
    this.labelled = net.transitions.filter(({ label }) => label !== undefined)
    this.silent = net.transitions.filter(({ label }) => label === undefined)
    this.idOf([...net.start].sort((a, b) => a - b))
  }

  /** The first marking is 0. */
  spot(id: number): Spot {
    return this.spots[id] ?? (this.spots[id] = this.looked(this.kept[id] as readonly number[]))
  }

  /** Activities needed at least from a marking to the end; infinite when the end cannot be reached. */
  distance(id: number): number {
    this.distances ??= this.measured()
    return this.distances[id] ?? Infinity
  }

  private looked(marking: readonly number[]): Spot {
    const moves = new Map<string, Move>()
    let over = false
    for (const silent of this.closure(marking)) {
      over ||= silent.length === 0
      for (const transition of this.labelled) {
        const next = fired(silent, transition)
        if (!next) continue
        const move = { label: transition.label as string, to: this.idOf(next) }
        moves.set(`${move.to} ${move.label}`, move)
      }
    }
    return { moves: [...moves.values()], over }
  }

  private closure(marking: readonly number[]): Iterable<readonly number[]> {
    const seen = new Map<string, readonly number[]>([[marking.join(), marking]])
    for (const one of seen.values()) {
      for (const transition of this.silent) {
        const next = fired(one, transition)
        if (next && !seen.has(next.join())) seen.set(next.join(), next)
      }
      if (seen.size > mostMarkings) throw new RangeError('the process has too many silent steps to be searched')
    }
    return seen.values()
  }

  private idOf(marking: readonly number[]): number {
    const key = marking.join()
    const known = this.ids.get(key)
    if (known !== undefined) return known
    if (this.kept.length >= mostMarkings) throw new RangeError('the process can be in too many states to be searched')
    this.ids.set(key, this.kept.length)
    return this.kept.push(marking) - 1
  }

  /** Breadth first from the ends, against the moves. */
  private measured(): readonly number[] {
    const before: number[][] = []
    for (let id = 0; id < this.kept.length; id++) for (const { to } of this.spot(id).moves) (before[to] ??= []).push(id)
    const distances = this.kept.map((_, id) => (this.spot(id).over ? 0 : Infinity))
    const queue = distances.flatMap((distance, id) => (distance === 0 ? [id] : []))
    for (const id of queue) for (const earlier of before[id] ?? []) {
      if (distances[earlier] !== Infinity) continue
      distances[earlier] = (distances[id] as number) + 1
      queue.push(earlier)
    }
    return distances
  }
}

/** The marking after a transition, sorted; nothing when it may not fire. */
function fired(marking: readonly number[], { from, to, empties, clears }: Transition): readonly number[] | undefined {
  const left = [...marking]
  for (const place of from) {
    const at = left.indexOf(place)
    if (at < 0) return undefined
    left.splice(at, 1)
  }
  if (empties?.some((place) => left.includes(place))) return undefined
  const next = [...(clears ? left.filter((place) => !clears.includes(place)) : left), ...to].sort((a, b) => a - b)
  return next.some((place, at) => next[at + mostTokens] === place) ? undefined : next
}
