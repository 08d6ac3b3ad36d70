/** A stock receipt: goods that enter a store other than from an order - made, given back, found, handed over. */
import { account, duty, factsOf, goodsFacts, intoPlace, isService, item, location, stockAccountOf, worthIn, type GoodsFacts } from '#commons'
import { atCost, choice, credit, day, debit, document, instant, line, lines, money, move, quantity, ref, text, type Posting, type PostingLine, type RowOf } from '#declare'
import { minus, refuse, rounded, times } from '#words'
import { stockIssue, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { inTime, keepers, latenessOf, moving, storeReaders } from './readers.ts'
import { heldOf, roomsFor, withinRoom } from './room.ts'

const planned = supplyPolicy.clause('4.3.1')
const purposes = { made: ['完工入库', 'Made'], returned: ['退料入库', 'Given back'], consigned: ['寄存入库', 'Held for its owner'], other: ['其他入库', 'Other'] } as const

const fields = {
  date: day('入库日期', 'Date').required().startsToday(),
  at: instant('实际时间', 'Time').because('同一天的先后按实际时间', 'Movements of one day count in the order of their time'),
  purpose: choice('入库类型', 'Purpose', purposes).required(),
  owner: ref(supplier, '货主', 'Owner').because('寄存的货物归供应商，用了才算买下', 'Goods held for a supplier are bought when they are used'),
  note: text('说明', 'Note', 300).searched(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
    price: money('单位成本', 'Unit cost', 6).because('空着则按当时的成本', 'Left empty, the cost of that moment'),
    issue: line(stockIssue, '原出库行', 'Issued before').because('退回的货物保持其出库成本', 'What comes back keeps the cost it left with'),
  }).required(),
}
export type StockReceipt = RowOf<typeof fields>

export const stockReceiptDocument = document('supply.stock-receipt', {
  label: ['其他入库单', 'Stock receipt'], clause: planned, numbered: 'RK-{yyyy}{MM}-{0000}', fields,
  check: (row) => owned(row) ?? moving(row),
  known: { items: (row: StockReceipt) => goodsFacts(row.lines.map((one) => one.item)), lateness: latenessOf, rooms: (row: StockReceipt) => roomsFor(row.lines.map((one) => one.item)), held: (row: StockReceipt) => heldOf(row.lines.map((one) => one.item)) },
  states: { draft: ['草稿', 'Draft'], posted: ['已入库', 'Posted'], reversed: ['已冲销', 'Reversed'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    post: { label: ['入库', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: planned, duty: duty.keepGoods, needs: ['items', 'lateness', 'rooms', 'held'], guard: (row, known) => goods(row, known) ?? inTime(row, known) ?? withinRoom(row.lines, known), post: (row, known) => entered(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: planned, duty: duty.keepGoods, reverses: 'post', grave: true },
    cancel: { label: ['取消', 'Cancel'], from: 'draft', to: 'cancelled', by: keepers, clause: planned },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'date', 'purpose', 'note', 'state'], filters: ['state', 'purpose', 'date'], sort: '-date' },
  form: [['date', 'at', 'purpose', 'owner'], ['note'], ['lines']],
})

function owned({ purpose, owner }: StockReceipt) {
  if (purpose === 'consigned' && owner === undefined) return refuse('寄存入库请写明货主', 'Say whose goods are held', 'owner')
  return purpose !== 'consigned' && owner !== undefined ? refuse('只有寄存入库才有货主', 'Only goods that are held have an owner', 'owner') : undefined
}

/** 4.3.3: a service lies in no store. */
export function goods(row: { readonly lines: readonly { readonly item: string }[] }, { items }: { items: readonly GoodsFacts[] }) {
  const at = row.lines.findIndex((one) => isService(factsOf(items, one.item)))
  return at < 0 ? undefined : refuse('服务不入库', 'A service lies in no store', `lines.${at}.item`)
}

const entered = (row: StockReceipt & { readonly number: string }, { items }: { items: readonly GoodsFacts[] }): readonly Posting[] => [{
  summary: [`${purposes[row.purpose][0]} ${row.number}`, `${purposes[row.purpose][1]} ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    if (row.purpose === 'consigned') return move(one.item, one.quantity, { account: account.supplierGoods, dimensions: { party: row.owner } }, { account: account.consigned, dimensions: { place: one.place, batch: one.batch, party: row.owner } }, one.id)
    const facts = factsOf(items, one.item)
    const paid = one.price === undefined ? undefined : rounded(times(one.quantity, one.price), 2)
    return [...value(row, one, facts, paid), ...intoPlace(facts, one, one.quantity, from[row.purpose], one.id, { at: row.at, worth: paid && worthIn(facts, one.quantity, paid), source: one.issue })]
  }),
}]

/** Where goods come from, and what their worth stands against; what is held for its owner has none. */
const from = {
  made: { account: account.work, dimensions: {} }, returned: { account: account.work, dimensions: {} }, other: { account: account.openingGoods, dimensions: {} }, consigned: { account: account.supplierGoods, dimensions: {} },
} as const
const against = { made: account.productionCost, returned: account.productionCost, other: account.stockDifference, consigned: account.stockDifference } as const

function value(row: StockReceipt, one: StockReceipt['lines'][number], facts: GoodsFacts | undefined, paid: string | undefined): readonly PostingLine[] {
  const stock = stockAccountOf(facts)
  if (paid === undefined) return atCost(stock, against[row.purpose], one.item, {}, one.id)
  const kept = worthIn(facts, one.quantity, paid)
  return [debit(stock, kept, { item: one.item }, one.id), debit(account.purchasePriceVariance, minus(paid, kept), { item: one.item }, one.id), credit(against[row.purpose], paid, {}, one.id)]
}
