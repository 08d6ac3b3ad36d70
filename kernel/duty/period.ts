/** Periods of a rhythm: which one a day lies in, when it begins and ends. */
import type { Rhythm } from '#declare'
import { addDays, type Day } from '#words'

export type Every = Exclude<Rhythm, 'per-case' | 'continuous'>
/** `code` is `2026`, `2026H2`, `2026Q4`, `2026-11` or `2026W48`; `last` is its last day. */
export type Period = { readonly code: string; readonly first: Day; readonly last: Day }

export function periodOf(rhythm: Every, day: Day): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = { yearly: 12, 'half-yearly': 6, quarterly: 3, monthly: 1, weekly: 0 }[rhythm]
  if (months === 0) return weekOf(day)
  const nth = Math.floor((month - 1) / months)
  const first = `${year}-${pad(nth * months + 1)}-01`
  const last = addDays(firstOfMonth(year, nth * months + 1 + months), -1)
  const code = { 12: `${year}`, 6: `${year}H${nth + 1}`, 3: `${year}Q${nth + 1}`, 1: `${year}-${pad(month)}` }[months] as string
  return { code, first, last }
}

/** All periods from the one that holds `from` to the one that holds `to`. */
export function periodsBetween(rhythm: Every, from: Day, to: Day): readonly Period[] {
  const all: Period[] = []
  for (let period = periodOf(rhythm, from); period.first <= to; period = periodOf(rhythm, addDays(period.last, 1))) all.push(period)
  return all
}

const pad = (count: number): string => String(count).padStart(2, '0')
const firstOfMonth = (year: number, month: number): Day => (month > 12 ? `${year + 1}-${pad(month - 12)}-01` : `${year}-${pad(month)}-01`)

/** ISO week: it begins on Monday and belongs to the year of its Thursday. */
function weekOf(day: Day): Period {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const first = addDays(day, -weekday)
  const thursday = addDays(first, 3)
  const year = Number(thursday.slice(0, 4))
  const nth = Math.floor((Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 604_800_000) + 1
  return { code: `${year}W${pad(nth)}`, first, last: addDays(first, 6) }
}
