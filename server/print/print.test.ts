/** What stands on paper: all that its reader may see and nothing else, who decided it, what it stands under; drawn apart from the door. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyDocument } from '#declare'
import { attendOne, compile, publishDrawing } from '#flow'
import { deliveryDocument, wishDocument } from '../../tools/testing/stall.ts'
import { openDoor, wishOf, type Door } from '../http/testing/door.ts'
import { papersOf, press, statementSheet, trialSheet, type Layout, type Paper, type Reader } from './index.ts'

let door: Door
let wish: string
let number: string
let delivery: string
const wishes = wishDocument as unknown as AnyDocument
const deliveries = deliveryDocument as unknown as AnyDocument

beforeAll(async () => {
  door = await openDoor()
  const { stall } = door
  const made = await stall.make('wei', 'stall.wish', { ...wishOf(stall, '2', '12.50'), secret: '底价十元' });
  ({ id: wish, number } = made)
  await stall.act('wei', 'stall.wish', wish, 'submit')
  await stall.decide('lao', wish, 'approve', '急用，同意')
  const line = (made['lines'] as { id: string }[])[0]?.id
  delivery = (await stall.make('ku', 'stall.delivery', { date: '2026-09-28', lines: [{ wish: line, item: stall.ids['bolt'], count: '2', price: '12.50' }] })).id
  await stall.act('ku', 'stall.delivery', delivery, 'post')
})
afterAll(() => door.close())

const readerOf = async (login: string, language: 'zh' | 'en' = 'zh'): Promise<Reader> => ({ house: door.stall.house, actor: await door.stall.as(login), standing: [], company: '小铺', language })
const papers = async (login: string, document: AnyDocument, id: string, layout: Layout = 'document', language: 'zh' | 'en' = 'zh') => papersOf(await readerOf(login, language), document, id, layout)
/** Everything that is written on a paper, piece by piece. */
const words = (paper: unknown): readonly string[] => (typeof paper === 'string' ? [paper] : typeof paper === 'object' && paper !== null ? Object.values(paper).flatMap(words) : [])
const pages = (pdf: Uint8Array): number => Buffer.from(pdf).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

describe('4.2.1 a document on paper', () => {
  test('bears the company, its number and state, its fields and lines with their sums, and the amount in capitals', async () => {
    const [paper] = await papers('lao', wishes, wish)
    expect(paper).toMatchObject({ kind: 'sheet', company: '小铺', title: '申请', number, state: '已批准' })
    expect(words(paper)).toEqual(expect.arrayContaining(['六角螺栓  B-1', '12.50', '¥25.00', '贰拾伍元整', '实验室']))
  })
  test('tells who decided on it, with opinion and time, and the clause it stands under', async () => {
    const said = words((await papers('lao', wishes, wish))[0])
    expect(said).toEqual(expect.arrayContaining(['魏晨', '劳恩', '同意', '急用，同意', '2026-09-28 10:00', '4.2.1 申请', '先批准再购买。']))
  })
  test('tells what a process did by itself, in the language of its reader', async () => {
    const { house, ids, now, make, act } = door.stall
    const xml = (await readFile(new URL('../../tools/testing/stall.bpmn', import.meta.url), 'utf8')).replace('zf:due="P2D"', 'zf:due="PT8H" zf:on-due="approve"')
    await house.store.transaction(async (unit) => publishDrawing(unit, { key: 'wish', label: ['申请流程', 'Wish process'], xml, definition: await compile(xml) }, ids['lao'] ?? ''))
    const { id } = await make('wei', 'stall.wish', wishOf(door.stall, '1', '1'))
    await act('wei', 'stall.wish', id, 'submit')
    now.set('2026-09-29T10:00:00.000Z')
    await house.store.transaction((unit) => attendOne(unit, house))
    now.set('2026-09-28T02:00:00.000Z')
    const handled = async (language: 'zh' | 'en') => JSON.stringify((await papers('lao', wishes, id, 'document', language))[0])
    expect(await handled('zh')).toContain('["批准申请","章法","到期自动同意（流程图规定）","2026-09-29 18:00"]')
    expect(await handled('en')).toContain('["Approve the wish","Zhangfa","Approved by itself when due (as drawn)","2026-09-29 18:00"]')
  })
  test('speaks English to those who read English', async () => {
    const said = words((await papers('lao', wishes, wish, 'document', 'en'))[0])
    expect(said).toEqual(expect.arrayContaining(['Wish', 'Approved', 'Handled and decided by', 'Approval comes before buying.']))
  })
  test('keeps a masked field from whoever may not read it', async () => {
    expect(words((await papers('lao', wishes, wish))[0])).toContain('底价十元')
    expect(words((await papers('wei', wishes, wish))[0])).not.toContain('底价十元')
  })
  test('that was taken before says so on the next one, and whoever took it stands in the history; what one does not see one does not take', async () => {
    const { ask } = door
    expect((await papers('lao', wishes, wish))[0]?.printed).toMatch(/^打印：劳恩　2026-09-28 \d\d:\d\d$/)
    expect((await ask('lao', 'POST', '/api/documents/stall.wish/printed', { body: { ids: [wish] } })).status).toBe(204)
    expect((await papers('wei', wishes, wish))[0]?.printed).toMatch(/^打印：魏晨.*　补打，第 2 份$/)
    const { body } = await ask('lao', 'GET', `/api/documents/stall.wish/${wish}/history`)
    expect(body.items[0]).toMatchObject({ label: ['打印', 'Printed'], person: { name: '劳恩' } })
    expect((await ask('fang', 'POST', '/api/documents/stall.wish/printed', { body: { ids: [wish] } })).status).toBe(404)
  })
  test('of a secret class bears its reader across every page, and that it was read is a deed', async () => {
    const secret = { ...wishes, access: { ...wishes.access, secret: true as const } }
    const [paper] = await papers('lao', secret, wish)
    expect(paper?.watermark).toMatch(/^劳恩 2026-09-28/)
    expect((await papers('lao', wishes, wish))[0]?.watermark).toBeUndefined()
    const { body } = await door.ask('lao', 'GET', `/api/documents/stall.wish/${wish}/history`)
    expect(body.items.filter(({ action, person }: { action: string; person: { name: string } }) => action === 'read' && person.name === '劳恩')).toHaveLength(1)
  })
})

describe('6.2.1 an accounting voucher', () => {
  test('bears summary, account, debit and credit, its sum in capitals, and who made and posted it; goods stand on none', async () => {
    const [voucher, ...more] = await papers('ku', deliveries, delivery, 'voucher')
    expect(more).toEqual([])
    expect(voucher).toMatchObject({ kind: 'voucher', rows: [['入库', '1403 原材料 / 六角螺栓', '25.00', ''], ['入库', '2202 暂估应付', '', '25.00']], sums: ['合计　贰拾伍元整', '25.00', '25.00'], attached: '附单据 0 张', date: '2026 年 9 月 28 日' })
    expect((voucher as Paper & { kind: 'voucher' }).signatures.map(({ text }) => text)).toEqual(['', '库平', '', '库平'])
  })
  test('is not there for what was not posted', async () => expect(await papers('lao', wishes, wish, 'voucher')).toEqual([]))
})

describe('6.2.3 the books on paper', () => {
  const every = { company: '小铺', language: 'zh' as const, printed: '打印' }
  test('are the trial balance with its sums, and a statement with what is owned above what is owed; nothing stands where nothing moved', () => {
    const sums = { openingDebit: '0', openingCredit: '0', debit: '25', credit: '0', closingDebit: '25', closingCredit: '0' }
    expect(trialSheet({ from: '2026-01', to: '2026-09', rows: [{ account: '1403', name: ['原材料', 'Materials'], ...sums }], totals: sums }, every)).toMatchObject({ title: '科目余额表', number: '2026-01 – 2026-09', parts: [{ table: { rows: [['1403', '原材料', '', '', '25.00', '', '25.00', '']], sums: ['合计', '', '', '', '25.00', '', '25.00', ''] } }] })
    const stated = statementSheet({ label: ['资产负债表', 'Balance sheet'], from: '2026-01', to: '2026-09', columns: [['期末余额', 'Closing'], ['年初余额', 'Year opening']], rows: [{ label: ['应付账款', 'Payables'], amounts: ['25', '0'], side: 'right' }, { label: ['存货', 'Inventory'], amounts: ['25', '20'], side: 'left' }] }, every)
    expect(stated.parts).toMatchObject([{ table: { rows: [['存货', '25.00', '20.00']] } }, { table: { rows: [['应付账款', '25.00', '']] } }])
  })
  test('are not for those who may not read the books', async () => expect((await door.ask('wei', 'GET', '/api/ledger/trial-balance/print.pdf')).status).toBe(403))
})

describe('the press', () => {
  const sheet = (lines: number): Paper => ({
    kind: 'sheet', company: '小铺', title: '申请', number: 'W-1', state: '草稿', language: 'zh', printed: '打印', watermark: '劳恩 2026-09-28', parts: [
      { fields: [{ label: '姓名', text: '㐱䶮鿍骉' }] }, { prose: { label: '说明', text: '很长的说明。'.repeat(900) } },
      { table: { heading: '明细', columns: [{ label: '行' }, { label: '物料' }, { label: '数量', number: true }], rows: Array.from({ length: lines }, (_, at) => [String(at + 1), '六角螺栓', '1,200']), sums: ['合计', '', '1'] } },
    ],
  })
  test('embeds the letters it used, full Chinese names among them, and no more of the font', async () => {
    const pdf = await press([sheet(3)])
    const said = Buffer.from(pdf).toString('latin1')
    expect(said.startsWith('%PDF-1.')).toBe(true)
    expect(said).toMatch(/\/FontFile2/)
    expect(said).toMatch(/\/ToUnicode/)
    expect(pdf.length).toBeLessThan(120_000)
  })
  test('breaks what is longer than a page, and binds many papers into one', async () => {
    const [short, long, both] = await Promise.all([press([sheet(3)]), press([sheet(300)]), press([sheet(3), sheet(300)])])
    expect(pages(long)).toBeGreaterThan(pages(short) + 5)
    expect(pages(both)).toBe(pages(short) + pages(long))
  })
  test('says so when a paper cannot be drawn, and draws the next', async () => {
    await expect(press([{ kind: 'voucher' } as Paper])).rejects.toThrow(/drawVoucher/)
    expect(pages(await press([sheet(1)]))).toBeGreaterThan(0)
  })
})

describe('a request to print', () => {
  const wishAt = '/api/documents/stall.wish'
  test('is answered with a PDF that the page shows, by id and by number, one or many', async () => {
    for (const url of [`${wishAt}/${wish}/print.pdf`, `${wishAt}/${number}/print.pdf?language=en`, `${wishAt}/print.pdf?ids=${wish},${number}`]) {
      const { statusCode, headers, rawPayload } = await door.app.inject({ url, headers: { authorization: `Bearer ${door.tokens['lao']}` } })
      expect([url, statusCode, headers['content-type']]).toEqual([url, 200, 'application/pdf'])
      expect(String(headers['content-disposition'])).toMatch(/^inline; filename\*=UTF-8''/)
      expect(pages(rawPayload)).toBeGreaterThan(0)
    }
  })
  test('for what the reader may not see finds nothing, alone or among others', async () => {
    expect((await door.ask('fang', 'GET', `${wishAt}/${wish}/print.pdf`)).status).toBe(404)
    expect((await door.ask('fang', 'GET', `${wishAt}/print.pdf?ids=${wish}`)).status).toBe(404)
    expect((await door.ask('', 'GET', `${wishAt}/${wish}/print.pdf`)).status).toBe(401)
  })
  test('for nothing, for too much or for a layout that does not exist is refused by name', async () => {
    expect(await door.ask('lao', 'GET', `${wishAt}/print.pdf`)).toMatchObject({ status: 422, body: { field: 'ids' } })
    expect(await door.ask('lao', 'GET', `${wishAt}/${wish}/print.pdf?layout=poster`)).toMatchObject({ status: 422, body: { field: 'layout' } })
    expect((await door.ask('lao', 'GET', `${wishAt}/${wish}/print.pdf?layout=voucher`)).status).toBe(404)
  })
})
