/** Decimals and moments as people read them, on a screen and on paper alike; never a binary number on the way. */
import type { Instant } from './date.ts'

/** `1234567.5` with two places -> `1,234,567.50`; more places than asked for are kept, trailing zeros beyond them dropped. */
export function grouped(decimal: string, places = 0): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  if (whole === '') return decimal
  const fraction = rest.slice(0, places).padEnd(places, '0') + rest.slice(places).replace(/0+$/, '')
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction ? `.${fraction}` : ''}`
}

/** The decimal point moved by `by` places, as text: `13` by -2 is `0.13`. */
export function shifted(plain: string, by: number): string {
  const sign = plain.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.')
  const point = whole.length + by
  const digits = (point <= 0 ? '0'.repeat(1 - point) : '') + whole + fraction + '0'.repeat(Math.max(0, point - whole.length - fraction.length))
  const at = Math.max(1, point)
  return `${sign}${tidy(`${digits.slice(0, at)}.${digits.slice(at)}`)}`
}

/** A rate as people read it: `0.13` -> `13%`. */
export const percent = (decimal: string): string => `${shifted(decimal, 2).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}%`

/** Without zeros that say nothing before the point. */
export const tidy = (plain: string): string => {
  const [whole = '', fraction = ''] = plain.split('.')
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-24 13:05` in the zone. */
export function minuteText(instant: Instant | Date, zone: string): string {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
  formats.set(zone, known)
  return known.format(new Date(instant))
}
