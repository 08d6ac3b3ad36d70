/** Lines of the bank against movements in the books: pairs that are sure by rule, pairs that a person may confirm, and what ties both balances. */
import { compare, daysBetween, isZero, minus, plus, sum, type Day, type Decimal } from '#words'

/** Money in is positive, money out negative, on both sides. */
export type Movement = { readonly id: string; readonly date: Day; readonly amount: Decimal; readonly reference?: string | null | undefined; readonly party?: string | null | undefined }
export type Pair = { readonly line: string; readonly movement: string; readonly rule: 'reference' | 'party' | 'amount' }

const same = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a) && a?.trim() === b?.trim()
const close = (line: Movement, movement: Movement): boolean => Math.abs(daysBetween(line.date, movement.date)) <= 10

/** The rule list, surest first; a pair of the first rule is matched by the house, of the others suggested. */
const rules: readonly (readonly [Pair['rule'], (line: Movement, movement: Movement) => boolean])[] = [
  ['reference', (line, movement) => same(line.reference, movement.reference)],
  ['party', (line, movement) => same(line.party, movement.party) && close(line, movement)],
  ['amount', (line, movement) => close(line, movement)],
]

/** Each line with the one movement of its amount that the surest rule finds; where a rule finds two, a person must choose. */
export function paired(lines: readonly Movement[], movements: readonly Movement[]): readonly Pair[] {
  const pairs: Pair[] = []
  for (const [rule, fits] of rules) {
    for (const line of lines.filter(({ id }) => !pairs.some((pair) => pair.line === id))) {
      const found = movements.filter((movement) => compare(movement.amount, line.amount) === 0 && fits(line, movement) && !pairs.some((pair) => pair.movement === movement.id))
      if (found.length === 1 && found[0]) pairs.push({ line: line.id, movement: found[0].id, rule })
    }
  }
  return pairs
}

export type Standing = { readonly book: Decimal; readonly bank: Decimal; readonly bookOnly: readonly Decimal[]; readonly bankOnly: readonly Decimal[] }
/** 银行存款余额调节表: each side with what only the other has; it is a statement, and nothing is booked from it before the bank's slip comes. */
export function reconciled({ book, bank, bookOnly, bankOnly }: Standing): { readonly adjustedBook: Decimal; readonly adjustedBank: Decimal; readonly difference: Decimal; readonly balanced: boolean } {
  const [adjustedBook, adjustedBank] = [plus(book, sum(bankOnly)), plus(bank, sum(bookOnly))]
  const difference = minus(adjustedBook, adjustedBank)
  return { adjustedBook, adjustedBank, difference, balanced: isZero(difference) }
}
