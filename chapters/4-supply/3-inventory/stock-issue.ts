/** A stock issue: goods that leave a store - into production, to a customer, to whoever uses them up, or as scrap. */
import { account, department, duty, factsOf, goodsFacts, item, location, outOfPlace, stockAccountOf, type GoodsFacts } from '#commons'
import { atCost, choice, credit, day, debit, document, instant, line, lines, money, move, quantity, ref, text, type Posting, type PostingLine, type RowOf } from '#declare'
import { refuse, rounded, times } from '#words'
import { stockReceipt, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { inTime, keepers, latenessOf, moving, storeReaders } from './readers.ts'

const planned = supplyPolicy.clause('4.3.1')
const purposes = { production: ['生产领料', 'For production'], sale: ['销售出库', 'For sale'], use: ['部门领用', 'For use'], research: ['研发领用', 'For research'], scrap: ['报废', 'Scrapped'] } as const

const fields = {
  date: day('出库日期', 'Date').required().startsToday(),
  at: instant('实际时间', 'Time').because('同一天的先后按实际时间', 'Movements of one day count in the order of their time'),
  purpose: choice('用途', 'Purpose', purposes).required(),
  department: ref(department, '领用部门', 'Department'),
  note: text('说明', 'Note', 300).searched(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
    receipt: line(stockReceipt, '原入库行', 'Received before').because('退回的货物按其入库成本', 'What goes back goes at the cost it came with'),
    owner: ref(supplier, '货主', 'Owner').because('领用寄存货物时填写：用了即按单价暂估应付', 'For goods held for a supplier: used, they are bought at the unit cost'),
    price: money('固定单价', 'Fixed unit cost', 6).because('一般空着，按库存成本计价', 'Usually empty: goods leave at what they cost'),
  }).required(),
}
export type StockIssue = RowOf<typeof fields>

export const stockIssueDocument = document('supply.stock-issue', {
  label: ['出库单', 'Stock issue'], clause: planned, numbered: 'CK-{yyyy}{MM}-{0000}', fields,
  check: (row) => bought(row) ?? moving(row),
  known: { items: (row: StockIssue) => goodsFacts(row.lines.map((one) => one.item)), lateness: latenessOf },
  states: { draft: ['草稿', 'Draft'], posted: ['已出库', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['出库', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: planned, duty: duty.keepGoods, needs: ['items', 'lateness'], guard: inTime, post: (row, known) => issued(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: planned, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers }, department: 'department' },
  list: { columns: ['number', 'date', 'purpose', 'department', 'note', 'state'], filters: ['state', 'purpose', 'department', 'date'], sort: '-date' },
  form: [['date', 'at', 'purpose', 'department'], ['note'], ['lines']],
})

/** What is taken of somebody else's goods is bought, at a price. */
function bought({ lines: all }: StockIssue) {
  const at = all.findIndex(({ owner, price }) => owner !== undefined && price === undefined)
  return at < 0 ? undefined : refuse('领用寄存货物请写明单价', 'Say at what unit cost the goods held are bought', `lines.${at}.price`)
}

/** 6.2.1: who uses the goods bears their cost. */
const issued = (row: StockIssue & { readonly number: string }, { items }: { items: readonly GoodsFacts[] }): readonly Posting[] => [{
  summary: [`${purposes[row.purpose][0]} ${row.number}`, `${purposes[row.purpose][1]} ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    const facts = factsOf(items, one.item)
    const worth = one.price === undefined ? undefined : rounded(times(one.quantity, one.price), 2)
    if (one.owner !== undefined) return fromOwner(row, one, worth ?? '0')
    return [...atCost(stockAccountOf(facts), costTo[row.purpose], one.item, { department: row.department }, one.id), ...outOfPlace(facts, one, one.quantity, { account: goodsTo[row.purpose], dimensions: {} }, one.id, { at: row.at, worth, source: one.receipt })]
  }),
}]

/** Goods held for their owner go straight to where they are used; the supplier is owed for them from now on. */
const fromOwner = ({ purpose, department: of }: StockIssue, { id, item: what, place, batch, quantity: count, owner: party }: StockIssue['lines'][number], worth: string): readonly PostingLine[] => [
  debit(costTo[purpose], worth, { department: of }, id), credit(account.goodsReceivedNotInvoiced, worth, { party }, id),
  ...move(what, count, { account: account.consigned, dimensions: { place, batch, party } }, { account: goodsTo[purpose], dimensions: {} }, id),
]

const costTo = { production: account.productionCost, sale: account.costOfSales, use: account.expense, research: account.researchExpense, scrap: account.stockDifference } as const
const goodsTo = { production: account.work, sale: account.customerGoods, use: account.work, research: account.work, scrap: account.loss } as const
