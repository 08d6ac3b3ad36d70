/** Property: whatever goods do, in whatever order it is told - entered late, counted, taken back, over a long past -, pieces, layers and accounts agree, and all of it comes out as if walked at once. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostingLine, Valued, Valuing } from '#declare'
import type { Store } from '#store'
import { isZero, negated, Refused, sum, type Decimal } from '#words'
import { book, id, of, openTestBook, shelf, unsound, zhou } from '../testing/book.ts'
import { valued, valueOf, quantityOf, type Pool, type Rule } from '../valuation/index.ts'
import { latesSince, movesSince } from './past.ts'

let store: Store
beforeAll(async () => { store = await openTestBook() })
afterAll(() => store.close())

const yard = id('yard')
const today = '2026-11-24'
/** Two months, the odd days of the first and the even ones of the second. */
const moment = (day: number, hour: number) => `2026-${day % 2 ? '10' : '11'}-${String(1 + (day % 23)).padStart(2, '0')}T${String(hour % 24).padStart(2, '0')}:00:00.000Z`
type Told = { readonly what: 'came' | 'went' | 'moved' | 'counted' | 'set' | 'late' | 'back' | 'made'; readonly day: number; readonly hour: number; readonly quantity: number; readonly worth: number; readonly of: number }
const told: fc.Arbitrary<Told> = fc.record({
  what: fc.oneof({ weight: 5, arbitrary: fc.constant('came' as const) }, { weight: 5, arbitrary: fc.constant('went' as const) }, ...(['moved', 'counted', 'set', 'late', 'back', 'made'] as const).map((one) => ({ weight: 1, arbitrary: fc.constant(one) }))),
  day: fc.nat(22), hour: fc.nat(23), quantity: fc.integer({ min: 1, max: 9 }), worth: fc.integer({ min: 1, max: 5000 }), of: fc.nat(500),
})

/** A house of one item, and one made of it. */
function house(by: Valuing) {
  const [item, made] = [id(randomUUID()), id(randomUUID())]
  const lines: string[] = []
  const records: string[] = []
  const at = (one: Told, more: Partial<Valued> = {}): Valued => ({ by, at: moment(one.day, one.hour), ...more })
  const piece = (quantity: Decimal, goods: Valued, line: string, place = shelf, what = item): PostingLine => of('store', quantity, { item: what, place }, { unit: what, line, goods })
  const cost = (line: string, what = item): readonly PostingLine[] => [of('inventory', '0', { item: what }, { line, cost: 1 }), of('work', '0', {}, { line, cost: -1 })]
  const other = (quantity: Decimal, line: string, what = item) => of('supplier-goods', quantity, { item: what }, { unit: what, line })
  const told = {
    came: (one: Told, line: string) => { const worth = (one.worth / 100).toFixed(2); lines.push(line); return [of('inventory', worth, { item }, { line }), of('payable', negated(worth), { party: zhou }, { line }), piece(String(one.quantity), at(one, { worth }), line), other(String(-one.quantity), line)] },
    went: (one: Told, line: string) => [...cost(line), piece(String(-one.quantity), at(one), line), other(String(one.quantity), line)],
    moved: (one: Told, line: string) => [piece(String(-one.quantity), at(one), line), piece(String(one.quantity), at(one), line, yard)],
    counted: (one: Told, line: string) => [...cost(line), piece('0', at(one, { counted: String(one.quantity) }), line), of('loss', '0', { item }, { unit: item, line })],
    set: (one: Told, line: string) => [...cost(line), piece('0', at(one, { each: (one.worth / 100).toFixed(2), restates: true }), line)],
    late: (one: Told, line: string) => { const to = lines[one.of % Math.max(lines.length, 1)]; const amount = (one.worth / 100).toFixed(2); return to ? [of('inventory', amount, { item }, { line, late: to }), of('payable', negated(amount), { party: zhou })] : [] },
    made: (one: Told, line: string) => { const out = randomUUID(); return [...cost(line), piece(String(-one.quantity), at(one), line), other(String(one.quantity), line), ...cost(out, made), piece('1', at(one, { gathers: { lines: [line], more: '0', part: ['0', '1'], whole: '1' } }), out, shelf, made), other('-1', out, made)] },
  }
  const tell = async (one: Told): Promise<boolean> => {
    const record = one.what === 'back' ? records[one.of % Math.max(records.length, 1)] : randomUUID()
    if (!record) return false
    try {
      if (one.what === 'back') await book(store, [], { record, version: 2, action: 'reverse', reverse: 'post', today })
      else { await book(store, told[one.what](one, randomUUID()), { record, date: today, today }); records.push(record) }
      if (one.what === 'back') records.splice(records.indexOf(record), 1)
      return true
    } catch (error) { if (error instanceof Refused) return false; throw error }
  }
  return { item, made, tell, told }
}

/** What the books say of an item, and what one walk over its whole past says. */
async function agrees(item: string): Promise<void> {
  const [row] = await store.query<{ rule: Rule; pools: Record<string, Pool> }>({ text: 'select rule, pools from house.stock_item where item = $1', values: [item] })
  if (!row) return
  const begins = { book: 'main', item, mark: undefined }
  const { moves, pools } = await store.transaction(async (unit) => {
    const past = await movesSince(unit, begins)
    const sources = await unit.query<{ id: string; quantity: Decimal; value: Decimal }>({ text: 'select move as id, sum(quantity)::text as quantity, sum(value)::text as value from house.stock_worth group by move' })
    const found = valued(past, await latesSince(unit, begins), row.rule, { pools: {}, values: sources.filter(({ id: one }) => !past.some((move) => move.id === one)) })
    return { moves: found.moves.map((one) => ({ ...one, booked: past.find((move) => move.id === one.id)?.worthNow ?? '' })), pools: found.pools }
  })
  expect(moves.filter(({ value, booked }) => !isZero(sum([value, negated(booked)])))).toEqual([])
  const told = (all: Iterable<Pool>) => [...all].map((pool) => [quantityOf(pool), valueOf(pool, 2)]).toSorted()
  expect(told(Object.values(row.pools))).toEqual(told(pools.values()))
  for (const pool of Object.values(row.pools)) {
    if (isZero(quantityOf(pool))) expect(isZero(valueOf(pool, 2))).toBe(true)
    if (row.rule.method === 'fifo') expect(sum(pool.layers.map(({ value }) => value))).toBe(sum([pool.worth]))
  }
  const onAccount = async (accounts: readonly string[], unit: string) => sum((await store.query<{ amount: Decimal }>({ text: `select coalesce(sum(l.amount), 0)::text as amount from house.entry_line l join house.dimension_set d on d.id = l.dimensions where l.account = any($1) and l.unit = $2 and d.item = $3`, values: [accounts, unit, item] })).map(({ amount }) => amount))
  expect(await onAccount(['1403'], 'CNY')).toBe(sum(Object.values(row.pools).map((pool) => valueOf(pool, 2))))
  expect(await onAccount(['Q1', 'Q3'], item)).toBe(sum(Object.values(row.pools).map(quantityOf)))
}

for (const method of ['moving-average', 'fifo', 'month-average'] as const) {
  test(`4.3.3 ${method}: goods told in any order, late, counted, set and taken back, tie`, { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(told, { minLength: 5, maxLength: 25 }), async (all) => {
      const { item, made, tell } = house({ method })
      for (const one of all) await tell(one)
      await agrees(item)
      await agrees(made)
    }), { numRuns: 15, seed: 20261126 })
    expect(await unsound(store)).toEqual([])
  })
}

test('4.3.3 over a long past the walk goes on from a mark, and comes out as if walked from the first day', { timeout: 120_000 }, async () => {
  const { item, tell, told: lines } = house({ method: 'fifo' })
  const one = (at: number): Told => ({ what: at % 2 ? 'went' : 'came', day: 2 * Math.floor(at / 120), hour: Math.floor((at % 120) / 6), quantity: at % 2 ? 2 : 3, worth: 100 + (at % 97), of: at })
  for (let at = 0; at < 1260; at += 20) await book(store, Array.from({ length: 20 }, (_, more) => one(at + more)).flatMap((each) => lines[each.what === 'went' ? 'went' : 'came'](each, randomUUID())), { date: today, today })
  const marks = async () => Number((await store.query<{ count: string }>({ text: 'select count(*)::text as count from house.stock_mark where item = $1', values: [item] }))[0]?.count)
  expect(await marks()).toBe(1)
  await tell({ what: 'came', day: 20, hour: 20, quantity: 4, worth: 1234, of: 0 })
  expect(await marks()).toBe(1)
  await agrees(item)
  await tell({ what: 'came', day: 1, hour: 1, quantity: 4, worth: 4321, of: 0 })
  await agrees(item)
  expect(await marks()).toBe(1)
})

test('the same month entered again into an empty house gives the same balances', { timeout: 60_000 }, async () => {
  const story = fc.sample(fc.array(told, { minLength: 30, maxLength: 30 }), { seed: 7, numRuns: 1 })[0] as Told[]
  const standing = async () => {
    const { item, tell } = house({ method: 'moving-average' })
    for (const one of story) await tell(one)
    const [row] = await store.query<{ pools: Record<string, Pool> }>({ text: 'select pools from house.stock_item where item = $1', values: [item] })
    return Object.entries(row?.pools ?? {}).map(([name, { there, worth }]) => [name, there, worth]).toSorted()
  }
  expect(await standing()).toEqual(await standing())
})
