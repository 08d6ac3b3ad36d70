/** Dates, times and durations as FEEL writes them: years of up to nine digits, 24:00, zones by offset or by name. */
import { duration as durationOf, FeelDate, FeelDateTime, type FeelDuration, FeelTime, parseDate, parseTime } from 'feelin'

export type Moment = FeelDate | FeelTime | FeelDateTime

const firstDay = parseDate('1970-01-01') as FeelDate

/** A date lies at midnight UTC. */
export const isZoned = (moment: Moment): boolean => moment instanceof FeelDate || moment.zone !== null

/** Milliseconds since 1970 began in UTC; times lie on its first day, and what has no zone is taken as UTC. */
export function instantOf(moment: Moment): number {
  if (moment instanceof FeelDate) return moment.unwrap().toZonedDateTime('UTC').epochMilliseconds
  const clock = moment instanceof FeelTime ? firstDay.unwrap().toPlainDateTime(moment.unwrap()) : moment.unwrap()
  const wall = clock.toZonedDateTime('UTC').epochMilliseconds
  if (moment.zone === null || moment.zone === 'UTC') return wall
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(moment.zone) ?? []
  if (sign === undefined) return clock.toZonedDateTime(moment.zone).epochMilliseconds
  return wall - (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
}

const dated = /^(-?)(\d{4,9})(-\d\d-\d\d)$/

/** A year as ISO writes it when it is negative or has more than four digits. */
function isoDate(text: string): string | null {
  const [, sign, year = '', rest] = dated.exec(text) ?? []
  if (rest === undefined || (year.length > 4 && year.startsWith('0'))) return null
  return sign === '' && year.length === 4 ? text : `${sign === '' ? '+' : '-'}${year.padStart(6, '0')}${rest}`
}

/** An offset is at most 18 hours, and stands instead of a zone's name. */
function zoneFits(text: string): boolean {
  const [, hours, minutes = '0'] = /[+-](\d\d):(\d\d)(?::\d\d)?(?=@|$)/.exec(text) ?? []
  if (hours === undefined) return true
  return !text.includes('@') && Number(hours) * 60 + Number(minutes) <= 18 * 60
}

export function date(text: string): FeelDate | null {
  const iso = isoDate(text)
  return iso === null ? null : iso.startsWith('-') ? before(iso) : parseDate(iso)
}

/** The library reads no year before Christ; it can be gone back to. */
function before(iso: string): FeelDate | null {
  const [, year = '', rest = ''] = /^-(\d{6})(-\d\d-\d\d)$/.exec(iso) ?? []
  const within = parseDate(`${String((Number(year) % 4 ? 2004 - (Number(year) % 4) : 2004)).padStart(4, '0')}${rest}`)?.unwrap()
  return within ? new FeelDate(within.with({ year: -Number(year) }, { overflow: 'reject' })) : null
}

export const time = (text: string): FeelTime | null => (zoneFits(text) ? parseTime(text) : null)

/** The end of a day, 24:00:00, is the beginning of the next. */
export function dateAndTime(text: string): FeelDateTime | null {
  const [, days = '', clock = '00:00:00'] = /^([^T]*)(?:T(.*))?$/.exec(text) ?? []
  const ends = /^24:00:00(\.0+)?(?=$|[Z@+-])/i.test(clock)
  const day = date(days)
  const hour = time(ends ? `00${clock.slice(2)}` : clock)
  return day && hour && new FeelDateTime(day.unwrap().toPlainDateTime(hour.unwrap()).add({ days: ends ? 1 : 0 }), hour.zone)
}

/** Of years and months, or of days and time, never of both. */
export const duration = (text: string): FeelDuration | null => (/^-?P\d+[YM].*[DT]/.test(text) ? null : durationOf(text.replace(/(\d)\.S$/, '$1S')))

/** What stands in `@"..."`. */
export function momentAt(text: string): unknown {
  if (/^-?P/.test(text)) return duration(text)
  if (/^\d\d:/.test(text)) return time(text)
  return text.includes('T') ? dateAndTime(text) : date(text)
}

/** A moment as FEEL writes it: no sign before a year of more than four digits, and no more zeros than fill four. */
export const written = (moment: Moment): string => moment.iso.replace(/^([+-])0*(\d{4,})-/, (_, sign: string, year: string) => `${sign === '-' ? '-' : ''}${year}-`)
