/** What accountants know from every voucher: `=` puts the amount that balances, `..` copies the line above, `//` the first one. */
import { added } from '../draw/total.ts'
import { withCell, type Lines } from './lines.ts'

/** The other lines' difference, on the wanted side of this line where it balances there, else as a plain amount on the other side: nobody means a red figure by `=`. Unread amounts stop it: a balance over them would be guessed. */
export function balanced(lines: Lines, at: number, wanted: 'debit' | 'credit'): Lines | undefined {
  const others = lines.filter((_, one) => one !== at)
  const debits = amounts(others, 'debit')
  const credits = amounts(others, 'credit')
  if (!debits || !credits || !lines[at]) return undefined
  const off = wanted === 'debit' ? added([...credits, ...debits.map(negated)]) : added([...debits, ...credits.map(negated)])
  const side = off.startsWith('-') ? other[wanted] : wanted
  return withCell(withCell(lines, at, side, off.replace('-', '')), at, other[side], '0')
}

const other = { debit: 'credit', credit: 'debit' } as const
const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

function amounts(lines: Lines, side: 'debit' | 'credit'): readonly string[] | undefined {
  const given = lines.map((line) => String(line[side] || '0'))
  return given.every((one) => /^-?\d+(\.\d+)?$/.test(one)) ? given : undefined
}

/** The line that a short sign means: two stops the one above, two strokes the first; a Chinese keyboard writes 。 and 、 for them. */
export function meantLine(typed: string, at: number): number | undefined {
  if (at > 0 && /^(\.\.|。。|．．)$/.test(typed)) return at - 1
  return at > 0 && /^(\/\/|、、|／／)$/.test(typed) ? 0 : undefined
}
