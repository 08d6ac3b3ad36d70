/** A stock revaluation: what lies in a place is worth more or less than it cost; the difference is shown, the pieces stay. */
import { account, accountant, duty, factsOf, financeManager, goodsFacts, item, location, lying, stockAccountOf, type GoodsFacts } from '#commons'
import { atCost, balance, credit, day, debit, document, lines, money, ref, text, type Balance, type Posting, type RowOf } from '#declare'
import { isZero, refuse } from '#words'
import { supplyPolicy } from '../policy.ts'
import { storeReaders } from './readers.ts'

const costed = supplyPolicy.clause('4.3.3')
const writers = [accountant, financeManager] as const

const fields = {
  date: day('日期', 'Date').required().startsToday(),
  reason: text('原因', 'Reason', 300).required().searched(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    more: money('增减金额', 'More or less').signed(),
    each: money('重估单价', 'Unit cost from now on', 6).because('填增减金额或重估单价之一；之后的出库按重估单价', 'Either what it is worth more or less, or what each piece is worth for whatever goes out after'),
  }).required(),
}
export type StockRevaluation = RowOf<typeof fields>
type Known = { readonly items: readonly GoodsFacts[]; readonly held: Balance }

export const stockRevaluationDocument = document('supply.stock-revaluation', {
  label: ['存货重估单', 'Stock revaluation'], clause: costed, numbered: 'CG-{yyyy}{MM}-{0000}', fields,
  check: (row) => {
    const at = row.lines.findIndex(({ more, each }) => (more === undefined) === (each === undefined))
    return at < 0 ? undefined : refuse('增减金额与重估单价填其中一个', 'Give either the difference or the unit cost', `lines.${at}.more`)
  },
  known: {
    items: (row: StockRevaluation) => goodsFacts(row.lines.map((one) => one.item)),
    held: (row: StockRevaluation) => balance(account.store, { item: row.lines[0]?.item, place: row.lines[0]?.place }, row.lines[0]?.item),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['入账', 'Post'], from: 'draft', to: 'posted', by: writers, clause: costed, duty: duty.record, needs: ['items', 'held'], guard: (row, known) => lyingThere(row, known), post: (row, known) => restated(row, known), grave: true },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: writers, clause: costed, duty: duty.record, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: writers } },
  list: { columns: ['number', 'date', 'reason', 'state'], filters: ['state', 'date'], sort: '-date' },
  form: [['date', 'reason'], ['lines']],
})

const lyingThere = (row: StockRevaluation, { held }: Known) => (row.lines.length === 1 && row.lines[0]?.each === undefined && isZero(held.settled) ? refuse('该处没有存货可以重估', 'There are no goods to revalue', 'lines.0.place') : undefined)

const restated = (row: StockRevaluation & { readonly number: string }, { items }: Known): readonly Posting[] => [{
  summary: [`存货重估 ${row.number}`, `Stock revalued ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    const facts = factsOf(items, one.item)
    if (one.each !== undefined) return [...atCost(stockAccountOf(facts), account.stockDifference, one.item, {}, one.id), lying(facts, one, '0', one.id, { each: one.each, restates: true })]
    const more = one.more ?? '0'
    return [{ ...debit(stockAccountOf(facts), more, { item: one.item }, one.id), restates: { scope: facts?.scope, place: one.place, batch: one.batch } }, credit(account.stockDifference, more, {}, one.id)]
  }),
}]
