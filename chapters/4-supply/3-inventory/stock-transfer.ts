/** A stock transfer: goods change their place, not their cost. */
import { duty, factsOf, goodsFacts, item, location, lying, type GoodsFacts } from '#commons'
import { day, document, instant, lines, quantity, ref, rows, text, type Posting, type RowOf } from '#declare'
import { negated, refuse } from '#words'
import { supplyPolicy } from '../policy.ts'
import { inTime, keepers, latenessOf, moving, storeReaders } from './readers.ts'
import { heldOf, roomsFor, withinRoom, type Rooms } from './room.ts'

const planned = supplyPolicy.clause('4.3.1')

const fields = {
  date: day('调拨日期', 'Date').required().startsToday(),
  at: instant('实际时间', 'Time').because('同一天的先后按实际时间', 'Movements of one day count in the order of their time'),
  from: ref(location, '调出库位', 'From').required(),
  to: ref(location, '调入库位', 'To').required(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
  }).required(),
}
export type StockTransfer = RowOf<typeof fields>
/** A place, and the warehouse it lies in. */
type Place = { readonly id: string; readonly purpose: string; readonly viaTransit: boolean | null; readonly within: string | null; readonly above: string | null; readonly top: string | null; readonly asks: boolean | null; readonly asksAbove: boolean | null; readonly asksTop: boolean | null }
type Known = Rooms & { readonly items: readonly GoodsFacts[]; readonly places: readonly Place[] }

export const stockTransferDocument = document('supply.stock-transfer', {
  label: ['调拨单', 'Stock transfer'], clause: planned, numbered: 'DB-{yyyy}{MM}-{0000}', fields,
  check: (row) => (row.from === row.to ? refuse('调出与调入库位相同', 'Both places are the same', 'to') : moving(row)),
  known: {
    items: (row: StockTransfer) => goodsFacts(row.lines.map((one) => one.item)), lateness: latenessOf,
    rooms: (row: StockTransfer) => roomsFor(row.lines.map((one) => one.item)), held: (row: StockTransfer) => heldOf(row.lines.map((one) => one.item)),
    places: (row: StockTransfer) => rows<Place>({
      source: { document: location.name }, where: { id: { in: [row.from, row.to] } },
      fields: { id: 'id', purpose: 'purpose', viaTransit: 'viaTransit', within: 'parent', above: 'parent.parent', top: 'parent.parent.parent', asks: 'parent.viaTransit', asksAbove: 'parent.parent.viaTransit', asksTop: 'parent.parent.parent.viaTransit' },
    }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已调拨', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['调拨', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: planned, duty: duty.keepGoods, needs: ['items', 'places', 'lateness', 'rooms', 'held'], guard: (row, known) => inTime(row, known) ?? throughTransit(row, known) ?? withinRoom(row.lines.map((one) => ({ ...one, place: row.to })), known), post: (row, known) => moved(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: planned, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'date', 'from', 'to', 'state'], filters: ['state', 'from', 'to', 'date'], sort: '-date' },
  form: [['date', 'at', 'from', 'to'], ['lines']],
})

/** 4.3.1: goods on the way between two warehouses lie in a place of their own until they arrive, where one of them says so. */
function throughTransit({ from, to }: StockTransfer, { places }: Pick<Known, 'places'>) {
  const [one, other] = [places.find(({ id }) => id === from), places.find(({ id }) => id === to)]
  if (!one || !other || warehouseOf(one) === warehouseOf(other) || [one, other].some(({ purpose }) => purpose === 'transit')) return undefined
  return [one, other].some(asksForTransit) ? refuse('两个仓库之间的调拨须经在途库位', 'Between these warehouses goods go through a place in transit', 'to', { kind: 'conflict', rule: 'via-transit' }) : undefined
}
const warehouseOf = ({ id, within, above, top }: Place): string => top ?? above ?? within ?? id
const asksForTransit = ({ viaTransit, asks, asksAbove, asksTop }: Place): boolean => [viaTransit, asks, asksAbove, asksTop].includes(true)

const moved = (row: StockTransfer & { readonly number: string }, { items }: Pick<Known, 'items'>): readonly Posting[] => [{
  summary: [`调拨 ${row.number}`, `Transfer ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    const facts = factsOf(items, one.item)
    return [
      lying(facts, { ...one, place: row.from }, negated(one.quantity), one.id, { at: row.at }),
      lying(facts, { ...one, place: row.to }, one.quantity, one.id, { at: row.at }),
    ]
  }),
}]
