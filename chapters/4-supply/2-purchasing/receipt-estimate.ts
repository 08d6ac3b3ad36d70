/** An estimate of receipts: what was accepted and is not invoiced yet is taken back in red on the first of a month, and estimated again on its last day while still uninvoiced. */
import { all, choice, credit, day, debit, document, line, lines, money, quantity, ref, rows, text, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, duty, financeManager, generalManager, internalAuditor, item, monthSaid, payablesAccountant, takenBackAccountOf } from '#commons'
import { isMonth, isPositive, isZero, lastOf, least, minus, negated, refuse, sum, type Day, type Decimal } from '#words'
import { chosenOn, type Chosen } from '../../6-finance/contract.ts'
import { purchaseOrder, qualityInspection, receiptEstimate, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { openPartsOf, worthOfPart, type Acceptance } from './three-way-match.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  kind: choice('种类', 'Kind', { 'taken-back': ['月初红字冲回', 'Taken back in red'], estimated: ['月末再暂估', 'Estimated again'] }).required(),
  month: text('期间', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required(),
  lines: lines('明细', 'Lines', {
    accepted: line(qualityInspection, '验收行', 'Accepted line').required(),
    order: line(purchaseOrder, '订单行', 'Order line').required(),
    supplier: ref(supplier, '供应商', 'Supplier').required(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('未开票数量', 'Not invoiced').required(),
    amount: money('暂估金额', 'Estimate').required(),
  }).fixed(),
  total: money('合计', 'Total').required(),
}
export type ReceiptEstimate = RowOf<typeof fields>
type Kept = ReceiptEstimate & { readonly id: string; readonly number: string }
type Delivery = { readonly id: string; readonly order: string; readonly item: string; readonly source: string; readonly stockAccount: 'inventory' | 'finished-goods' | 'supplies'; readonly price: Decimal; readonly date: Day; readonly supplier: string }
type Sums = { readonly order: string; readonly quantity: Decimal; readonly amount: Decimal }
type Known = {
  readonly policy: readonly Chosen[]; readonly deliveries: readonly Delivery[]; readonly acceptances: readonly Acceptance[]; readonly billed: readonly Sums[]; readonly back: readonly Sums[]; readonly runs: readonly { readonly number: string; readonly kind: string; readonly date: Day }[]
}
type Estimated = { readonly accepted: string; readonly order: string; readonly supplier: string; readonly item: string; readonly quantity: Decimal; readonly amount: Decimal }

const linked = (kind: string) => () => rows<Sums>({ source: { journal: 'links' }, where: { kind }, fields: { order: 'fromLine' }, measures: { quantity: { sum: 'quantity' }, amount: { sum: 'amount' } } })

export const receiptEstimateDocument = document('supply.receipt-estimate', {
  label: ['暂估冲回与再暂估', 'Estimate of receipts'], clause: accepted, numbered: 'ZG-{yyyy}{MM}-{000}', fields,
  derive: { date: ({ kind, month }) => (!isMonth(month) ? month : kind === 'estimated' ? lastOf(month) : `${month}-01`), total: (row) => sum((row.lines ?? []).map(({ amount }) => amount)) },
  check: ({ month }) => monthSaid(month),
  known: {
    policy: (row: Kept) => chosenOn(row.date),
    deliveries: (row: Kept) => rows<Delivery>({
      source: { document: qualityInspection.name, lines: 'lines' }, where: { 'parent.state': 'concluded', 'parent.date': { to: row.date } },
      fields: { id: 'id', order: 'order', item: 'item', source: 'item.source', stockAccount: 'item.group.stockAccount', price: 'price', date: 'parent.date', supplier: 'parent.supplier' },
    }),
    acceptances: () => rows<Acceptance>({ source: { journal: 'links' }, where: { kind: 'accepted' }, fields: { from: 'fromLine', line: 'line' }, measures: { quantity: { sum: 'quantity' } }, sort: ['line'] }),
    billed: linked('billed'), back: linked('estimate-back'),
    runs: (row: Kept) => rows<Known['runs'][number]>({ source: { document: receiptEstimate.name }, where: { state: 'posted', date: { from: row.date } }, fields: { number: 'number', kind: 'kind', date: 'date' }, sort: ['date'] }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['入账', 'Post'], from: 'draft', to: 'posted', by: [accountant, payablesAccountant, financeManager], clause: accepted, duty: duty.record, needs: ['policy', 'deliveries', 'acceptances', 'billed', 'back', 'runs'],
      guard: inTurn, sets: (row, known) => ({ lines: row.kind === 'estimated' ? estimatedAgain(known) : takenBack(row, known) }), post: (row, known) => booked(row, known), link: (row) => counted(row),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: accepted, needs: ['back', 'runs'], guard: (row, known) => unused(row, known), reverses: 'post', grave: true },
  },
  access: { see: all(accountant, payablesAccountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, payablesAccountant, financeManager] } },
  list: { columns: ['number', 'kind', 'month', 'date', 'total', 'state'], filters: ['kind', 'state', 'date'], sort: '-date' },
  form: [['kind', 'month'], ['date', 'total'], ['lines']],
})

/** A month is taken back once and estimated again once, each after the other; without the choice of finance nothing is taken back. */
function inTurn({ kind, month, date }: Kept, { policy: [chosen], runs }: Known) {
  if (kind === 'taken-back' && chosen?.estimates !== 'taken-back') return refuse('该日有效的会计政策将暂估保留至发票到达', 'The accounting policy in force on that day keeps estimates until the invoice comes', 'kind', { rule: 'finance.accounting-policy' })
  const same = runs.find((one) => one.date === date && one.kind === kind)
  if (same) return refuse(`${month} 已由 ${same.number} 处理`, `${same.number} has done this for ${month}`, 'month', { kind: 'conflict', rule: 'once-a-month' })
  const later = runs.find((one) => one.date > date)
  return later ? refuse(`${later.number} 已处理到更晚的日期`, `${later.number} was made for a later day`, 'month', { kind: 'conflict' }) : undefined
}

/** Pieces that were accepted and await their invoice, the earliest delivery first; a service lies nowhere, its provision stays until the invoice. */
function waiting({ deliveries, acceptances, billed }: Known): readonly (Estimated & { readonly date: Day })[] {
  const [came, bills, byOrder] = [new Map(deliveries.map((one) => [one.id, one])), new Map(billed.map((one) => [one.order, one.quantity])), Map.groupBy(acceptances, ({ from }) => from)]
  return [...byOrder].flatMap(([order, of]) => openPartsOf(order, { billed: bills.get(order) ?? '0', acceptances: of }).flatMap((part) => {
    const from = came.get(part.line)
    return !from || from.source === 'service' ? [] : [{ accepted: part.line, order, supplier: from.supplier, item: from.item, date: from.date, quantity: minus(part.upTo, part.from), amount: worthOfPart(part, from.price) }]
  }))
}

/** Of what waits, so much of each order line as `most` says, from the earliest on. */
function firstOf(waits: readonly Estimated[], most: (order: string) => Decimal): readonly Estimated[] {
  return [...Map.groupBy(waits, ({ order }) => order)].flatMap(([order, of]) => {
    let left = most(order)
    return of.flatMap((one) => {
      const taken = least(one.quantity, left)
      left = minus(left, taken)
      return isPositive(taken) ? [{ ...one, quantity: taken }] : []
    })
  })
}

/** What came before the month, stands as estimated, and is not taken back yet. */
function takenBack({ date }: Kept, known: Known): readonly Estimated[] {
  const standing = (order: string): Decimal => known.back.find((one) => one.order === order)?.quantity ?? '0'
  return [...Map.groupBy(waiting(known), ({ order }) => order)].flatMap(([order, of]) => {
    let out = standing(order)
    return of.filter((one) => one.date < date).flatMap(({ date: _, ...one }) => {
      const already = least(one.quantity, out)
      out = minus(out, already)
      return isZero(already) ? [one] : []
    })
  })
}

/** Whatever is still taken back at the month's end, to the cent in which it was. */
function estimatedAgain(known: Known): readonly Estimated[] {
  const red = new Map(known.back.filter(({ quantity: count }) => isPositive(count)).map((one) => [one.order, one]))
  const lines = firstOf(waiting(known).map(({ date: _, ...one }) => one), (order) => red.get(order)?.quantity ?? '0')
  return lines.map((one, at) => {
    const last = lines.findLastIndex(({ order }) => order === one.order) === at
    return last ? { ...one, amount: minus(red.get(one.order)?.amount ?? '0', sum(lines.filter(({ order }, before) => order === one.order && before < at).map(({ amount }) => amount))) } : one
  })
}

/** The estimate and its goods less, on the sides on which they stood; and at the month's end more again. */
function booked(row: Kept, { deliveries }: Known): readonly Posting[] {
  const sign = row.kind === 'estimated' ? (amount: Decimal) => amount : negated
  const lines = (row.lines ?? []).flatMap((one) => [
    debit(takenBackAccountOf(deliveries.find(({ id }) => id === one.accepted)), sign(one.amount), { party: one.supplier, item: one.item }, one.id),
    credit(account.goodsReceivedNotInvoiced, sign(one.amount), { party: one.supplier }, one.id),
  ])
  if (lines.length === 0) return []
  return [{ summary: row.kind === 'estimated' ? [`月末暂估 ${row.month}`, `Receipts estimated, ${row.month}`] : [`冲回上月暂估 ${row.month}`, `Estimates taken back, ${row.month}`], date: row.date, word: '转', red: row.kind === 'taken-back', lines }]
}

const counted = (row: Kept): readonly Link[] => (row.lines ?? []).flatMap(({ id, order, accepted: of, quantity: count, amount }) => {
  const [pieces, worth] = row.kind === 'estimated' ? [negated(count), negated(amount)] : [count, amount]
  return [{ kind: 'estimate-back', from: { document: purchaseOrder.name, line: order }, line: id, quantity: pieces, amount: worth }, { kind: 'estimated', from: { document: qualityInspection.name, line: of }, line: id, quantity: pieces, amount: worth }]
})

/** Nothing was built on it yet: no later month, and no invoice that came meanwhile. */
function unused(row: Kept, { back, runs }: Pick<Known, 'back' | 'runs'>) {
  const later = runs.find((one) => one.date > row.date)
  if (later) return refuse(`${later.number} 已在其后处理，请先冲销`, `${later.number} was made after it; reverse that first`, undefined, { kind: 'conflict' })
  const taken = (row.lines ?? []).reduce((all, { order, quantity: count }) => all.set(order, minus(count, negated(all.get(order) ?? '0'))), new Map<string, Decimal>())
  const used = row.kind === 'taken-back' && [...taken].some(([order, count]) => !isZero(minus(count, back.find((one) => one.order === order)?.quantity ?? '0')))
  return used ? refuse('其中的发票已到，不能冲销', 'Invoices of it came since; it is not reversed', 'lines', { kind: 'conflict' }) : undefined
}
