/** Decimal texts as people write and read them; never a binary number on the way. */

/** `1234567.5` with two places -> `1,234,567.50`; more places than asked for are kept, trailing zeros beyond them dropped. */
export function grouped(decimal: string, places = 0): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  if (whole === '') return decimal
  const fraction = rest.slice(0, places).padEnd(places, '0') + rest.slice(places).replace(/0+$/, '')
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction ? `.${fraction}` : ''}`
}

/**
 * A number as typed or pasted -> decimal text, or null when it is none: `1,200`, `¥15.50`, `(1.5)`, `13%`, full-width digits.
 * Nothing is guessed: `1,20` is no number.
 */
export function readDecimal(typed: string): string | null {
  const half = typed.normalize('NFKC').replace(/[\s¥$€£]/g, '').replace(/。/g, '.')
  const [, opened, body, closed] = /^(\()?(.*?)(\))?$/.exec(half) ?? []
  if (!body || (opened === undefined) !== (closed === undefined)) return null
  const [, sign = '', digits = '', percent] = /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(%)?$/.exec(body) ?? []
  const plain = digits.replace(/,/g, '')
  if (!/\d/.test(plain)) return null
  const negative = (sign === '-') !== (opened !== undefined)
  const read = tidy(percent ? shifted(plain, -2) : plain)
  return negative && !/^[0.]+$/.test(read) ? `-${read}` : read
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

const tidy = (plain: string): string => {
  const [whole = '', fraction = ''] = plain.split('.')
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}
