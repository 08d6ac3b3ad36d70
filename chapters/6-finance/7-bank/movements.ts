/** What went over an account of the bank in the books, paper by paper: payments, receipts and refunds by themselves, everything else by its voucher. */
import { rows, type Fact, type Id } from '#declare'
import { minus, type Day, type Decimal } from '#words'
import { customerCredit, moneyReceipt, openingBalance, payment } from '../contract.ts'
import type { Movement } from './matching.ts'

/** The field of a bank line that names the paper it is matched with. */
export const papers = ['payment', 'receipt', 'credit', 'voucher'] as const
export type Papers = { readonly [P in (typeof papers)[number]]?: string | null | undefined }
export type Moved = Movement & { readonly as: keyof Papers; readonly what: string }
/** What the paper says of itself, so that the bank's line may be known by it. */
export type Told = { readonly id: Id; readonly reference: string | null; readonly party: string | null }
/** An entry that touches the account. */
export type Touched = { readonly entry: Id; readonly date: Day; readonly period: string; readonly word: string; readonly number: number; readonly document: string; readonly record: Id; readonly reverses: Id | null; readonly debit: Decimal; readonly credit: Decimal }

export const touched = (account: Readonly<Record<string, string>>, date: { readonly from: Day; readonly to: Day }): Fact<readonly Touched[]> => rows<Touched>({
  source: { journal: 'entries' }, where: { ...account, phase: 'settled', date, document: { not: openingBalance.name } },
  fields: { entry: 'entry', date: 'date', period: 'period', word: 'word', number: 'number', document: 'document', record: 'record', reverses: 'reverses' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } }, sort: ['date', 'number'],
})

const byThemselves: Readonly<Record<string, keyof Papers>> = { [payment.name]: 'payment', [moneyReceipt.name]: 'receipt', [customerCredit.name]: 'credit' }

/** Movements as of a day: an entry that was taken back by then never reached the bank, and neither did what took it back. */
export function movementsOf(entries: readonly Touched[], told: readonly Told[], asOf: Day): readonly Moved[] {
  const back = new Set(entries.flatMap(({ entry, reverses, date }) => (reverses && date <= asOf && entries.some((one) => one.entry === reverses) ? [entry, reverses] : [])))
  const known = new Map(told.map((one) => [one.id, one]))
  return entries.filter(({ entry }) => !back.has(entry)).map((one) => {
    const voucher = `${one.period} ${one.word}-${one.number}`
    const as = one.reverses ? 'voucher' : byThemselves[one.document] ?? 'voucher'
    const { reference, party } = (as === 'voucher' ? undefined : known.get(one.record)) ?? { reference: null, party: null }
    return { id: as === 'voucher' ? voucher : one.record, as, what: party ? `${voucher} ${party}` : voucher, date: one.date, amount: minus(one.debit, one.credit), reference, party }
  })
}
