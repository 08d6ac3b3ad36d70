/** A book for the tests of the ledger: a database with the ledger alone, a short chart, one year of periods. */
import { createHash, randomUUID } from 'node:crypto'
import { mainBook, type Dimensions, type PostingLine } from '#declare'
import { openStore, tables as storeTables, type Asks, type Store } from '#store'
import { freshDatabase } from '../../../tools/testing/database.ts'
import { bookOf, openBook, openYear, post, tables, type Chart, type Posted } from '../index.ts'

export const chart: Chart = {
  standard: 'test', accounts: [
    { number: '1001', label: ['库存现金', 'Cash'], kind: 'asset', side: 'debit', notBelowZero: true }, { number: '1002', label: ['银行存款', 'Bank'], kind: 'asset', side: 'debit' },
    { number: '1403', label: ['原材料', 'Materials'], kind: 'asset', side: 'debit' }, { number: '2202', label: ['应付账款', 'Payables'], kind: 'liability', side: 'credit', needs: ['party'] },
    { number: '4001', label: ['实收资本', 'Capital'], kind: 'equity', side: 'credit' }, { number: '4104', label: ['利润分配', 'Retained'], kind: 'equity', side: 'credit' }, { number: '5001', label: ['生产成本', 'Production'], kind: 'cost', side: 'debit' }, { number: '1901', label: ['待处理财产损溢', 'Differences'], kind: 'asset', side: 'debit' },
    { number: 'Q3', label: ['在库（可短缺）', 'In store, may be short'], kind: 'goods', side: 'debit' }, { number: 'Q4', label: ['盘亏', 'Lost'], kind: 'goods', side: 'debit' },
    { number: 'Q1', label: ['在库', 'In store'], kind: 'goods', side: 'debit', notBelowZero: true }, { number: 'Q2', label: ['供应商', 'Suppliers'], kind: 'goods', side: 'credit' },
  ],
  map: { cash: '1001', bank: '1002', inventory: '1403', payable: '2202', capital: '4001', work: '5001', store: 'Q1', 'supplier-goods': 'Q2', difference: '1901', 'open-store': 'Q3', loss: 'Q4' },
}
/** An id that is the same in every run. */
export const id = (name: string): string => createHash('md5').update(name).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
export const [bolt, nut, shelf, zhou] = [id('bolt'), id('nut'), id('shelf'), id('zhou')] as const
export const at = '2026-11-24T02:00:00.000Z'

export async function openTestBook(connections = 10): Promise<Store> {
  const url = await freshDatabase('ledger', async (making) => {
    const store = openStore({ url: making })
    await store.query({ text: storeTables + tables })
    await openBook(bookOf(store), chart, 'CNY', '2026-01-01')
    await openYear(bookOf(store), 2026)
    await store.close()
  })
  return openStore({ url, connections, clock: () => new Date(at) })
}

export type Given = { readonly record?: string; readonly version?: number; readonly action?: string; readonly date?: string; readonly word?: string; readonly reverse?: string; readonly today?: string; readonly company?: string }

/** Posts one entry of these lines, or takes back the entries of an earlier action. */
export const book = (store: Store, lines: readonly PostingLine[], { record = randomUUID(), version = 1, action = 'post', date = '2026-11-24', word = '记', reverse, today = date, company = mainBook }: Given = {}): Promise<readonly Posted[]> =>
  store.transaction((unit) => post(unit, {
    book: company, document: 'test.paper', record, version, action, deed: unit.newId(), person: id('poster'), maker: id('maker'), currency: 'CNY', today,
    postings: lines.length === 0 ? [] : [{ summary: ['测试', 'Test'], date, word, lines }], ...(reverse ? { reverses: { action: reverse } } : {}),
  }, unit.last))

export const of = (account: string, amount: string, dimensions: Dimensions = {}, more: Partial<PostingLine> = {}): PostingLine => ({ account, amount, dimensions, ...more })
/** Goods from the supplier into the store with their value, as a receipt posts them. */
export const received = (item: string, quantity: string, value: string, line: string = randomUUID()): readonly PostingLine[] => [
  of('inventory', value, { item }, { line }), of('payable', `-${value}`, { party: zhou }, { line }), of('store', quantity, { item, place: shelf }, { unit: item, line }), of('supplier-goods', `-${quantity}`, { item }, { unit: item, line }),
]
export const issued = (item: string, quantity: string): readonly PostingLine[] => [of('store', `-${quantity}`, { item, place: shelf }, { unit: item }), of('supplier-goods', quantity, { item }, { unit: item })]

/** What does not tie, in words; nothing when the books are whole. */
export async function unsound(asks: Asks): Promise<readonly string[]> {
  const rows = await asks.query<{ said: string }>({ text: `
    select 'unit ' || unit || ' sums to ' || sum(amount) as said from house.entry_line where phase = 'settled' group by unit having sum(amount) <> 0
    union all select 'balance of ' || coalesce(b.account, l.account) || ' differs from its lines' from house.balance b full join (
        select account, unit, dimensions, period, book, coalesce(sum(amount) filter (where phase = 'settled' and side = 'debit'), 0) as debit, coalesce(-sum(amount) filter (where phase = 'settled' and side = 'credit'), 0) as credit,
          coalesce(sum(amount) filter (where phase <> 'settled'), 0) as reserved, coalesce(sum(in_currency) filter (where phase = 'settled'), 0) as in_currency from house.entry_line group by 1, 2, 3, 4, 5) l using (account, unit, dimensions, period, book)
      where (b.debit, b.credit, b.reserved, b.in_currency) is distinct from (l.debit, l.credit, l.reserved, l.in_currency)
    union all select 'standing of ' || account || ' differs from its balances' from house.standing s join house.account_chart c on c.book = s.book and c.number = s.account
      where (s.amount, s.reserved) is distinct from (select (sum(case c.side when 'debit' then debit - credit else credit - debit end), sum(reserved)) from house.balance b where b.account = s.account and b.unit = s.unit and (b.dimensions = s.dimensions or c.kind not in ('goods', 'budget')))
        or s.amount < s.reserved
    union all select 'numbers of ' || word || ' ' || period || ' have a gap' from house.entry group by book, word, period having min(number) <> 1 or max(number) <> count(*)` })
  return rows.map(({ said }) => said)
}
