/** A goods receipt: what arrived against an order; it waits for inspection before it is stock. */
import { all, conversion, day, document, fulfilled, line, lines, linesOf, move, quantity, ref, rows, text, type Draft, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, buyer, duty, financeManager, generalManager, internalAuditor, item, location, operationsDirector, payablesAccountant, planner, procurementManager, qualityInspector, quoted, ratesOn, type Quoted, warehouseKeeper, warehouseManager } from '#commons'
import { compare, isPositive, isZero, minus, plus, refuse, rounded, times } from '#words'
import { goodsReceipt, goodsReceived, purchaseOrder, qualityInspection, receiptReversed, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { stillToCome } from './complete-order.ts'
import { purchaseOrderDocument, type Order } from './purchase-order.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  order: ref(purchaseOrder, '采购订单', 'Purchase order').required(),
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('到货日期', 'Date of arrival').required().startsToday(),
  place: ref(location, '入库位置', 'Place').required(),
  deliveryNote: text('送货单号', 'Delivery note', 60).searched(),
  lines: lines('明细', 'Lines', {
    order: line(purchaseOrder, '订单行', 'Order line').required().unique(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('到货数量', 'Quantity received').required(),
  }).required(),
}
export type Receipt = RowOf<typeof fields>
type Head = { readonly id: string; readonly state: string; readonly supplier: string; readonly overDelivery: string; readonly overPrice: string; readonly overBilling: string; readonly paymentDays: number; readonly prices: 'net' | 'gross'; readonly taxRate: string; readonly freight: string; readonly currency?: string | undefined; readonly exchangeRate?: string | undefined }
/** `netPrice` is what a piece is agreed at without tax, `price` as it was quoted. */
export type OrderedLine = { readonly quantity: string; readonly price: string; readonly netPrice: string; readonly taxRate?: string | undefined; readonly item: string; readonly parent: Head }
type ItemFacts = { readonly id: string; readonly inspected: boolean; readonly source: string }

export const goodsReceiptDocument = document('supply.goods-receipt', {
  label: ['收货单', 'Goods receipt'], clause: accepted, numbered: 'SH-{yyyy}{MM}-{0000}', fields,
  check: positive,
  known: {
    ordered: (row: Receipt) => linesOf<OrderedLine>(purchaseOrder, row.lines.map(({ order }) => order)),
    received: (row: Receipt) => fulfilled('received', row.lines.map(({ order }) => order)),
    inspected: (row: Receipt) => fulfilled('inspected', row.lines.map(({ id }) => id)),
    rates: (row: Receipt) => ratesOn(row.date),
    items: (row: Receipt) => rows<ItemFacts>({ source: { document: item.name }, where: { id: { in: row.lines.map((one) => one.item) } }, fields: { id: 'id', inspected: 'inspected', source: 'source' } }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已收货', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['收货', 'Post'], from: 'draft', to: 'posted', by: [warehouseKeeper, warehouseManager], clause: accepted, duty: duty.receive, needs: ['ordered', 'received', 'items', 'rates'],
      guard: withinOrder, post: (row, known) => intoInspection(row, known), link: toOrder, follow: inspections, announce: goodsReceived,
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [warehouseKeeper, warehouseManager], clause: accepted, duty: duty.receive, needs: ['inspected'], guard: notInspected, reverses: 'post', announce: receiptReversed, grave: true },
  },
  access: {
    see: all(warehouseKeeper, warehouseManager, buyer, procurementManager, qualityInspector, payablesAccountant, planner, operationsDirector, financeManager, generalManager, internalAuditor),
    edit: { draft: [warehouseKeeper, warehouseManager] },
  },
  list: { columns: ['number', 'order', 'supplier', 'date', 'place', 'state'], filters: ['state', 'supplier', 'date', 'order'] },
  form: [['order', 'supplier', 'date'], ['place', 'deliveryNote'], ['lines']],
})

function positive(row: Receipt) {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  return at < 0 ? undefined : refuse('数量须大于零', 'The quantity must be above zero', `lines.${at}.quantity`)
}

/** 4.2.4: only what was ordered and sent is taken in, and not more than ordered beyond the agreed tolerance. */
function withinOrder(row: Receipt, { ordered, received }: { ordered: Readonly<Record<string, OrderedLine>>; received: Readonly<Record<string, Fulfilment>> }) {
  for (const [at, one] of row.lines.entries()) {
    const from = ordered[one.order]
    if (from?.parent.id !== row.order) return refuse('该行不属于此订单', 'The line does not belong to this order', `lines.${at}.order`)
    if (from.parent.state !== 'sent') return refuse('订单未下达，不能收货', 'The order was not sent; nothing is received on it', 'order')
    if (from.parent.supplier !== row.supplier) return refuse('供应商与订单不一致', 'The supplier differs from the order', 'supplier')
    if (from.item !== one.item) return refuse('物料与订单不一致', 'The item differs from the order', `lines.${at}.item`)
    const before = received[one.order]?.quantity ?? '0'
    const most = times(from.quantity, plus('1', from.parent.overDelivery))
    if (compare(plus(before, one.quantity), most) > 0) return refuse(`超出订单数量，尚可收货 ${minus(most, before)}`, `More than was ordered; ${minus(most, before)} may still be received`, `lines.${at}.quantity`)
  }
  return undefined
}

/** Goods lie at the inspection until they are judged: quantity moves, value does not; a service lies nowhere. */
const intoInspection = (row: Receipt & { readonly number: string }, { items }: { items: readonly ItemFacts[] }): readonly Posting[] => [{
  summary: [`到货 ${row.number}`, `Goods received ${row.number}`], date: row.date,
  lines: row.lines.filter((one) => !isService(items, one.item)).flatMap((one) =>
    move(one.item, one.quantity, { account: account.supplierGoods, dimensions: { party: row.supplier } }, { account: account.inspection, dimensions: { place: row.place } }, one.id)),
}]

const isService = (items: readonly ItemFacts[], item: string): boolean => items.find(({ id }) => id === item)?.source === 'service'

function toOrder(row: Receipt, { ordered }: { ordered: Readonly<Record<string, OrderedLine>> }): readonly Link[] {
  return row.lines.map((one) => ({ kind: 'received', from: { document: purchaseOrder.name, line: one.order }, line: one.id, quantity: one.quantity, amount: times(one.quantity, ordered[one.order]?.netPrice ?? '0') }))
}

/** A delivery is judged as a whole: by an inspector when anything in it must be inspected, else it is accepted as it came. */
function inspections(row: Receipt & { readonly id: string }, { ordered, items, rates }: { ordered: Readonly<Record<string, OrderedLine>>; items: readonly ItemFacts[]; rates: readonly Quoted[] }): readonly Draft[] {
  return [{
    document: qualityInspection.name, ...(items.some(({ inspected }) => inspected) ? {} : { act: 'conclude' }),
    values: {
      receipt: row.id, order: row.order, supplier: row.supplier, date: row.date, place: row.place,
      lines: row.lines.map((one) => ({ receipt: one.id, order: one.order, item: one.item, quantity: one.quantity, accepted: one.quantity, price: worthOf(ordered[one.order], rates) })),
    },
  }]
}

/** What a piece is worth in the books: its price at the rate of the day it came, or else the order's. */
const worthOf = (one: OrderedLine | undefined, rates: readonly Quoted[]): string =>
  (one?.parent.currency ? rounded(times(one.netPrice, quoted(rates, one.parent.currency) ?? one.parent.exchangeRate ?? '1'), 10) : one?.netPrice ?? '0')

function notInspected(_row: Receipt, { inspected }: { inspected: Readonly<Record<string, Fulfilment>> }) {
  return Object.values(inspected).every(({ quantity }) => isZero(quantity)) ? undefined : refuse('已检验的收货不能冲销，请办理退货', 'Inspected goods are returned, not reversed')
}

/** What is still to come of an order, received today. */
export const receiptFromOrder = conversion(purchaseOrderDocument, goodsReceipt, {
  received: (row: Order) => fulfilled('received', row.lines.map(({ id }) => id)),
}, (row, { received, today }) => ({
  order: row.id, supplier: row.supplier, date: today,
  lines: row.lines.map((one) => ({ order: one.id, item: one.item, quantity: stillToCome(one.quantity, received[one.id]?.quantity ?? '0', row.underDelivery) })).filter(({ quantity }) => isPositive(quantity)),
}))
