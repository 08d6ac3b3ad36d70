/** Whatever is posted and taken back, in whatever order and by however many at once: the books tie. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostingLine } from '#declare'
import type { Store } from '#store'
import { Refused, sum } from '#words'
import { bookOf, setPeriod, trialBalance } from './index.ts'
import { book, id, issued, of, openTestBook, received, unsound, zhou } from './testing/book.ts'

let store: Store
beforeAll(async () => { store = await openTestBook(12) })
afterAll(() => store.close())

const items = ['a', 'b', 'c'].map(id)
const cents = fc.integer({ min: 1, max: 10_000_000_000 }).map((count) => `${Math.floor(count / 100)}.${String(count % 100).padStart(2, '0')}`)
const count = fc.integer({ min: 1, max: 50 }).map(String)
const item = fc.constantFrom(...items)
const business: fc.Arbitrary<readonly PostingLine[]> = fc.oneof(
  cents.map((amount) => [of('bank', amount), of('capital', `-${amount}`)]),
  cents.map((amount) => [of('payable', amount, { party: zhou }), of('bank', `-${amount}`)]),
  cents.map((amount) => [of('cash', `-${amount}`), of('bank', amount)]),
  cents.map((amount) => [of('cash', amount), of('bank', `-${amount}`)]),
  cents.map((amount) => [of('cash', amount, {}, { phase: 'reserved' })]),
  cents.map((amount) => [of('cash', `-${amount}`, {}, { phase: 'released' })]),
  fc.tuple(item, count, cents).map(([one, quantity, value]) => received(one, quantity, value)),
  fc.tuple(item, count).map(([one, quantity]) => issued(one, quantity)),
  fc.tuple(fc.array(fc.tuple(item, count, cents), { minLength: 1, maxLength: 4 })).map(([all]) => all.flatMap(([one, quantity, value]) => received(one, quantity, value))),
)
const step = fc.oneof({ weight: 4, arbitrary: fc.record({ lines: business, month: fc.integer({ min: 1, max: 12 }), word: fc.constantFrom('记', '收', '付') }) }, { weight: 1, arbitrary: fc.record({ back: fc.nat(30) }) }, { weight: 1, arbitrary: fc.record({ lock: fc.integer({ min: 1, max: 12 }) }) })

/** A refusal is an answer; anything else is a fault. */
const tried = async (work: Promise<unknown>): Promise<boolean> => {
  try { await work; return true } catch (error) { if (error instanceof Refused) return false; throw error }
}
const month = (number: number) => `2026-${String(number).padStart(2, '0')}`

test('6.2.1 random business, reversals and locked months leave every tie whole', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
    const records: { record: string; version: number }[] = []
    for (const one of steps) {
      if ('lines' in one) {
        const record = randomUUID()
        if (await tried(book(store, one.lines, { record, date: `${month(one.month)}-15`, word: one.word }))) records.push({ record, version: 1 })
      } else if ('lock' in one) {
        await setPeriod(bookOf(store), month(one.lock), 'locked')
      } else {
        const of = records[one.back % Math.max(records.length, 1)]
        if (of) await tried(book(store, [], { record: of.record, version: ++of.version, action: 'reverse', reverse: 'post', date: '2026-11-30' }))
      }
    }
    for (let at = 1; at <= 12; at++) await setPeriod(bookOf(store), month(at), 'open')
    expect(await unsound(store)).toEqual([])
    const rows = await trialBalance(bookOf(store), '2026-01', '2026-12')
    for (const [left, right] of [['debit', 'credit'], ['closingDebit', 'closingCredit']] as const) expect(sum(rows.map((row) => row[left]))).toBe(sum(rows.map((row) => row[right])))
  }), { numRuns: 40, seed: 20261124 })
})

test('6.2.1 eight clients over the same accounts and goods: no deadlock, nothing lost, the last piece goes once', async () => {
  const shared = id('shared')
  await book(store, received(shared, '40', '400'))
  const waits = await store.query<{ deadlocks: number }>({ text: 'select deadlocks from pg_stat_database where datname = current_database()' })
  let [done, refused] = [0, 0]
  const client = async (seed: number) => {
    for (let at = 0; at < 25; at++) {
      const mixed = [...received(items[(seed + at) % 3] as string, '1', '2'), ...received(items[at % 3] as string, '1', '3'), ...issued(shared, '1')]
      if (await tried(book(store, (seed + at) % 2 ? mixed : mixed.toReversed(), { word: at % 2 ? '记' : '付' }))) done++
      else refused++
    }
  }
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(client))
  expect([done, refused]).toEqual([40, 160])
  expect(await unsound(store)).toEqual([])
  await new Promise((go) => setTimeout(go, 1500))
  expect(await store.query({ text: 'select deadlocks from pg_stat_database where datname = current_database()' })).toEqual(waits)
})

test('6.2.1 a period that is being closed takes no entry that comes after', async () => {
  for (let at = 1; at <= 3; at++) {
    const racing = Array.from({ length: 8 }, () => tried(book(store, [of('bank', '1'), of('capital', '-1')], { date: `${month(at)}-20` })))
    await Promise.all([...racing, setPeriod(bookOf(store), month(at), 'closed').then(async () => {
      const seen = await store.query<{ count: number }>({ text: 'select count(*) as count from house.entry where period = $1', values: [month(at)] })
      await Promise.all(racing)
      expect(await store.query({ text: 'select count(*) as count from house.entry where period = $1', values: [month(at)] })).toEqual(seen)
    })])
  }
  expect(await unsound(store)).toEqual([])
})
