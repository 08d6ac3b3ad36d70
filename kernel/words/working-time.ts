/** Working time in days: which days are worked and when a term ends, by a calendar whose years are announced one by one. */
import { addDays, type Day } from './date.ts'
import { monthsLater } from './month.ts'

/** Facts of one year's notice: statutory holidays, all days off in holiday blocks (statutory and shifted), weekend days worked instead. */
export type CalendarYear = { readonly source: string; readonly statutory: readonly Day[]; readonly off: readonly Day[]; readonly makeUp: readonly Day[] }
/** Statutory holidays whose date is the same every year, as `MM-DD`; in force from the year `since` on. */
export type FixedHolidays = { readonly since: number; readonly source: string; readonly days: readonly string[] }
export type Calendar = {
  /** IANA zone of the company's days. */
  readonly zone: string
  readonly years: Readonly<Record<number, CalendarYear>>
  readonly fixed?: readonly FixedHolidays[]
  /** Spans of a working day, local time, in order, within one day, e.g. `[['09:00', '12:00'], ['13:00', '18:00']]`. */
  readonly hours: readonly (readonly [from: string, to: string])[]
  /** Days of the week that are worked, 1 = Monday ... 7 = Sunday. */
  readonly week: readonly number[]
}
/** The answer needs a year whose notice is not out. */
export type NotAnnounced = { readonly notAnnounced: number }
type DayKind = 'statutory' | 'shifted-rest' | 'rest' | 'make-up' | 'workday' | 'not-announced'

export const dayKind = (calendar: Calendar, day: Day): DayKind => yearOf(calendar, yearIn(day))?.kinds[placeIn(day)] ?? 'not-announced'

/** Nothing when the year's notice is not out. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean | undefined {
  const kind = dayKind(calendar, day)
  return kind === 'not-announced' ? undefined : isWorked(kind)
}

/** As far as can be told: without a notice the week and the fixed holidays decide, and the answer is provisional. */
export function foreseenDay(calendar: Calendar, day: Day): { readonly works: boolean; readonly provisional: boolean } {
  const known = isWorkingDay(calendar, day)
  if (known !== undefined) return { works: known, provisional: false }
  const fixed = calendar.fixed?.filter(({ since }) => since <= yearIn(day)).toSorted((a, b) => b.since - a.since)[0]
  return { works: calendar.week.includes(weekday(day)) && !fixed?.days.includes(day.slice(5)), provisional: true }
}

/** The day `count` (whole) working days after `day`, before it when negative; the day itself is not counted (Civil Code, 201). */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Day | NotAnnounced {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of days: ${count}`)
  if (count === 0) return day
  const start = addDays(day, Math.sign(count))
  let year = yearIn(start)
  let table = yearOf(calendar, year)
  if (!table) return { notAnnounced: year }
  let rank = count > 0 ? at(table.before, placeIn(start)) + count - 1 : at(table.before, placeIn(start) + 1) + count
  while (rank < 0 || rank >= table.worked.length) {
    if (rank >= 0) rank -= table.worked.length
    year += Math.sign(count)
    table = yearOf(calendar, year)
    if (!table) return { notAnnounced: year }
    if (count < 0) rank += table.worked.length
  }
  return table.worked[rank] as Day
}

/** Working days after `from` up to and with `to`; negative when `to` lies before. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number | NotAnnounced {
  if (to < from) return opposite(workingDaysBetween(calendar, to, from))
  if (to === from) return 0
  const [first, last] = [addDays(from, 1), to]
  let count = 0
  for (let year = yearIn(first); year <= yearIn(last); year++) {
    const table = yearOf(calendar, year)
    if (!table) return { notAnnounced: year }
    const end = year === yearIn(last) ? at(table.before, placeIn(last) + 1) : table.worked.length
    count += end - (year === yearIn(first) ? at(table.before, placeIn(first)) : 0)
  }
  return count
}

/** The day itself when it is worked, else the next working day. */
export const onOrAfter = (calendar: Calendar, day: Day): Day | NotAnnounced => nearest(calendar, day, 1)

/** The day itself when it is worked, else the working day before, as for a pay day (工资支付暂行规定, 7). */
export const onOrBefore = (calendar: Calendar, day: Day): Day | NotAnnounced => nearest(calendar, day, -1)

/** A term in days starts the day after and, ending on a day off, ends on the next working day (Civil Code, 201 and 203). */
export const addCalendarDays = (calendar: Calendar, day: Day, count: number): Day | NotAnnounced => onOrAfter(calendar, addDays(day, count))

/** A term in months ends on the corresponding day, else the last of that month (Civil Code, 202), and rolls off days off like a term in days. */
export const addCalendarMonths = (calendar: Calendar, day: Day, count: number): Day | NotAnnounced => onOrAfter(calendar, monthsLater(day, count))

export const opposite = (count: number | NotAnnounced): number | NotAnnounced => (typeof count === 'number' ? 0 - count : count)

function nearest(calendar: Calendar, day: Day, direction: 1 | -1): Day | NotAnnounced {
  const works = isWorkingDay(calendar, day)
  if (works === undefined) return { notAnnounced: yearIn(day) }
  return works ? day : addWorkingDays(calendar, day, direction)
}

/** One announced year laid out: the kind of each day, the working days in order, and how many lie before each day. */
type YearTable = { readonly kinds: readonly DayKind[]; readonly worked: readonly Day[]; readonly before: readonly number[] }
const tables = new WeakMap<Calendar, Map<number, YearTable>>()

function yearOf(calendar: Calendar, year: number): YearTable | undefined {
  const known = tables.get(calendar) ?? new Map<number, YearTable>()
  tables.set(calendar, known)
  const facts = calendar.years[year]
  if (facts && !known.has(year)) known.set(year, laidOut(calendar, year, facts))
  return known.get(year)
}

function laidOut({ week }: Calendar, year: number, facts: CalendarYear): YearTable {
  const [kinds, worked, before]: [DayKind[], Day[], number[]] = [[], [], [0]]
  const [statutory, off, makeUp] = [new Set(facts.statutory), new Set(facts.off), new Set(facts.makeUp)]
  for (let day = `${year}-01-01`; yearIn(day) === year; day = addDays(day, 1)) {
    const usual = week.includes(weekday(day))
    const kind = statutory.has(day) ? 'statutory' : makeUp.has(day) ? 'make-up' : !usual ? 'rest' : off.has(day) ? 'shifted-rest' : 'workday'
    kinds.push(kind)
    if (isWorked(kind)) worked.push(day)
    before.push(worked.length)
  }
  return { kinds, worked, before }
}

const isWorked = (kind: DayKind): boolean => kind === 'workday' || kind === 'make-up'
const yearIn = (day: Day): number => Number(day.slice(0, 4))
const placeIn = (day: Day): number => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(yearIn(day), 0, 1)) / 86_400_000)
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
const at = (counts: readonly number[], place: number): number => counts[place] ?? 0
