/** How well cases fit a drawn process: the cheapest way to bring what happened and what was drawn together. */
import type { EventLog } from './event-log.ts'
import { Markings } from './markings.ts'
import type { Net } from './net.ts'
import { grouped } from './variants.ts'

/** `both`: drawn and done; `extra`: done but not drawn there; `missing`: drawn there but not done. */
export type AlignedMove = { readonly kind: 'both' | 'extra' | 'missing'; readonly activity: string }
/** `cost` counts what is extra or missing; `fitness` is 1 where nothing is, 0 where nothing meets. */
export type Alignment = { readonly cost: number; readonly fitness: number; readonly moves: readonly AlignedMove[] }
export type Conformance = { readonly cases: readonly { readonly id: string; readonly cost: number; readonly fitness: number }[]; readonly fitness: number; readonly fitting: number; readonly deviations: readonly (AlignedMove & { readonly cases: number })[] }

/** Every case against the net; cases that went the same way are aligned once. `fitness` is the mean over cases, `fitting` how many cost nothing. */
export function conformanceOf(log: EventLog, net: Net): Conformance {
  const markings = new Markings(net)
  const found = new Map<string, Alignment>()
  const deviations = new Map<string, AlignedMove & { cases: number }>()
  for (const [first, ...rest] of grouped(log).values()) {
    const alignment = align(first.events.map(({ activity }) => activity), markings)
    for (const { id } of [first, ...rest]) found.set(id, alignment)
    for (const key of new Set(alignment.moves.filter(({ kind }) => kind !== 'both').map(({ kind, activity }) => `${kind} ${activity}`))) {
      const [kind, activity] = [key.slice(0, key.indexOf(' ')) as AlignedMove['kind'], key.slice(key.indexOf(' ') + 1)]
      const one = deviations.get(key) ?? deviations.set(key, { kind, activity, cases: 0 }).get(key)!
      one.cases += rest.length + 1
    }
  }
  const cases = log.map(({ id }) => { const { cost, fitness } = found.get(id) as Alignment; return { id, cost, fitness } })
  return {
    cases, fitness: cases.length === 0 ? 1 : cases.reduce((sum, { fitness }) => sum + fitness, 0) / cases.length, fitting: cases.filter(({ cost }) => cost === 0).length,
    deviations: [...deviations.values()].toSorted((a, b) => b.cases - a.cases),
  }
}

type Reached = { readonly marking: number; readonly place: number; readonly cost: number; readonly by?: AlignedMove; readonly before?: Reached }

/**
 * Optimal alignment by A* over marking and place in the trace (Adriansyah, 2014). What is left must cost at least the activities still drawn
 * beyond the events still left, and every event that is drawn nowhere.
 * Fitness is 1 - cost / (events + shortest way through the process).
 */
export function align(trace: readonly string[], markings: Markings): Alignment {
  const worst = trace.length + markings.distance(0)
  if (markings.distance(0) === Infinity) throw new RangeError('the process cannot come to its end')
  const least = (marking: number, place: number) => Math.max(0, markings.distance(marking) - (trace.length - place))
  const waiting = new Waiting<Reached>()
  const settled = new Set<number>()
  waiting.add(least(0, 0), { marking: 0, place: 0, cost: 0 })
  for (let reached = waiting.next(); reached; reached = waiting.next()) {
    const { marking, place, cost } = reached
    const key = marking * (trace.length + 1) + place
    if (settled.has(key)) continue
    settled.add(key)
    const { moves, over } = markings.spot(marking)
    if (over && place === trace.length) return { cost, fitness: worst === 0 ? 1 : 1 - cost / worst, moves: movesTo(reached) }
    const activity = trace[place]
    const go = (to: number, on: number, more: number, by: AlignedMove) => { const rest = least(to, on); if (rest !== Infinity) waiting.add(cost + more + rest, { marking: to, place: on, cost: cost + more, by, before: reached }) }
    if (activity !== undefined) go(marking, place + 1, 1, { kind: 'extra', activity })
    for (const { label, to } of moves) {
      go(to, place, 1, { kind: 'missing', activity: label })
      if (label === activity) go(to, place + 1, 0, { kind: 'both', activity: label })
    }
  }
  throw new RangeError('the process cannot come to its end')
}

function movesTo(reached: Reached): readonly AlignedMove[] {
  const moves: AlignedMove[] = []
  for (let at: Reached | undefined = reached; at?.by; at = at.before) moves.push(at.by)
  return moves.reverse()
}

/** What waits, the cheapest first, of equals the latest; costs are small whole numbers. */
class Waiting<T> {
  private readonly byCost: T[][] = []
  private lowest = 0

  add(cost: number, one: T): void {
    ;(this.byCost[cost] ??= []).push(one)
    this.lowest = Math.min(this.lowest, cost)
  }

  next(): T | undefined {
    while (this.lowest < this.byCost.length && !this.byCost[this.lowest]?.length) this.lowest++
    return this.byCost[this.lowest]?.pop()
  }
}
