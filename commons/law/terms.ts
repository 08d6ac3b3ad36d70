/** Terms as the law counts them: from the day after, by the calendar; where the last day is a rest day, the next working day. */
import { addDays, onOrAfter, type Day } from '#words'
import { chinaCalendar } from '../calendar/index.ts'

/** The last day of a term of days; in a year without a calendar, the day itself. */
export function lastDay(from: Day, days: number): Day {
  const end = addDays(from, days)
  const rolled = onOrAfter(chinaCalendar, end)
  return typeof rolled === 'string' ? rolled : end
}

/** The same day `months` later, or the last of a shorter month. */
export function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
export const yearsLater = (day: Day, years: number): Day => monthsLater(day, years * 12)
/** Whole months between two days. */
export function monthsBetween(start: Day, end: Day): number {
  let count = 0
  while (monthsLater(start, count + 1) <= end) count++
  return count
}
