/** A payment request: which posted invoices are to be paid and what is paid ahead, approved by whoever holds the authority for the sum. */
import { all, ask, day, document, fulfilled, lines, money, record, ref, rows, text, type Fulfilment, type Link, type Moment, type RowOf } from '#declare'
import { cashier, duty, financeManager, foreignFields, generalManager, inBooks, internalAuditor, operationsDirector, payablesAccountant, rateSaid, treasurer } from '#commons'
import { compare, isNegative, isPositive, isZero, minus, plus, refuse, sum, type Day, type Decimal } from '#words'
import { authorityFor, type Authority } from '../../1-governance/contract.ts'
import { onHold, purchaseOrder, supplier, supplierInvoice } from '../../4-supply/contract.ts'
import { paymentApproved, paymentRequest, paymentRequested } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  supplier: ref(supplier, '收款供应商', 'Supplier').required(),
  due: day('应付日期', 'Due').required(),
  reason: text('付款事由', 'Reason', 300).required().searched(),
  ...foreignFields,
  lines: lines('发票', 'Invoices', {
    invoice: ref(supplierInvoice, '采购发票', 'Supplier invoice').required().unique(),
    amount: money('申请金额', 'Amount').required(),
  }),
  order: ref(purchaseOrder, '预付的采购订单', 'Order paid ahead'),
  prepaid: money('预付金额', 'Paid ahead').initially('0').because('发票之外先付的款记预付账款，日后冲抵发票', 'What is paid beyond the invoices stands as prepaid until an invoice takes it up'),
  total: money('合计', 'Total').required(),
  approverRole: text('审批岗位', 'Approving role', 60).fixed(),
}
export type PaymentRequest = RowOf<typeof fields>
/** What a request asks for: of invoices, and ahead of them. */
export const invoicesOf = ({ lines: told }: Pick<PaymentRequest, 'lines'>): NonNullable<PaymentRequest['lines']> => told ?? []
export const aheadOf = ({ prepaid }: { readonly prepaid?: Decimal | null | undefined }): Decimal => prepaid ?? '0'
type Promised = { readonly state: string; readonly supplier: string; readonly paymentTerms: string; readonly total: Decimal } | undefined
export type Payee = { readonly name: string; readonly hold: string; readonly holdUntil?: Day } | undefined
type InvoiceFacts = { readonly id: string; readonly state: string; readonly supplier: string; readonly payable: string; readonly number: string; readonly currency: string | null }

export const paymentRequestDocument = document('finance.payment-request', {
  label: ['付款申请', 'Payment request'], clause: used, numbered: 'FS-{yyyy}{MM}-{0000}', fields,
  derive: { total: (row) => plus(sum(invoicesOf(row).map(({ amount }) => amount)), aheadOf(row)) },
  check: (row) => rateSaid(row) ?? (isNegative(aheadOf(row)) ? refuse('预付金额不能为负', 'Nothing less than nothing is paid ahead', 'prepaid') : undefined),
  known: {
    invoices: (row: PaymentRequest) => rows<InvoiceFacts>({ source: { document: supplierInvoice.name }, where: { id: { in: invoicesOf(row).map(({ invoice }) => invoice) } }, fields: { id: 'id', state: 'state', supplier: 'supplier', payable: 'payable', number: 'number', currency: 'currency' } }),
    requested: (row: PaymentRequest) => fulfilled('requested', invoicesOf(row).map(({ invoice }) => invoice)),
    promised: (row: PaymentRequest) => record<Promised>(purchaseOrder as { name: string }, row.order),
    ahead: (row: PaymentRequest) => fulfilled('asked-ahead', [row.order]),
    payee: (row: PaymentRequest) => record<Payee>(supplier as { name: string }, row.supplier),
    paid: (row: PaymentRequest & { readonly id: string }) => fulfilled('paid-request', [row.id]),
    authority: (row: PaymentRequest, { today }: Moment) => ask(authorityFor, { document: paymentRequest.name, amount: inBooks(row.total, row), on: today }),
  },
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: {
      label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: payablesAccountant, clause: used, duty: duty.requestPayment, needs: ['invoices', 'requested', 'promised', 'ahead', 'payee', 'authority'],
      guard: (row, known) => heldBack(known) ?? owed(row, known) ?? promisedAhead(row, known) ?? approvable(known), sets: (_row, { authority }) => ({ approverRole: authority?.role }), link: (row) => asks(row), announce: paymentRequested,
    },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: 'task', clause: used, duty: duty.approve, announce: paymentApproved },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task', clause: used, reverses: 'submit' },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: 'task', clause: used, reverses: 'submit' },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'approved'], to: 'cancelled', by: payablesAccountant, clause: used, needs: ['paid'], guard: (_row, { paid }) => notPaid(paid), reverses: 'submit' },
  },
  access: { see: all(payablesAccountant, financeManager, cashier, treasurer, operationsDirector, generalManager, internalAuditor), edit: { draft: [payablesAccountant] } },
  title: 'reason',
  list: { columns: ['number', 'supplier', 'reason', 'due', 'total', 'state'], filters: ['state', 'supplier', 'due'] },
  form: [['supplier', 'due', 'reason'], ['currency', 'exchangeRate'], ['lines'], ['order', 'prepaid'], ['total']],
})

const heldBack = ({ payee, today }: { payee: Payee; today: Day }) => (payee && onHold(payee, 'payments', today) ? refuse(`对“${payee.name}”的付款已暂停`, `Payments to "${payee.name}" are on hold`, 'supplier', { rule: 'payments-on-hold' }) : undefined)

/** 4.2.4: only posted invoices of this supplier are paid, none beyond what it is for. */
function owed(row: PaymentRequest, { invoices, requested }: { invoices: readonly InvoiceFacts[]; requested: Readonly<Record<string, Fulfilment>> }) {
  for (const [at, { invoice, amount }] of invoicesOf(row).entries()) {
    const found = invoices.find(({ id }) => id === invoice)
    if (found?.state !== 'posted') return refuse('发票未入账，不能申请付款', 'The invoice is not posted; it cannot be paid', `lines.${at}.invoice`, { clause: '4.2.4' })
    if (found.supplier !== row.supplier) return refuse('发票不属于该供应商', 'The invoice is another supplier\'s', `lines.${at}.invoice`)
    if ((found.currency ?? undefined) !== row.currency) return refuse('发票与申请币种不同', 'The invoice is in another currency', `lines.${at}.invoice`)
    if (!isPositive(amount)) return refuse('金额须大于零', 'The amount must be above zero', `lines.${at}.amount`)
    const left = minus(found.payable, requested[invoice]?.amount ?? '0')
    if (compare(amount, left) > 0) return refuse(`超出发票未付金额 ${left}`, `More than is still owed on the invoice: ${left}`, `lines.${at}.amount`)
  }
  return undefined
}

/** 4.2.4: without an invoice only an order that says so is paid ahead, and never beyond it; with one, what is more than it stands to our credit. */
function promisedAhead(row: PaymentRequest, { promised, ahead }: { promised: Promised; ahead: Readonly<Record<string, Fulfilment>> }) {
  const [amount, billed] = [aheadOf(row), invoicesOf(row).length > 0]
  if (isZero(amount)) return billed ? undefined : refuse('请列明发票或预付金额', 'Say which invoices are paid, or what is paid ahead', 'lines')
  if (row.currency) return refuse('预付只用本位币', 'Only the currency of the books is paid ahead', 'prepaid')
  if (!row.order) return billed ? undefined : refuse('没有发票的预付须注明采购订单', 'What is paid ahead of any invoice names its order', 'order', { clause: '4.2.4' })
  if (promised?.state !== 'sent' || promised.supplier !== row.supplier) return refuse('不是该供应商已下达的订单', 'It is no order in force with this supplier', 'order')
  if (!billed && promised.paymentTerms !== 'prepaid') return refuse('订单未约定预付', 'The order does not say that it is paid ahead', 'order', { clause: '4.2.4', rule: 'not-prepaid' })
  const left = minus(promised.total, ahead[row.order]?.amount ?? '0')
  return compare(amount, left) > 0 ? refuse(`超出订单未预付金额 ${left}`, `More than the order leaves to be paid ahead: ${left}`, 'prepaid') : undefined
}

function approvable({ authority }: { authority: Authority | undefined }) {
  return authority ? undefined : refuse('审批权限表中没有人可批准该金额', 'Nobody in the authority matrix may approve this amount', 'total', { rule: 'authority' })
}

const notPaid = (paid: Readonly<Record<string, Fulfilment>>) => (Object.values(paid).some(({ amount }) => isPositive(amount)) ? refuse('已付款的申请不能取消', 'It was paid already', undefined, { kind: 'conflict' }) : undefined)

/** What pays a request, in full: the request itself and each of its invoices. */
export const settledBy = ({ id, request }: { readonly id: string; readonly request?: string | undefined }, amount: Decimal, asked: PaymentRequest): readonly Link[] => [
  { kind: 'paid-request', from: { document: paymentRequest.name, record: request ?? '' }, line: id, quantity: '0', amount },
  ...invoicesOf(asked).map((one): Link => ({ kind: 'paid', from: { document: supplierInvoice.name, record: one.invoice }, line: id, quantity: '0', amount: one.amount })),
]

const asks = (row: PaymentRequest & { readonly id: string }): readonly Link[] => [
  ...invoicesOf(row).map(({ id, invoice, amount }): Link => ({ kind: 'requested', from: { document: supplierInvoice.name, record: invoice }, line: id, quantity: '0', amount })),
  ...(row.order && !isZero(aheadOf(row)) ? [{ kind: 'asked-ahead', from: { document: purchaseOrder.name, record: row.order }, line: row.id, quantity: '0', amount: aheadOf(row) }] : []),
]
