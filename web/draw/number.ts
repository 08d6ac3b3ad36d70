/** Numbers of a field as they are typed: read into what the house wants, and kept ones as they are typed again. */
import type { FieldMeta } from '#declare'
import { grouped, percent, readDecimal, shifted } from './decimal.ts'

/** Typed text as the house wants it: undefined when empty, null when it is no number. A rate from 1 up is meant in percent. */
export function numberOf(field: Pick<FieldMeta, 'kind'>, text: string): string | number | undefined | null {
  if (text.trim() === '') return undefined
  const read = readDecimal(text)
  if (read === null) return null
  if (field.kind === 'rate' && !/[%％]/.test(text) && /^-?[1-9]/.test(read)) return shifted(read, -2)
  if (field.kind === 'integer') return /^-?\d{1,10}$/.test(read) ? Number(read) : null
  return read
}

/** A kept number as it is typed: rates in percent, no zeros that say nothing, no thousands separators. */
export function shownNumber({ kind }: Pick<FieldMeta, 'kind'>, kept: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(kept)) return kept
  if (kind === 'rate') return percent(kept)
  return grouped(kept, kind === 'money' && kept.includes('.') ? 2 : 0).replaceAll(',', '')
}
