/** A supplier's invoice: matched line by line with order and accepted goods before it becomes a debt. */
import { all, day, document, fulfilled, line, lines, linesOf, money, quantity, record, ref, rows, text, type Fulfilment, type RowOf } from '#declare'
import { buyer, cashier, duty, financeManager, foreignFields, generalManager, goodsFacts, internalAuditor, item, operationsDirector, partsDue, payablesAccountant, paymentTerms, procurementManager, rateSaid, type PaymentTerms } from '#commons'
import { addDays, compare, isPositive, refuse, rounded, sum, times, type Decimal } from '#words'
import { invoiceCancelled, invoiceMatched, invoicePosted, purchaseOrder, qualityInspection, supplier, supplierInvoice } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { budgetsOf } from './commitment.ts'
import type { OrderedLine } from './goods-receipt.ts'
import { intoBooks, invoiceLinks, type Came } from './into-books.ts'
import { differences, told, type Acceptance, type MatchFacts } from './three-way-match.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  order: ref(purchaseOrder, '采购订单', 'Purchase order'),
  supplierNumber: text('发票号码', 'Invoice number', 60).required().searched(),
  date: day('入账日期', 'Posting date').required().startsToday(),
  issued: day('开票日期', 'Date of issue'),
  terms: ref(paymentTerms, '付款条件', 'Terms of payment').because('空着按订单账期', 'Left empty, the term of the order holds'),
  ...foreignFields,
  lines: lines('明细', 'Lines', {
    order: line(purchaseOrder, '订单行', 'Order line').required().unique(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('开票数量', 'Quantity billed').required(),
    price: money('单价（不含税）', 'Unit price (without tax)', 10).required(),
    amount: money('金额', 'Amount').fixed(),
  }).required(),
  tax: money('税额', 'Tax', 4).initially('0'),
  freight: money('运费', 'Freight', 4).initially('0'),
  subTotal: money('货款', 'Goods', 8).required(),
  total: money('价税合计', 'Total', 8).required(),
  payable: money('应付金额', 'Payable').required().because('各行四舍五入到分后的合计，即入账金额', 'The sum of its lines each rounded to the cent, as it is booked'),
  schedule: lines('到期日', 'Falls due', { due: day('到期日', 'Due').required(), amount: money('金额', 'Amount').required() }).fixed(),
  due: day('最后到期日', 'Last due').fixed(),
  matched: text('匹配结果', 'Result of the match', 1000).fixed(),
  exceptionReason: text('接受差异的理由', 'Why the difference is accepted', 500).fixed(),
}
export type Invoice = RowOf<typeof fields>
type Kept = Invoice & { readonly id: string }
type Twin = { readonly id: string; readonly number: string }
type Ahead = { readonly line: string; readonly quantity: Decimal }
/** The twenty digits of an electronic invoice are given once in the country; any other number once by its supplier. */
const isElectronic = (number: string): boolean => /^\d{20}$/.test(number)
const orderLines = (row: Invoice) => row.lines.map(({ order }) => order)

export const supplierInvoiceDocument = document('supply.supplier-invoice', {
  label: ['采购发票', 'Supplier invoice'], clause: accepted, numbered: 'FP-{yyyy}{MM}-{0000}', fields,
  derive: {
    lines: (row) => row.lines.map((one) => ({ ...one, amount: rounded(times(one.quantity, one.price), 2) })),
    subTotal: (row) => sum(row.lines.map(({ quantity, price }) => times(quantity, price))), total: (row) => sum([row.subTotal, row.tax, row.freight]),
    payable: (row) => sum([...row.lines.map(({ quantity, price }) => rounded(times(quantity, price), 2)), rounded(row.tax, 2), rounded(row.freight, 2)]),
  },
  check: positive,
  known: {
    ordered: (row: Invoice) => linesOf<OrderedLine>(purchaseOrder, orderLines(row)),
    acceptedGoods: (row: Invoice) => fulfilled('accepted', orderLines(row)),
    billed: (row: Invoice) => fulfilled('billed', orderLines(row)),
    acceptances: (row: Invoice) => rows<Acceptance>({ source: { journal: 'links' }, where: { kind: 'accepted', fromLine: { in: orderLines(row) } }, fields: { from: 'fromLine', line: 'line' }, measures: { quantity: { sum: 'quantity' } }, sort: ['line'] }),
    came: (row: Invoice) => rows<Came>({ source: { document: qualityInspection.name, lines: 'lines' }, where: { order: { in: orderLines(row) } }, fields: { line: 'id', price: 'price', accepted: 'accepted' } }),
    back: (row: Invoice) => fulfilled('estimate-back', orderLines(row)),
    budgets: (row: Invoice) => budgetsOf(orderLines(row)),
    items: (row: Invoice) => goodsFacts(row.lines.map((one) => one.item)),
    same: (row: Invoice) => rows<Twin>({ source: { document: supplierInvoice.name }, where: { ...(isElectronic(row.supplierNumber) ? {} : { supplier: row.supplier }), supplierNumber: row.supplierNumber, state: { not: ['reversed', 'cancelled'] } }, fields: { id: 'id', number: 'number' }, limit: 2 }),
    terms: (row: Invoice) => record<PaymentTerms>(paymentTerms as { name: string }, row.terms),
    requested: (row: Kept) => fulfilled('requested', [row.id]),
    ahead: (row: Kept) => rows<Ahead>({ source: { journal: 'links' }, where: { kind: 'billed-ahead', record: row.id }, fields: { line: 'fromLine' }, measures: { quantity: { sum: 'quantity' } } }),
    advances: (row: Invoice) => fulfilled('billed-ahead', orderLines(row)),
  },
  states: {
    draft: ['草稿', 'Draft'], matched: ['已匹配', 'Matched'], exception: ['有差异', 'Stopped'], accepted: ['差异已接受', 'Difference accepted'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'], cancelled: ['已作废', 'Cancelled'],
  },
  actions: {
    match: {
      label: ['三单匹配', 'Match'], from: ['draft', 'exception', 'matched', 'accepted'], to: ['matched', 'exception'], decide: (row, known) => (differences(row, known).length > 0 ? 'exception' : 'matched'), by: payablesAccountant, clause: accepted, duty: duty.invoice,
      needs: ['ordered', 'acceptedGoods', 'billed', 'same'], guard: matchable, sets: (row, known) => ({ matched: told(differences(row, known)) }), announce: invoiceMatched,
    },
    'accept-exception': { label: ['接受差异', 'Accept the difference'], from: 'exception', to: 'accepted', by: [financeManager, procurementManager], clause: accepted, duty: duty.acceptException, asks: ['exceptionReason'] },
    post: {
      label: ['入账', 'Post'], from: ['matched', 'accepted'], to: 'posted', by: payablesAccountant, clause: accepted, duty: duty.invoice, needs: ['ordered', 'acceptedGoods', 'billed', 'same', 'acceptances', 'came', 'back', 'budgets', 'items', 'terms'],
      guard: stillMatched, sets: fallsDue, post: intoBooks, link: invoiceLinks, announce: invoicePosted,
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [payablesAccountant, financeManager], clause: accepted, needs: ['requested', 'ahead', 'advances'], guard: unpaidFor, reverses: 'post', grave: true },
    cancel: { label: ['作废', 'Cancel'], from: ['draft', 'exception', 'matched'], to: 'cancelled', by: payablesAccountant, clause: accepted, announce: invoiceCancelled, grave: true },
  },
  access: { see: all(payablesAccountant, financeManager, cashier, buyer, procurementManager, operationsDirector, generalManager, internalAuditor), edit: { draft: [payablesAccountant], exception: [payablesAccountant] } },
  list: { columns: ['number', 'supplier', 'supplierNumber', 'date', 'due', 'total', 'state'], filters: ['state', 'supplier', 'date', 'due'] },
  form: [['supplier', 'order', 'supplierNumber'], ['date', 'issued'], ['lines'], ['tax', 'freight'], ['subTotal', 'total', 'payable'], ['terms', 'currency', 'exchangeRate'], ['schedule', 'due'], ['matched', 'exceptionReason']],
  seldom: ['terms', 'currency', 'exchangeRate'],
})

function positive(row: Invoice) {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  return at < 0 ? rateSaid(row) : refuse('数量须大于零', 'The quantity must be above zero', `lines.${at}.quantity`)
}

/** 4.2.4: an invoice is booked once, and only for lines of this supplier's sent orders. */
function matchable(row: Kept, known: { ordered: MatchFacts['ordered']; same: readonly Twin[] }) {
  const { ordered, same } = known
  const twin = same.find(({ id }) => id !== row.id)
  if (twin) return refuse(`发票号码已登记于 ${twin.number}`, `The invoice number is recorded on ${twin.number} already`, 'supplierNumber', { kind: 'conflict', rule: 'duplicate-invoice' })
  const at = row.lines.findIndex((one) => ordered[one.order]?.parent.supplier !== row.supplier || ordered[one.order]?.item !== one.item)
  if (at >= 0) return refuse('订单行与供应商或物料不符', 'The order line does not fit supplier or item', `lines.${at}.order`)
  const other = row.lines.findIndex((one) => (ordered[one.order]?.parent.currency ?? undefined) !== row.currency)
  if (other >= 0) return refuse('发票与订单币种不同', 'The invoice is in another currency than the order', 'currency')
  const early = row.lines.findIndex((one) => !['sent', 'closed'].includes(ordered[one.order]?.parent.state ?? ''))
  return early < 0 ? undefined : refuse('订单未下达，不能登记发票', 'The order was not sent', `lines.${early}.order`)
}

/** What was matched, or accepted by another person, must still be what the books show. */
function stillMatched(row: Kept, known: MatchFacts & { same: readonly Twin[] }) {
  const wrong = matchable(row, known)
  if (wrong) return wrong
  return told(differences(row, known)) === row.matched ? undefined : refuse('匹配后情况已变化，请重新匹配', 'Things changed since the match; match it again', 'matched', { kind: 'conflict' })
}

/** 4.2.4: when the debt falls due, by the terms named or the order's term, counted from the day on the invoice. */
function fallsDue(row: Kept, { terms, ordered }: { terms: PaymentTerms | undefined; ordered: MatchFacts['ordered'] }) {
  const invoiced = row.issued ?? row.date
  const days = Math.min(...row.lines.map(({ order }) => ordered[order]?.parent.paymentDays ?? 0))
  const schedule = terms ? partsDue(row.payable, invoiced, terms) : [{ due: addDays(invoiced, days), amount: rounded(row.payable, 2) }]
  return { schedule, due: schedule.map(({ due }) => due).toSorted().at(-1) }
}

/** A paid debt is not taken back, nor goods that came on an advance. */
function unpaidFor(_row: Invoice, { requested, ahead, advances }: { requested: Readonly<Record<string, Fulfilment>>; ahead: readonly Ahead[]; advances: Readonly<Record<string, Fulfilment>> }) {
  if (Object.values(requested).some(({ amount }) => isPositive(amount))) return refuse('已申请付款的发票不能冲销', 'An invoice whose payment was requested is not reversed')
  const used = ahead.some(({ line: of, quantity: billed }) => compare(advances[of]?.quantity ?? '0', billed) < 0)
  return used ? refuse('预先开票的货物已验收，不能冲销', 'Goods billed ahead were accepted since; it is not reversed') : undefined
}
