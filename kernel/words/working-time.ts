/** Working time: which days are worked, and how far away a deadline is, by a calendar whose years are announced one by one. */
import { addDays, dayOf, type Day, type Instant } from './date.ts'

/** Facts of one year's notice: statutory holidays, all rest days in holiday blocks (statutory and shifted), weekend days worked instead. */
export type CalendarYear = { readonly source: string; readonly statutory: readonly Day[]; readonly off: readonly Day[]; readonly makeUp: readonly Day[] }
export type Calendar = {
  /** IANA zone of the company's days. */
  readonly zone: string
  readonly years: Readonly<Record<number, CalendarYear>>
  /** Spans of a working day, local time, in order, e.g. `[['09:00', '12:00'], ['13:00', '18:00']]`. */
  readonly hours: readonly (readonly [from: string, to: string])[]
  /** Days of the week that are worked, 1 = Monday ... 7 = Sunday. */
  readonly week: readonly number[]
}
/** The answer needs a year whose notice is not out. */
export type NotAnnounced = { readonly notAnnounced: number }
export type DayKind = 'statutory' | 'shifted-rest' | 'rest' | 'make-up' | 'workday' | 'not-announced'

export function dayKind(calendar: Calendar, day: Day): DayKind {
  const year = calendar.years[Number(day.slice(0, 4))]
  if (!year) return 'not-announced'
  const { statutory, off, makeUp } = setsOf(year)
  if (statutory.has(day)) return 'statutory'
  if (makeUp.has(day)) return 'make-up'
  const worked = calendar.week.includes(weekday(day))
  if (off.has(day)) return worked ? 'shifted-rest' : 'rest'
  return worked ? 'workday' : 'rest'
}

/** Nothing when the year's notice is not out. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean | undefined {
  const kind = dayKind(calendar, day)
  return kind === 'not-announced' ? undefined : kind === 'workday' || kind === 'make-up'
}

/** The day `count` working days after (before, when negative) `day`; the day itself is not counted. */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Day | NotAnnounced {
  let at = day
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, count < 0 ? -1 : 1)
    const works = isWorkingDay(calendar, at)
    if (works === undefined) return { notAnnounced: Number(at.slice(0, 4)) }
    if (works) left--
  }
  return at
}

/** Working days after `from` up to and with `to`; negative when `to` lies before. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number | NotAnnounced {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from)
    return typeof back === 'number' ? -back : back
  }
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    const works = isWorkingDay(calendar, at)
    if (works === undefined) return { notAnnounced: Number(at.slice(0, 4)) }
    if (works) count++
  }
  return count
}

/** A period in calendar days starts the day after and, ending on a rest day, rolls on to the next working day (Civil Code, 201 and 203). */
export function addCalendarDays(calendar: Calendar, day: Day, count: number): Day | NotAnnounced {
  const end = addDays(day, count)
  const works = isWorkingDay(calendar, end)
  if (works === undefined) return { notAnnounced: Number(end.slice(0, 4)) }
  return works ? end : addWorkingDays(calendar, end, 1)
}

/** Minutes worked between two instants. */
export function workingMinutesBetween(calendar: Calendar, from: Instant, to: Instant): number | NotAnnounced {
  let minutes = 0
  for (let day = dayOf(from, calendar.zone); day <= dayOf(to, calendar.zone); day = addDays(day, 1)) {
    const works = isWorkingDay(calendar, day)
    if (works === undefined) return { notAnnounced: Number(day.slice(0, 4)) }
    if (works) for (const [start, end] of spans(calendar, day)) minutes += Math.max(0, Math.min(end, Date.parse(to)) - Math.max(start, Date.parse(from))) / 60_000
  }
  return Math.round(minutes)
}

/** The instant by which `hours` of working time have passed. */
export function addWorkingHours(calendar: Calendar, from: Instant, hours: number): Instant | NotAnnounced {
  let left = hours * 3_600_000
  for (let day = dayOf(from, calendar.zone); ; day = addDays(day, 1)) {
    const works = isWorkingDay(calendar, day)
    if (works === undefined) return { notAnnounced: Number(day.slice(0, 4)) }
    if (!works) continue
    for (const [start, end] of spans(calendar, day)) {
      const begin = Math.max(start, Date.parse(from))
      if (begin >= end) continue
      if (end - begin >= left) return new Date(begin + left).toISOString()
      left -= end - begin
    }
  }
}

/** The instant of a local time on a day, in a zone. */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const guess = Date.parse(`${day}T${time}:00Z`)
  const local = Date.parse(`${new Date(guess).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`)
  return new Date(guess - (local - guess)).toISOString()
}

const spans = ({ hours, zone }: Calendar, day: Day): readonly (readonly [number, number])[] => hours.map(([from, to]) => [Date.parse(instantAt(day, from, zone)), Date.parse(instantAt(day, to, zone))] as const)

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const sets = new WeakMap<CalendarYear, { statutory: Set<Day>; off: Set<Day>; makeUp: Set<Day> }>()
function setsOf(year: CalendarYear) {
  const known = sets.get(year)
  if (known) return known
  const made = { statutory: new Set(year.statutory), off: new Set(year.off), makeUp: new Set(year.makeUp) }
  sets.set(year, made)
  return made
}
