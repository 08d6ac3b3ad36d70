/** A put-away: goods that came are laid where there is room for them; what finds none stays where it is until somebody has made room. */
import { duty, factsOf, goodsFacts, item, location, lying, type GoodsFacts } from '#commons'
import { day, document, instant, lines, quantity, ref, text, type Posting, type RowOf } from '#declare'
import { compare, negated, refuse, sum } from '#words'
import { supplyPolicy } from '../policy.ts'
import { keepers, moving, storeReaders } from './readers.ts'
import { heldOf, putAway, roomsFor, withinRoom, type Rooms } from './room.ts'

const planned = supplyPolicy.clause('4.3.1')

const fields = {
  date: day('上架日期', 'Date').required().startsToday(),
  at: instant('实际时间', 'Time').because('同一天的先后按实际时间', 'Movements of one day count in the order of their time'),
  from: ref(location, '来自库位', 'From').required(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
    to: ref(location, '上架库位', 'To').because('空着的留在原处', 'Left empty, they stay where they are'),
  }).required(),
}
export type PutAway = RowOf<typeof fields>
type Known = Rooms & { readonly items: readonly GoodsFacts[] }

export const putAwayDocument = document('supply.put-away', {
  label: ['上架单', 'Put-away'], clause: planned, numbered: 'SJ-{yyyy}{MM}-{0000}', fields,
  check: (row) => {
    const at = row.lines.findIndex(({ to }) => to === row.from)
    return at < 0 ? moving(row) : refuse('上架库位与来自库位相同', 'Both places are the same', `lines.${at}.to`)
  },
  known: {
    items: (row: PutAway) => goodsFacts(row.lines.map((one) => one.item)),
    rooms: (row: PutAway) => roomsFor(row.lines.map((one) => one.item)),
    held: (row: PutAway) => heldOf(row.lines.map((one) => one.item)),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已上架', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    arrange: { label: ['分配库位', 'Find places'], from: 'draft', to: 'draft', by: keepers, clause: planned, duty: duty.keepGoods, needs: ['rooms', 'held'], sets: (row, known) => ({ lines: arranged(row, known) }) },
    post: { label: ['上架', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: planned, duty: duty.keepGoods, needs: ['items', 'rooms', 'held'], guard: (row, known) => fits(row, known), post: (row, known) => laid(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: planned, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'date', 'from', 'state'], filters: ['state', 'from', 'date'], sort: '-date' },
  form: [['date', 'at', 'from'], ['lines']],
})

/** Each line is laid where there is room after the lines before it; the rest keeps a line without a place. */
function arranged({ from, lines: all }: PutAway, { rooms, held }: Rooms) {
  let taken = held
  return all.flatMap(({ item: of, batch, quantity: count }) => {
    const { put, left } = putAway(count, rooms.filter((room) => room.item === of), taken, from)
    taken = [...put.map(({ place, quantity: more }) => ({ item: of, place, quantity: sum([more, ...taken.filter((one) => one.item === of && one.place === place).map((one) => one.quantity)]) })), ...taken]
    return [...put.map(({ place, quantity: part }) => ({ item: of, batch, quantity: part, to: place })), ...(compare(left, '0') > 0 ? [{ item: of, batch, quantity: left }] : [])]
  })
}

/** 4.3.1: something was placed, and where there is room for it. */
const fits = (row: PutAway, known: Rooms) =>
  (row.lines.every(({ to }) => to === undefined) ? refuse('没有分配上架库位', 'No place was found for anything', 'lines') : withinRoom(row.lines.map((one) => ({ ...one, place: one.to })), known))

const laid = (row: PutAway & { readonly number: string }, { items }: Pick<Known, 'items'>): readonly Posting[] => [{
  summary: [`上架 ${row.number}`, `Put away ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => (one.to === undefined ? [] : [
    lying(factsOf(items, one.item), { ...one, place: row.from }, negated(one.quantity), one.id, { at: row.at }), lying(factsOf(items, one.item), { ...one, place: one.to }, one.quantity, one.id, { at: row.at }),
  ])),
}]
