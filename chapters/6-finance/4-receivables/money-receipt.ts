/** A money receipt: what a customer paid, against which invoices; what is not against one stands as an advance, what was let off lowers revenue and its tax. */
import { all, alsoIn, choice, credit, day, debit, document, fulfilled, lines, money, ref, rows, text, type Fulfilment, type Link, type Posting, type PostingLine, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, foreignFields, generalManager, inBooks, internalAuditor, party, rateSaid, treasurer } from '#commons'
import { compare, dividedBy, isPositive, isZero, minus, plus, refuse, sum, times, type Day, type Decimal } from '#words'
import { cashItem, discounting, salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { bookAccount, chartedOf, moneyOver, overBank } from '../1-books/bank-account.ts'
import { carriedBy, differenceEntry, revaluedBy, type Revalued } from '../1-books/carried.ts'
import { itemFor, standardItems } from '../1-books/standard-items.ts'
import { atBankOf, collectedOf, collects, takenFromBank, type AtBank } from './claims.ts'

const watched = financePolicy.clause('6.3.3')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('收款日期', 'Date').required().startsToday(),
  method: choice('收款方式', 'Method', { bank: ['银行转账', 'Bank transfer'], cash: ['现金', 'Cash'] }).initially('bank'),
  bookAccount,
  bankReference: text('银行流水号', 'Bank reference', 80).searched(),
  ...foreignFields,
  cashItem: ref(cashItem, '现金流量项目', 'Cash-flow item'),
  amount: money('收款金额', 'Amount').required(),
  lines: lines('核销发票', 'Against invoices', {
    invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required().unique(),
    amount: money('核销金额', 'Settled').required(),
    discount: money('其中折让', 'Of it let off').initially('0').because('折让按发票税率冲减收入与销项税额', 'It lowers revenue and output VAT at the rate of the invoice'),
  }),
  unallocated: money('未核销', 'Not against an invoice').required(),
}
export type MoneyReceipt = RowOf<typeof fields>
type Kept = MoneyReceipt & { readonly id: string; readonly number: string }
type Owed = { readonly id: string; readonly state: string; readonly customer: string; readonly total: Decimal; readonly net: Decimal; readonly tax: Decimal; readonly date: Day; readonly currency?: string | undefined; readonly exchangeRate?: Decimal | undefined }
/** An invoice that the bank bought for good, and which bank. */
type Sold = { readonly invoice: string; readonly lender: string }
type Known = AtBank & { readonly invoices: readonly Owed[]; readonly sold: readonly Sold[]; readonly settled: Readonly<Record<string, Fulfilment>>; readonly taken: Readonly<Record<string, Fulfilment>>; readonly revalued: readonly Revalued[] }

const paidBy = (row: MoneyReceipt): Decimal => sum((row.lines ?? []).map((one) => minus(one.amount, one.discount)))

export const moneyReceiptDocument = document('finance.money-receipt', {
  label: ['收款单', 'Money receipt'], clause: watched, numbered: 'SK-{yyyy}{MM}-{0000}', fields,
  derive: { unallocated: (row) => minus(row.amount, paidBy(row)) },
  check: (row) => (compare(paidBy(row), row.amount) > 0 ? refuse('核销金额大于收款金额', 'More is settled than came', 'amount') : rateSaid(row)),
  known: {
    invoices: (row: Kept) => rows<Owed>({ source: { document: salesInvoice.name }, where: { id: { in: (row.lines ?? []).map(({ invoice }) => invoice) } }, fields: { id: 'id', state: 'state', customer: 'customer', total: 'total', net: 'net', tax: 'tax', date: 'date', currency: 'currency', exchangeRate: 'exchangeRate' } }),
    sold: (row: Kept) => rows<Sold>({ source: { document: discounting.name }, where: { invoice: { in: (row.lines ?? []).map(({ invoice }) => invoice) }, state: 'sold' }, fields: { invoice: 'invoice', lender: 'lender' } }),
    settled: (row: Kept) => fulfilled('settled', (row.lines ?? []).map(({ invoice }) => invoice)),
    taken: (row: Kept) => fulfilled('taken-back', (row.lines ?? []).map(({ invoice }) => invoice)),
    revalued: (row: Kept) => revaluedBy(row.currency, row.date),
    atBank: (row: Kept) => atBankOf((row.lines ?? []).map(({ invoice }) => invoice)), collected: (row: Kept) => collectedOf((row.lines ?? []).map(({ invoice }) => invoice)),
    items: () => standardItems(), charted: (row: Kept) => chartedOf(row),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已收款', 'Received'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['收款入账', 'Post'], from: 'draft', to: 'posted', by: [cashier, accountant], clause: watched, duty: duty.record, needs: ['invoices', 'sold', 'settled', 'taken', 'revalued', 'atBank', 'collected', 'items', 'charted'], guard: (row, known) => open(row, known) ?? overBank(row, known.charted), sets: (row, { items }) => ({ cashItem: row.cashItem ?? itemFor('sales', items) }), post: (row, known) => came(row, known), link: (row, known) => [...settles(row), ...collects(row.lines ?? [], known)] },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: watched, reverses: 'post', grave: true },
  },
  access: { see: all(cashier, accountant, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [cashier, accountant] } },
  list: { columns: ['number', 'customer', 'date', 'amount', 'unallocated', 'state'], filters: ['state', 'customer', 'date'], sort: '-date' },
  form: [['customer', 'date', 'method'], ['bookAccount', 'bankReference'], ['cashItem', 'amount'], ['currency', 'exchangeRate'], ['lines'], ['unallocated']],
})

const openOf = ({ id, total }: Owed, { settled, taken }: Known): Decimal => minus(minus(total, settled[id]?.amount ?? '0'), taken[id]?.amount ?? '0')

function open(row: Kept, known: Known) {
  if (!isPositive(row.amount) && (row.lines ?? []).length === 0) return refuse('金额须大于零', 'The amount must be above zero', 'amount')
  for (const [at, { invoice, amount }] of (row.lines ?? []).entries()) {
    const owed = known.invoices.find(({ id }) => id === invoice)
    if (owed?.state !== 'posted' || owed.customer !== row.customer) return refuse('不是该客户已入账的发票', 'It is no posted invoice of this customer', `lines.${at}.invoice`)
    if ((owed.currency ?? undefined) !== row.currency) return refuse('收款与发票币种不同', 'The invoice is in another currency', `lines.${at}.invoice`)
    const bank = known.sold.find((one) => one.invoice === invoice)?.lender
    if (bank) return refuse(`该发票已无追索权卖断给“${bank}”，应由客户向银行付款`, `The invoice was sold to "${bank}" without recourse: the customer pays the bank`, `lines.${at}.invoice`, { kind: 'conflict', rule: 'sold-to-bank' })
    const left = openOf(owed, known)
    if (compare(amount, left) > 0) return refuse(`超出未收金额 ${left}`, `More than is still owed: ${left}`, `lines.${at}.amount`)
  }
  return undefined
}

/** The customer's item is cleared at the rate of the day; what that differs from the rate it was carried at is gained or lost. */
function came(row: Kept, known: Known): readonly Posting[] {
  const settled = row.lines ?? []
  const amount = sum(settled.map((one) => one.amount))
  const cleared = inBooks(amount, row)
  const discounts = settled.flatMap((one) => letOff(one, row, known.invoices.find(({ id }) => id === one.invoice)))
  const [bank, atBank] = [inBooks(row.amount, row), takenFromBank(settled, known, row.customer)]
  const [customer, money] = [{ party: row.customer }, moneyOver(row)]
  return [{
    summary: [`收款 ${row.number}`, `Money received ${row.number}`], date: row.date, word: '收',
    lines: [
      alsoIn(row.currency, row.amount, debit(money, bank, { cashItem: row.cashItem })), ...discounts,
      alsoIn(row.currency, minus('0', amount), credit(account.receivable, minus(cleared, atBank.amount), customer)), ...atBank.lines, alsoIn(row.currency, minus('0', row.unallocated), credit(account.customerAdvance, minus(sum([bank, ...discounts.map((one) => one.amount)]), cleared), customer)),
    ],
  }, ...differenceEntry(row.number, row.date, minus(cleared, carriedBy(settled, known.invoices, (owed) => openOf(owed, known), known.revalued)), { account: account.receivable, party: row.customer, currency: row.currency })]
}

/** What is let off takes revenue back, and the tax in it. */
function letOff({ id, discount }: NonNullable<MoneyReceipt['lines']>[number], row: Kept, invoice: Owed | undefined): readonly PostingLine[] {
  if (isZero(discount) || !invoice) return []
  const [all, tax] = [inBooks(discount, row), inBooks(dividedBy(times(discount, invoice.tax), plus(invoice.net, invoice.tax), 2), row)]
  return [debit(account.revenue, minus(all, tax), {}, id), debit(account.outputVat, tax, { party: invoice.customer }, id)]
}

const settles = (row: Kept): readonly Link[] => (row.lines ?? []).map(({ id, invoice, amount }) => ({ kind: 'settled', from: { document: salesInvoice.name, record: invoice }, line: id, quantity: '0', amount }))
