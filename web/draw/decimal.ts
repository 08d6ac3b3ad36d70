/** Decimal texts as people type and paste them; how they read them stands in the words of the house. */
import { shifted, tidy } from '#words'

export { grouped, percent, shifted } from '#words'

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
