/** A sales invoice: what a customer owes, the revenue and the tax of it; part of it is taken back by a red invoice, never changed. */
import { all, alsoIn, credit, day, debit, document, fulfilled, lines, money, quantity, rate, record, ref, text, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, duty, financeManager, foreignFields, generalManager, inBooks, internalAuditor, party, rateSaid, salesManager, treasurer } from '#commons'
import { compare, isPositive, isZero, minus, negated, refuse, rounded, sum, times, type Decimal } from '#words'
import { salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('开票日期', 'Date').required(),
  due: day('应收日期', 'Due'),
  ...foreignFields,
  red: ref(salesInvoice, '对应蓝字发票', 'Takes back').because('红字发票须注明其冲回的蓝字发票（发票管理办法实施细则）', 'A red invoice names the blue one it takes back (Implementing Rules of Invoice Administration)'),
  lines: lines('明细', 'Lines', {
    what: text('货物或服务', 'Goods or service', 200).required(),
    quantity: quantity('数量', 'Quantity').required(),
    net: money('不含税金额', 'Net').required(),
    vatRate: rate('税率', 'VAT rate').initially('0.13'),
    tax: money('税额', 'Tax'),
  }).required(),
  net: money('不含税合计', 'Net').required(),
  tax: money('税额合计', 'Tax').required(),
  total: money('价税合计', 'Total').required(),
}
export type SalesInvoice = RowOf<typeof fields>
type Kept = SalesInvoice & { readonly id: string; readonly number: string }
type Known = { readonly blue: (Kept & { readonly state: string }) | undefined; readonly taken: Readonly<Record<string, Fulfilment>>; readonly settled: Readonly<Record<string, Fulfilment>> }

export const salesInvoiceDocument = document('finance.sales-invoice', {
  label: ['销售发票', 'Sales invoice'], clause: booked, numbered: 'XS-{yyyy}{MM}-{0000}', fields,
  derive: {
    lines: (row) => row.lines.map((one) => ({ ...one, tax: rounded(times(one.net, one.vatRate), 2) })),
    net: (row) => sum(row.lines.map((one) => one.net)), tax: (row) => sum(row.lines.map((one) => rounded(times(one.net, one.vatRate), 2))), total: (row) => sum(row.lines.flatMap((one) => [one.net, rounded(times(one.net, one.vatRate), 2)])),
  },
  check: (row) => (row.lines.every((one) => isPositive(one.quantity)) ? rateSaid(row) : refuse('数量须大于零', 'The quantity must be above zero', 'lines.0.quantity')),
  known: { blue: (row: Kept) => record<(Kept & { state: string }) | undefined>(salesInvoice as { name: string }, row.red), taken: (row: Kept) => fulfilled('taken-back', [row.red]), settled: (row: Kept) => fulfilled('settled', [row.id]) },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['入账', 'Post'], from: 'draft', to: 'posted', by: [accountant, salesManager, financeManager], clause: booked, duty: duty.record, needs: ['blue', 'taken'], guard: notMoreThanWasSold, post: sold, link: takesBack },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, needs: ['settled'], guard: unpaid, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, salesManager, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, salesManager, financeManager] } },
  list: { columns: ['number', 'customer', 'date', 'due', 'total', 'state'], filters: ['state', 'customer', 'date', 'red'], sort: '-date' },
  form: [['customer', 'date', 'due', 'red'], ['currency', 'exchangeRate'], ['lines'], ['net', 'tax', 'total']],
})

/** Pieces and money of a red invoice come off the blue one, and never more than is left of it. */
function notMoreThanWasSold(row: Kept, { blue, taken }: Known) {
  if (!row.red) return undefined
  if (blue?.state !== 'posted' || blue.red || blue.customer !== row.customer) return refuse('只能冲回该客户已入账的蓝字发票', 'Only a posted blue invoice of this customer is taken back', 'red')
  if (blue.currency !== row.currency || blue.exchangeRate !== row.exchangeRate) return refuse('红字发票沿用蓝字发票的币种与汇率', 'A red invoice keeps the currency and the rate of the blue one', 'currency')
  const before = taken[row.red] ?? { quantity: '0', amount: '0' }
  const pieces = (of: SalesInvoice) => sum(of.lines.map((one) => one.quantity))
  const [count, amount] = [minus(pieces(blue), before.quantity), minus(blue.total, before.amount)]
  return compare(pieces(row), count) > 0 || compare(row.total, amount) > 0 ? refuse(`超出蓝字发票剩余：数量 ${count}，金额 ${amount}`, `More than is left of it: ${count} pieces, ${amount} in money`, 'lines', { rule: 'more-than-left' }) : undefined
}

function unpaid(_row: Kept, { settled }: Known) {
  return Object.values(settled).every(({ amount }) => isZero(amount)) ? undefined : refuse('已有收款，不能冲销', 'Money came for it already', 'lines', { kind: 'conflict' })
}

function sold(row: Kept): readonly Posting[] {
  const sign = (amount: Decimal) => (row.red ? negated(amount) : amount)
  const customer = { party: row.customer }
  const [total, tax] = [inBooks(row.total, row), inBooks(row.tax, row)]
  return [{
    summary: row.red ? [`红字发票 ${row.number}`, `Red invoice ${row.number}`] : [`销售发票 ${row.number}`, `Sales invoice ${row.number}`], date: row.date, red: row.red !== undefined,
    lines: [alsoIn(row.currency, sign(row.total), debit(account.receivable, sign(total), customer)), credit(account.revenue, sign(minus(total, tax))), credit(account.outputVat, sign(tax), customer)],
  }]
}

function takesBack(row: Kept): readonly Link[] {
  return row.red ? [{ kind: 'taken-back', from: { document: salesInvoice.name, record: row.red }, line: row.id, quantity: sum(row.lines.map((one) => one.quantity)), amount: row.total }] : []
}
