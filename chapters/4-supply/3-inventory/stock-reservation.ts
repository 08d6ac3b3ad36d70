/** A stock reservation: goods set aside for somebody; nobody else can take them until they are released or used. */
import { factsOf, goodsFacts, homeOf, item, location, planner, type GoodsFacts } from '#commons'
import { day, document, lines, quantity, ref, text, type Posting, type RowOf } from '#declare'
import { negated } from '#words'
import { supplyPolicy } from '../policy.ts'
import { keepers, moving, storeReaders } from './readers.ts'

const planned = supplyPolicy.clause('4.3.1')
const planners = [planner, ...keepers] as const

const fields = {
  purpose: text('用途', 'For what', 200).required().searched(),
  until: day('保留至', 'Until'),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
  }).required(),
}
export type StockReservation = RowOf<typeof fields>
type Known = { readonly items: readonly GoodsFacts[]; readonly today: string }

export const stockReservationDocument = document('supply.stock-reservation', {
  label: ['库存预留单', 'Stock reservation'], clause: planned, numbered: 'YL-{yyyy}{MM}-{0000}', fields,
  check: moving,
  known: { items: (row: StockReservation) => goodsFacts(row.lines.map((one) => one.item)) },
  states: { draft: ['草稿', 'Draft'], held: ['已预留', 'Held'], released: ['已释放', 'Released'] },
  actions: {
    hold: { label: ['预留', 'Hold'], from: 'draft', to: 'held', by: planners, clause: planned, needs: ['items'], post: (row, known) => setAside(row, known, 'reserved') },
    release: { label: ['释放', 'Release'], from: 'held', to: 'released', by: planners, clause: planned, needs: ['items'], post: (row, known) => setAside(row, known, 'released') },
  },
  access: { see: storeReaders, edit: { draft: planners } },
  list: { columns: ['number', 'purpose', 'until', 'state'], filters: ['state', 'until'], sort: 'until' },
  form: [['purpose', 'until'], ['lines']],
})

const setAside = (row: StockReservation & { readonly number: string }, { items, today }: Known, phase: 'reserved' | 'released'): readonly Posting[] => [{
  summary: [`库存${phase === 'reserved' ? '预留' : '释放'} ${row.number}`, `Stock ${phase} ${row.number}`], date: today,
  lines: row.lines.map((one) => ({
    account: homeOf(factsOf(items, one.item)).account, amount: phase === 'reserved' ? one.quantity : negated(one.quantity), unit: one.item,
    dimensions: { item: one.item, place: one.place, batch: one.batch }, line: one.id, phase,
  })),
}]
