/** Days and instants as people read them, in the company's time zone. */

import { minuteText } from '#words'

export const defaultZone = 'Asia/Shanghai'

/** `2026-11-24 13:05` in the zone. */
export function instantText(instant: string, zone = defaultZone): string {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? instant : minuteText(at, zone)
}

/** A limit that runs to the end of a day is told as that day. */
export function dueText(instant: string, zone = defaultZone): string {
  const text = instantText(instant, zone)
  return text.endsWith(' 00:00') ? instantText(new Date(Date.parse(instant) - 1).toISOString(), zone).slice(0, 10) : text
}

/** Whole days from now until then, negative when it is past; both counted as calendar days of the zone. */
export function daysUntil(instant: string, zone = defaultZone, now = new Date()): number {
  const dayOf = (at: Date): number => Date.parse(`${minuteText(at, zone).slice(0, 10)}T00:00:00Z`)
  const then = /^\d{4}-\d{2}-\d{2}$/.test(instant) ? Date.parse(`${instant}T00:00:00Z`) : dayOf(new Date(instant))
  return Math.round((then - dayOf(now)) / 86_400_000)
}
