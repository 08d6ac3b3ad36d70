/** Months as the books name them, e.g. `2026-03`, and days counted by them. */
import { addDays, type Day } from './date.ts'

export const isMonth = (said: unknown): said is string => typeof said === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(said)

/** The month `count` later, earlier when negative; of a day, its month. */
export const monthAfter = (month: string, count = 1): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count, 1)).toISOString().slice(0, 7)
export const monthBefore = (month: string): string => monthAfter(month, -1)

/** The last day of a month, or of the month that a day is in. */
export const lastOf = (month: string): Day => addDays(`${monthAfter(month)}-01`, -1)

/** The same day `months` later, or the last of a shorter month. */
export function monthsLater(day: Day, months: number): Day {
  const month = monthAfter(day, months)
  const [same, last] = [`${month}-${day.slice(8, 10)}`, lastOf(month)]
  return same < last ? same : last
}
