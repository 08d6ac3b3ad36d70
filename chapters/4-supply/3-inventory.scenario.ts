/** Clauses 4.3.1 to 4.3.3 told as stories: goods come, move, are counted and go at what they cost, and what comes late finds them wherever they are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, edit, make } from '#act'
import { actorOfPerson, houseActor } from '#allow'
import { balances, bookOf } from '#ledger'
import { openCompany, refusalOf, type Company, type Hand } from '../../tools/testing/company.ts'
import { linesOf, purchasing, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const [receipt, issue, transfer, count, cost, back, reservation] = ['stock-receipt', 'stock-issue', 'stock-transfer', 'stock-count', 'cost-adjustment', 'supplier-return', 'stock-reservation'].map((name) => `supply.${name}`) as [string, string, string, string, string, string, string]

let company: Company
let buy: Purchasing
let keeper: Hand
let head: Hand
const shelf = { id: '' }
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
  keeper = await company.as('keeper')
  head = await company.as('finhead')
  shelf.id = (await make(company.house, houseActor, 'commons.location', { code: 'SHELF', name: '货架', kind: 'shelf', parent: company.id('STORE') })).row.id
})
afterAll(() => company.close())

/** A new item of a group of its own, valued as said. */
async function item(code: string, group: object = {}): Promise<string> {
  const { row: { id } } = await make(company.house, houseActor, 'commons.item-group', { code, name: code, stockAccount: 'finished-goods', ...group })
  return (await make(company.house, houseActor, 'commons.item', { code: `I-${code}`, name: code, group: id, unit: company.id('PCS') })).row.id
}
const worth = (of: string) => buy.onAccount('1405', { item: of })
const pieces = async (of: string, at: object = {}) => (await buy.onAccount('Q101', { item: of, ...at })) + (await buy.onAccount('Q105', { item: of, ...at }))
const place = () => company.id('STORE')
const came = async (of: string, quantity: string, price: string, more: object = {}) => {
  const row = await keeper.make(receipt, { date: today, purpose: 'other', lines: [{ item: of, place: place(), quantity, price, ...more }] })
  return keeper.act(receipt, row.id, 'post')
}
const went = async (of: string, quantity: string, more: object = {}) => {
  const row = await keeper.make(issue, { date: today, purpose: 'production', lines: [{ item: of, place: place(), quantity, ...more }] })
  return keeper.act(issue, row.id, 'post')
}

describe('4.3.3 goods go out at what they cost', () => {
  test('the average of what lay there, into the cost of production', async () => {
    const of = company.id('SENSOR')
    await came(of, '10', '10')
    await came(of, '10', '20')
    const before = await buy.onAccount('5001')
    await went(of, '5')
    expect(await buy.onAccount('5001')).toBeCloseTo(before + 75, 2)
    expect(await buy.onAccount('1405', { item: of })).toBeCloseTo(225, 2)
  })
  test('an issue of more than lies there is refused and leaves nothing', async () => {
    const of = company.id('SENSOR')
    expect(await refusalOf(went(of, '16'))).toMatchObject({ clause: '4.3.1', refused: { zh: expect.stringContaining('短缺 1') } })
    expect(await buy.inStore('SENSOR')).toBe(15)
  })
  test('an issue at a fixed price leaves the books at what the goods are worth; the last piece takes the rest', async () => {
    const of = await item('FIXED')
    await came(of, '10', '10')
    const before = await buy.onAccount('5001')
    await went(of, '4', { price: '8' })
    expect([await worth(of), await buy.onAccount('5001')]).toEqual([68, before + 32])
    await went(of, '6', { price: '8' })
    expect([await worth(of), await buy.onAccount('5001')]).toEqual([0, before + 100])
  })
  test('what goes back at the cost it came with leaves the cost of the other layers alone', async () => {
    const of = await item('LAYERS', { valuation: 'fifo' })
    await came(of, '1', '10')
    const { lines: [line] } = await came(of, '8', '20') as unknown as { lines: readonly { id: string }[] }
    await went(of, '3', { receipt: line?.id })
    await went(of, '1')
    expect(await worth(of)).toBe(100)
  })
  test('what is still short when less comes keeps the cost it left at, or follows what came, as its group says', async () => {
    for (const [code, shortage, standing] of [['SHORT-K', 'kept', -80], ['SHORT-L', 'latest', -150]] as const) {
      const of = await item(code, { valuation: 'fifo', negative: true, shortage })
      await came(of, '1', '8')
      await went(of, '51')
      expect(await worth(of)).toBe(-400)
      await came(of, '40', '15')
      expect(await worth(of)).toBe(standing)
      await came(of, '20', '25')
      expect(await worth(of)).toBe(250)
    }
  })
})

describe('4.3.3 what comes late', () => {
  test('freight of goods that are partly gone follows them; taken back, nothing of it stays', async () => {
    const of = await item('FREIGHT')
    const { lines: [line] } = await came(of, '10', '10') as unknown as { lines: readonly { id: string }[] }
    await went(of, '7')
    const spent = await buy.onAccount('5001')
    const row = await head.make(cost, { date: today, kind: 'freight', amount: '30.00', lines: [{ item: of, receipt: line?.id, quantity: '10', value: '100.00' }] })
    await head.act(cost, row.id, 'post')
    expect([await worth(of), await buy.onAccount('5001')]).toEqual([39, spent + 21])
    await head.act(cost, row.id, 'reverse')
    expect([await worth(of), await buy.onAccount('5001')]).toEqual([30, spent])
  })
  test('one cost over three equal lines adds up to the cent', async () => {
    const of = await item('THIRDS')
    const rows = [await came(of, '5', '50'), await came(of, '5', '50'), await came(of, '5', '50')].map((row) => linesOf(row)[0]?.id)
    const row = await head.make(cost, { date: today, kind: 'duty', amount: '123.22', lines: rows.map((receipt) => ({ item: of, receipt, quantity: '5', value: '250.00' })) })
    expect((row['lines'] as readonly { share: string }[]).map(({ share }) => Number(share)).toSorted()).toEqual([41.07, 41.07, 41.08])
    await head.act(cost, row.id, 'post')
    expect(await worth(of)).toBe(873.22)
  })
  test('a forwarder who bills in dollars is owed dollars; the goods cost what these are worth in the books', async () => {
    const of = await item('ABROAD')
    const { lines: [line] } = await came(of, '10', '10') as unknown as { lines: readonly { id: string }[] }
    const dollar = (await make(company.house, houseActor, 'commons.currency', { code: 'USD', name: '美元' })).row.id
    const bill = { date: today, kind: 'freight', supplier: company.id('ALPHA'), amount: '10.00', lines: [{ item: of, receipt: line?.id, quantity: '10', value: '100.00' }] }
    expect((await refusalOf(head.make(cost, { ...bill, currency: dollar }))).field).toBe('exchangeRate')
    await head.act(cost, (await head.make(cost, { ...bill, currency: dollar, exchangeRate: '7.15' })).id, 'post')
    const [owed] = await balances(bookOf(company.house.store), { account: '220201', currency: dollar })
    expect([await worth(of), Number(owed?.settled), Number(owed?.inCurrency)]).toEqual([171.5, -71.5, -10])
  })
  test('a receipt entered days later re-costs the issue it came before, by an entry of today', async () => {
    const of = await item('LATE')
    const day = (date: string) => ({ date, purpose: 'other' })
    const entered = async (date: string, price: string) => keeper.act(receipt, (await keeper.make(receipt, { ...day(date), lines: [{ item: of, place: place(), quantity: '5', price }] })).id, 'post')
    await entered('2026-02-10', '10')
    await keeper.act(issue, (await keeper.make(issue, { date: '2026-02-12', purpose: 'use', lines: [{ item: of, place: place(), quantity: '5' }] })).id, 'post')
    const before = await buy.onAccount('6602')
    await entered('2026-02-11', '20')
    expect([await pieces(of), await worth(of), await buy.onAccount('6602')]).toEqual([5, 75, before + 25])
  })
})

describe('4.3.1 goods move and are set aside', () => {
  test('a transfer changes the place, not the worth', async () => {
    const of = await item('MOVE')
    await came(of, '8', '12.5')
    await keeper.act(transfer, (await keeper.make(transfer, { date: today, from: place(), to: shelf.id, lines: [{ item: of, quantity: '3' }] })).id, 'post')
    expect([await pieces(of, { place: shelf.id }), await pieces(of), await worth(of)]).toEqual([3, 8, 100])
  })
  test('what is set aside cannot be issued until it is released', async () => {
    const of = await item('HOLD')
    await came(of, '10', '1')
    const held = await keeper.make(reservation, { purpose: '项目甲', lines: [{ item: of, place: place(), quantity: '8' }] })
    await keeper.act(reservation, held.id, 'hold')
    expect((await refusalOf(went(of, '3'))).clause).toBe('4.3.1')
    await keeper.act(reservation, held.id, 'release')
    await went(of, '3')
    expect(await pieces(of)).toBe(7)
  })
  test('where the group allows it goods go out before they are entered; what comes trues them up', async () => {
    const of = await item('SHORT', { negative: true, valuation: 'fifo' })
    await came(of, '10', '10')
    const before = await buy.onAccount('5001')
    await went(of, '20')
    expect([await pieces(of), await worth(of)]).toEqual([-10, -100])
    await came(of, '15', '15')
    expect([await pieces(of), await worth(of), await buy.onAccount('5001')]).toEqual([5, 75, before + 250])
  })
  test('goods told apart by batch keep the cost of their batch', async () => {
    const of = await item('BATCH', { valuation: 'specific' })
    await came(of, '1', '100', { batch: 'B1' })
    await came(of, '1', '50', { batch: 'B2' })
    const before = await buy.onAccount('5001')
    await went(of, '1', { batch: 'B2' })
    expect(await buy.onAccount('5001')).toBe(before + 50)
  })
})

describe('4.3.2 stock is counted', () => {
  const counted = async (lines: readonly object[]) => keeper.act(count, (await keeper.make(count, { date: today, lines })).id, 'submit')
  test('differences wait on 1901, and are settled with their cause by somebody else', async () => {
    const [more, less] = [await item('GAIN'), await item('LOSS')]
    await came(more, '100', '10')
    await came(less, '50', '20')
    const open = await buy.onAccount('1901')
    const row = await counted([{ item: more, place: place(), counted: '103' }, { item: less, place: place(), counted: '48' }])
    expect([await worth(more), await worth(less), await buy.onAccount('1901')]).toEqual([1030, 960, open + 10])
    expect((await refusalOf(head.act(count, row.id, 'settle'))).field).toBe('cause')
    const before = await buy.onAccount('6602')
    await head.act(count, row.id, 'settle', { cause: 'keeping' })
    expect([await buy.onAccount('1901'), await buy.onAccount('6602'), await buy.onAccount('22210104')]).toEqual([open, before - 30 + 40 + 5.2, -5.2])
  })
  test('a line left empty is not zero', async () => {
    const [one, other] = [await item('FULL'), await item('EMPTY')]
    await came(one, '1', '1')
    await came(other, '1', '1')
    await counted([{ item: one, place: place(), counted: '0' }, { item: other, place: place() }])
    expect([await pieces(one), await pieces(other)]).toEqual([0, 1])
    expect((await refusalOf(counted([{ item: other, place: place() }]))).field).toBe('lines')
  })
})

describe('4.2.4 goods go back to the supplier', () => {
  test('at what they cost, not more than came, and never twice', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '2')])
    const judged = await buy.judged(await buy.received(order, ['10']))
    const line = linesOf(judged)[0]
    const before = { pieces: await buy.inStore('BOLT'), owed: await buy.onAccount('220201'), provided: await buy.onAccount('220202') }
    const returned = async (quantity: string) => keeper.act(back, (await keeper.make(back, { supplier: company.id('ALPHA'), date: today, reason: '尺寸不符', lines: [{ accepted: line?.id, item: line?.item, place: place(), quantity }] })).id, 'post')
    await returned('4')
    expect([await buy.inStore('BOLT'), await buy.onAccount('220201'), await buy.onAccount('220202')]).toEqual([before.pieces - 4, before.owed, before.provided + 8])
    expect((await refusalOf(returned('7'))).refused.en).toContain('Only 6')
    const bill = await buy.billed(order, ['7'])
    expect(bill.state).toBe('exception')
    await buy.posted(await buy.billed(order, ['6']))
    await returned('1')
    expect([await buy.inStore('BOLT'), await buy.onAccount('220201'), await buy.onAccount('220202')]).toEqual([before.pieces - 5, before.owed - 10, before.provided + 20])
  })
})

describe('4.3.3 goods become other goods', () => {
  const repacked = async (used: readonly object[], made: readonly object[], extra = '0') => keeper.act('supply.repacking', (await keeper.make('supply.repacking', { date: today, extra, used, lines: made })).id, 'post')
  test('what is made is worth what was used and what the work cost; a cost that comes late follows it into what was made and on to where that went', async () => {
    const [raw, packed] = [await item('ROUGH'), await item('PACKED')]
    const { lines: [line] } = await came(raw, '10', '10') as unknown as { lines: readonly { id: string }[] }
    const before = await buy.onAccount('5001')
    await repacked([{ item: raw, place: place(), quantity: '10' }], [{ item: packed, place: place(), quantity: '4' }], '20')
    expect([await worth(raw), await worth(packed), await buy.onAccount('5001')]).toEqual([0, 120, before])
    await went(packed, '1')
    await head.act(cost, (await head.make(cost, { date: today, kind: 'freight', amount: '8.00', lines: [{ item: raw, receipt: line?.id, quantity: '10', value: '100.00' }] })).id, 'post')
    expect([await worth(raw), await worth(packed), await buy.onAccount('5001')]).toEqual([0, 96, before + 32])
  })
  test('two things made of one share its cost to the cent', async () => {
    const [whole, one, other] = [await item('WHOLE'), await item('ONE'), await item('OTHER')]
    await came(whole, '1', '100')
    await repacked([{ item: whole, place: place(), quantity: '1' }], [{ item: one, place: place(), quantity: '1', weight: '1' }, { item: other, place: place(), quantity: '1', weight: '2' }])
    expect([await worth(one), await worth(other)]).toEqual([33.33, 66.67])
  })
})

describe('4.3.1 goods are put away, and held for their owners', () => {
  test('where there is room, by priority; what finds none stays, and no place is filled beyond its room', async () => {
    const of = await item('ROOM')
    const bin = (await make(company.house, houseActor, 'commons.location', { code: 'BIN', name: '货位', kind: 'bin', parent: place() })).row.id
    for (const [at, capacity] of [[shelf.id, '3'], [bin, '4']]) await make(company.house, houseActor, 'supply.storage-room', { item: of, place: at, capacity })
    await came(of, '9', '1')
    const draft = await keeper.make('supply.put-away', { date: today, from: place(), lines: [{ item: of, quantity: '9' }] })
    const arranged = await keeper.act('supply.put-away', draft.id, 'arrange')
    expect((arranged['lines'] as readonly { to?: string; quantity: string }[]).map(({ to, quantity }) => [to ?? null, Number(quantity)])).toEqual([[bin, 4], [shelf.id, 3], [null, 2]])
    await keeper.act('supply.put-away', draft.id, 'post')
    expect([await pieces(of, { place: bin }), await pieces(of, { place: shelf.id }), await pieces(of, { place: place() })]).toEqual([4, 3, 2])
    const forced = await keeper.make('supply.put-away', { date: today, from: place(), lines: [{ item: of, quantity: '1', to: bin }] })
    expect((await refusalOf(keeper.act('supply.put-away', forced.id, 'post'))).rule).toBe('no-room')
    expect(await refusalOf(came(of, '1', '1', { place: bin }))).toMatchObject({ field: 'lines.0.quantity', rule: 'no-room' })
    expect((await refusalOf(keeper.act(transfer, (await keeper.make(transfer, { date: today, from: place(), to: bin, lines: [{ item: of, quantity: '1' }] })).id, 'post'))).rule).toBe('no-room')
  })
  test('between warehouses of which one says so, goods go through a place in transit, at their cost; within it they move as ever', async () => {
    const of = await item('TRANSIT')
    const located = async (code: string, more: object) => (await make(company.house, houseActor, 'commons.location', { code, name: code, kind: 'warehouse', ...more })).row.id
    const [depot, road] = [await located('DEPOT', { viaTransit: true }), await located('ROAD', { purpose: 'transit' })]
    const inner = await located('DEPOT-1', { kind: 'shelf', parent: depot })
    await came(of, '2', '10')
    const moved = async (from: string, to: string) => keeper.act(transfer, (await keeper.make(transfer, { date: today, from, to, lines: [{ item: of, quantity: '1' }] })).id, 'post')
    expect(await refusalOf(moved(place(), inner))).toMatchObject({ field: 'to', rule: 'via-transit' })
    for (const [from, to] of [[place(), road], [road, depot], [depot, inner]] as const) await moved(from, to)
    expect([await pieces(of, { place: inner }), await pieces(of, { place: road }), await worth(of)]).toEqual([1, 0, 20])
  })
  test('goods held for a supplier are worth nothing to us until they are used, and then they are owed for', async () => {
    const of = await item('HELD')
    await keeper.act(receipt, (await keeper.make(receipt, { date: today, purpose: 'consigned', owner: company.id('ALPHA'), lines: [{ item: of, place: place(), quantity: '10' }] })).id, 'post')
    const owed = await buy.onAccount('220202')
    expect([await worth(of), await pieces(of), await buy.onAccount('Q106', { item: of })]).toEqual([0, 0, 10])
    await went(of, '3', { owner: company.id('ALPHA'), price: '5' })
    expect([await worth(of), await buy.onAccount('Q106', { item: of }), await buy.onAccount('220202')]).toEqual([0, 7, owed - 15])
  })
})

test('4.3.1 a shelf that is given another name stays in its warehouse', async () => {
  const { row: shelf } = await make(company.house, houseActor, 'commons.location', { code: 'SHELF-1', name: '一号架', kind: 'shelf', parent: company.id('STORE') })
  const { row } = await edit(company.house, houseActor, 'commons.location', shelf.id, undefined, { name: '二号架' })
  expect([row['name'], row['parent']]).toEqual(['二号架', company.id('STORE')])
})

describe('4.3.1 what is entered late', () => {
  test('where finance chose so, is entered by the warehouse manager alone', async () => {
    const of = await item('BACKDATED')
    const late = async () => { const { id } = await keeper.make(receipt, { date: '2026-02-27', purpose: 'other', lines: [{ item: of, place: place(), quantity: '1', price: '1' }] }); return keeper.act(receipt, id, 'post') }
    await late()
    const clerk = await company.as('accountant')
    await head.act('finance.accounting-policy', (await clerk.make('finance.accounting-policy', { from: today, backDated: 'manager', reason: '补录影响已报的库存' })).id, 'enact')
    expect(await refusalOf(late())).toMatchObject({ field: 'date', rule: 'back-dated' })
    await came(of, '1', '1')
    const person = await make(company.house, houseActor, 'commons.person', { code: 'storehead', login: 'storehead', name: '仓储主管', department: company.id('WHS'), joinedOn: '2020-01-01' })
    const { row } = await make(company.house, houseActor, 'commons.role-holding', { person: person.row.id, role: 'warehouse-manager', from: '2020-01-01' })
    await act(company.house, houseActor, { document: 'commons.role-holding', id: row.id, action: 'grant', values: {} })
    const manager = (await actorOfPerson(company.house.store, company.house.plan, person.row.id, today))!
    const mine = await make(company.house, manager, receipt, { date: '2026-02-27', purpose: 'other', lines: [{ item: of, place: place(), quantity: '1', price: '1' }] })
    expect((await act(company.house, manager, { document: receipt, id: mine.row.id, action: 'post', values: {} })).row.state).toBe('posted')
    expect(await pieces(of)).toBe(3)
  })
})
