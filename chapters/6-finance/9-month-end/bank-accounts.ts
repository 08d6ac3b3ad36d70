/** Bank accounts whose statement of the month is missing, not reconciled, or reconciled with a difference that nobody explained (6.3.3). */
import { isZero, sum, type Day, type Decimal } from '#words'

export type Stated = { readonly id: string; readonly bookAccount: string | null; readonly to: Day; readonly state: string; readonly difference: Decimal | null; readonly explanation: string | null }

/** `moved` are the accounts that moved in the month; a statement that names no account is of the first of them. */
export function bankOpen(last: Day, moved: readonly string[], statements: readonly Stated[]): { readonly count: number; readonly amount: Decimal } {
  const covering = (account: string) => statements.filter((one) => one.state === 'reconciled' && one.to >= last && (one.bookAccount ?? moved[0]) === account)
  const missing = moved.filter((account) => covering(account).length === 0)
  const off = statements.filter((one) => one.state === 'reconciled' && !isZero(one.difference ?? '0') && !one.explanation)
  return { count: missing.length + off.length, amount: sum(off.map(({ difference }) => difference ?? '0')) }
}
