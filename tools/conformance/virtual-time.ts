/** Seconds of a virtual clock that begins at 0. */
import type { Timer } from '../../kernel/flow/engine/index.ts'

/** A date already past is due at once. */
export function dueAfter(now: number, { of, value }: Timer): number {
  if (of === 'date') return now
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(value) ?? []
  return now + Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
