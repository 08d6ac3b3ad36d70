/** What the books answer to facts, queries and readers: accounts by role, sides as the account stands, dimensions by name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mainBook, accountRole, balance, credit, debit, documentOf, move, reserve, type Moment } from '#declare'
import { bookOf, openBook, openYear, post } from '#ledger'
import type { Store } from '#store'
import { actor, house, id, inventory, keep, openHouse } from './testing/house.ts'
import { entriesOf, learn, runQuery } from './index.ts'

const [payable, store, supplierSide] = [accountRole('payable', '应付', 'Payable'), accountRole('store', '在库', 'In store'), accountRole('supplier-goods', '供应商处', 'At supplier')] as const
const [item, party] = [id('it', 1), id('su', 1)]
const moment: Moment = { today: '2026-11-24', actor: id('pe', 1), currency: 'CNY', book: mainBook }
const headAll = actor(2, { head: null })
let asks: Store

beforeAll(async () => {
  asks = await openHouse()
  await keep(asks, 'test.item', { id: item, name: '螺钉' })
  await keep(asks, 'test.supplier', { id: party, name: '上海螺钉厂' })
  await keep(asks, 'test.order', { id: id('or', 1), number: 'PO-0001', supplier: party, date: '2026-11-02', total: '1', department: id('de', 1) })
  await openBook(bookOf(asks), {
    standard: 'test', map: { inventory: '1403', payable: '2202', store: 'G1', 'supplier-goods': 'G9' },
    accounts: [
      { number: '1403', label: ['原材料', 'Raw materials'], kind: 'asset', side: 'debit' }, { number: '2202', label: ['应付账款', 'Payables'], kind: 'liability', side: 'credit' },
      { number: 'G1', label: ['在库', 'In store'], kind: 'goods', side: 'debit' }, { number: 'G9', label: ['供应商处', 'At supplier'], kind: 'goods', side: 'credit' },
    ],
  }, 'CNY', '2026-01-01')
  await openYear(bookOf(asks), 2026)
  const place = { place: id('pl', 1) }
  await asks.transaction((unit) => post(unit, {
    book: mainBook,
    document: 'test.order', record: id('or', 1), version: 2, action: 'send', deed: id('dd', 1), person: id('pe', 1), currency: 'CNY', today: '2026-11-24',
    postings: [{ summary: ['收料', 'Receipt'], date: '2026-11-03', lines: [
      debit(inventory, '120.55', { item }), credit(payable, '120.55', { party }),
      ...move(item, '10', { account: supplierSide, dimensions: { party } }, { account: store, dimensions: place }), reserve(store, '4', { item, ...place }), { ...reserve(supplierSide, '-4', { item, party }) },
    ].map((line) => (line.phase === 'reserved' ? { ...line, unit: item } : line)) }],
  }))
})
afterAll(() => asks.close())

describe('balances', () => {
  it('answers what an account role holds: money owed is positive, goods are counted by item, what is set aside is not free', async () => {
    expect(await learn(asks, house, {
      owed: balance(payable, { party }), stock: balance(inventory, { item }), held: balance(store, { item, place: id('pl', 1) }, item), elsewhere: balance(store, { item, place: id('pl', 2) }, item),
    }, moment)).toEqual({
      owed: { settled: '120.55', reserved: '0', available: '120.55' }, stock: { settled: '120.55', reserved: '0', available: '120.55' },
      held: { settled: '10', reserved: '4', available: '6' }, elsewhere: { settled: '0', reserved: '0', available: '0' },
    })
  })
  it('is asked by role, grouped and named by dimension, seen with the grants of a figure only', async () => {
    const query = { source: { journal: 'balances' }, where: { role: { in: ['inventory', 'payable'] } }, fields: { account: 'account', name: 'accountZh', supplier: 'party.name' }, measures: { held: { sum: 'settled' } }, sort: ['account'] } as const
    const found = [{ account: '1403', name: '原材料', supplier: null, held: '120.55' }, { account: '2202', name: '应付账款', supplier: '上海螺钉厂', held: '120.55' }]
    expect(await runQuery(asks, house, query)).toEqual(found)
    expect(await runQuery(asks, house, query, headAll, [{ role: 'head', scope: 'all' }])).toEqual(found)
    expect(await runQuery(asks, house, query, headAll, [{ role: 'head', scope: 'own' }])).toEqual([])
    expect(await runQuery(asks, house, query, headAll)).toEqual([])
  })
})

describe('entries', () => {
  it('are asked by account, day and what posted them, as far as the reader sees that', async () => {
    const query = { source: { journal: 'entries' }, where: { document: 'test.order', role: 'payable', date: { from: '2026-11-01', to: '2026-11-30' } }, fields: { number: 'number', word: 'word', credit: 'credit', debit: 'debit', order: 'record.number', month: 'date.month' } } as const
    expect(await runQuery(asks, house, query, headAll)).toEqual([{ number: 1, word: '记', credit: '120.55', debit: '0', order: 'PO-0001', month: '2026-11' }])
    expect(await runQuery(asks, house, query, actor(9, {}))).toEqual([])
  })
  it('of a document come with the names of what their dimensions say', async () => {
    const { items, refs } = await entriesOf(asks, house, documentOf(house, 'test.order'), headAll, id('or', 1))
    expect(items).toMatchObject([{ word: '记', number: 1, date: '2026-11-03' }])
    expect(items[0]?.lines.find(({ account }) => account === '2202')).toMatchObject({ credit: '120.55', debit: null, dimensions: { party } })
    expect(refs).toMatchObject({ [item]: { title: '螺钉' }, [party]: { document: 'test.supplier', title: '上海螺钉厂' } })
  })
})
