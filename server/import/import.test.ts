/** Tables into the house and out of it: previewed, told row by row, made through the spine, gone on with after a crash. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make, type House } from '#act'
import { actorOfPerson, type Actor } from '#allow'
import { takeJob } from '#store'
import { Refused } from '#words'
import { exportList, readSheet, type Sheet } from '../sheets/index.ts'
import { cancelImport, importStatus, mapColumns, previewImport, problemSheetOf, resumeImport, runImport, startImport, waitingImports } from './index.ts'
import { clearTakenOut, makeTakenOut, partsOf, putAway, readable, runTakingOut, startTakingOut, takenOut } from '../taken-out/index.ts'
import { importer, openHouse, orders, thePlan } from './testing/house.ts'

let house: House
const csv = (text: string) => Buffer.from(text)
const sheetOf = (text: string): Promise<Sheet> => readSheet(csv(text))
const count = async (table: string) => Number((await house.store.query<{ n: number }>({ text: `select count(*) as n from ${table}` }))[0]?.n)
const exported = async (type: string, format: 'xlsx' | 'csv', wanted: Parameters<typeof exportList>[4] = {}) => {
  const parts: Buffer[] = []
  const rows = await exportList(house.store, thePlan, thePlan.documents.get(type)!, importer, wanted, format, (bytes) => { parts.push(Buffer.from(bytes)) })
  return { rows, bytes: Buffer.concat(parts) }
}

beforeAll(async () => {
  house = await openHouse()
  for (const [code, name] of [['S1', '上海螺钉厂'], ['S2', '北京仪器'], ['S3', '同名公司'], ['S4', '同名公司']]) await make(house, importer, 'commons.party', { code, name })
  const unit = await make(house, importer, 'commons.unit-of-measure', { code: 'EA', name: '个' })
  const group = await make(house, importer, 'commons.item-group', { code: 'G', name: '零件' })
  for (const code of ['I1', 'I2']) await make(house, importer, 'commons.item', { code, name: `物料${code}`, group: group.row.id, unit: unit.row.id })
})
afterAll(() => house.store.close())

const good = `编号,供应商,日期,付款,物料,数量,单价
A,上海螺钉厂,2026/11/1,预付,I1,"1,200",¥0.5
A,,,,I2,１０,2.25
B,S2,2026年11月2日,Net 30,物料I1,3,(1)
B,S2,,,I9,x,1
C,同名公司,2026-11-03,,I1,1,1
D,S1,11/3/2026,,I1,1,1`

describe('a preview', () => {
  it('maps columns by either language, reads every cell, and tells each problem in its place', async () => {
    const preview = await previewImport(house, importer, 'test.order', await sheetOf(good))
    expect(preview.mapping).toEqual({ 编号: '#key', 供应商: 'supplier', 日期: 'date', 付款: 'terms', 物料: 'lines.item', 数量: 'lines.count', 单价: 'lines.price' })
    expect(preview).toMatchObject({ rows: 6, documents: 4, good: 1, tried: 1 })
    expect(preview.sample[0]).toMatchObject({ date: '2026-11-01', terms: 'prepaid', lines: [{ count: '1200', price: '0.5' }, { count: '10', price: '2.25' }] })
    expect(preview.problems.map(({ row, column, refused }) => `${row} ${column} ${refused.zh}`)).toEqual([
      '5 物料 找不到物料“I9”', '5 数量 “x”不是可以确认的数字', '6 供应商 有 2 个往来单位叫“同名公司”，请写编号', '7 日期 “11/3/2026”不是可以确认的日期，请写成 2026-11-24',
    ])
    expect(await count('test."order"')).toBe(0)
  })
  it('tells what the spine would refuse at the cell it comes from, guards of the action included', async () => {
    const preview = await previewImport(house, importer, 'test.order', await sheetOf('供应商,日期,备注,物料,数量,单价\nS1,2026-11-01,不发,I1,1,1\nS1,2026-11-01,这个备注实在太长了这个备注实在太长了这个备注,I1,1,-1\nS1,,可以,I1,1,1'), { act: 'send' })
    expect(preview.problems.map(({ row, column, refused }) => [row, column, refused.en])).toEqual([
      [2, '备注', 'The remark says no'], [3, '备注', '"Remark" may have at most 20 characters'], [3, '单价', '"Price" may not be negative'], [4, '日期', '"Date" is required'],
    ])
  })
  it('gives back the rows it refuses, and reads what a person wrote over their cells instead', async () => {
    const sheet = await sheetOf(good)
    const first = await previewImport(house, importer, 'test.order', sheet)
    expect(first.rejected.map(({ row }) => row)).toEqual([5, 6, 7])
    expect(first.rejected[0]?.cells).toEqual({ 编号: 'B', 供应商: 'S2', 日期: '', 付款: '', 物料: 'I9', 数量: 'x', 单价: '1' })
    const cells = { 4: { 单价: '1' }, 5: { 物料: 'I2', 数量: '4' }, 6: { 供应商: 'S4' }, 7: { 日期: '2026-11-03' } }
    expect(await previewImport(house, importer, 'test.order', sheet, { cells })).toMatchObject({ documents: 4, good: 4, problems: [], rejected: [] })
    expect(await previewImport(house, importer, 'test.order', sheet, { cells: { 4: cells[4], 5: cells[5] } })).toMatchObject({ good: 2, rejected: [{ row: 6 }, { row: 7 }] })
    for (const odd of [null, [], 'x', { 5: 'x' }, { 5: { 物料: 1 } }]) await expect(previewImport(house, importer, 'test.order', sheet, { cells: odd as never })).rejects.toMatchObject({ refusal: { field: 'cells' } })
  })
  it('takes the mapping a person gives, and refuses one that does not hold', async () => {
    const sheet = await sheetOf('a,b,c,d,e\nS1,2026-11-01,I1,1,1')
    const mapping = { a: 'supplier', b: 'date', c: 'lines.item', d: 'lines.count', e: 'lines.price' }
    expect(await previewImport(house, importer, 'test.order', sheet, { mapping })).toMatchObject({ good: 1, problems: [] })
    await expect(previewImport(house, importer, 'test.order', sheet, { mapping: { ...mapping, a: 'total' } })).rejects.toThrow(Refused)
    await expect(previewImport(house, importer, 'test.order', sheet, { mapping: { ...mapping, b: 'supplier' } })).rejects.toThrow(Refused)
    await expect(previewImport(house, importer, 'test.order', sheet)).rejects.toThrow(Refused)
    for (const odd of [null, [], 'x', { a: 5 }]) await expect(previewImport(house, importer, 'test.order', sheet, { mapping: odd as never })).rejects.toThrow(Refused)
    await expect(previewImport(house, { ...importer, roles: [] }, 'test.order', sheet, { mapping })).rejects.toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(mapColumns(orders, ['供应商*', 'DATE', 'Lines.Item']).columns.map(({ path }) => path)).toEqual(['supplier', 'date', 'lines.item'])
  })
})

describe('an import', () => {
  it('keeps the good documents and gives back the others as a sheet to be put right', async () => {
    const id = await startImport(house, importer, 'test.order', { name: 'orders.csv', bytes: csv(good) }, { act: 'send' })
    expect(await waitingImports(house.store)).toContain(id)
    expect(await runImport(house, id)).toMatchObject({ made: 1, failed: 3, next: 4, total: 4 })
    expect(await importStatus(house.store, importer, id)).toMatchObject({ state: 'done', document: 'test.order', progress: { made: 1, failed: 3 } })
    expect(await importStatus(house.store, { ...importer, person: '00000000-0000-7000-8000-00000000a009' }, id)).toBeUndefined()
    expect(await house.store.query({ text: 'select number, state, total::text from test."order"' })).toEqual([{ number: 'PO-0001', state: 'sent', total: '622.5' }])
    expect(await house.store.query({ text: `select action, request from house.deed where document = 'test.order' order by seq` })).toEqual([{ action: 'make', request: `import ${id}` }, { action: 'send', request: `import ${id}` }])
    const parts: Buffer[] = []
    await problemSheetOf(house.store, importer, id, 'zh', 'csv', (bytes) => { parts.push(Buffer.from(bytes)) })
    const back = await readSheet(Buffer.concat(parts))
    expect(back.headings.at(-1)).toBe('问题')
    expect(back.rows.map(({ cells }) => cells.at(-1))).toEqual(['物料: 找不到物料“I9”; 数量: “x”不是可以确认的数字', expect.stringContaining('同名公司'), expect.stringContaining('11/3/2026')])
    expect(await runImport(house, id)).toBeUndefined()
  })
  it('makes the documents with the cells as they were put right, also on the sheet of what is still wrong', async () => {
    const bytes = csv('供应商,日期,物料,数量,单价\nS1,2026-11-01,I1,x,1\nS1,2026-11-02,I9,y,1')
    const id = await startImport(house, importer, 'test.order', { name: 'mended.csv', bytes }, { cells: { 2: { 数量: '3' }, 3: { 数量: '5' } } })
    expect(await runImport(house, id)).toMatchObject({ made: 1, failed: 1, problems: [{ row: 3, column: '物料' }] })
    const parts: Buffer[] = []
    await problemSheetOf(house.store, importer, id, 'zh', 'csv', (part) => { parts.push(Buffer.from(part)) })
    expect((await readSheet(Buffer.concat(parts))).rows.map(({ cells }) => cells[3])).toEqual(['5'])
  })
  it('keeps nothing unless all is good, and tells every problem', async () => {
    const before = await count('test."order"')
    const rows = (bad: string) => csv(`供应商,日期,备注,物料,数量,单价\nS1,2026-11-01,,I1,1,1\nS1,2026-11-02,${bad},I1,1,1\nS2,2026-11-03,,I1,1,1`)
    const refused = await startImport(house, importer, 'test.order', { name: 'a.csv', bytes: rows('不发') }, { mode: 'whole', act: 'send' })
    expect(await runImport(house, refused)).toMatchObject({ made: 0, failed: 1, problems: [{ row: 3, column: '备注' }] })
    expect(await importStatus(house.store, importer, refused)).toMatchObject({ state: 'failed' })
    expect(await count('test."order"')).toBe(before)
    const kept = await startImport(house, importer, 'test.order', { name: 'b.csv', bytes: rows('可') }, { mode: 'whole', act: 'send' })
    expect(await runImport(house, kept)).toMatchObject({ made: 3, failed: 0 })
    expect(await count('test."order"')).toBe(before + 3)
  })
  it('goes on after a crash without losing or doubling a document', async () => {
    const before = await count('test."order"')
    const bytes = csv(`供应商,日期,物料,数量,单价\n${Array.from({ length: 40 }, (_, at) => `S1,2026-11-01,I1,${at + 1},1`).join('\n')}`)
    const id = await startImport(house, importer, 'test.order', { name: 'c.csv', bytes })
    let asked = 0
    const dying: House = { ...house, store: { ...house.store, transaction: (work) => { if (++asked > 17) throw new Error('killed'); return house.store.transaction(work) } } }
    await expect(runImport(dying, id)).rejects.toThrow('killed')
    expect(await count('test."order"')).toBe(before + 17)
    expect(await waitingImports(house.store)).not.toContain(id)
    const stop = new AbortController()
    expect(await runImport(house, id, { stop: stop.signal, hear: () => stop.abort() })).toMatchObject({ failed: 0 })
    expect((await importStatus(house.store, importer, id))?.state).toBe('waiting')
    expect((await runImport(house, id))).toMatchObject({ made: 40, failed: 0 })
    expect(await count('test."order"')).toBe(before + 40)
  })
  it('stops when it is cancelled, keeping what was made, and goes on from there when it is resumed', async () => {
    const before = await count('test."order"')
    const id = await startImport(house, importer, 'test.order', { name: 'd.csv', bytes: csv(`供应商,日期,物料,数量,单价\n${'S1,2026-11-01,I1,1,1\n'.repeat(30)}`) })
    const cancelled: Promise<unknown>[] = []
    const running = runImport(house, id, { hear: () => { cancelled.push(cancelImport(house.store, importer, id)) } })
    await cancelImport(house.store, importer, id)
    const ran = await running
    await Promise.all(cancelled)
    expect(ran === undefined || ran.made < 30).toBe(true)
    expect((await importStatus(house.store, importer, id))?.state).toBe('cancelled')
    expect(await count('test."order"')).toBe(before + (ran?.made ?? 0))
    expect(await runImport(house, id)).toBeUndefined()
    await resumeImport(house.store, { ...importer, person: crypto.randomUUID() }, id)
    expect((await importStatus(house.store, importer, id))?.state).toBe('cancelled')
    await resumeImport(house.store, importer, id)
    await runImport(house, id)
    expect(await importStatus(house.store, importer, id)).toMatchObject({ state: 'done', progress: { made: 30, failed: 0 } })
    expect(await count('test."order"')).toBe(before + 30)
  })
  it('tells a code that is repeated in the file or already there', async () => {
    const preview = await previewImport(house, importer, 'commons.party', await sheetOf('Code,Name\nS1,旧\nN1,新\nN1,再'))
    expect(preview.problems).toMatchObject([{ row: 2, column: 'Code', refused: { en: expect.stringContaining('already exists') } }, { row: 4, refused: { zh: '与第 3 行重复' } }])
  })
})

describe('an export', () => {
  it('gives what the screen shows, by name, and can be imported again', async () => {
    await make(house, importer, 'commons.party', { code: 'X1', name: '=1+1', phone: '+86 10', kind: 'person' })
    const { rows, bytes } = await exported('commons.party', 'xlsx', { q: 'x1', columns: ['code', 'name', 'kind', 'phone'] })
    expect(rows).toBe(1)
    const sheet = await readSheet(bytes)
    expect(sheet).toMatchObject({ headings: ['编码', '名称', '性质', '电话'], rows: [{ cells: ['X1', '=1+1', '个人', '+86 10'] }] })
    const again = await previewImport(house, importer, 'commons.party', { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: ['X2', ...row.cells.slice(1)] })) })
    expect(again).toMatchObject({ good: 1, problems: [], sample: [{ code: 'X2', name: '=1+1', kind: 'person', phone: '+86 10' }] })
  })
  it('gives lines with their document beside them, in English as well', async () => {
    const { bytes } = await exported('test.order', 'csv', { lines: 'lines', filters: { number: 'PO-0001' }, language: 'en' })
    const { headings, rows } = await readSheet(bytes)
    expect(headings).toEqual(['Number', 'Supplier', 'Date', 'Total', 'State', 'Item', 'Quantity', 'Price'])
    expect(rows.map(({ cells }) => cells)).toContainEqual(['PO-0001', '上海螺钉厂', '2026-11-01', '622.5', 'Sent', '物料I1', '1200', '0.5'])
  })
  it('of a secret class says in its last row who took it, and when', async () => {
    const party = thePlan.documents.get('commons.party')!
    const secret = { ...party, access: { ...party.access, secret: true as const } }
    const lastOf = async (document: typeof party, format: 'xlsx' | 'csv') => {
      const parts: Buffer[] = []
      const count = await exportList(house.store, thePlan, document, importer, { columns: ['code'] }, format, (bytes) => { parts.push(Buffer.from(bytes)) })
      const { rows } = await readSheet(Buffer.concat(parts))
      return { more: rows.length - count, last: rows.at(-1)?.cells[0] }
    }
    for (const format of ['xlsx', 'csv'] as const) expect(await lastOf(secret, format)).toEqual({ more: 1, last: expect.stringMatching(new RegExp(`^导出：${importer.name}　\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$`)) })
    expect(await lastOf(party, 'csv')).toMatchObject({ more: 0 })
  })
  it('stops when its reader goes away, and gives the connection back', async () => {
    let parts = 0
    const gone = exportList(house.store, thePlan, thePlan.documents.get('commons.party')!, importer, {}, 'csv', () => { parts++; throw new Error('the reader went away') })
    await expect(gone).rejects.toThrow('went away')
    expect([parts, house.store.pool.totalCount - house.store.pool.idleCount]).toEqual([1, 0])
  })
  it('refuses columns and orders that are not there', async () => {
    for (const wanted of [{ columns: ['colour'] }, { columns: ['lines'] }, { lines: 'parts' }, { sort: 'colour' }]) await expect(exported('test.order', 'csv', wanted)).rejects.toThrow(Refused)
  })
  it('streams 20,000 rows without holding up the house', async () => {
    await house.store.query({ text: `insert into commons.party (id, number, version, state, entered_by, entered_at, code, name, kind, small_firm, contact, phone) select gen_random_uuid(), 'Z' || n, 1, 'active', $1, now(), 'Z' || n, '供应商 ' || n, 'company', n % 2 = 0, '联系人', '+86 ' || n from generate_series(1, 20000) n`, values: [importer.person] })
    for (const format of ['xlsx', 'csv'] as const) {
      let [bytes, turns] = [0, 0]
      const others = setInterval(() => { turns++ }, 1)
      const rows = await exportList(house.store, thePlan, thePlan.documents.get('commons.party')!, importer, { columns: ['number', 'code', 'name', 'kind', 'smallFirm', 'contact', 'phone', 'state', 'enteredAt', 'enteredBy', 'version', 'department'] }, format, (part) => { bytes += part.length })
      clearInterval(others)
      expect(bytes).toBeGreaterThan(rows)
      expect(rows).toBeGreaterThan(20_000)
      // Others have their turn at least once in every two thousand rows; how long they wait for it is told by the bench.
      expect(turns).toBeGreaterThan(10)
    }
  })
})

describe('15 a long list taken out in the background', () => {
  let me: Actor
  beforeAll(async () => { me = (await actorOfPerson(house.store, thePlan, importer.person, '2026-11-27'))! })
  const asked = () => startTakingOut(house, me, 'commons.party', 'csv', { columns: ['code', 'name'], sort: 'code', language: 'zh' })
  const parts = async (id: string) => (await house.store.query<{ bytes: Buffer }>(partsOf(id))).map(({ bytes }) => bytes)
  const days = (n: number): House => ({ ...house, store: { ...house.store, clock: () => new Date(Date.now() + n * 86_400_000) } })

  it('is made without its window, told in rows, and tells whoever asked when it is there; it is the list that the screen would have given', async () => {
    const id = await asked()
    const told: (readonly [number, number | null | undefined])[] = []
    await runTakingOut(house, id, async () => { const [now] = await takenOut(house.store, me, id); told.push([now?.progress?.rows ?? -1, now?.progress?.total]) })
    const { rows, bytes } = await exported('commons.party', 'csv', { columns: ['code', 'name'], sort: 'code' })
    expect(Buffer.concat(await parts(id))).toEqual(bytes)
    expect(told.length).toBeGreaterThan(10)
    expect(told.every(([so, total]) => so >= 0 && so <= rows && total === rows)).toBe(true)
    expect(await takenOut(house.store, me, id)).toMatchObject([{ state: 'done', result: { name: '往来单位.csv', rows, size: bytes.length } }])
    expect(await house.store.query({ text: 'select kind, text_zh, person from house.notification where record = $1', values: [id] })).toEqual([{ kind: 'export', text_zh: `“往来单位.csv”已导出，共 ${rows.toLocaleString('en')} 行`, person: me.person }])
    expect(await readable(house, me, id)).toEqual({ name: '往来单位.csv', format: 'csv' })
  })
  it('is fetched by nobody else, not in other roles than it was asked for in, and not after a week, when it is thrown away', async () => {
    const id = await asked()
    await makeTakenOut(house)
    const other = { ...me, person: '00000000-0000-7000-8000-00000000a002' }
    await expect(readable(house, other, id)).rejects.toThrow('There is no such file')
    expect(await takenOut(house.store, other)).toEqual([])
    expect(await putAway(house.store, other, id)).toBe(false)
    await expect(readable(house, { ...me, roles: me.roles.filter(({ role }) => role !== 'buyer') }, id)).rejects.toThrow('Your roles have changed')
    await expect(readable(days(8), me, id)).rejects.toThrow('has expired')
    expect(await clearTakenOut(days(6).store)).toBe(0)
    expect(await clearTakenOut(days(8).store)).toBeGreaterThan(0)
    expect(await parts(id)).toEqual([])
  })
  it('leaves nothing behind when it is stopped in the middle', async () => {
    const id = await asked()
    await runTakingOut(house, id, async (rows) => { if (rows >= 10_000) await putAway(house.store, me, id) })
    expect(await parts(id)).toEqual([])
    expect(await takenOut(house.store, me, id)).toEqual([])
    expect(await house.store.query({ text: 'select id from house.notification where record = $1', values: [id] })).toEqual([])
  })
  it('is begun anew when the process over it died, and whoever left the company gets none', async () => {
    const id = await asked()
    await takeJob(house.store, 'export', id)
    expect(await makeTakenOut(house)).toBe(0)
    const later = { ...house, store: { ...house.store, clock: () => new Date(Date.now() + 61_000) } }
    expect(await makeTakenOut(later)).toBe(1)
    expect(await takenOut(house.store, me, id)).toMatchObject([{ state: 'done' }])
    const gone = await startTakingOut(house, { ...me, person: '00000000-0000-7000-8000-00000000a003' }, 'commons.party', 'csv', { language: 'zh' })
    await makeTakenOut(house)
    expect(await house.store.query({ text: 'select last_error from house.job where id = $1', values: [gone] })).toEqual([{ last_error: '导出人已不在职 | Whoever asked for the file no longer works here' }])
  })
  it('waits while five others of the same person are on their way', async () => {
    for (let n = 0; n < 5; n++) await asked()
    await expect(asked()).rejects.toThrow('5 exports are already on their way')
  })
})
