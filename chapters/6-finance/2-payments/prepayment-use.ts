/** A prepayment taken up: what was paid ahead is set against invoices that came since, and is not paid again. */
import { all, credit, day, debit, document, fulfilled, lines, money, record, ref, rows, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, cashier, duty, financeManager, generalManager, internalAuditor, payablesAccountant, treasurer } from '#commons'
import { compare, isPositive, minus, refuse, sum, type Decimal } from '#words'
import { supplier, supplierInvoice } from '../../4-supply/contract.ts'
import { paymentRequest, prepaymentUse } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { aheadOf, type PaymentRequest } from './payment-request.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('核销日期', 'Date').required().startsToday(),
  request: ref(paymentRequest, '预付的付款申请', 'Paid ahead on').required(),
  lines: lines('发票', 'Invoices', { invoice: ref(supplierInvoice, '采购发票', 'Supplier invoice').required().unique(), amount: money('核销金额', 'Taken up').required() }).required(),
}
export type PrepaymentUse = RowOf<typeof fields>
type Kept = PrepaymentUse & { readonly number: string }
type Owed = { readonly id: string; readonly state: string; readonly supplier: string; readonly payable: Decimal; readonly currency: string | null }
type Known = { readonly asked: PaymentRequest | undefined; readonly paid: Readonly<Record<string, Fulfilment>>; readonly takenUp: Readonly<Record<string, Fulfilment>>; readonly invoices: readonly Owed[]; readonly requested: Readonly<Record<string, Fulfilment>> }

export const prepaymentUseDocument = document(prepaymentUse.name, {
  label: ['预付核销单', 'Prepayment taken up'], clause: used, numbered: 'YH-{yyyy}{MM}-{0000}', fields,
  known: {
    asked: (row: PrepaymentUse) => record<PaymentRequest | undefined>(paymentRequest as { name: string }, row.request),
    paid: (row: PrepaymentUse) => fulfilled('paid-request', [row.request]),
    takenUp: (row: PrepaymentUse) => fulfilled('taken-up', [row.request]),
    invoices: (row: PrepaymentUse) => rows<Owed>({ source: { document: supplierInvoice.name }, where: { id: { in: row.lines.map(({ invoice }) => invoice) } }, fields: { id: 'id', state: 'state', supplier: 'supplier', payable: 'payable', currency: 'currency' } }),
    requested: (row: PrepaymentUse) => fulfilled('requested', row.lines.map(({ invoice }) => invoice)),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已核销', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['核销', 'Post'], from: 'draft', to: 'posted', by: payablesAccountant, clause: used, duty: duty.record, needs: ['asked', 'paid', 'takenUp', 'invoices', 'requested'], guard: (row, known) => held(row, known) ?? owed(row, known), post: (row) => against(row), link: (row) => takesUp(row) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [payablesAccountant, financeManager], clause: used, reverses: 'post', grave: true },
  },
  access: { see: all(payablesAccountant, cashier, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [payablesAccountant] } },
  list: { columns: ['number', 'supplier', 'request', 'date', 'state'], filters: ['state', 'supplier', 'date'], sort: '-date' },
  form: [['supplier', 'date', 'request'], ['lines']],
})

const wanted = (row: PrepaymentUse): Decimal => sum(row.lines.map(({ amount }) => amount))

/** No more than was paid ahead to this supplier, and really paid. */
function held(row: PrepaymentUse, { asked, paid, takenUp }: Known) {
  if (asked?.supplier !== row.supplier || !isPositive(aheadOf(asked)) || !isPositive(paid[row.request]?.amount ?? '0')) return refuse('该申请没有付给该供应商的预付款', 'Nothing was paid ahead to this supplier on it', 'request')
  const left = minus(aheadOf(asked), takenUp[row.request]?.amount ?? '0')
  return compare(wanted(row), left) > 0 ? refuse(`预付余额只有 ${left}`, `Only ${left} of what was paid ahead is left`, 'lines', { rule: 'prepaid-left' }) : undefined
}

function owed(row: PrepaymentUse, { invoices, requested }: Known) {
  for (const [at, { invoice, amount }] of row.lines.entries()) {
    const found = invoices.find(({ id }) => id === invoice)
    if (found?.state !== 'posted' || found.supplier !== row.supplier || found.currency) return refuse('不是该供应商已入账的本位币发票', 'It is no posted invoice of this supplier in the currency of the books', `lines.${at}.invoice`, { clause: '4.2.4' })
    const left = minus(found.payable, requested[invoice]?.amount ?? '0')
    if (!isPositive(amount) || compare(amount, left) > 0) return refuse(`应大于零且不超过未付金额 ${left}`, `It must be above zero and at most what is still owed: ${left}`, `lines.${at}.amount`)
  }
  return undefined
}

const against = (row: Kept): readonly Posting[] => [{
  summary: [`预付核销 ${row.number}`, `Prepayment taken up ${row.number}`], date: row.date, word: '转',
  lines: [debit(account.payable, wanted(row), { party: row.supplier }), credit(account.prepaid, wanted(row), { party: row.supplier })],
}]

/** The invoices are asked for and paid by it, so far. */
const takesUp = (row: Kept): readonly Link[] => row.lines.flatMap(({ id, invoice, amount }): readonly Link[] => [
  { kind: 'taken-up', from: { document: paymentRequest.name, record: row.request }, line: id, quantity: '0', amount },
  ...['requested', 'paid'].map((kind): Link => ({ kind, from: { document: supplierInvoice.name, record: invoice }, line: id, quantity: '0', amount })),
])
