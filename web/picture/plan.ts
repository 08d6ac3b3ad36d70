/** A plan in working days: when each step can begin and end at the latest, and which chain of steps decides the end. */
import { addDays, type Day } from '#words'

/** `days` are working days; `after` are the steps that must be done before. */
export type Step = { readonly id: string; readonly days: number; readonly after: readonly string[] }
/** First and last day of it, both worked; `slack` is how many working days it may run over before the end moves. */
export type Planned = { readonly id: string; readonly from: Day; readonly to: Day; readonly slack: number; readonly critical: boolean }

/** Every step once, in the order given; of a ring of steps the link that closes it counts for nothing. */
export function planOf(steps: readonly Step[], begins: Day, works: (day: Day) => boolean): readonly Planned[] {
  const links = withoutRings(steps)
  const before = (id: string): readonly string[] => links.get(id) ?? []
  const lasts = new Map(steps.map(({ id, days }) => [id, Math.max(1, Math.ceil(days))]))
  const starts = remembered((id: string, start): number => Math.max(0, ...before(id).map((other) => start(other) + (lasts.get(other) ?? 0))))
  const end = Math.max(0, ...steps.map(({ id }) => starts(id) + (lasts.get(id) ?? 0)))
  const following = Map.groupBy(steps.flatMap(({ id }) => before(id).map((from) => ({ from, to: id }))), ({ from }) => from)
  const latest = remembered((id: string, late): number => Math.min(end, ...(following.get(id) ?? []).map(({ to }) => late(to))) - (lasts.get(id) ?? 0))
  const days = workedDays(begins, end, works)
  return steps.map(({ id }) => {
    const [start, slack] = [starts(id), latest(id) - starts(id)]
    return { id, from: days[start] as Day, to: days[start + (lasts.get(id) ?? 1) - 1] as Day, slack, critical: slack === 0 }
  })
}

/** The first `count` worked days from a day on, that day among them if it is worked. */
function workedDays(from: Day, count: number, works: (day: Day) => boolean): readonly Day[] {
  const found: Day[] = []
  // A calendar that works on no day at all would never end.
  for (let at = 0; found.length < count && at < count * 30 + 60; at++) { const day = addDays(from, at); if (works(day)) found.push(day) }
  return found
}

function withoutRings(steps: readonly Step[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map(steps.map((one) => [one.id, one]))
  const kept = new Map<string, readonly string[]>()
  const walk = (id: string, road: readonly string[]): void => {
    if (kept.has(id)) return
    const after = (known.get(id)?.after ?? []).filter((other) => known.has(other) && other !== id && !road.includes(other))
    for (const other of after) walk(other, [...road, id])
    kept.set(id, after)
  }
  for (const { id } of steps) walk(id, [])
  return kept
}

function remembered(work: (id: string, again: (id: string) => number) => number): (id: string) => number {
  const known = new Map<string, number>()
  const again = (id: string): number => { const found = known.get(id) ?? work(id, again); known.set(id, found); return found }
  return again
}
