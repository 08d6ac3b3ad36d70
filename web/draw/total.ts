/** Sums of a column, exact, over decimal texts. */
import { hasSum, type FieldMeta } from '#declare'
import { grouped } from './decimal.ts'

export { adds, areOne, thingOf } from '#declare'

/** The column's sum as people read it; nothing where a sum means nothing. */
export function columnTotal(field: FieldMeta, fields: readonly FieldMeta[], lines: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  if (!hasSum(field, fields, lines)) return undefined
  const given = lines.map((line) => line[field.key]).filter((value): value is string => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
  return given.length === 0 ? undefined : grouped(added(given), field.kind === 'money' ? 2 : 0)
}

/** Exact sum by aligning the decimal points; no binary fraction is ever made. */
export function added(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((one) => (one.split('.')[1] ?? '').length))
  const scaled = decimals.reduce((sum, one) => sum + BigInt(`${one.replace('.', '')}${'0'.repeat(places - (one.split('.')[1] ?? '').length)}`), 0n)
  const digits = scaled.toString().replace('-', '').padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${scaled < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`
}
