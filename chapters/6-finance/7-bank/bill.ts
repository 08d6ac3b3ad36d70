/** A bill of exchange that a customer gave: it settles their invoices, is held, endorsed on to a supplier instead of a payment, discounted at a bank, or collected when due; its chain of holders is kept. */
import { all, choice, credit, day, debit, document, flag, fulfilled, lines, money, rate, record, ref, rows, text, type Fulfilment, type Link, type Moment, type Posting, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, generalManager, internalAuditor, party, treasurer } from '#commons'
import { compare, isPositive, minus, refuse, sum, type Decimal } from '#words'
import { onHold, supplier } from '../../4-supply/contract.ts'
import { paymentRequest, salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { itemFor, standardItems, type Items } from '../1-books/standard-items.ts'
import { atBankOf, collectedOf, collects, takenFromBank, type AtBank } from '../4-receivables/claims.ts'
import { aheadOf, settledBy, type Payee, type PaymentRequest } from '../2-payments/payment-request.ts'
import { discounted, lastDayToPresent, mayEndorse, rightsLapse } from './negotiable.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  billNumber: text('票据号码', 'Bill number', 60).required().unique().searched(),
  kind: choice('种类', 'Kind', { draft: ['汇票', 'Draft'], note: ['本票', 'Note'], cheque: ['支票', 'Cheque'] }).initially('draft'),
  acceptor: text('承兑人', 'Acceptor', 200),
  customer: ref(party, '交票客户', 'Came from').required(),
  face: money('票面金额', 'Face').required(),
  drawn: day('出票日', 'Drawn').required(),
  due: day('到期日', 'Due').required(),
  barred: flag('不得转让', 'Not transferable').initially(false),
  presentBy: day('最迟提示付款日', 'To be presented by').required(),
  lapses: day('权利时效届满', 'Rights lapse').required(),
  settles: lines('核销发票', 'Against invoices', {
    invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required().unique(),
    amount: money('核销金额', 'Settled').required(),
  }).because('未核销的部分记预收账款', 'What is against none stands as an advance'),
  endorsements: lines('背书', 'Endorsements', { to: ref(supplier, '被背书人', 'To').required(), date: day('日期', 'Date').required() }).fixed(),
  request: ref(paymentRequest, '抵付的付款申请', 'Instead of paying').because('背书转让即付款：按已批准的付款申请，票面须等于申请未付金额', 'An endorsement is a payment: on an approved request, whose open amount is the face of the bill'),
  endorsee: ref(supplier, '被背书人', 'Endorsed to').fixed(),
  discountRate: rate('贴现率', 'Discount rate'),
  discount: money('贴现息', 'Discount').fixed(),
}
export type Bill = RowOf<typeof fields>
type Kept = Bill & { readonly id: string; readonly number: string }
type Owed = { readonly id: string; readonly state: string; readonly customer: string; readonly total: Decimal; readonly currency: string | null }
type Claims = { readonly invoices: readonly Owed[]; readonly settled: Readonly<Record<string, Fulfilment>>; readonly taken: Readonly<Record<string, Fulfilment>> }
type Asked = (PaymentRequest & { readonly state: string }) | undefined
type Paying = { readonly asked: Asked; readonly paid: Readonly<Record<string, Fulfilment>>; readonly payee: readonly Payee[]; readonly today: string }

const invoicesOf = (row: Kept) => (row.settles ?? []).map(({ invoice }) => invoice)

export const billDocument = document('finance.bill', {
  label: ['应收票据', 'Bill receivable'], clause: used, numbered: 'PJ-{yyyy}-{0000}', fields,
  derive: { presentBy: (row) => lastDayToPresent(row.kind, row.drawn, row.due), lapses: (row) => rightsLapse(row.kind, row.drawn, row.due) },
  check: (row) => (!isPositive(row.face) ? refuse('票面金额须大于零', 'The face must be above zero', 'face') : row.due < row.drawn ? refuse('到期日早于出票日', 'It is due before it was drawn', 'due') : compare(against(row), row.face) > 0 ? refuse('核销金额大于票面金额', 'More is settled than the bill is worth', 'face') : undefined),
  known: {
    invoices: (row: Kept) => rows<Owed>({ source: { document: salesInvoice.name }, where: { id: { in: invoicesOf(row) } }, fields: { id: 'id', state: 'state', customer: 'customer', total: 'total', currency: 'currency' } }),
    settled: (row: Kept) => fulfilled('settled', invoicesOf(row)), taken: (row: Kept) => fulfilled('taken-back', invoicesOf(row)),
    asked: (row: Kept) => record<PaymentRequest & { state: string }>(paymentRequest as { name: string }, row.request), paid: (row: Kept) => fulfilled('paid-request', [row.request]),
    payee: (row: Kept) => rows<Payee>({ source: { document: paymentRequest.name }, where: { id: row.request ?? row.id }, fields: { name: 'supplier.name', hold: 'supplier.hold', holdUntil: 'supplier.holdUntil' } }),
    atBank: (row: Kept) => atBankOf(invoicesOf(row)), collected: (row: Kept) => collectedOf(invoicesOf(row)), items: () => standardItems(),
  },
  states: { draft: ['草稿', 'Draft'], held: ['持有', 'Held'], endorsed: ['已背书', 'Endorsed'], discounted: ['已贴现', 'Discounted'], collected: ['已收款', 'Collected'] },
  actions: {
    receive: { label: ['收票', 'Receive'], from: 'draft', to: 'held', by: [cashier, accountant], clause: used, duty: duty.record, needs: ['invoices', 'settled', 'taken', 'atBank', 'collected'], guard: (row, known) => owing(row, known), post: (row, known) => cameIn(row, known), link: (row, known) => [...clears(row), ...collects(row.settles ?? [], known)] },
    earmark: { label: ['指定抵付', 'Earmark'], from: 'held', to: 'held', by: [cashier, treasurer], clause: used, asks: ['request'], needs: ['asked', 'paid', 'payee'], guard: (row, known) => mayEndorse(row, known.today, row.face) ?? payable(row, known) },
    endorse: {
      label: ['背书转让', 'Endorse'], from: 'held', to: 'endorsed', by: treasurer, clause: used, duty: duty.pay, needs: ['asked', 'paid', 'payee'], guard: (row, known) => mayEndorse(row, known.today, row.face) ?? payable(row, known),
      sets: (row, { asked, today }) => ({ endorsee: asked?.supplier, endorsements: [...(row.endorsements ?? []), { to: asked?.supplier, date: today }] }), post: (row, { asked, today }) => passedOn(row, asked, today), link: (row, { asked }) => (asked ? settledBy(row, row.face, asked) : []), grave: true,
    },
    discount: { label: ['贴现', 'Discount'], from: 'held', to: 'discounted', by: treasurer, clause: used, duty: duty.pay, asks: ['discountRate'], needs: ['items'], guard: (row, { today }) => (today > row.due ? refuse('票据已到期', 'It is due already', 'due') : undefined), sets: (row, { today }) => ({ discount: sold(row, { today }).discount }), post: (row, known) => atBank(row, known) },
    collect: { label: ['到期收款', 'Collect'], from: 'held', to: 'collected', by: [cashier, treasurer], clause: used, duty: duty.pay, needs: ['items'], guard: (row, { today }) => (today < row.due ? refuse('票据未到期', 'It is not due yet', 'due') : today > row.lapses ? refuse('票据权利已消灭（票据法第十七条）', 'The rights have lapsed (Negotiable Instruments Law, 17)', 'lapses') : undefined), post: (row, { today, items }) => moved(row, today, [debit(account.bank, row.face, { cashItem: itemFor('sales', items) }), credit(account.notesReceivable, row.face, { party: row.customer })]) },
  },
  access: { see: all(cashier, accountant, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [cashier, accountant] } },
  title: 'billNumber',
  list: { columns: ['number', 'billNumber', 'customer', 'face', 'due', 'presentBy', 'state'], filters: ['state', 'customer', 'due'], sort: 'due' },
  form: [['billNumber', 'kind', 'acceptor'], ['customer', 'face'], ['drawn', 'due', 'barred'], ['settles'], ['presentBy', 'lapses'], ['endorsements'], ['request', 'endorsee', 'discountRate', 'discount']],
})

const against = ({ settles }: Pick<Bill, 'settles'>): Decimal => sum((settles ?? []).map(({ amount }) => amount))

/** Only what this customer still owes is settled. */
function owing(row: Kept, { invoices, settled, taken }: Claims) {
  for (const [at, { invoice, amount }] of (row.settles ?? []).entries()) {
    const owed = invoices.find(({ id }) => id === invoice)
    if (owed?.state !== 'posted' || owed.customer !== row.customer || owed.currency) return refuse('不是该客户已入账的本位币发票', 'It is no posted invoice of this customer in the currency of the books', `settles.${at}.invoice`)
    const left = minus(minus(owed.total, settled[invoice]?.amount ?? '0'), taken[invoice]?.amount ?? '0')
    if (!isPositive(amount) || compare(amount, left) > 0) return refuse(`应大于零且不超过未收金额 ${left}`, `It must be above zero and at most ${left}`, `settles.${at}.amount`)
  }
  return undefined
}
const clears = (row: Kept): readonly Link[] => (row.settles ?? []).map(({ id, invoice, amount }) => ({ kind: 'settled', from: { document: salesInvoice.name, record: invoice }, line: id, quantity: '0', amount }))

/** 4.2.4, 6.3.2: a bill passed on pays what was approved, in full and once, to whom it was approved for. */
function payable(row: Kept, { asked, paid, payee: [payee], today }: Paying) {
  if (!row.request) return refuse('请先指定抵付的付款申请', 'Say first which payment request it pays', 'request')
  if (asked?.state !== 'approved') return refuse('付款申请未批准', 'The payment request is not approved', 'request', { clause: '4.2.4' })
  if (asked.currency) return refuse('只能抵付本位币的付款申请', 'Only a request in the currency of the books is paid by it', 'request')
  if (payee && onHold(payee, 'payments', today)) return refuse(`对“${payee.name}”的付款已暂停`, `Payments to "${payee.name}" are on hold`, 'request', { rule: 'payments-on-hold' })
  const left = minus(asked.total, paid[row.request]?.amount ?? '0')
  return compare(row.face, left) === 0 ? undefined : refuse(`申请未付金额为 ${left}，与票面不等`, `What is open of the request is ${left}, which is not the face of the bill`, 'request', { rule: 'face-differs' })
}

const moved = (row: Kept, date: string, of: Posting['lines']): readonly Posting[] => [{ summary: [`票据 ${row.billNumber}`, `Bill ${row.billNumber}`], date, lines: of }]
const sold = (row: Kept, { today }: Pick<Moment, 'today'>) => discounted(row.face, row.due, row.discountRate ?? '0', today)
function cameIn(row: Kept, known: AtBank & Pick<Moment, 'today'>): readonly Posting[] {
  const [customer, atBank] = [{ party: row.customer }, takenFromBank(row.settles ?? [], known, row.customer)]
  return moved(row, known.today, [debit(account.notesReceivable, row.face, customer), credit(account.receivable, minus(against(row), atBank.amount), customer), ...atBank.lines, credit(account.customerAdvance, minus(row.face, against(row)), customer)])
}
function passedOn(row: Kept, asked: Asked, today: string): readonly Posting[] {
  const [ahead, payee] = [asked ? aheadOf(asked) : '0', { party: asked?.supplier }]
  return moved(row, today, [debit(account.payable, minus(row.face, ahead), payee), debit(account.prepaid, ahead, payee), credit(account.notesReceivable, row.face, { party: row.customer })])
}
/** The bank keeps its interest to the due day; the rest comes at once. */
function atBank(row: Kept, known: Moment & { readonly items: Items }): readonly Posting[] {
  const { discount, received } = sold(row, known)
  return moved(row, known.today, [debit(account.bank, received, { cashItem: itemFor('sales', known.items) }), debit(account.financeCost, discount), credit(account.notesReceivable, row.face, { party: row.customer })])
}
