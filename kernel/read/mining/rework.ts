/** What is done again, and who hands over to whom. */
import type { EventLog } from './event-log.ts'

/** `cases` in which the activity was done more than once, `again` how many times beyond the first. */
export type Rework = { readonly activity: string; readonly cases: number; readonly again: number; readonly rate: number }
export type HandOver = { readonly from: string; readonly to: string; readonly count: number }

/** Activities done again in a case, the most repeated first; `rate` is the share of the cases that have it at all. */
export function reworkOf(log: EventLog): readonly Rework[] {
  const found = new Map<string, { has: number; cases: number; again: number }>()
  for (const { events } of log) {
    const counts = new Map<string, number>()
    for (const { activity } of events) counts.set(activity, (counts.get(activity) ?? 0) + 1)
    for (const [activity, count] of counts) {
      const one = found.get(activity) ?? found.set(activity, { has: 0, cases: 0, again: 0 }).get(activity)!
      one.has++
      if (count > 1) { one.cases++; one.again += count - 1 }
    }
  }
  return [...found].filter(([, { again }]) => again > 0).map(([activity, { has, cases, again }]) => ({ activity, cases, again, rate: cases / has })).toSorted((a, b) => b.again - a.again)
}

/** Work passing from one person to another within a case, the busiest first. */
export function handOversOf(log: EventLog): readonly HandOver[] {
  const found = new Map<string, Map<string, number>>()
  for (const { events } of log) {
    let last: string | undefined
    for (const { person } of events) {
      if (person === undefined) continue
      if (last !== undefined && last !== person) {
        const to = found.get(last) ?? found.set(last, new Map()).get(last)!
        to.set(person, (to.get(person) ?? 0) + 1)
      }
      last = person
    }
  }
  return [...found].flatMap(([from, all]) => [...all].map(([to, count]) => ({ from, to, count }))).toSorted((a, b) => b.count - a.count)
}
