/** An event log: cases, each with what happened in it, in order; the house's own history and logs from elsewhere read alike. */

/** `at` in milliseconds since 1970, without it only the order is known; `since` is when the activity began to wait for somebody. */
export type Happening = { readonly activity: string; readonly at?: number; readonly since?: number; readonly person?: string }
/** `open` when the case still goes on. */
export type Trace = { readonly id: string; readonly events: readonly Happening[]; readonly open?: true }
export type EventLog = readonly Trace[]

export type LogSize = { readonly cases: number; readonly events: number; readonly activities: number; readonly people: number; readonly from?: string; readonly to?: string }

/** How much the log holds; `from` and `to` are its first and last instant. */
export function sizeOf(log: EventLog): LogSize {
  const activities = new Set<string>()
  const people = new Set<string>()
  let [events, first, last] = [0, Infinity, -Infinity]
  for (const trace of log) for (const { activity, person, at } of trace.events) {
    events++
    activities.add(activity)
    if (person !== undefined) people.add(person)
    if (at !== undefined) { first = Math.min(first, at); last = Math.max(last, at) }
  }
  return { cases: log.length, events, activities: activities.size, people: people.size, ...(events > 0 && first <= last ? { from: new Date(first).toISOString(), to: new Date(last).toISOString() } : {}) }
}
