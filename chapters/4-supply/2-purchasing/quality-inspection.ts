/** A quality inspection: what of a delivery is accepted into stock, and what is refused. */
import { all, credit, day, debit, document, line, lines, money, move, quantity, ref, rows, text, type Link, type Posting, type RowOf } from '#declare'
import { account, buyer, duty, financeManager, generalManager, internalAuditor, item, location, operationsDirector, payablesAccountant, procurementManager, qaManager, qualityInspector, warehouseKeeper, warehouseManager } from '#commons'
import { compare, isPositive, isZero, minus, refuse, rounded, times } from '#words'
import { goodsInspected, goodsReceipt, purchaseOrder, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  receipt: ref(goodsReceipt, '收货单', 'Goods receipt').required(),
  order: ref(purchaseOrder, '采购订单', 'Purchase order').required(),
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('检验日期', 'Date').required(),
  place: ref(location, '入库位置', 'Place').required(),
  lines: lines('明细', 'Lines', {
    receipt: line(goodsReceipt, '收货行', 'Receipt line').required(),
    order: line(purchaseOrder, '订单行', 'Order line').required(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('送检数量', 'Quantity').required(),
    accepted: quantity('合格数量', 'Accepted').required(),
    price: money('订单单价', 'Order price', 4).required(),
    reason: text('不合格原因', 'Why refused', 300),
  }).required(),
}
export type Inspection = RowOf<typeof fields>
type ItemFacts = { readonly id: string; readonly stockAccount: 'inventory' | 'finished-goods' | 'supplies' }

export const qualityInspectionDocument = document('supply.quality-inspection', {
  label: ['检验单', 'Quality inspection'], clause: accepted, numbered: 'JY-{yyyy}{MM}-{0000}', fields,
  known: { items: (row: Inspection) => rows<ItemFacts>({ source: { document: item.name }, where: { id: { in: row.lines.map((one) => one.item) } }, fields: { id: 'id', stockAccount: 'group.stockAccount' } }) },
  states: { draft: ['待检', 'To inspect'], concluded: ['已判定', 'Concluded'] },
  actions: {
    conclude: { label: ['判定', 'Conclude'], from: 'draft', to: 'concluded', by: [qualityInspector, qaManager], clause: accepted, duty: duty.inspect, needs: ['items'], guard: judged, post: intoStock, link: (row) => judgedLinks(row), announce: goodsInspected },
  },
  access: {
    see: all(qualityInspector, qaManager, warehouseKeeper, warehouseManager, buyer, procurementManager, payablesAccountant, operationsDirector, financeManager, generalManager, internalAuditor),
    edit: { draft: [qualityInspector, qaManager] },
  },
  list: { columns: ['number', 'receipt', 'order', 'supplier', 'date', 'state'], filters: ['state', 'supplier', 'date'] },
  form: [['receipt', 'order', 'supplier'], ['date', 'place'], ['lines']],
})

/** 4.2.4: nobody accepts more than came, and what is refused has a reason. */
function judged(row: Inspection) {
  for (const [at, one] of row.lines.entries()) {
    if (compare(one.accepted, one.quantity) > 0) return refuse('合格数量大于送检数量', 'More accepted than was inspected', `lines.${at}.accepted`)
    if (compare(one.accepted, one.quantity) < 0 && !one.reason) return refuse('请填写不合格原因', 'Say why the rest is refused', `lines.${at}.reason`)
  }
  return undefined
}

const stock = { inventory: account.inventory, 'finished-goods': account.finishedGoods, supplies: account.supplies } as const

/** Goods and money in one entry: accepted pieces enter the store at order price, refused ones lie apart without value. */
function intoStock(row: Inspection & { readonly number: string }, { items }: { items: readonly ItemFacts[] }): readonly Posting[] {
  const roleOf = new Map(items.map(({ id, stockAccount }) => [id, stock[stockAccount]]))
  return [{
    summary: [`检验入库 ${row.number}`, `Accepted into stock ${row.number}`], date: row.date,
    lines: row.lines.flatMap((one) => {
      const value = rounded(times(one.accepted, one.price), 2)
      const refused = minus(one.quantity, one.accepted)
      const waiting = { account: account.inspection, dimensions: { place: row.place } }
      return [
        debit(roleOf.get(one.item) ?? account.inventory, value, { item: one.item }, one.id), credit(account.goodsReceivedNotInvoiced, value, { party: row.supplier }, one.id),
        ...move(one.item, one.accepted, waiting, { account: account.store, dimensions: { place: row.place } }, one.id),
        ...move(one.item, refused, waiting, { account: account.rejected, dimensions: { party: row.supplier } }, one.id),
      ]
    }),
  }]
}

const judgedLinks = (row: Inspection): readonly Link[] => row.lines.flatMap((one) => {
  const refused = minus(one.quantity, one.accepted)
  const link = (kind: string, from: Link['from'], count: string): readonly Link[] => (isZero(count) ? [] : [{ kind, from, line: one.id, quantity: count, amount: times(count, one.price) }])
  return [
    ...link('inspected', { document: goodsReceipt.name, line: one.receipt }, one.quantity),
    ...link('accepted', { document: purchaseOrder.name, line: one.order }, one.accepted),
    ...(isPositive(refused) ? link('rejected', { document: purchaseOrder.name, line: one.order }, refused) : []),
  ]
})
