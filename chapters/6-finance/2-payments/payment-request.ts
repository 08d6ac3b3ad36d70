/** A payment request: which posted invoices are to be paid, approved by whoever holds the authority for the sum. */
import { all, ask, day, document, fulfilled, lines, money, ref, rows, text, type Fulfilment, type Link, type Moment, type RowOf } from '#declare'
import { cashier, duty, financeManager, foreignFields, generalManager, inBooks, internalAuditor, operationsDirector, payablesAccountant, rateSaid, treasurer } from '#commons'
import { compare, isPositive, minus, refuse, sum } from '#words'
import { authorityFor, type Authority } from '../../1-governance/contract.ts'
import { supplier, supplierInvoice } from '../../4-supply/contract.ts'
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
  }).required(),
  total: money('合计', 'Total').required(),
  approverRole: text('审批岗位', 'Approving role', 60).fixed(),
}
export type PaymentRequest = RowOf<typeof fields>
type InvoiceFacts = { readonly id: string; readonly state: string; readonly supplier: string; readonly payable: string; readonly number: string; readonly currency: string | null }

export const paymentRequestDocument = document('finance.payment-request', {
  label: ['付款申请', 'Payment request'], clause: used, numbered: 'FS-{yyyy}{MM}-{0000}', fields,
  derive: { total: (row) => sum(row.lines.map(({ amount }) => amount)) },
  check: (row) => rateSaid(row),
  known: {
    invoices: (row: PaymentRequest) => rows<InvoiceFacts>({ source: { document: supplierInvoice.name }, where: { id: { in: row.lines.map(({ invoice }) => invoice) } }, fields: { id: 'id', state: 'state', supplier: 'supplier', payable: 'payable', number: 'number', currency: 'currency' } }),
    requested: (row: PaymentRequest) => fulfilled('requested', row.lines.map(({ invoice }) => invoice)),
    paid: (row: PaymentRequest & { readonly id: string }) => fulfilled('paid-request', [row.id]),
    authority: (row: PaymentRequest, { today }: Moment) => ask(authorityFor, { document: paymentRequest.name, amount: inBooks(row.total, row), on: today }),
  },
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: {
      label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: payablesAccountant, clause: used, duty: duty.requestPayment, needs: ['invoices', 'requested', 'authority'],
      guard: owed, sets: (_row, { authority }) => ({ approverRole: authority?.role }), link: (row) => asks(row), announce: paymentRequested,
    },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: 'task', clause: used, duty: duty.approve, announce: paymentApproved },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task', clause: used, reverses: 'submit' },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: 'task', clause: used, reverses: 'submit' },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'approved'], to: 'cancelled', by: payablesAccountant, clause: used, needs: ['paid'], guard: (_row, { paid }) => notPaid(paid), reverses: 'submit' },
  },
  access: { see: all(payablesAccountant, financeManager, cashier, treasurer, operationsDirector, generalManager, internalAuditor), edit: { draft: [payablesAccountant] } },
  title: 'reason',
  list: { columns: ['number', 'supplier', 'reason', 'due', 'total', 'state'], filters: ['state', 'supplier', 'due'] },
  form: [['supplier', 'due', 'reason'], ['currency', 'exchangeRate'], ['lines'], ['total']],
})

/** 4.2.4: only posted invoices of this supplier are paid, none beyond what it is for. */
function owed(row: PaymentRequest, { invoices, requested, authority }: { invoices: readonly InvoiceFacts[]; requested: Readonly<Record<string, Fulfilment>>; authority: Authority | undefined }) {
  for (const [at, { invoice, amount }] of row.lines.entries()) {
    const found = invoices.find(({ id }) => id === invoice)
    if (found?.state !== 'posted') return refuse('发票未入账，不能申请付款', 'The invoice is not posted; it cannot be paid', `lines.${at}.invoice`, { clause: '4.2.4' })
    if (found.supplier !== row.supplier) return refuse('发票不属于该供应商', 'The invoice is another supplier\'s', `lines.${at}.invoice`)
    if ((found.currency ?? undefined) !== row.currency) return refuse('发票与申请币种不同', 'The invoice is in another currency', `lines.${at}.invoice`)
    if (!isPositive(amount)) return refuse('金额须大于零', 'The amount must be above zero', `lines.${at}.amount`)
    const left = minus(found.payable, requested[invoice]?.amount ?? '0')
    if (compare(amount, left) > 0) return refuse(`超出发票未付金额 ${left}`, `More than is still owed on the invoice: ${left}`, `lines.${at}.amount`)
  }
  return authority ? undefined : refuse('审批权限表中没有人可批准该金额', 'Nobody in the authority matrix may approve this amount', 'total', { rule: 'authority' })
}

const notPaid = (paid: Readonly<Record<string, Fulfilment>>) => (Object.values(paid).some(({ amount }) => isPositive(amount)) ? refuse('已付款的申请不能取消', 'It was paid already', undefined, { kind: 'conflict' }) : undefined)

const asks = (row: PaymentRequest): readonly Link[] => row.lines.map(({ id, invoice, amount }) => ({ kind: 'requested', from: { document: supplierInvoice.name, record: invoice }, line: id, quantity: '0', amount }))
