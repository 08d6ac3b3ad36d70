/** Room for goods: how much of an item a place takes; and where goods that came are put away by it. */
import { duty, item, location, warehouseManager } from '#commons'
import { document, integer, quantity, ref, rows, type Id } from '#declare'
import { compare, dividedBy, greatest, isPositive, isZero, least, minus, refuse, sum, times, type Decimal, type Refusal } from '#words'
import { storageRoom } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { storeReaders } from './readers.ts'

const planned = supplyPolicy.clause('4.3.1')

export const storageRoomDocument = document(storageRoom.name, {
  label: ['库位容量', 'Room in a place'], clause: planned,
  fields: {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    capacity: quantity('最多存放', 'Holds at most', 6).required(),
    priority: integer('优先级', 'Priority').initially(1).because('小的先放；相同时先放空位多的', 'The smaller first; among equals the one with most room'),
    pack: quantity('整件数量', 'Whole packs of', 6).because('只整件存放时填写', 'Where only whole packs are put there'),
  },
  check: (row) => (!isPositive(row.capacity) ? refuse('容量须大于零', 'The room must be above zero', 'capacity') : row.pack !== undefined && !isPositive(row.pack) ? refuse('整件数量须大于零', 'A pack holds more than nothing', 'pack') : undefined),
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: warehouseManager, duty: duty.keepGoods },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: warehouseManager, duty: duty.keepGoods },
  },
  access: { see: storeReaders, edit: { active: [warehouseManager] } },
  list: { columns: ['item', 'place', 'capacity', 'priority', 'state'], filters: ['item', 'place', 'state'], sort: 'priority' },
  form: [['item', 'place'], ['capacity', 'priority', 'pack']],
})

export type Room = { readonly item: Id; readonly place: Id; readonly capacity: Decimal; readonly priority: number; readonly pack?: Decimal | undefined }
export type Held = { readonly item: Id; readonly place: Id; readonly quantity: Decimal }
export const roomsFor = (items: readonly Id[]) => rows<Room>({
  source: { document: storageRoom.name }, where: { item: { in: items }, state: 'active' }, fields: { item: 'item', place: 'place', capacity: 'capacity', priority: 'priority', pack: 'pack' },
})
export const heldOf = (items: readonly Id[]) => rows<Held>({
  source: { journal: 'balances' }, where: { item: { in: items }, role: { in: ['store', 'open-store'] } }, fields: { item: 'item', place: 'place' }, measures: { quantity: { sum: 'settled' } },
})

/** What a place still takes of an item; whole packs where it says so. */
export function freeIn({ item: of, place, capacity, pack }: Room, held: readonly Held[]): Decimal {
  const free = greatest('0', minus(capacity, held.find((one) => one.item === of && one.place === place)?.quantity ?? '0'))
  return wholePacks(free, pack)
}
const wholePacks = (quantity: Decimal, pack: Decimal | undefined): Decimal => (pack ? greatest('0', times(dividedBy(minus(quantity, times(pack, '0.5')), pack, 0), pack)) : quantity)

export type Rooms = { readonly rooms: readonly Room[]; readonly held: readonly Held[] }
/** What lays goods somewhere, and which line of which list says so. */
export type Laid = { readonly item: Id; readonly place?: Id | undefined; readonly quantity: Decimal }
/** 4.3.1: a place takes no more than it has room for. */
export function withinRoom(lines: readonly Laid[], { rooms, held }: Rooms): Refusal | undefined {
  const at = lines.findIndex((one) => {
    const room = rooms.find(({ item: of, place }) => of === one.item && place === one.place)
    return room !== undefined && compare(sum(lines.filter(({ item: of, place }) => of === one.item && place === one.place).map((same) => same.quantity)), freeIn(room, held)) > 0
  })
  return at < 0 ? undefined : refuse('超出库位容量', 'More than the place has room for', `lines.${at}.quantity`, { kind: 'conflict', rule: 'no-room' })
}

export type Put = { readonly place: Id; readonly quantity: Decimal }
/** Priority before free space, then most free space first; never back to where they come from. What finds no room is `left`. */
export function putAway(quantity: Decimal, rooms: readonly Room[], held: readonly Held[], from?: Id): { readonly put: readonly Put[]; readonly left: Decimal } {
  const order = rooms.filter(({ place }) => place !== from).map((room) => ({ room, free: freeIn(room, held) })).toSorted((a, b) => a.room.priority - b.room.priority || compare(b.free, a.free))
  let left = quantity
  const put: Put[] = []
  for (const { room, free } of order) {
    const part = wholePacks(least(free, left), room.pack)
    if (!isPositive(part)) continue
    put.push({ place: room.place, quantity: part })
    left = minus(left, part)
    if (isZero(left)) break
  }
  return { put, left }
}
