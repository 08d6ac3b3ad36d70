/** Terms as the law counts them: from the day after, by the calendar; where the last day is a rest day, the next working day. */
import { addCalendarDays, addDays, foreseenDay, monthsLater, type Day } from '#words'
import { chinaCalendar } from '../calendar/index.ts'

/** The last day of a term of days; in a year without a calendar, the day itself. */
export function lastDay(from: Day, days: number): Day {
  const rolled = addCalendarDays(chinaCalendar, from, days)
  return typeof rolled === 'string' ? rolled : addDays(from, days)
}

export const yearsLater = (day: Day, years: number): Day => monthsLater(day, years * 12)
/** Whole months between two days. */
export function monthsBetween(start: Day, end: Day): number {
  let count = 0
  while (monthsLater(start, count + 1) <= end) count++
  return count
}

/** A day told by the calendar; provisional where it needs a year whose notice is not yet published. */
type Foreseen = { readonly day: Day; readonly provisional: boolean }

/** The `count`-th working day after a day (before it, if negative): what is not announced is foreseen by weekends and fixed holidays, and said so. */
export function workingDaysFrom(from: Day, count: number): Foreseen {
  const step = Math.sign(count)
  let [day, left, provisional] = [from, Math.abs(count), false]
  while (left > 0) {
    day = addDays(day, step)
    const seen = foreseenDay(chinaCalendar, day)
    provisional ||= seen.provisional
    if (seen.works) left--
  }
  return { day, provisional }
}

/** The day itself if people work on it, else the nearest working day after (1) or before it (-1). */
export function workingDayNear(day: Day, step: 1 | -1): Foreseen {
  const own = foreseenDay(chinaCalendar, day)
  if (own.works) return { day, provisional: own.provisional }
  const next = workingDaysFrom(day, step)
  return { day: next.day, provisional: next.provisional || own.provisional }
}
