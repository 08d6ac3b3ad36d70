/** Working minutes between two moments, quickly: the calendar's working time of a span of days summed up once. */
import { addDays, dayOf, instantAt, isWorkingDay, type Calendar } from '#words'
import type { MinutesBetween } from './follows.ts'

/** For moments between two given ones, in milliseconds; nothing where a year's notice is not out. */
export function workingClock(calendar: Calendar, from: number, to: number): MinutesBetween {
  const [last, gaps] = [dayOf(new Date(to).toISOString(), calendar.zone), [] as number[]]
  const [starts, ends, before]: [number[], number[], number[]] = [[], [], []]
  let sum = 0
  for (let day = dayOf(new Date(from).toISOString(), calendar.zone); day <= last; day = addDays(day, 1)) {
    const works = isWorkingDay(calendar, day)
    if (works === undefined) gaps.push(Date.parse(instantAt(day, '00:00', calendar.zone)))
    if (!works) continue
    for (const [begin, end] of calendar.hours) {
      const span = [Date.parse(instantAt(day, begin, calendar.zone)), Date.parse(instantAt(day, end, calendar.zone))] as const
      starts.push(span[0])
      ends.push(span[1])
      before.push(sum)
      sum += span[1] - span[0]
    }
  }
  const upTo = (moment: number): number => {
    const at = lastNotAfter(starts, moment)
    return at < 0 ? 0 : (before[at] as number) + Math.min(moment, ends[at] as number) - (starts[at] as number)
  }
  const known = (begin: number, end: number) => gaps.length === 0 || lastNotAfter(gaps, end) === lastNotAfter(gaps, begin - 86_400_000)
  return (begin, end) => (known(begin, end) ? (upTo(end) - upTo(begin)) / 60_000 : undefined)
}

/** Place of the last of sorted numbers that is not after; -1 when all are. */
function lastNotAfter(sorted: readonly number[], moment: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= moment) low = middle + 1
    else high = middle
  }
  return low - 1
}
