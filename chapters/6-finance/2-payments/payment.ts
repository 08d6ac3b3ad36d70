/** A payment: an approved request carried out by the cashier, from bank or cash. */
import { all, alsoIn, choice, conversion, credit, day, debit, document, fulfilled, money, record, ref, rows, text, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, capitals, cashier, duty, financeManager, foreignFields, generalManager, inBooks, internalAuditor, payablesAccountant, rateSaid, treasurer } from '#commons'
import { compare, isPositive, minus, negated, refuse, type Day, type Decimal } from '#words'
import { onHold, supplier } from '../../4-supply/contract.ts'
import { cashItem, payment, paymentMade, paymentRequest } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { bookAccount, chartedOf, moneyOver, overBank, type Charted } from '../1-books/bank-account.ts'
import { carriedBy, differenceEntry, revaluedBy, type Revalued } from '../1-books/carried.ts'
import { itemFor, standardItems } from '../1-books/standard-items.ts'
import { aheadOf, invoicesOf, paymentRequestDocument, settledBy, type Payee, type PaymentRequest } from './payment-request.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  request: ref(paymentRequest, '付款申请', 'Payment request').required(),
  supplier: ref(supplier, '收款供应商', 'Supplier').required(),
  date: day('付款日期', 'Date').required().startsToday(),
  method: choice('付款方式', 'Method', { bank: ['银行转账', 'Bank transfer'], cash: ['现金', 'Cash'] }).initially('bank'),
  bookAccount,
  bankReference: text('银行流水号', 'Bank reference', 80).searched(),
  cashItem: ref(cashItem, '现金流量项目', 'Cash-flow item'),
  ...foreignFields,
  amount: money('金额', 'Amount').required(),
  inWords: text('大写金额', 'Amount in capitals', 100).because('票据与凭证以大写为准（支付结算办法附一）', 'Bills and vouchers hold by the amount in capitals'),
}
export type Payment = RowOf<typeof fields>
type Asked = (PaymentRequest & { readonly state: string }) | undefined
type Owed = { readonly id: string; readonly date: Day; readonly payable: Decimal; readonly currency: string | null; readonly exchangeRate?: Decimal | undefined }
type Known = { readonly asked: Asked; readonly invoices: readonly Owed[]; readonly revalued: readonly Revalued[] }

export const paymentDocument = document('finance.payment', {
  label: ['付款单', 'Payment'], clause: used, numbered: 'FK-{yyyy}{MM}-{0000}', fields,
  derive: { inWords: ({ amount }) => capitals(amount) },
  check: (row) => rateSaid(row),
  known: {
    asked: (row: Payment) => record<PaymentRequest & { state: string }>(paymentRequest as { name: string }, row.request),
    paid: (row: Payment) => fulfilled('paid-request', [row.request]),
    invoices: (row: Payment) => rows<Owed>({ source: { document: paymentRequest.name, lines: 'lines' }, where: { 'parent.id': row.request }, fields: { id: 'invoice', date: 'invoice.date', payable: 'invoice.payable', currency: 'invoice.currency', exchangeRate: 'invoice.exchangeRate' } }),
    revalued: (row: Payment) => revaluedBy(row.currency, row.date),
    items: () => standardItems(), charted: (row: Payment) => chartedOf(row),
    takenUp: (row: Payment) => fulfilled('taken-up', [row.request]),
    payee: (row: Payment) => record<Payee>(supplier as { name: string }, row.supplier),
  },
  states: { draft: ['草稿', 'Draft'], paid: ['已付款', 'Paid'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    pay: { label: ['付款', 'Pay'], from: 'draft', to: 'paid', by: cashier, clause: used, duty: duty.pay, needs: ['asked', 'paid', 'payee', 'invoices', 'revalued', 'items', 'charted'], guard: approvedAndOpen, sets: (row, { items }) => ({ cashItem: row.cashItem ?? itemFor('purchases', items) }), post: (row, known) => outOfBank(row, known), link: (row, known) => settles(row, known), announce: paymentMade, grave: true },
    reverse: { label: ['冲销', 'Reverse'], from: 'paid', to: 'reversed', by: financeManager, clause: used, needs: ['takenUp'], guard: (_row, { takenUp }) => notTakenUp(takenUp), reverses: 'pay', grave: true },
  },
  access: { see: all(cashier, payablesAccountant, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [cashier] } },
  list: { columns: ['number', 'supplier', 'request', 'date', 'amount', 'state'], filters: ['state', 'supplier', 'date'] },
  form: [['request', 'supplier', 'date'], ['currency', 'exchangeRate'], ['method', 'bookAccount', 'bankReference'], ['cashItem', 'amount'], ['inWords']],
})

/** 4.2.4, 6.3.2: nothing is paid without an approved request, nor twice, nor to somebody else. */
function approvedAndOpen(row: Payment, { asked, paid, payee, charted }: { charted: Charted; asked: Asked; paid: Readonly<Record<string, Fulfilment>>; payee: Payee }) {
  if (payee && onHold(payee, 'payments', row.date)) return refuse(`对“${payee.name}”的付款已暂停`, `Payments to "${payee.name}" are on hold`, 'supplier', { rule: 'payments-on-hold' })
  if (asked?.state !== 'approved') return refuse('付款申请未批准', 'The payment request is not approved', 'request', { clause: '4.2.4' })
  if (asked.supplier !== row.supplier) return refuse('收款方与申请不一致', 'The payee differs from the request', 'supplier')
  if ((asked.currency ?? undefined) !== row.currency) return refuse('币种与申请不一致', 'The currency differs from the request', 'currency')
  const left = minus(asked.total, paid[row.request]?.amount ?? '0')
  if (!isPositive(row.amount)) return refuse('金额须大于零', 'The amount must be above zero', 'amount')
  return compare(row.amount, left) === 0 ? overBank(row, charted) : refuse(`应付金额为 ${left}`, `The amount to be paid is ${left}`, 'amount')
}

/** The debt is cleared at the rate of the day, what is paid beyond it stands as prepaid; what that differs from the rate it was carried at is gained or lost. */
function outOfBank(row: Payment & { readonly number: string }, { asked, invoices, revalued }: Known): readonly Posting[] {
  const [ahead, paid] = [asked ? aheadOf(asked) : '0', inBooks(row.amount, row)]
  const cleared = minus(paid, ahead)
  const gain = row.currency ? minus(carriedBy(asked ? invoicesOf(asked) : [], invoices, ({ payable }) => payable, revalued), cleared) : '0'
  return [{
    summary: [`付款 ${row.number}`, `Payment ${row.number}`], date: row.date,
    lines: [alsoIn(row.currency, row.amount, debit(account.payable, cleared, { party: row.supplier })), debit(account.prepaid, ahead, { party: row.supplier }), alsoIn(row.currency, negated(row.amount), credit(moneyOver(row), paid, { cashItem: row.cashItem }))],
  }, ...differenceEntry(row.number, row.date, gain, { account: account.payable, party: row.supplier, currency: row.currency })]
}

const notTakenUp = (takenUp: Readonly<Record<string, Fulfilment>>) => (Object.values(takenUp).some(({ amount }) => isPositive(amount)) ? refuse('其预付已冲抵发票，不能冲销', 'What it paid ahead was taken up by invoices', undefined, { kind: 'conflict', rule: 'prepaid-used' }) : undefined)

const settles = (row: Payment & { readonly id: string }, { asked }: { asked: Asked }): readonly Link[] => (asked ? settledBy(row, row.amount, asked) : [])

export const paymentFromRequest = conversion(paymentRequestDocument, payment, {}, (row, { today }) => ({ request: row.id, supplier: row.supplier, date: today, currency: row.currency, exchangeRate: row.exchangeRate, amount: row.total }))
