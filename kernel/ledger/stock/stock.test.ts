/** Goods and their worth: one posting values what it moves, and what comes late corrects exactly what it touches. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PostingLine, Valued, Valuing } from '#declare'
import type { Store } from '#store'
import { negated, sum } from '#words'
import { balances, bookOf } from '../index.ts'
import { book, id, of, openTestBook, shelf, unsound, zhou, type Given } from '../testing/book.ts'

let store: Store
beforeAll(async () => { store = await openTestBook() })
afterAll(async () => { expect(await unsound(store)).toEqual([]); await store.close() })
afterEach(async () => { expect(await untied()).toEqual([]) })

const average: Valuing = { method: 'moving-average' }
const short: Valuing = { method: 'moving-average', negative: true }
const yard = id('yard')
type How = Omit<Given, 'action'> & { readonly by?: Valuing; readonly place?: string; readonly line?: string } & Partial<Valued>

const today = '2026-11-24'
const goods = ({ by = average, at, worth, source, counted }: How): Valued => ({ by, at, worth, source, counted })
const home = (how: How): string => (how.by?.negative ? 'open-store' : 'store')
const stored = (item: string, quantity: string, how: How, line: string, place = how.place ?? shelf): PostingLine => of(home(how), quantity, { item, place }, { unit: item, line, goods: goods(how) })

const receive = (item: string, quantity: string, worth: string, how: How = {}, line = how.line ?? randomUUID()) =>
  book(store, [of('inventory', worth, { item }, { line }), of('payable', negated(worth), { party: zhou }, { line }), stored(item, quantity, { ...how, worth }, line), of('supplier-goods', negated(quantity), { item }, { unit: item, line })], { today, ...how })
const issue = (item: string, quantity: string, how: How = {}, line = how.line ?? randomUUID()) =>
  book(store, [of('inventory', '0', { item }, { line, cost: 1 }), of('work', '0', {}, { line, cost: -1 }), stored(item, negated(quantity), how, line), of('supplier-goods', quantity, { item }, { unit: item, line })], { today, ...how })
const transfer = (item: string, quantity: string, how: How = {}, line = randomUUID()) =>
  book(store, [stored(item, negated(quantity), how, line), stored(item, quantity, how, line, yard)], { today, ...how })
const count = (item: string, counted: string, how: How = {}, line = randomUUID()) =>
  book(store, [of('inventory', '0', { item }, { line, cost: 1 }), of('difference', '0', {}, { line, cost: -1 }), stored(item, '0', { ...how, counted }, line), of('loss', '0', { item }, { unit: item, line })], { today, ...how })
const late = (item: string, amount: string, line: string, how: How = {}) => book(store, [of('inventory', amount, { item }, { line: randomUUID(), late: line }), of('payable', negated(amount), { party: zhou })], { today, ...how })
const undo = (record: string, how: Given = {}) => book(store, [], { record, version: 2, action: 'reverse', reverse: 'post', ...how })

const worth = async (item: string) => sum((await balances(bookOf(store), { account: '1403', item })).map(({ settled }) => settled))
const onHand = async (item: string, place?: string) => sum((await balances(bookOf(store), { account: 'Q', by: ['place'], item, ...(place ? { place } : {}) })).filter(({ account }) => account === 'Q1' || account === 'Q3').map(({ settled }) => settled))
const spent = async () => sum((await balances(bookOf(store), { account: '5001' })).map(({ settled }) => settled))

/** The stock account of every item is what its movements are worth, and the books hold as many pieces. */
const untied = () => store.query({ text: `
  select s.item, s.value, coalesce(m.value, 0) as books, s.quantity, coalesce(q.quantity, 0) as pieces from (
      select item, sum(value) as value, sum(quantity) as quantity from (
        select m.item, w.value, w.quantity from house.stock_move m join house.stock_worth w on w.move = m.id where not exists (select 1 from house.stock_undone u where u.id = m.id)
        union all select l.item, l.value, 0 from house.stock_late l where l.pool is not null and not exists (select 1 from house.stock_undone u where u.id = l.id)) known group by 1) s
    left join (select d.item::text, sum(l.amount) as value from house.entry_line l join house.dimension_set d on d.id = l.dimensions where l.account = '1403' group by 1) m on m.item = s.item
    left join (select l.unit, sum(l.amount) as quantity from house.entry_line l where l.account in ('Q1', 'Q3') group by 1) q on q.unit = s.item
    where s.value <> coalesce(m.value, 0) or s.quantity <> coalesce(q.quantity, 0)` })

describe('4.3.3 goods go out at what they cost', () => {
  test('a moving average follows what came; the last piece takes the last cent', async () => {
    const item = id('average')
    await receive(item, '3', '10')
    await receive(item, '4', '20')
    await issue(item, '2')
    expect([await onHand(item), await worth(item)]).toEqual(['5', '21.43'])
    await issue(item, '5')
    expect([await onHand(item), await worth(item)]).toEqual(['0', '0'])
  })
  test('first in, first out takes the oldest', async () => {
    const item = id('fifo')
    const by: Valuing = { method: 'fifo' }
    await receive(item, '300', '3000', { by })
    await receive(item, '900', '10800', { by })
    await issue(item, '800', { by })
    expect(await worth(item)).toBe('4800')
  })
  test('a transfer keeps the cost: what leaves one place arrives in the other', async () => {
    const item = id('transfer')
    await receive(item, '7', '100')
    await transfer(item, '2')
    expect([await onHand(item, yard), await worth(item)]).toEqual(['2', '100'])
  })
  test('more than there is cannot go out', async () => {
    await expect(issue(id('transfer'), '6')).rejects.toMatchObject({ refusal: { rule: 'ZF012', clause: '4.3.1' } })
  })
})

describe('4.3.3 what comes late', () => {
  test('a receipt dated back re-costs the issue after it, by a correction of today', async () => {
    const item = id('back-dated')
    await receive(item, '5', '50', { date: '2026-11-10' })
    await issue(item, '5', { date: '2026-11-12' })
    const before = await spent()
    const posted = await receive(item, '5', '100', { date: '2026-11-05' })
    expect(posted).toMatchObject([{ date: '2026-11-05' }, { date: today }])
    expect([await onHand(item), await worth(item), sum([await spent(), negated(before)])]).toEqual(['5', '75', '25'])
  })
  test('freight that comes after most goods are gone is split by where they are', async () => {
    const item = id('freight')
    const line = randomUUID()
    await receive(item, '10', '100', { line })
    await issue(item, '7')
    const before = await spent()
    await late(item, '30', line)
    expect([await worth(item), sum([await spent(), negated(before)])]).toEqual(['39', '21'])
    await issue(item, '3')
    expect(await worth(item)).toBe('0')
  })
  test('late freight taken back leaves nothing behind', async () => {
    const item = id('freight back')
    const line = randomUUID()
    const record = randomUUID()
    await receive(item, '10', '100', { line })
    await issue(item, '4')
    await late(item, '10', line, { record })
    expect(await worth(item)).toBe('66')
    await undo(record)
    expect(await worth(item)).toBe('60')
  })
  test('an issue dated back that later issues leave nothing for is refused', async () => {
    const item = id('too late')
    await receive(item, '5', '50', { date: '2026-11-10' })
    await issue(item, '4', { date: '2026-11-12' })
    await expect(issue(item, '2', { date: '2026-11-11' })).rejects.toMatchObject({ refusal: { rule: 'ZF012' } })
    expect(await onHand(item)).toBe('1')
  })
})

test('4.3.3 what lies there is worth less: the rest of the walk goes on from the new worth', async () => {
  const item = id('restated')
  await receive(item, '4', '700')
  await book(store, [of('inventory', '-140', { item }, { restates: { place: shelf } }), of('difference', '140', {})], { today })
  await issue(item, '1')
  expect(await worth(item)).toBe('420')
})

describe('4.3.2 a count says how much there was', () => {
  test('and stands whatever turns up to have happened before it', async () => {
    const item = id('count')
    await receive(item, '10', '1000', { date: '2026-11-05' })
    await count(item, '8', { date: '2026-11-06' })
    expect([await onHand(item), await worth(item)]).toEqual(['8', '800'])
    await receive(item, '10', '1000', { date: '2026-11-04' })
    expect([await onHand(item), await worth(item)]).toEqual(['8', '800'])
  })
  test('what is found where none ever lay is worth what it is worth elsewhere', async () => {
    const item = id('found elsewhere')
    await receive(item, '10', '100')
    await count(item, '2', { place: yard })
    expect([await onHand(item), await worth(item)]).toEqual(['12', '120'])
  })
  test('without a difference it posts nothing, and still stands', async () => {
    const item = id('same count')
    await receive(item, '10', '100', { date: '2026-11-05' })
    expect(await count(item, '10', { date: '2026-11-06' })).toEqual([])
    await receive(item, '1', '10', { date: '2026-11-04' })
    expect(await onHand(item)).toBe('10')
  })
})

describe('4.3.1 where goods may go out before they are entered', () => {
  test('the shortage is valued at the last cost and trued up by what comes', async () => {
    const item = id('short')
    const by: Valuing = { method: 'fifo', negative: true }
    await receive(item, '10', '100', { by })
    const before = await spent()
    await issue(item, '20', { by })
    expect([await onHand(item), await worth(item)]).toEqual(['-10', '-100'])
    const record = randomUUID()
    await receive(item, '15', '225', { by, record })
    expect([await onHand(item), await worth(item), sum([await spent(), negated(before)])]).toEqual(['5', '75', '250'])
    await undo(record)
    expect([await onHand(item), await worth(item), sum([await spent(), negated(before)])]).toEqual(['-10', '-100', '200'])
  })
  test('of several layers the last one sold says what is short', async () => {
    const item = id('short of layers')
    const by: Valuing = { method: 'fifo', negative: true }
    await receive(item, '8', '80', { by })
    await receive(item, '10', '80', { by })
    await issue(item, '20', { by })
    expect([await onHand(item), await worth(item)]).toEqual(['-2', '-16'])
  })
  test('a count sets a large shortage right at the small cost there was', async () => {
    const item = id('large shortage')
    await receive(item, '1', '0.01', { by: short })
    await issue(item, '20001', { by: short })
    await count(item, '3000', { by: short })
    expect([await onHand(item), await worth(item)]).toEqual(['3000', '30'])
  })
})

describe('4.3.3 taken back', () => {
  test('a receipt that is reversed leaves the average as it was before', async () => {
    const item = id('reversed')
    const record = randomUUID()
    await receive(item, '1', '2')
    await receive(item, '1', '3', { record })
    await undo(record)
    expect([await onHand(item), await worth(item)]).toEqual(['1', '2'])
  })
  test('an issue that is reversed brings back what it took, corrections included', async () => {
    const item = id('issue reversed')
    const [line, record] = [randomUUID(), randomUUID()]
    await receive(item, '10', '100', { line })
    await issue(item, '5', { record })
    await late(item, '20', line)
    const before = await spent()
    await undo(record)
    expect([await onHand(item), await worth(item), sum([await spent(), negated(before)])]).toEqual(['10', '120', '-60'])
  })
  test('goods that were used since cannot be un-received', async () => {
    const item = id('used')
    const record = randomUUID()
    await receive(item, '2', '4', { record })
    await issue(item, '1')
    await expect(undo(record)).rejects.toMatchObject({ refusal: { rule: 'ZF012' } })
  })
})

describe('4.3.3 what comes late behind a very long past', () => {
  const item = id('long past')
  const lines: string[] = []
  const minute = (at: number, seconds = 0) => new Date(Date.UTC(2026, 9, 1, 0, at, seconds)).toISOString()
  const moved = (at: number): readonly PostingLine[] => {
    const line = randomUUID()
    lines[at] = line
    const how = { at: minute(at) }
    if (at % 2) return [of('inventory', '0', { item }, { line, cost: 1 }), of('work', '0', {}, { line, cost: -1 }), stored(item, '-2', how, line), of('supplier-goods', '2', { item }, { unit: item, line })]
    const paid = ((3 * (100 + (at % 7) * 10)) / 100).toFixed(2)
    return [of('inventory', paid, { item }, { line }), of('payable', negated(paid), { party: zhou }, { line }), stored(item, '3', { ...how, worth: paid }, line), of('supplier-goods', '-3', { item }, { unit: item, line })]
  }
  beforeAll(async () => {
    for (let from = 0; from < 1100; from += 100) await book(store, Array.from({ length: 100 }, (_, more) => moved(from + more)).flat(), { today })
    await store.query({ text: 'update house.book set late_walk = 0' })
  })
  afterAll(() => store.query({ text: 'update house.book set late_walk = default' }))
  const changing = async (work: () => Promise<unknown>) => {
    const [stock, cost] = [await worth(item), await spent()]
    await work()
    const [entry] = await store.query<{ summary: string; early: number }>({ text: `select e.summary_zh as summary, (select count(*)::integer from house.stock_worth w join house.stock_move m on m.id = w.move where w.entry = e.id and m.at < $1::timestamptz) as early from house.entry e where e.summary_zh like '存货成本更正%' order by e.seq desc limit 1`, values: [minute(999)] })
    return { stock: sum([await worth(item), negated(stock)]), cost: sum([await spent(), negated(cost)]), ...entry }
  }

  test('is walked from a mark on; what left before keeps its cost, and the entry says so', async () => {
    const { stock, cost, summary, early } = await changing(() => receive(item, '5', '100', { at: minute(0, 30) }))
    expect([sum([stock, cost]), early, summary]).toEqual(['100', 0, '存货成本更正：2026-10-01 起逐笔计，之前的按在库份额分摊'])
    expect(Number(cost)).toBeGreaterThan(0)
    expect(await onHand(item)).toBe('555')
  })
  test('a cost of goods that are gone goes where they went; of goods that lie there still, it is theirs', async () => {
    expect(await changing(() => late(item, '10', lines[2] as string))).toMatchObject({ stock: '0', cost: '10' })
    const { stock, cost } = await changing(() => late(item, '9', lines[998] as string))
    expect(sum([stock, cost])).toBe('9')
    expect(Number(stock)).toBeGreaterThan(5)
  })
  test('what is taken back is walked through all of it, which leaves every movement at what it is worth', async () => {
    const record = randomUUID()
    await receive(item, '1', '50', { at: minute(1, 30), record })
    const { summary } = await changing(() => undo(record))
    expect(summary).toBe('存货成本更正')
  })
})
