/** Calendar days and instants as ISO text: a day is `YYYY-MM-DD` in the company's zone, an instant is UTC. */

/** A calendar day, e.g. `2026-11-24`. */
export type Day = string
/** A moment, e.g. `2026-11-24T05:00:00.000Z`. */
export type Instant = string

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value
}

export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
}

/** The day that contains an instant, in an IANA zone. */
export function dayOf(instant: Instant | Date, zone = 'Asia/Shanghai'): Day {
  const at = new Date(instant)
  const quarter = Math.floor(at.getTime() / quarterHour)
  const last = lastDays.get(zone)
  if (last?.quarter === quarter) return last.day
  const day = formatter(zone).format(at)
  if (at.getTime() > sinceQuarters) lastDays.set(zone, { quarter, day })
  return day
}

/** Since 1973 every zone is whole quarters of an hour from UTC, so a day begins with one; what is asked again and again is of the same quarter. */
const quarterHour = 900_000
const sinceQuarters = Date.UTC(1973, 0)
const lastDays = new Map<string, { readonly quarter: number; readonly day: Day }>()

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(zone, made)
  return made
}
