/** Clause 6.2.1: amounts set aside in two steps, accounts that are closed, and moving no more than there is. */
import { mainBook } from '#declare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store, Unit } from '#store'
import { balances, bookOf, closeAccount, hold, lapse, postUpTo, release, settle } from './index.ts'
import { book, of, openTestBook, unsound } from './testing/book.ts'

let store: Store
const on = '2026-11-24'
const within = <T>(work: (unit: Unit) => Promise<T>) => store.transaction(work)
const cash = async () => { const [row] = await balances(bookOf(store), { account: '1001' }); return [row?.settled ?? '0', row?.reserved ?? '0'].map(Number) }
const held = (amount: string, until?: string) => within((unit) => hold(unit, { book: mainBook, debit: '5001', credit: '1001', amount, currency: 'CNY', on, ...(until ? { until } : {}) }))
beforeAll(async () => { store = await openTestBook(); await book(store, [of('cash', '100'), of('capital', '-100')]) })
afterAll(async () => { expect(await unsound(store)).toEqual([]); await store.close() })

test('6.2.1 what is set aside cannot be promised twice; settled in part, the rest is free; once settled or released it is over', async () => {
  const [one, two] = [await held('60'), await held('30')]
  expect(await cash()).toEqual([100, 90])
  await expect(held('20')).rejects.toMatchObject({ refusal: { rule: 'ZF012' } })
  await expect(within((unit) => settle(unit, one, '61', on))).rejects.toMatchObject({ refusal: { rule: 'exceeds-hold' } })
  await within((unit) => settle(unit, one, '45', on))
  await within((unit) => release(unit, two, on))
  expect(await cash()).toEqual([55, 0])
  await expect(within((unit) => settle(unit, one, '1', on))).rejects.toMatchObject({ refusal: { rule: 'hold-settled' } })
  await expect(within((unit) => release(unit, two, on))).rejects.toMatchObject({ refusal: { rule: 'hold-released' } })
})

test('6.2.1 what nobody settled in time lapses, and stays so', async () => {
  const [before, late] = [await cash(), await held('10', '2026-11-24T01:59:59.000Z')]
  await expect(within((unit) => settle(unit, late, undefined, on))).rejects.toMatchObject({ refusal: { rule: 'hold-lapsed' } })
  expect(await within((unit) => lapse(unit, on))).toBe(1)
  expect(await cash()).toEqual(before)
  expect(await within((unit) => lapse(unit, on))).toBe(0)
})

test('6.2.1 at most what there is moves, two at once included', async () => {
  const [[free = 0, aside = 0], move] = [await cash(), () => within((unit) => postUpTo(unit, { book: mainBook, debit: '5001', credit: '1001', amount: '40', currency: 'CNY', on }, 'credit'))]
  const moved = await Promise.all([move(), move()])
  expect(moved.map(Number).toSorted((a, b) => b - a)).toEqual([40, free - aside - 40])
  expect(Number(await move())).toBe(0)
})

test('6.2.1 a closed account takes no entries, on either side, until it is opened again', async () => {
  await closeAccount(bookOf(store), '4001', true)
  await expect(book(store, [of('bank', '5'), of('capital', '-5')])).rejects.toMatchObject({ refusal: { rule: 'ZF020', refused: { zh: '科目“实收资本”已停用，不能记账' } } })
  await expect(book(store, [of('capital', '5'), of('bank', '-5')])).rejects.toMatchObject({ refusal: { rule: 'ZF020' } })
  await closeAccount(bookOf(store), '4001', false)
  expect(await book(store, [of('bank', '5'), of('capital', '-5')])).toHaveLength(1)
  await expect(closeAccount(bookOf(store), '9999', true)).rejects.toMatchObject({ refusal: { kind: 'not-found' } })
})
