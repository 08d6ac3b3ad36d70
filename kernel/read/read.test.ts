/** What readers are told: lists, pages, counts, names, links and figures - each only as far as they may see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, balance, documentOf, fulfilled, linesOf, name, record, rows, type Moment } from '#declare'
import type { Store } from '#store'
import { Refused } from '#words'
import { actor, house, id, inventory, keep, openHouse, received } from './testing/house.ts'
import { entriesOf, figureRows, filtersOf, history, keepWorkingSpans, learn, linksOf, one, page, refsOfRow, runQuery, search, totalsOf } from './index.ts'

const of = (type: string) => documentOf(house, `test.${type}`)
const moment: Moment = { today: '2026-11-24', actor: id('pe', 1), currency: 'CNY', book: 'main' }
const [north, south] = [id('de', 1), id('de', 2)]
const buyerNorth = actor(1, { buyer: north })
const headAll = actor(2, { head: null })
const headSouth = actor(3, { head: south })
const nobody = actor(9, {})
let store: Store

beforeAll(async () => {
  store = await openHouse()
  await keep(store, 'test.department', { id: north, name: '北区' })
  await keep(store, 'test.department', { id: south, name: '南区' })
  for (const [at, who] of ['采购员甲', '总监', '南区经理'].entries()) await keep(store, 'test.person', { id: id('pe', at + 1), name: who, login: `p${at + 1}`, department: north })
  await keep(store, 'test.item', { id: id('it', 1), name: '螺钉' })
  for (const [at, label] of ['上海螺钉厂', '北京仪器公司', '广州电子（集团）'].entries()) await keep(store, 'test.supplier', { id: id('su', at + 1), name: label, group: at === 2 ? 'service' : 'parts', bank: `62220${at}` })
  for (let at = 1; at <= 23; at++) {
    await keep(store, 'test.order', {
      id: id('or', at), number: `PO-${String(at).padStart(4, '0')}`, supplier: id('su', (at % 3) + 1), date: `2026-${at % 2 ? '10' : '11'}-${String((at % 5) + 1).padStart(2, '0')}`, ...(at % 4 ? { due: `2026-12-0${(at % 4) + 1}` } : {}),
      total: `${at}.10`, cost: `${at}.05`, department: at <= 15 ? north : south, enteredBy: id('pe', at === 23 ? 9 : 1), remark: at === 7 ? '加急 ＰＣＢ 板' : "it's 100%", state: at % 7 ? 'draft' : 'sent',
      lines: [{ id: id('ol', at), item: id('it', 1), count: '10.5000' }],
    })
  }
  for (const at of [1, 2]) {
    await keep(store, 'test.receipt', { id: id('re', at), order: id('or', 1), enteredBy: id('pe', at), lines: [{ id: id('rl', at), orderLine: id('ol', 1), count: '4' }] })
    await store.query({ text: `insert into house.link values ($1, 'receipt', 'test.order', $2, $3, 'test.receipt', $4, $5, 4.0000, 40.50, $1, now())`, values: [id('li', at), id('or', 1), id('ol', 1), id('re', at), id('rl', at)] })
  }
  await store.query({ text: 'analyze' })
})
afterAll(() => store.close())

const numbers = (items: readonly Readonly<Record<string, unknown>>[]) => items.map((row) => row['number'])
const listed = (who: typeof headAll, asked: Parameters<typeof page>[4] = {}) => page(store, house, of('order'), who, asked)

describe('facts of an action, in one trip', () => {
  it('answers records, lines, fulfilments, rows, balances and other chapters\' answers', async () => {
    let trips = 0
    const counting = { query: <T>(statement: Parameters<Store['query']>[0]) => { trips++; return store.query<T>(statement) } }
    const answers = await learn(counting, house, {
      order: record(name('test.order'), id('or', 1)), none: record(name('test.order'), undefined), lines: linesOf(name('test.order'), [id('ol', 1), undefined]),
      done: fulfilled('receipt', [id('ol', 1), id('ol', 2)]), asked: ask(received, { lines: [id('ol', 1)] }),
      rows: rows({ source: { document: 'test.order' }, where: { 'supplier.group': 'service', total: { from: '20' } }, fields: { number: 'number', due: 'due', total: 'total', who: 'supplier.name' }, sort: ['number'] }),
      held: balance(inventory, { item: id('it', 1) }, id('it', 1)),
    }, moment)
    expect(trips).toBe(1)
    expect(answers['order']).toMatchObject({ number: 'PO-0001', total: '1.10', date: '2026-10-02', lines: [{ id: id('ol', 1), count: '10.5000' }] })
    expect(answers['none']).toBeUndefined()
    expect(answers['lines']).toMatchObject({ [id('ol', 1)]: { count: '10.5000', parent: { number: 'PO-0001', state: 'draft' } } })
    expect(answers['done']).toEqual({ [id('ol', 1)]: { quantity: '8.0000', amount: '81.00' } })
    expect(answers['asked']).toEqual(answers['done'])
    expect(answers['rows']).toEqual([{ number: 'PO-0020', due: null, total: '20.10', who: '广州电子（集团）' }, { number: 'PO-0023', due: '2026-12-04', total: '23.10', who: '广州电子（集团）' }])
    expect(answers['held']).toEqual({ settled: '0', reserved: '0', available: '0' })
  })
  it('counts, sums and groups by what an order refers to and the month it falls in', async () => {
    const found = await runQuery(store, house, { source: { document: 'test.order', lines: 'lines' }, fields: { group: 'parent.supplier.group', month: 'parent.date.month' }, measures: { lines: { count: true }, pieces: { sum: 'count' }, first: { min: 'parent.date' } }, sort: ['group', 'month'] })
    expect(found).toEqual([
      { group: 'parts', month: '2026-10', lines: 8, pieces: '84.0000', first: '2026-10-01' }, { group: 'parts', month: '2026-11', lines: 7, pieces: '73.5000', first: '2026-11-01' },
      { group: 'service', month: '2026-10', lines: 4, pieces: '42.0000', first: '2026-10-01' }, { group: 'service', month: '2026-11', lines: 4, pieces: '42.0000', first: '2026-11-01' },
    ])
  })
  it('measures working minutes by the calendar, and says nothing beyond its years', async () => {
    await keepWorkingSpans(store, { zone: 'Asia/Shanghai', hours: [['09:00', '12:00'], ['13:00', '18:00']], week: [1, 2, 3, 4, 5], years: { 2026: { source: '', statutory: [], off: [], makeUp: [] } } })
    const minutes = async (from: string, to: string) => (await store.query<{ m: string | null }>({ text: 'select house.working_minutes($1, $2)::text as m', values: [from, to] }))[0]?.m
    expect(Number(await minutes('2026-11-20T09:30:00Z', '2026-11-23T02:00:00Z'))).toBe(30 + 60)
    expect(await minutes('2024-01-02T01:00:00Z', '2024-01-03T01:00:00Z')).toBeNull()
  })
})

describe('a list', () => {
  it.each([['-date,number', 7], ['due,-total', 4], ['-due', 5], ['supplier,number', 3], ['-number', 23], ['state,-date', 6]])('pages by key through %s without losing or repeating a row', async (sort, limit) => {
    const whole = numbers((await listed(headAll, { sort, limit: 200 })).items)
    const paged: unknown[] = []
    for (let after: string | undefined, turns = 0; turns < 30; turns++) {
      const next = await listed(headAll, { sort, limit, ...(after ? { after } : {}) })
      paged.push(...numbers(next.items))
      after = next.next
      if (!after) break
    }
    expect(whole).toHaveLength(23)
    expect(paged).toEqual(whole)
  })
  it('shows a buyer the own department and what they entered, and counts no more than that', async () => {
    const found = await listed(buyerNorth, { count: true, limit: 200 })
    expect(found.total).toBe(22)
    expect(numbers(found.items)).not.toContain('PO-0023')
    expect((await listed(headSouth, { count: true })).total).toBe(8)
    expect(numbers((await listed(nobody, { count: true })).items)).toEqual(['PO-0023'])
    expect((await totalsOf(store, house, of('order'), headSouth, {})).sums).toEqual({ total: '156.80', cost: '156.40' })
  })
  it('leaves masked fields out of rows, totals, filters and orders', async () => {
    expect((await listed(buyerNorth)).items.every((row) => !('cost' in row))).toBe(true)
    expect((await totalsOf(store, house, of('order'), buyerNorth, {})).sums).not.toHaveProperty('cost')
    await expect(listed(buyerNorth, { sort: 'cost' })).rejects.toThrow(Refused)
    expect(() => filtersOf(house, of('order'), buyerNorth, { cost: '1.05' })).toThrow(Refused)
    expect(await runQuery(store, house, { source: { document: 'test.order' }, where: { cost: '1.05' }, fields: { number: 'number' } }, buyerNorth)).toEqual([])
  })
  it('names what its rows refer to, unless the reader may not see that', async () => {
    const { items, refs } = await listed(buyerNorth, { limit: 1 })
    expect(refs[String(items[0]?.['supplier'])]).toMatchObject({ document: 'test.supplier', title: expect.stringMatching(/厂|公司|集团/) })
    expect(refs[north]).toMatchObject({ title: '北区' })
    const theirs = await listed(nobody)
    expect(Object.values(theirs.refs).map((ref) => ref.document)).not.toContain('test.supplier')
  })
  it('filters by state, range, number of a reference and lines, as an address says it', async () => {
    const filters = (params: Record<string, string>) => filtersOf(house, of('order'), headAll, params)
    expect(numbers((await listed(headAll, { filters: filters({ state: 'sent', 'date.from': '2026-11-01', 'date.to': '2026-11-30' }) })).items)).toEqual(['PO-0014'])
    const [supplier] = (await page(store, house, of('supplier'), headAll, { q: '北京' })).items
    expect((await listed(headAll, { filters: filters({ supplier: String(supplier?.['number']) }), count: true })).total).toBe(8)
    expect((await listed(headAll, { filters: filters({ 'lines.item': id('it', 1) }), count: true })).total).toBe(23)
    expect((await listed(headAll, { filters: filters({ 'supplier.group': 'service,none' }), count: true })).total).toBe(8)
    expect((await listed(headAll, { filters: filters({ due: '' }), count: true })).total).toBe(5)
    for (const bad of [{ colour: 'red' }, { 'date.from': '2026-02-31' }, { date: "'; drop table" }, { total: '1e5' }, { supplier: 'x'.repeat(2000) }, { version: '99999999999' }, { lines: '1' }, { ['__proto__']: '1' }, { constructor: '1' }]) expect(() => filters(bad as never), JSON.stringify(bad)).toThrow(Refused)
  })
  it('finds two characters, one character, full-width letters and words apart; quotes and percent signs mean themselves', async () => {
    const found = async (q: string) => numbers((await listed(headAll, { q, limit: 200 })).items).length
    expect([await found('加急'), await found('板'), await found('pcb'), await found('PO-0007 pcb'), await found("it's"), await found('100%'), await found('%'), await found("'"), await found('\\'), await found('x\u0000'), await found('   ')])
      .toEqual([1, 1, 1, 1, 22, 22, 22, 22, 0, 0, 23])
  })
  it.each(['abc', Buffer.from('{"s":"-date,number,id","v":["x","y","z"]}').toString('base64url'), Buffer.from('null').toString('base64url'), Buffer.from('{"s":"number,id","v":["1","2"]}').toString('base64url')])('refuses a page mark nobody gave: %s', async (after) => {
    await expect(listed(headAll, { after })).rejects.toThrow(Refused)
  })
  it('counts up to ten thousand, then says "at least"', async () => {
    await store.query({ text: `insert into test.item (id, number, version, state, entered_by, entered_at, name) select gen_random_uuid(), 'N' || n, 1, 'active', $1, now(), 'n' from generate_series(1, 10050) n`, values: [id('pe', 1)] })
    expect((await page(store, house, of('item'), headAll, { count: true, limit: 1 })).total).toEqual({ atLeast: 10_000 })
  })
})

describe('one document', () => {
  it('is read by id or number, without masked fields, and is absent for whoever may not see it', async () => {
    expect(await one(store, of('order'), headAll, 'PO-0001')).toMatchObject({ id: id('or', 1), cost: '1.05', lines: [{ count: '10.5000' }] })
    expect(await one(store, of('order'), buyerNorth, id('or', 1))).not.toHaveProperty('cost')
    for (const hidden of [id('or', 1), 'PO-0001', 'PO-9999', "' or 1=1", '\u0000']) expect(await one(store, of('order'), headSouth, hidden)).toBeUndefined()
  })
  it('has its history, links and postings hidden where it is hidden itself', async () => {
    expect((await history(store, house, of('order'), buyerNorth, id('or', 1)))[0]).toMatchObject({ action: 'make', label: ['新建', 'Made'], person: { name: '采购员甲' }, clause: '4.2.2' })
    expect((await history(store, house, of('order'), buyerNorth, id('or', 1)))[0]?.after).not.toHaveProperty('cost')
    for (const who of [headSouth, nobody]) {
      expect(await history(store, house, of('order'), who, id('or', 1))).toEqual([])
      expect(await linksOf(store, house, of('order'), who, id('or', 1))).toEqual({ up: [], down: [], edges: [] })
      expect(await entriesOf(store, house, of('order'), who, id('or', 1))).toEqual({ items: [], refs: {} })
    }
  })
  it('leads up and down its chain as far as the reader sees', async () => {
    const down = (await linksOf(store, house, of('order'), headAll, id('or', 1))).down
    expect(down.map(({ id: to, kind, quantity, amount }) => ({ to, kind, quantity, amount }))).toEqual([1, 2].map((at) => ({ to: id('re', at), kind: 'receipt', quantity: '4.0000', amount: '40.50' })))
    const ofNorth = await linksOf(store, house, of('order'), buyerNorth, id('or', 1))
    expect([ofNorth.down.map((one) => one.id), ofNorth.edges]).toEqual([[id('re', 1)], [{ from: id('or', 1), to: id('re', 1), kind: 'receipt' }]])
    expect((await linksOf(store, house, of('receipt'), headAll, id('re', 2))).up).toMatchObject([{ document: 'test.order', number: 'PO-0001', label: ['订单', 'Order'], steps: 1 }])
  })
  it('leads from a draft to what its lines point at, and back, before any deed has linked the two', async () => {
    await keep(store, 'test.receipt', { id: id('re', 3), enteredBy: id('pe', 2), lines: [{ id: id('rl', 3), orderLine: id('ol', 5), count: '1' }, { id: id('rl', 4), orderLine: id('ol', 5), count: '2' }] })
    const [from, to] = [await linksOf(store, house, of('receipt'), headAll, id('re', 3)), await linksOf(store, house, of('order'), headAll, id('or', 5))]
    expect(from).toMatchObject({ up: [{ document: 'test.order', number: 'PO-0005', kind: 'ref', steps: 1 }], down: [], edges: [{ from: id('or', 5), to: id('re', 3) }] })
    expect(to).toMatchObject({ up: [], down: [{ document: 'test.receipt', id: id('re', 3) }], edges: [{ from: id('or', 5), to: id('re', 3) }] })
    expect((await linksOf(store, house, of('order'), buyerNorth, id('or', 5))).down).toEqual([])
  })
  it('names the lines of other documents that its lines point at', async () => {
    const row = await one(store, of('receipt'), headAll, id('re', 1))
    expect((await refsOfRow(store, house, of('receipt'), row as never, headAll))[id('ol', 1)]).toEqual({ document: 'test.order', number: 'PO-0001', title: 'PO-0001', record: id('or', 1), line: 1 })
  })
})

describe('search and figures', () => {
  it('finds across types what the reader may see, the exact number first', async () => {
    expect((await search(store, house, headAll, 'po-0007'))[0]).toMatchObject({ document: 'test.order', number: 'PO-0007' })
    expect((await search(store, house, headAll, '螺钉')).map((hit) => hit.title)).toEqual(['上海螺钉厂'])
    expect(await search(store, house, nobody, '螺钉')).toEqual([])
    expect(await search(store, house, headSouth, 'PO-0007')).toEqual([])
  })
  it('shows figures over what may be seen, with totals and the way down', async () => {
    const figure = house.figures.get('test.spend')!
    const whole = await figureRows(store, house, figure, headAll)
    expect(whole.totals).toEqual({ total: '278.30', orders: '23' })
    expect(whole.rows[0]).toMatchObject({ drill: `/documents/test.order?supplier=${whole.rows[0]?.['supplier']}` })
    expect(whole.refs[String(whole.rows[0]?.['supplier'])]?.title).toBeTruthy()
    expect((await figureRows(store, house, figure, buyerNorth)).totals['orders']).toBe('15')
    expect((await figureRows(store, house, figure, headAll, { 'date.from': '2026-11-01', supplier: id('su', 1) })).totals).toEqual({ total: '36.30', orders: '3' })
    const { total: _total, orders: _orders, ...plain } = figure.columns
    expect(await figureRows(store, house, { ...figure, columns: plain }, headAll)).toMatchObject({ totals: {}, rows: { length: whole.rows.length } })
    await expect(figureRows(store, house, figure, nobody)).rejects.toMatchObject({ refusal: { kind: 'not-found' } })
    await expect(figureRows(store, house, figure, headAll, { colour: 'red' })).rejects.toThrow(Refused)
  })
  it('asks journals only for records the reader may see', async () => {
    const deeds = { source: { journal: 'deeds' }, where: { document: 'test.order' }, fields: { number: 'number', supplier: 'record.supplier.name' } } as const
    expect(await runQuery(store, house, deeds, headAll)).toHaveLength(23)
    expect(await runQuery(store, house, deeds, headSouth)).toHaveLength(8)
    expect(await runQuery(store, house, { source: { journal: 'links' }, fields: { record: 'record' } }, buyerNorth)).toEqual([{ record: id('re', 1) }])
    for (const journal of ['entries', 'balances', 'tasks'] as const) expect(await runQuery(store, house, { source: { journal }, where: journal === 'tasks' ? {} : { role: 'inventory' }, measures: { n: { count: true } } }, headAll)).toEqual([{ n: 0 }])
  })
})

describe('at size', () => {
  it('reads a page of many orders under a department scope by index, filtered by supplier and not', async () => {
    await store.query({ text: `insert into test."order" (id, number, version, state, department, entered_by, entered_at, supplier, date, total)
      select gen_random_uuid(), 'Z-' || n, 1, 'draft', ('00000000-0000-7000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid, $1, now(), $2, date '2020-01-01' + (n % 2000), n from generate_series(1, 60000) n`, values: [id('pe', 7), id('su', 1)] })
    await store.query({ text: 'analyze test."order"' })
    const who = actor(1, { head: '00000000-0000-7000-8000-000000000007' })
    const { pageSql } = await import('./page.ts')
    for (const filters of [{}, { supplier: id('su', 1), date: { from: '2022-01-01', to: '2023-01-01' } }]) {
      const { text, values } = pageSql(house, of('order'), who, { filters }, 50)
      const explained = (await store.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values })).map((line) => line['QUERY PLAN']).join('\n')
      expect(explained).toMatch(/Index Scan.*on "order"|Bitmap Index Scan on order_/)
      expect(explained).not.toContain('Seq Scan on "order"')
    }
  })
})
