/** Master data of a replay: departments, people and their roles, units, items, places, suppliers, opening stock. */
import type { House } from '#act'
import { companyOf, setUpCompany } from '#host'
import { layBooks } from '../install/books.ts'
import { dayOf } from '#words'
import { openHands, type Hands } from './hands.ts'
import { rolesFrom, type Roles } from './people.ts'
import { decimal, type Row, type Tables } from './tables.ts'

export type Masters = { readonly hands: Hands; readonly roles: Roles; readonly person: ReadonlyMap<string, string>; readonly item: ReadonlyMap<string, string>; readonly supplier: ReadonlyMap<string, string>; readonly place: ReadonlyMap<string, string>; readonly arrivals: string }

const since = '2000-01-01'
/** Lines of one opening document. */
const opened = 400

export async function layMasters(house: House, tables: Tables, say: (line: string) => void): Promise<Masters> {
  await frame(house, tables)
  const first = openHands(house, undefined)
  const { person, roles } = await peopled(first, tables)
  const hands = openHands(house, person.get(roles.admin))
  const holder = (role: keyof Roles) => person.get(roles[role]) as string
  await authority(hands, holder)
  say(`people ${person.size}`)
  const { item, groups } = await goods(hands, holder, tables)
  const place = await made(hands, holder('warehouse-keeper'), 'commons.location', tables.locations, 'location_id', (row) => ({ code: `L${row['location_id']}`, name: row['name'], kind: 'warehouse' }), 'house')
  const supplier = await suppliers(hands, holder, tables, groups)
  say(`items ${item.size}, places ${place.size}, suppliers ${supplier.size}`)
  await stock(hands, holder, tables, item, place)
  return { hands, roles, person, item, supplier, place, arrivals: place.values().next().value as string }
}

async function frame(house: House, { orders }: Tables): Promise<void> {
  if (!(await companyOf(house.store, house.plan))) await setUpCompany(house, { name: 'Adventure Works', currency: house.currency, zone: house.zone })
  const years = orders.flatMap(({ order_date: from = '', ship_date: to = '' }) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))]).filter(Boolean)
  const first = Math.min(...years) - 1
  await layBooks(house, house.currency, dayOf(house.store.clock(), house.zone), Array.from({ length: Math.max(...years) - first + 2 }, (_, at) => first + at))
}

type Made = ReadonlyMap<string, string>

/** One document for each row, keyed by a column; the first things come by the house's own hand. */
async function made(hands: Hands, holder: string, document: string, rows: readonly Row[], key: string, values: (row: Row, before: Made) => Readonly<Record<string, unknown>>, by: 'holder' | 'house' = 'holder'): Promise<Made> {
  const all = new Map<string, string>()
  for (const row of rows) all.set(row[key] as string, (await hands.make(by === 'house' ? 'house' : holder, document, values(row, all), `aw:${document}:${row[key]}`)).id)
  return all
}

async function peopled(hands: Hands, { departments, employees, orders }: Tables): Promise<{ person: Made; roles: Roles }> {
  const root = await hands.make('house', 'commons.department', { code: 'AW', name: 'Adventure Works' }, 'aw:root')
  const department = await made(hands, 'house', 'commons.department', departments, 'department_id', (row) => ({ code: `D${row['department_id']}`, name: row['name'], parent: root.id }))
  const person = await made(hands, 'house', 'commons.person', employees, 'employee_id', (row) => ({ code: `E${row['employee_id']}`, login: row['login'], name: row['login'], department: department.get(row['department_id'] ?? '') ?? root.id, joinedOn: row['hire_date'] }))
  const buyers = new Set(orders.map(({ employee_id: id = '' }) => id))
  const roles = rolesFrom(employees, buyers)
  const holdings = [...[...buyers].map((id) => ['buyer', id] as const), ...Object.entries(roles)]
  for (const [role, id] of holdings) {
    const holding = await hands.make('house', 'commons.role-holding', { person: person.get(id), role, from: since }, `aw:role:${role}:${id}`)
    await hands.act('house', 'commons.role-holding', holding.id, 'grant', `aw:grant:${role}:${id}`)
  }
  return { person, roles }
}

type Holder = (role: keyof Roles) => string

async function authority(hands: Hands, holder: Holder): Promise<void> {
  for (const [document, role] of [['supply.purchase-order', 'procurement-manager'], ['finance.payment-request', 'general-manager']] as const) {
    const limit = await hands.make(holder('operations-director'), 'governance.authority-limit', { document, role, from: since }, `aw:limit:${document}`)
    await hands.act(holder('general-manager'), 'governance.authority-limit', limit.id, 'enact', `aw:enact:${document}`)
  }
}

async function goods(hands: Hands, holder: Holder, { units, subcategories, products, productVendors }: Tables): Promise<{ item: Made; groups: readonly string[] }> {
  const unit = await made(hands, 'house', 'commons.unit-of-measure', units, 'unit_code', (row) => ({ code: row['unit_code'], name: row['name'], places: 2 }))
  const categories = [...new Set(subcategories.map(({ category = '' }) => category)), 'Parts'].map((name) => ({ name }))
  const group = await made(hands, 'house', 'commons.item-group', categories, 'name', (row) => ({ code: (row['name'] as string).toUpperCase().slice(0, 20), name: row['name'], stockAccount: 'inventory' }))
  const categoryOf = new Map(subcategories.map((row) => [row['subcategory_id'], row['category'] as string]))
  const unitOf = new Map(productVendors.map((row) => [row['product_id'], row['unit_code'] as string]))
  const fallback = unit.get('EA') ?? (unit.values().next().value as string)
  const item = await made(hands, holder('planner'), 'commons.item', products, 'product_id', (row) => ({
    code: row['product_number'], name: row['name'], group: group.get(categoryOf.get(row['subcategory_id']) ?? 'Parts'), unit: unit.get(unitOf.get(row['product_id']) ?? '') ?? fallback,
    source: row['made_in_house'] === '1' ? 'made' : 'bought', standardCost: decimal(row['standard_cost']),
  }))
  return { item, groups: [...group.values()] }
}

async function suppliers(hands: Hands, holder: Holder, { vendors, orders }: Tables, groups: readonly string[]): Promise<Made> {
  const buyer = orders[0] && holder('procurement-manager')
  const all = new Map<string, string>()
  for (const row of vendors) {
    const code = row['account_number'] as string
    const one = await hands.make(buyer ?? 'house', 'supply.supplier', {
      code, name: row['name'], rating: Number(row['credit_rating']), preferred: row['preferred'] === '1', admissions: groups.map((group) => ({ group, from: since })), papers: [{ kind: 'licence', number: code }],
    }, `aw:supplier:${row['vendor_id']}`)
    await hands.act(holder('procurement-manager'), 'supply.supplier', one.id, 'admit', `aw:admit:${row['vendor_id']}`)
    all.set(row['vendor_id'] as string, one.id)
  }
  return all
}

/** Inactive vendors sold to us once; they are retired when their history stands. */
export async function retire({ hands, roles, person, supplier }: Masters, { vendors }: Tables): Promise<number> {
  const gone = vendors.filter(({ active }) => active === '0')
  for (const { vendor_id: id = '' } of gone) await hands.act(person.get(roles['procurement-manager']) as string, 'supply.supplier', supplier.get(id) as string, 'retire', `aw:retire:${id}`, { reason: 'no longer active' })
  return gone.length
}

async function stock(hands: Hands, holder: Holder, { inventory, products, orders }: Tables, item: Made, place: Made): Promise<void> {
  const cost = new Map(products.map((row) => [row['product_id'], decimal(row['standard_cost'])]))
  const date = orders.map(({ order_date: day = '' }) => day).toSorted()[0] ?? since
  for (let at = 0; at < inventory.length; at += opened) {
    const goods = inventory.slice(at, at + opened).filter(({ quantity }) => Number(quantity) > 0)
      .map((row) => ({ item: item.get(row['product_id'] ?? ''), place: place.get(row['location_id'] ?? ''), quantity: row['quantity'], price: cost.get(row['product_id']) ?? '0' }))
    if (goods.length === 0) continue
    const one = await hands.make(holder('accountant'), 'finance.opening-balance', { date, summary: `opening stock ${at / opened + 1}`, goods }, `aw:opening:${at}`)
    await hands.act(holder('accountant'), 'finance.opening-balance', one.id, 'post', `aw:opening-post:${at}`)
  }
}
