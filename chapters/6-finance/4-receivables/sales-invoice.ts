/** A sales invoice: what a customer owes, the revenue and the tax of it; part of it is taken back by a red invoice, never changed. */
import { all, alsoIn, balance, choice, credit, day, debit, document, fulfilled, lines, money, quantity, rate, record, ref, text, type Balance, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, foreignFields, generalManager, inBooks, internalAuditor, party, rateSaid, salesManager, treasurer } from '#commons'
import { compare, isNegative, isPositive, isZero, minus, negated, plus, refuse, rounded, sum, times, type Decimal } from '#words'
import { customerOrder, salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('开票日期', 'Date').required().startsToday(),
  due: day('应收日期', 'Due'),
  order: ref(customerOrder, '客户订单', 'Customer order'),
  kind: choice('类型', 'Kind', { sale: ['销售', 'Sale'], deposit: ['预收定金', 'Deposit'] }).initially('sale').because('定金先记预收，最终发票冲抵', 'A deposit is an advance until the final invoice takes it off'),
  ...foreignFields,
  red: ref(salesInvoice, '对应蓝字发票', 'Takes back').because('红字发票须注明其冲回的蓝字发票（发票管理办法实施细则）', 'A red invoice names the blue one it takes back (Implementing Rules of Invoice Administration)'),
  lines: lines('明细', 'Lines', {
    what: text('货物或服务', 'Goods or service', 200).required(),
    quantity: quantity('数量', 'Quantity').required(),
    net: money('不含税金额', 'Net').required(),
    vatRate: rate('税率', 'VAT rate').initially('0.13'),
    tax: money('税额', 'Tax').fixed(),
  }).required(),
  net: money('不含税合计', 'Net').required(),
  tax: money('税额合计', 'Tax').required(),
  deposit: money('冲抵定金', 'Deposit taken off').initially('0'),
  total: money('应收合计', 'Total').required(),
}
export type SalesInvoice = RowOf<typeof fields>
type Kept = SalesInvoice & { readonly id: string; readonly number: string }
type Promised = { readonly state: string; readonly customer: string; readonly total: Decimal } | undefined
type Known = { readonly blue: (Kept & { readonly state: string }) | undefined; readonly taken: Readonly<Record<string, Fulfilment>>; readonly settled: Readonly<Record<string, Fulfilment>>; readonly advance: Balance; readonly promised: Promised; readonly invoiced: Readonly<Record<string, Fulfilment>> }

export const salesInvoiceDocument = document('finance.sales-invoice', {
  label: ['销售发票', 'Sales invoice'], clause: booked, numbered: 'XS-{yyyy}{MM}-{0000}', fields,
  derive: {
    lines: (row) => row.lines.map((one) => ({ ...one, tax: rounded(times(one.net, one.vatRate), 2) })),
    net: (row) => sum(row.lines.map((one) => one.net)), tax: (row) => sum(row.lines.map((one) => rounded(times(one.net, one.vatRate), 2))), total: (row) => minus(sum(row.lines.flatMap((one) => [one.net, rounded(times(one.net, one.vatRate), 2)])), takenOff(row)),
  },
  check: (row) => (row.lines.every((one) => isPositive(one.quantity)) ? (rateSaid(row) ?? depositFits(row)) : refuse('数量须大于零', 'The quantity must be above zero', 'lines.0.quantity')),
  known: { blue: (row: Kept) => record<(Kept & { state: string }) | undefined>(salesInvoice as { name: string }, row.red), taken: (row: Kept) => fulfilled('taken-back', [row.red]), settled: (row: Kept) => fulfilled('settled', [row.id]), promised: (row: Kept) => record<Promised>(customerOrder as { name: string }, row.order), invoiced: (row: Kept) => fulfilled('invoiced', [row.order]), advance: (row: Kept) => balance(account.customerAdvance, { party: row.customer }) },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['入账', 'Post'], from: 'draft', to: 'posted', by: [accountant, salesManager, financeManager], clause: booked, duty: duty.record, needs: ['blue', 'taken', 'advance', 'promised', 'invoiced'], guard: (row, known) => notMoreThanWasPaid(row, known) ?? notMoreThanWasSold(row, known) ?? notMoreThanWasPromised(row, known), post: sold, link: (row) => [...takesBack(row), ...fulfils(row)] },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, needs: ['settled'], guard: unpaid, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, cashier, salesManager, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, salesManager, financeManager] } },
  list: { columns: ['number', 'customer', 'date', 'due', 'total', 'state'], filters: ['state', 'customer', 'date', 'red'], sort: '-date' },
  form: [['customer', 'date', 'due'], ['order', 'red'], ['kind', 'currency', 'exchangeRate'], ['lines'], ['net', 'tax', 'deposit', 'total']],
})

/** Invoices of the days before deposits say nothing of one. */
const takenOff = ({ deposit }: { readonly deposit?: Decimal }): Decimal => deposit ?? '0'

/** Only a sale in the currency of the books takes a deposit off, and no more than it comes to. */
function depositFits({ kind, red, currency, total, ...row }: SalesInvoice) {
  const deposit = takenOff(row)
  if (isZero(deposit)) return undefined
  if (kind === 'deposit' || red || currency || isNegative(deposit)) return refuse('只有本位币的蓝字销售发票可冲抵定金', 'Only a blue invoice of a sale in the currency of the books takes a deposit off', 'deposit')
  return isNegative(total) ? refuse('冲抵的定金大于发票金额', 'The deposit taken off is more than the invoice', 'deposit') : undefined
}

function notMoreThanWasPaid(row: Kept, { advance }: Pick<Known, 'advance'>) {
  const [deposit, left] = [takenOff(row), advance.settled]
  return !isZero(deposit) && compare(deposit, left) > 0 ? refuse(`预收定金只有 ${left}`, `Only ${left} was taken as a deposit`, 'deposit', { rule: 'deposit-left' }) : undefined
}

/** Pieces and money of a red invoice come off the blue one, and never more than is left of it. */
function notMoreThanWasSold(row: Kept, { blue, taken }: Pick<Known, 'blue' | 'taken'>) {
  if (!row.red) return undefined
  if (blue?.state !== 'posted' || blue.red || blue.customer !== row.customer || (blue.kind === 'deposit') !== (row.kind === 'deposit')) return refuse('只能冲回该客户已入账的蓝字发票', 'Only a posted blue invoice of this customer is taken back', 'red')
  if (blue.currency !== row.currency || blue.exchangeRate !== row.exchangeRate) return refuse('红字发票沿用蓝字发票的币种与汇率', 'A red invoice keeps the currency and the rate of the blue one', 'currency')
  const before = taken[row.red] ?? { quantity: '0', amount: '0' }
  const pieces = (of: SalesInvoice) => sum(of.lines.map((one) => one.quantity))
  const [count, amount] = [minus(pieces(blue), before.quantity), minus(blue.total, before.amount)]
  return compare(pieces(row), count) > 0 || compare(row.total, amount) > 0 ? refuse(`超出蓝字发票剩余：数量 ${count}，金额 ${amount}`, `More than is left of it: ${count} pieces, ${amount} in money`, 'lines', { rule: 'more-than-left' }) : undefined
}

/** An invoice on an order in force bills no more than is left of it. */
function notMoreThanWasPromised(row: Kept, { promised, invoiced }: Pick<Known, 'promised' | 'invoiced'>) {
  if (!row.order) return undefined
  if (promised?.state !== 'confirmed' || promised.customer !== row.customer || row.red || row.currency) return refuse('不是该客户已确认的订单', 'It is no confirmed order of this customer', 'order')
  const left = minus(promised.total, invoiced[row.order]?.amount ?? '0')
  return compare(row.total, left) > 0 ? refuse(`超出订单未开票金额 ${left}`, `More than the order leaves to be invoiced: ${left}`, 'order', { rule: 'more-than-ordered' }) : undefined
}
const fulfils = (row: Kept): readonly Link[] => (row.order ? [{ kind: 'invoiced', from: { document: customerOrder.name, record: row.order }, line: row.id, quantity: '0', amount: row.total }] : [])

function unpaid(_row: Kept, { settled }: Known) {
  return Object.values(settled).every(({ amount }) => isZero(amount)) ? undefined : refuse('已有收款，不能冲销', 'Money came for it already', 'lines', { kind: 'conflict' })
}

function sold(row: Kept): readonly Posting[] {
  const sign = (amount: Decimal) => (row.red ? negated(amount) : amount)
  const customer = { party: row.customer }
  const [total, tax] = [inBooks(row.total, row), inBooks(row.tax, row)]
  const earned = sign(minus(plus(total, takenOff(row)), tax))
  return [{
    summary: row.red ? [`红字发票 ${row.number}`, `Red invoice ${row.number}`] : [`销售发票 ${row.number}`, `Sales invoice ${row.number}`], date: row.date, red: row.red !== undefined,
    lines: [alsoIn(row.currency, sign(row.total), debit(account.receivable, sign(total), customer)), debit(account.customerAdvance, takenOff(row), customer), row.kind === 'deposit' ? credit(account.customerAdvance, earned, customer) : credit(account.revenue, earned), credit(account.outputVat, sign(tax), customer)],
  }]
}

function takesBack(row: Kept): readonly Link[] {
  return row.red ? [{ kind: 'taken-back', from: { document: salesInvoice.name, record: row.red }, line: row.id, quantity: sum(row.lines.map((one) => one.quantity)), amount: row.total }] : []
}
