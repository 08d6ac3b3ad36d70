/** Posting as the actions do it: accounts by role, vouchers by number, red entries, reservations, layers of cost. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#store'
import { minus, sum } from '#words'
import { balances, bookOf, entries, mapRole, periods, setPeriod, tables, trialBalance } from './index.ts'
import { bolt, book, id, issued, nut, of, openTestBook, received, shelf, unsound, zhou } from './testing/book.ts'

let store: Store
beforeAll(async () => { store = await openTestBook() })
afterAll(async () => { expect(await unsound(store)).toEqual([]); await store.close() })

const capital = (amount: string, date: string, word = '记') => book(store, [of('bank', amount), of('capital', `-${amount}`)], { date, word })

describe('6.2.1 vouchers', () => {
  test('are numbered by word and month, without gaps, refused ones included', async () => {
    expect(await capital('100', '2026-05-03')).toMatchObject([{ word: '记', number: 1, date: '2026-05-03' }])
    await expect(book(store, [of('bank', '5'), of('nobody', '-5')], { date: '2026-05-03' })).rejects.toMatchObject({ refusal: { rule: 'ZF013', refused: { zh: '科目用途“nobody”尚未对应科目' } } })
    expect(await capital('100', '2026-05-31')).toMatchObject([{ number: 2 }])
    expect(await capital('100', '2026-05-31', '收')).toMatchObject([{ word: '收', number: 1 }])
    expect(await capital('100', '2026-06-01')).toMatchObject([{ number: 1 }])
  })
  test('name who entered and who posted them', async () => {
    const record = randomUUID()
    await book(store, [of('bank', '1'), of('capital', '-1')], { record })
    expect(await entries(bookOf(store), { record })).toMatchObject([{ maker: id('maker'), poster: id('poster'), checker: null, lines: [{ account: '1002', debit: '1' }, { account: '4001', credit: '1' }] }])
  })
  test('that do not balance are a fault of their rule, not a refusal', () => expect(book(store, [of('bank', '5'), of('capital', '-4')])).rejects.toMatchObject({ code: 'ZF002' }))
  test('without a dimension that the account needs are refused by its name', () =>
    expect(book(store, [of('bank', '-5'), of('payable', '5')])).rejects.toMatchObject({ refusal: { rule: 'ZF019', refused: { zh: '科目“应付账款”须有辅助核算：往来单位', en: 'Account "Payables" needs the dimension party' } } }))
  test('of a day without period, or in a locked one, are refused at the date', async () => {
    await expect(capital('1', '2019-01-01')).rejects.toMatchObject({ refusal: { rule: 'ZF010', field: 'date', refused: { en: 'No accounting period holds 2019-01-01' } } })
    await setPeriod(bookOf(store), '2026-08', 'locked')
    await expect(capital('1', '2026-08-08')).rejects.toMatchObject({ refusal: { rule: 'ZF011', field: 'date' } })
    await setPeriod(bookOf(store), '2026-08', 'open')
  })
  test('of one version of a document stand once', async () => {
    const given = { record: randomUUID(), version: 3 }
    await book(store, [of('bank', '1'), of('capital', '-1')], given)
    await expect(book(store, [of('bank', '1'), of('capital', '-1')], given)).rejects.toMatchObject({ refusal: { rule: 'entry_posting_key', kind: 'conflict' } })
  })
})

test('6.2.1 a line in another currency says what it is in it, by a dimension; taken back, it takes back both', async () => {
  const [record, dollar] = [randomUUID(), id('dollar')]
  await book(store, [of('work', '710', { currency: dollar }, { inCurrency: '100' }), of('capital', '-710')], { record })
  const held = () => balances(bookOf(store), { account: '5001', currency: dollar, by: ['currency'] })
  expect(await held()).toMatchObject([{ settled: '710', inCurrency: '100', currency: dollar }])
  await expect(book(store, [of('work', '7', {}, { inCurrency: '1' }), of('capital', '-7')])).rejects.toMatchObject({ code: 'ZF003' })
  await book(store, [], { record, version: 2, action: 'undo', reverse: 'post' })
  expect(await held()).toEqual([])
  expect((await entries(bookOf(store), { record }))[0]?.lines[0]).toMatchObject({ debit: '-710', inCurrency: '-100' })
})

test('6.2.1 a role mapped to another account from a day on leaves earlier days as they were', async () => {
  await mapRole(bookOf(store), 'capital', '4104', '2026-10-01')
  const posted = [...(await capital('7', '2026-09-30')), ...(await capital('7', '2026-10-01'))]
  const found = await store.query<{ account: string }>({ text: `select account from house.entry_line where entry = any($1) and side = 'credit' order by period`, values: [posted.map((one) => one.id)] })
  expect(found.map(({ account }) => account)).toEqual(['4001', '4104'])
  await mapRole(bookOf(store), 'capital', '4001', '2026-10-01')
  await expect(mapRole(bookOf(store), 'capital', '9999', '2026-10-01')).rejects.toMatchObject({ refusal: { kind: 'not-found' } })
})

describe('6.2.1 a reversal', () => {
  test('is red: negative on the same sides, so turnover shows no business', async () => {
    const record = randomUUID()
    const before = (await trialBalance(bookOf(store), '2026-12', '2026-12')).find(({ account }) => account === '1002')
    await book(store, [of('bank', '40'), of('capital', '-40')], { record, date: '2026-12-01' })
    await book(store, [], { record, version: 2, action: 'reverse', reverse: 'post', date: '2026-12-02' })
    expect((await entries(bookOf(store), { record }))[0]).toMatchObject({ summary: ['冲销 记-1 测试', 'Reversal of 记-1 Test'], lines: [{ debit: '-40', credit: null }, { debit: null, credit: '-40' }] })
    expect((await trialBalance(bookOf(store), '2026-12', '2026-12')).find(({ account }) => account === '1002')).toMatchObject({ debit: before?.debit ?? '0', credit: before?.credit ?? '0' })
  })
  test('a second one finds nothing left to take back', async () => {
    const record = randomUUID()
    await book(store, [of('bank', '40'), of('capital', '-40')], { record })
    expect(await book(store, [], { record, version: 2, action: 'reverse', reverse: 'post' })).toHaveLength(1)
    expect(await book(store, [], { record, version: 3, action: 'reverse', reverse: 'post' })).toHaveLength(0)
  })
})

describe('6.1.3 what is set aside', () => {
  test('is no longer available, and is free again when released', async () => {
    await book(store, [of('cash', '100'), of('capital', '-100')])
    await book(store, [of('cash', '80', {}, { phase: 'reserved' })])
    await expect(book(store, [of('cash', '-30'), of('capital', '30')])).rejects.toMatchObject({ refusal: { rule: 'ZF012', clause: '6.3.2', refused: { en: '"Cash" would fall below zero: short by 10' } } })
    expect(await balances(bookOf(store), { account: '1001' })).toMatchObject([{ settled: '100', reserved: '80' }])
    await book(store, [of('cash', '-80', {}, { phase: 'released' }), of('cash', '-80'), of('capital', '80')])
    expect(await balances(bookOf(store), { account: '1001' })).toMatchObject([{ settled: '20', reserved: '0' }])
  })
  test('cannot be released twice', async () => {
    await book(store, [of('cash', '5', {}, { phase: 'reserved' })])
    await book(store, [of('cash', '-5', {}, { phase: 'released' })])
    await expect(book(store, [of('cash', '-5', {}, { phase: 'released' })])).rejects.toMatchObject({ refusal: { rule: 'ZF014' } })
  })
  test('or may be spent is counted over the whole account of money, whatever it is for, and one of two who want the last of it gets it; goods by their place', async () => {
    const left = async () => Number(sum((await balances(bookOf(store), { account: '1001' })).map(({ settled, reserved }) => minus(settled, reserved))))
    await book(store, [of('cash', '100'), of('capital', '-100')])
    const had = await left()
    await book(store, [of('cash', '-60', { cashItem: id('wages') }), of('capital', '60')])
    await book(store, [of('cash', '5', { cashItem: id('sales') }), of('capital', '-5')])
    const last = String(had - 55)
    const raced = await Promise.allSettled(['rent', 'taxes'].map((item) => book(store, [of('cash', `-${last}`, { cashItem: id(item) }), of('capital', last)])))
    expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(raced.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { refusal: { rule: 'ZF012', refused: { en: `"Cash" would fall below zero: short by ${last}` } } } })
    expect(await left()).toBe(0)
    await book(store, received(nut, '5', '5'))
    await expect(book(store, [of('store', '-5', { item: nut, place: id('elsewhere') }, { unit: nut }), of('supplier-goods', '5', { item: nut }, { unit: nut })])).rejects.toMatchObject({ refusal: { rule: 'ZF012' } })
  })
  test('is counted so too where it was kept by dimensions before', async () => {
    await book(store, [of('cash', '40'), of('capital', '-40')])
    await store.query({ text: `alter table house.standing disable trigger follows_lines; update house.standing set dimensions = '${id('before')}' where account = '1001'; alter table house.standing enable trigger follows_lines` })
    await store.query({ text: tables })
    await expect(book(store, [of('cash', '-41', { cashItem: id('rent') }), of('capital', '41')])).rejects.toMatchObject({ refusal: { rule: 'ZF012' } })
    await book(store, [of('cash', '-40', { cashItem: id('rent') }), of('capital', '40')])
  })
})

test('6.2.1 balances are split and narrowed by dimension', async () => {
  await book(store, received(bolt, '20', '120'))
  await book(store, issued(bolt, '12'))
  expect(await balances(bookOf(store), { account: '2202', by: ['party'] })).toMatchObject([{ account: '2202', unit: 'CNY', party: zhou }])
  expect(await balances(bookOf(store), { account: 'Q1', by: ['item', 'place'], item: bolt })).toMatchObject([{ item: bolt, place: shelf, settled: '8' }])
  expect(await balances(bookOf(store), { account: '2202', party: id('somebody else') })).toEqual([])
})

test('6.2.1 entries are paged by key, newest first', async () => {
  const first = await entries(bookOf(store), { account: '1002', limit: 3 })
  const second = await entries(bookOf(store), { account: '1002', limit: 3, after: first.at(-1)?.seq ?? 0 })
  const both = [...first, ...second].map(({ seq }) => seq)
  expect(both).toEqual([...new Set(both)].sort((a, b) => b - a))
  expect(both).toHaveLength(6)
})

test('6.2.1 the year has twelve periods', async () => {
  expect(await periods(bookOf(store))).toHaveLength(12)
  await expect(setPeriod(bookOf(store), '2031-01', 'closed')).rejects.toMatchObject({ refusal: { kind: 'not-found' } })
})
