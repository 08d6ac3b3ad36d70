/** When a drawn term ends: ISO 8601, its days and hours in the company's working time; in a year without a calendar nobody knows. */
import { addDays, addWorkingDays, addWorkingHours, dayOf, instantAt, type Calendar, type Instant, type NotAnnounced } from '#words'
import type { Timer } from './engine/index.ts'

const written = /^(?:R\d*\/)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const endOfWork = '18:00'

/**
 * `P2D` is two working days, to the end of the second; `PT8H` eight hours of working time; years, months and weeks run by the calendar, seconds by the clock.
 * Nothing for a term that is none.
 */
export function dueAfter(calendar: Calendar, from: Instant, term: string): Instant | NotAnnounced | undefined {
  const [, years, months, weeks, days, hours, minutes, seconds] = (written.exec(term) ?? []).map((part) => (part === undefined ? 0 : Number(part)))
  if (years === undefined || term.endsWith('P') || term.endsWith('T')) return undefined
  let due: Instant = shifted(from, years * 12 + (months ?? 0), (weeks ?? 0) * 7, calendar.zone)
  if (days) {
    const day = addWorkingDays(calendar, dayOf(due, calendar.zone), days)
    if (typeof day !== 'string') return day
    due = instantAt(day, endOfWork, calendar.zone)
  }
  const worked = (hours ?? 0) + (minutes ?? 0) / 60
  const after = worked > 0 ? addWorkingHours(calendar, due, worked) : due
  return typeof after === 'string' && seconds ? new Date(Date.parse(after) + seconds * 1000).toISOString() : after
}

/** When a timer of a drawing fires: at its date, or when its term has passed. */
export function fires(calendar: Calendar, from: Instant, { of, value }: Timer): Instant | NotAnnounced {
  if (of === 'date') return /[zZ]|[+-]\d\d:?\d\d$/.test(value) ? new Date(value).toISOString() : instantAt(value.slice(0, 10), value.slice(11, 16) || '00:00', calendar.zone)
  const due = dueAfter(calendar, from, value)
  if (due === undefined) throw new Error(`"${value}" is no term`)
  return due
}

function shifted(from: Instant, months: number, days: number, zone: string): Instant {
  if (months === 0 && days === 0) return from
  const day = dayOf(from, zone)
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  const to = addDays(`${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`, days)
  return new Date(Date.parse(from) + Date.parse(`${to}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)).toISOString()
}
