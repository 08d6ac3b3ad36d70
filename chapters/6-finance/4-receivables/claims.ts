/** Where a customer's claim stands: with the firm, or taken to the bank with recourse. Whatever settles it takes it from there. */
import { account } from '#commons'
import { credit, fulfilled, rows, type Fact, type Fulfilment, type Id, type Link, type PostingLine } from '#declare'
import { greatest, isPositive, least, minus, sum, type Decimal } from '#words'
import { discounting, salesInvoice } from '../contract.ts'

/** An invoice at the bank whose customer still pays the firm, and what came for it since it went there. */
export type AtBank = { readonly atBank: readonly { readonly invoice: Id; readonly state: string; readonly amount: Decimal }[]; readonly collected: Readonly<Record<string, Fulfilment>> }
type Settled = { readonly id: Id; readonly invoice: Id; readonly amount: Decimal }

export const atBankOf = (invoices: readonly Id[]): Fact<AtBank['atBank']> =>
  rows({ source: { document: discounting.name }, where: { invoice: { in: [...invoices] }, state: { in: ['pledged', 'disbursed'] } }, fields: { invoice: 'invoice', state: 'state', amount: 'amount' } })
export const collectedOf = (invoices: readonly Id[]): Fact<AtBank['collected']> => fulfilled('collected', invoices)

const partsOf = (lines: readonly Settled[], { atBank, collected }: AtBank) => lines.flatMap((line) => atBank.filter(({ invoice }) => invoice === line.invoice)
  .map(({ invoice, state, amount }) => ({ line: line.id, invoice, state, amount: greatest('0', least(line.amount, minus(amount, collected[invoice]?.amount ?? '0'))) })))

/** What of the settled claims is taken from the accounts of those at the bank; the rest is the firm's own. */
export function takenFromBank(lines: readonly Settled[], known: AtBank, customer: Id): { readonly amount: Decimal; readonly lines: readonly PostingLine[] } {
  const parts = partsOf(lines, known)
  const of = (state: string) => sum(parts.filter((one) => one.state === state).map(({ amount }) => amount))
  return { amount: sum(parts.map(({ amount }) => amount)), lines: [credit(account.pledgedReceivable, of('pledged'), { party: customer }), credit(account.discountedReceivable, of('disbursed'), { party: customer })] }
}

export const collects = (lines: readonly Settled[], known: AtBank): readonly Link[] => partsOf(lines, known).filter(({ amount }) => isPositive(amount))
  .map(({ line, invoice, amount }) => ({ kind: 'collected', from: { document: salesInvoice.name, record: invoice }, line, quantity: '0', amount }))
