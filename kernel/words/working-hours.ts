/** Working time in hours: how much of it lies between two instants, and when some of it has passed. */
import { addDays, dayOf, type Day, type Instant } from './date.ts'
import { addWorkingDays, isWorkingDay, opposite, workingDaysBetween, type Calendar, type NotAnnounced } from './working-time.ts'

/** Whole minutes worked between two instants; negative when `to` lies before. */
export function workingMinutesBetween(calendar: Calendar, from: Instant, to: Instant): number | NotAnnounced {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  if (end < start) return opposite(workingMinutesBetween(calendar, to, from))
  const [first, last] = [dayOf(from, calendar.zone), dayOf(to, calendar.zone)]
  const head = workedOn(calendar, first, start, end)
  if (typeof head !== 'number' || first === last) return inMinutes(head)
  const between = workingDaysBetween(calendar, first, addDays(last, -1))
  if (typeof between !== 'number') return between
  const tail = workedOn(calendar, last, start, end)
  return inMinutes(typeof tail === 'number' ? head + between * dayLength(calendar) + tail : tail)
}

/** The instant by which `hours` (0 or more, parts allowed) of working time have passed; an end of day rather than the next morning. */
export function addWorkingHours(calendar: Calendar, from: Instant, hours: number): Instant | NotAnnounced {
  const length = dayLength(calendar)
  if (!(hours >= 0 && Number.isFinite(hours)) || length <= 0) throw new RangeError(`cannot work ${hours} hours in days of ${length / hour}`)
  const asked = Math.round(hours * hour)
  if (asked === 0) return from
  const today = dayOf(from, calendar.zone)
  const worked = workedOn(calendar, today, Date.parse(from), Infinity)
  if (typeof worked !== 'number') return worked
  if (worked >= asked) return after(calendar, today, Date.parse(from), asked)
  const days = Math.ceil((asked - worked) / length)
  const day = addWorkingDays(calendar, today, days)
  return typeof day === 'string' ? after(calendar, day, -Infinity, asked - worked - (days - 1) * length) : day
}

/** The instant of a local time on a day, in a zone. */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const guess = Date.parse(`${day}T${time}:00Z`)
  const local = Date.parse(`${clock(zone).format(guess).replace(' ', 'T')}Z`)
  return new Date(guess - (local - guess)).toISOString()
}

const hour = 3_600_000
const inMinutes = (worked: number | NotAnnounced): number | NotAnnounced => (typeof worked === 'number' ? Math.round(worked / 60_000) : worked)

/** Milliseconds worked on a day within two moments. */
function workedOn(calendar: Calendar, day: Day, from: number, to: number): number | NotAnnounced {
  const works = isWorkingDay(calendar, day)
  if (works === undefined) return { notAnnounced: Number(day.slice(0, 4)) }
  return works ? spans(calendar, day).reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0) : 0
}

/** The moment of a working day at which `left` milliseconds, no more than it holds, have been worked since `from`. */
function after(calendar: Calendar, day: Day, from: number, left: number): Instant {
  for (const [start, end] of spans(calendar, day)) {
    const begin = Math.max(start, from)
    const length = Math.max(0, end - begin)
    if (length >= left) return new Date(begin + left).toISOString()
    left -= length
  }
  throw new RangeError(`${day} has no more working time`)
}

const spans = ({ hours, zone }: Calendar, day: Day) => hours.map(([from, to]) => [Date.parse(instantAt(day, from, zone)), Date.parse(instantAt(day, to, zone))] as const)

/** Milliseconds of a full working day by the clock on the wall. */
const dayLength = ({ hours }: Calendar): number => hours.reduce((sum, [from, to]) => sum + Date.parse(`1970-01-01T${to}:00Z`) - Date.parse(`1970-01-01T${from}:00Z`), 0)

const clocks = new Map<string, Intl.DateTimeFormat>()
function clock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(zone, known)
  return known
}
