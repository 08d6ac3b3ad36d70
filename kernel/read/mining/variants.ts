/** Variants: the different ways cases went, each with how many went so. */
import type { EventLog, Trace } from './event-log.ts'

/** `share` is between 0 and 1; `example` the first case that went so. */
export type Variant = { readonly activities: readonly string[]; readonly count: number; readonly share: number; readonly example: string }

/** All variants, the most frequent first, equal ones in the order in which they first occurred. */
export const variantsOf = (log: EventLog): readonly Variant[] => [...grouped(log).values()]
  .map(([first, ...rest]) => ({ activities: first.events.map(({ activity }) => activity), count: rest.length + 1, share: (rest.length + 1) / log.length, example: first.id }))
  .toSorted((a, b) => b.count - a.count)

/** Cases that went the same way, by one key each. */
export function grouped(log: EventLog): ReadonlyMap<string, readonly [Trace, ...Trace[]]> {
  const groups = new Map<string, [Trace, ...Trace[]]>()
  for (const trace of log) {
    const key = JSON.stringify(trace.events.map(({ activity }) => activity))
    const group = groups.get(key)
    if (group) group.push(trace)
    else groups.set(key, [trace])
  }
  return groups
}
