/** A quality inspection: what of a delivery is accepted, and with that becomes stock; what is refused, and why. */
import { all, choice, day, document, fulfilled, line, lines, money, quantity, record, ref, text, type Link, type RowOf } from '#declare'
import { buyer, duty, financeManager, generalManager, goodsFacts, internalAuditor, item, location, operationsDirector, payablesAccountant, procurementManager, qaManager, qualityInspector, warehouseKeeper, warehouseManager } from '#commons'
import { compare, isPositive, isZero, minus, refuse, times, type Decimal } from '#words'
import { goodsInspected, goodsReceipt, purchaseOrder, qualityInspection, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { intoStock, shareOfAdvance, type Advances, type Promised } from './into-stock.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  receipt: ref(goodsReceipt, '收货单', 'Goods receipt').required(),
  order: ref(purchaseOrder, '采购订单', 'Purchase order').required(),
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('检验日期', 'Date').required().startsToday(),
  place: ref(location, '入库位置', 'Place').required(),
  lines: lines('明细', 'Lines', {
    receipt: line(goodsReceipt, '收货行', 'Receipt line').required(),
    order: line(purchaseOrder, '订单行', 'Order line').required(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('送检数量', 'Quantity').required(),
    accepted: quantity('合格数量', 'Accepted').required(),
    price: money('订单单价（不含税）', 'Order price (without tax)', 10).required().because('外币订单按到货日汇率折合本位币', 'Of an order in another currency: in that of the books, at the rate of the day the goods came'),
    reason: text('不合格原因', 'Why refused', 300),
  }).required(),
  outcome: choice('结论', 'Outcome', { accepted: ['合格', 'Accepted'], partly: ['部分合格', 'Partly accepted'], refused: ['不合格', 'Refused'] }).required(),
}
export type Inspection = RowOf<typeof fields>
type Receipt = { readonly state: string; readonly lines: readonly { readonly id: string; readonly quantity: Decimal }[] } | undefined

export const qualityInspectionDocument = document('supply.quality-inspection', {
  label: ['检验单', 'Quality inspection'], clause: accepted, numbered: 'JY-{yyyy}{MM}-{0000}', fields,
  derive: { outcome: ({ lines: judgedLines }) => (judgedLines.every((one) => isZero(one.accepted)) ? 'refused' : judgedLines.every((one) => compare(one.accepted, one.quantity) >= 0) ? 'accepted' : 'partly') },
  known: {
    receipt: (row: Inspection) => record<Receipt>(goodsReceipt as { name: string }, row.receipt),
    promised: (row: Inspection) => record<Promised>(purchaseOrder as { name: string }, row.order),
    items: (row: Inspection) => goodsFacts(row.lines.map((one) => one.item)),
    inspected: (row: Inspection) => fulfilled('inspected', row.lines.map(({ receipt }) => receipt)),
    billed: (row: Inspection) => fulfilled('covered', row.lines.map(({ id }) => id)),
    returned: (row: Inspection) => fulfilled('returned', row.lines.map(({ id }) => id)),
    settled: (row: Inspection) => fulfilled('refused-settled', row.lines.map(({ id }) => id)),
    estimated: (row: Inspection) => fulfilled('estimated', row.lines.map(({ id }) => id)),
    advances: (row: Inspection) => fulfilled('billed-ahead', row.lines.map(({ order }) => order)),
  },
  states: { draft: ['待检', 'To inspect'], concluded: ['已判定', 'Concluded'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    conclude: {
      label: ['判定', 'Conclude'], from: 'draft', to: 'concluded', by: [qualityInspector, qaManager], clause: accepted, duty: duty.inspect, needs: ['receipt', 'items', 'inspected', 'advances', 'promised'],
      guard: judged, post: intoStock, link: judgedLinks, announce: goodsInspected,
    },
    reopen: { label: ['撤回判定', 'Judge anew'], from: 'concluded', to: 'draft', by: qaManager, clause: accepted, duty: duty.inspect, needs: ['billed', 'returned', 'settled', 'estimated'], guard: untouched, reverses: 'conclude', grave: true },
    cancel: { label: ['取消', 'Cancel'], from: 'draft', to: 'cancelled', by: 'task', clause: accepted },
  },
  access: {
    see: all(qualityInspector, qaManager, warehouseKeeper, warehouseManager, buyer, procurementManager, payablesAccountant, operationsDirector, financeManager, generalManager, internalAuditor),
    edit: { draft: [qualityInspector, qaManager] },
  },
  list: { columns: ['number', 'receipt', 'order', 'supplier', 'date', 'outcome', 'state'], filters: ['state', 'outcome', 'supplier', 'date'] },
  form: [['receipt', 'order', 'supplier'], ['date', 'place', 'outcome'], ['lines']],
})

/** 4.2.4: what lies there is judged once; nobody accepts more than came, and what is refused has a reason. */
function judged(row: Inspection, { receipt, inspected }: { receipt: Receipt; inspected: Advances }) {
  if (receipt?.state !== 'posted') return refuse('收货单已冲销，不能判定', 'The receipt was reversed; there is nothing to judge', 'receipt')
  for (const [at, one] of row.lines.entries()) {
    const came = receipt.lines.find(({ id }) => id === one.receipt)
    if (!came || compare(one.quantity, minus(came.quantity, inspected[one.receipt]?.quantity ?? '0')) > 0) return refuse('送检数量大于到货数量', 'More is judged than came', `lines.${at}.quantity`)
    if (compare(one.accepted, one.quantity) > 0) return refuse('合格数量大于送检数量', 'More accepted than was inspected', `lines.${at}.accepted`)
    if (compare(one.accepted, one.quantity) < 0 && !one.reason) return refuse('请填写不合格原因', 'Say why the rest is refused', `lines.${at}.reason`)
  }
  return undefined
}

/** What was billed, or sent back, stays as it was judged. */
function untouched(_row: Inspection, { billed, returned, settled, estimated }: Readonly<Record<'billed' | 'returned' | 'settled' | 'estimated', Advances>>) {
  if (Object.values(estimated).some(({ quantity: count }) => isPositive(count))) return refuse('其暂估已在月初冲回，月末再暂估后方可撤回判定', 'Its estimate was taken back this month; the judgement stands until it is estimated again', 'lines', { kind: 'conflict' })
  return [billed, returned, settled].flatMap((one) => Object.values(one)).every(({ quantity: count }) => isZero(count)) ? undefined : refuse('已开票或已退货，不能撤回判定', 'Some of it was billed or sent back; the judgement stands', 'lines', { kind: 'conflict' })
}

const link = (kind: string, from: Link['from'], of: string, count: Decimal, amount: Decimal): readonly Link[] => (isZero(count) ? [] : [{ kind, from, line: of, quantity: count, amount }])

function judgedLinks(row: Inspection, { advances, promised }: { advances: Advances; promised: Promised }): readonly Link[] {
  return row.lines.flatMap((one) => {
    const refused = minus(one.quantity, one.accepted)
    const used = shareOfAdvance(one, advances)
    const order = { document: purchaseOrder.name, line: one.order }
    const billable = promised?.refusedBilled ? one.quantity : one.accepted
    return [
      ...link('inspected', { document: goodsReceipt.name, line: one.receipt }, one.id, one.quantity, times(one.quantity, one.price)),
      ...link('accepted', order, one.id, billable, times(billable, one.price)),
      ...(isPositive(refused) ? link('rejected', order, one.id, refused, times(refused, one.price)) : []),
      ...link('billed-ahead', order, one.id, minus('0', used.quantity), minus('0', used.amount)),
      ...link('used-ahead', { document: qualityInspection.name, line: one.id }, one.id, used.quantity, used.amount),
    ]
  })
}
