/** What an open sum in another currency stands at in the books: at the rate of its paper, or of the last revaluation since. */
import { credit, debit, alsoIn, rows, type Fact, type Posting, type PostingLine } from '#declare'
import { account, inBooks } from '#commons'
import { isZero, minus, sum, type Day, type Decimal } from '#words'
import { revaluation } from '../contract.ts'

export type Revalued = { readonly currency: string; readonly date: Day; readonly rate: Decimal }
type Owed = { readonly currency?: string | null | undefined; readonly exchangeRate?: Decimal | undefined; readonly date: Day }

/** The last revaluation of a currency up to a day; a paper in the currency of the books asks for none. */
export const revaluedBy = (currency: string | undefined, on: Day): Fact<readonly Revalued[]> =>
  rows<Revalued>({ source: { document: revaluation.name }, where: { state: 'posted', currency: currency ?? null, date: { to: on } }, fields: { currency: 'currency', date: 'date', rate: 'rate' }, sort: ['-date', '-number'], limit: 1 })

const rateCarried = ({ currency, exchangeRate, date }: Owed, revalued: readonly Revalued[]): { readonly exchangeRate?: Decimal | undefined } =>
  ({ exchangeRate: !currency ? undefined : revalued.find((one) => one.currency === currency && one.date >= date)?.rate ?? exchangeRate })

/** What leaves the books when so much of what is open is settled; the last part takes the last cent. */
function carriedOut(owed: Owed, open: Decimal, settled: Decimal, revalued: readonly Revalued[]): Decimal {
  const at = rateCarried(owed, revalued)
  return minus(inBooks(open, at), inBooks(minus(open, settled), at))
}

/** The same for every invoice that a paper settles; one in the currency of the books stands at what it is. */
export const carriedBy = <O extends Owed & { readonly id: string }>(lines: readonly { readonly invoice: string; readonly amount: Decimal }[], invoices: readonly O[], openOf: (owed: O) => Decimal, revalued: readonly Revalued[]): Decimal => sum(lines.map(({ invoice, amount }) => {
  const owed = invoices.find(({ id }) => id === invoice)
  return owed?.currency ? carriedOut(owed, openOf(owed), amount, revalued) : amount
}))

/** Realised on settlement: an item was cleared at the rate of the day, and this takes it to what it was carried at. `gain` is in the books' currency, a loss below zero. */
export function differenceEntry(number: string, date: Day, gain: Decimal, item: { readonly account: typeof account.receivable | typeof account.payable; readonly party: string; readonly currency: string | undefined }): readonly Posting[] {
  if (isZero(gain)) return []
  const line: PostingLine = alsoIn(item.currency, '0', debit(item.account, gain, { party: item.party }))
  return [{ summary: [`汇兑差额 ${number}`, `Exchange difference of ${number}`], date, word: '转', lines: [line, credit(account.exchangeDifference, gain)] }]
}
