/** A payment run: approved requests that are paid together; one person makes it, another releases it, and the bank gets its file. */
import { all, day, document, lines, longText, money, ref, rows, type Draft, type RowOf } from '#declare'
import { cashier, duty, financeManager, generalManager, internalAuditor, payablesAccountant, treasurer } from '#commons'
import { compare, refuse, sum, type Decimal } from '#words'
import { onHold, supplier } from '../../4-supply/contract.ts'
import { payment, paymentRequest } from '../contract.ts'
import { bookAccount, chartedOf, overBank, type Charted } from '../1-books/bank-account.ts'
import { financePolicy } from '../policy.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  date: day('付款日期', 'Date').required().startsToday(),
  bookAccount,
  lines: lines('付款申请', 'Requests', { request: ref(paymentRequest, '付款申请', 'Payment request').required().unique(), supplier: ref(supplier, '收款供应商', 'Supplier').required(), amount: money('金额', 'Amount').required() }).required(),
  total: money('合计', 'Total').required(),
  bankFile: longText('银行文件', 'Bank file').fixed(),
}
export type PaymentRun = RowOf<typeof fields>
type Asked = { readonly id: string; readonly state: string; readonly supplier: string; readonly total: Decimal; readonly reason: string; readonly name: string; readonly hold: string; readonly holdUntil: string | null; readonly bank: string | null; readonly bankAccount: string | null }
type Known = { readonly asked: readonly Asked[]; readonly charted: Charted }

export const paymentRunDocument = document('finance.payment-run', {
  label: ['付款批次', 'Payment run'], clause: used, numbered: 'PC-{yyyy}{MM}-{000}', fields,
  derive: { total: (row) => sum(row.lines.map(({ amount }) => amount)) },
  known: {
    charted: (row: PaymentRun) => chartedOf(row),
    asked: (row: PaymentRun) => rows<Asked>({ source: { document: paymentRequest.name }, where: { id: { in: row.lines.map(({ request }) => request) } }, fields: { id: 'id', state: 'state', supplier: 'supplier', total: 'total', reason: 'reason', name: 'supplier.name', hold: 'supplier.hold', holdUntil: 'supplier.holdUntil', bank: 'supplier.party.bankName', bankAccount: 'supplier.party.bankAccount' } }),
  },
  states: { draft: ['草稿', 'Draft'], made: ['待复核', 'To be released'], released: ['已放行', 'Released'], rejected: ['已退回', 'Sent back'] },
  actions: {
    make: { label: ['提交复核', 'Hand in'], from: 'draft', to: 'made', by: [payablesAccountant, cashier], clause: used, duty: duty.record, needs: ['asked', 'charted'], guard: (row, known) => payableNow(row, known) ?? overBank(row, known.charted) },
    release: { label: ['复核放行', 'Release'], from: 'made', to: 'released', by: [treasurer, financeManager], clause: used, duty: duty.pay, needs: ['asked', 'charted'], guard: (row, known) => payableNow(row, known) ?? overBank(row, known.charted), sets: (row, known) => ({ bankFile: fileOf(row, known) }), follow: (row) => payments(row), grave: true },
    reject: { label: ['退回', 'Send back'], from: 'made', to: 'rejected', by: [treasurer, financeManager], clause: used },
  },
  access: { company: true, see: all(payablesAccountant, cashier, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [payablesAccountant, cashier] } },
  list: { columns: ['number', 'date', 'total', 'state'], filters: ['state', 'date'], sort: '-date' },
  form: [['date', 'bookAccount'], ['lines'], ['total'], ['bankFile']],
})

/** 6.3.2: only what was approved, in full, to whom it was approved for, and nobody whose payments are on hold. */
function payableNow(row: PaymentRun, { asked }: Pick<Known, 'asked'>) {
  for (const [at, one] of row.lines.entries()) {
    const found = asked.find(({ id }) => id === one.request)
    if (found?.state !== 'approved') return refuse('付款申请未批准', 'The payment request is not approved', `lines.${at}.request`, { clause: '4.2.4' })
    if (found.supplier !== one.supplier) return refuse('收款方与申请不一致', 'The payee differs from the request', `lines.${at}.supplier`)
    if (compare(found.total, one.amount) !== 0) return refuse(`应付金额为 ${found.total}`, `The amount to be paid is ${found.total}`, `lines.${at}.amount`)
    if (onHold(found, 'payments', row.date)) return refuse(`对“${found.name}”的付款已暂停`, `Payments to "${found.name}" are on hold`, `lines.${at}.supplier`, { rule: 'payments-on-hold' })
  }
  return undefined
}

/** One line per payee, as banks take it: account, name, bank, amount, purpose; quotes doubled. */
function fileOf(row: PaymentRun, { asked }: Pick<Known, 'asked'>): string {
  const cell = (text: string | null | undefined) => `"${(text ?? '').replaceAll('"', '""')}"`
  const told = row.lines.map((one) => { const found = asked.find(({ id }) => id === one.request); return [found?.bankAccount, found?.name, found?.bank, one.amount, found?.reason].map(cell).join(',') })
  return ['收款账号,收款户名,开户行,金额,用途', ...told].join('\n')
}

/** Each request is paid by a payment of its own, released by whoever released the run. */
const payments = (row: PaymentRun): readonly Draft[] => row.lines.map(({ request, supplier: to, amount }) => ({ document: payment.name, act: 'pay', values: { request, supplier: to, date: row.date, bookAccount: row.bookAccount, amount } }))
