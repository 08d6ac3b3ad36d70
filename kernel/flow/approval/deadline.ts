/** Deadlines in working time: when an approval is looked after - reminded of, due, escalated. */
import type { Approval } from '#declare'
import { workingMinutesBetween, type Calendar } from '#words'
import { dueAfter } from '../due.ts'

export type Attention = { readonly attend_at: string | null; readonly attend_to: 'remind' | 'due' | 'escalate' | null }
const never: Attention = { attend_at: null, attend_to: null }

/** The first thing to look after; a reminder whose time is already past is not sent. */
export function firstAttention({ remind, escalate, onDue }: Approval, calendar: Calendar, at: string, due: string | null): Attention {
  if (!due) return never
  const early = remind ? before(calendar, due, remind) : null
  if (early && early > at) return { attend_at: early, attend_to: 'remind' }
  return onDue === 'wait' && !escalate ? never : { attend_at: due, attend_to: 'due' }
}

/** After the reminder the deadline; what merely waits then is escalated later where it is drawn. */
export function nextAttention({ escalate, onDue }: Approval, calendar: Calendar, was: 'remind' | 'due' | 'escalate', due: string | null): Attention {
  if (was === 'remind') return { attend_at: due, attend_to: 'due' }
  const later = was === 'due' && onDue === 'wait' && escalate && due ? dueAfter(calendar, due, escalate) : undefined
  return typeof later === 'string' ? { attend_at: later, attend_to: 'escalate' } : never
}

/** The latest minute at work from which that much working time leads to the deadline, found by halving. */
function before(calendar: Calendar, due: string, term: string): string | null {
  let [low, high] = [Date.parse(due) - 90 * 86_400_000, Date.parse(due)]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2)
    const reached = dueAfter(calendar, new Date(middle).toISOString(), term)
    if (typeof reached !== 'string') return null
    if (reached > due) high = middle
    else low = middle
  }
  return lastWorked(calendar, low)
}

/** Nobody is reminded at night: the end of the work before it, where it lies outside working hours. */
function lastWorked(calendar: Calendar, at: number): string {
  const isIdle = (from: number) => workingMinutesBetween(calendar, new Date(from).toISOString(), new Date(at).toISOString()) === 0
  let [low, high] = [at - 90 * 86_400_000, at]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2)
    if (isIdle(middle)) high = middle
    else low = middle
  }
  return new Date(Math.round(high / 60_000) * 60_000).toISOString()
}
