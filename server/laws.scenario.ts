/** Clauses 1.3.1 and 7.2.1 told as stories: laws kept in the house, and one search over everything a reader may open. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { lawRules } from '#commons'
import { page, searchPassages, workOf } from '#read'
import { openCompany, type Company } from '../tools/testing/company.ts'
import { doorOf } from './http/testing/door.ts'
import { importLaws, reviewChangedLaw } from './law-text/index.ts'

let company: Company
let folder: string
beforeAll(async () => {
  company = await openCompany('2026-03-02T02:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'laws-'))
  await mkdir(join(folder, 'full'))
  const long = `${'甲乙丙丁戊己庚辛壬癸'.repeat(169)}仓储保管${'子丑寅卯辰巳午未申酉'.repeat(120)}`
  await writeFile(join(folder, 'full', '测试法.md'), `# 测试保管法\n\n2026年1月1日 施行\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了规范仓储，制定本法。\n\n第二条 仓库应当验收入库的物资，ＡＢＣ类分别保管。\n\n第四条 ${long}\n`)
  await writeFile(join(folder, 'index.json'), JSON.stringify([{ file: '测试法.md', articles: 3, contiguous: false }]))
})
afterAll(async () => { await company.close(); await rm(folder, { recursive: true, force: true }) })
const found = (q: string) => searchPassages(company.house.store, q)
const text = (snippet: readonly { text: string; hit: boolean }[]) => snippet.map(({ text: one, hit }) => (hit ? `[${one}]` : one)).join('')

describe('1.3.1 laws are kept in the house', () => {
  test('a law is kept article by article, counted against its index, and the number it lacks is said', async () => {
    expect(await importLaws(company.house.store, folder)).toMatchObject({ works: 1, articles: 3, otherwise: [], gaps: ['测试法.md'] })
    await importLaws(company.house.store, folder)
    const { works, counts } = await found('测试保管')
    expect([works.map(({ title }) => title), counts.works]).toEqual([['测试保管法'], 1])
    const law = await workOf(company.house.store, works[0]!.work)
    expect(law?.passages.map(({ place }) => place)).toEqual(['', '第一条', '第二条', '第四条'])
    expect(law?.passages[3]?.said).toHaveLength(2894)
  })
  test('two characters in mid-sentence are found, with the words around them; half width and full width are one', async () => {
    expect((await found('验收')).passages.map(({ place, snippet }) => [place, text(snippet)])).toEqual([['第二条', '仓库应当[验收]入库的物资，ＡＢＣ类分别保管。']])
    expect((await found('abc类')).passages.map(({ place }) => place)).toEqual(['第二条'])
    expect((await found('第二条 测试保管法 物资')).passages.map(({ place }) => place)).toEqual(['第二条'])
  })
  test('a word that stands where a long article is kept in pieces is found once more', async () => {
    expect((await found('仓储保管')).passages.map(({ place }) => new Set([place]))).toContainEqual(new Set(['第四条']))
  })
  test('what is said more often in fewer words stands first', async () => {
    expect((await found('仓储')).passages[0]?.place).toBe('第一条')
    expect((await found('')).counts).toEqual({ works: 0, passages: 0 })
    expect((await found("%_'\\ & | !")).passages).toEqual([])
  })
})

describe('7.2.1 one search over everything', () => {
  test('finds clauses, rules, law and records with the words around them; what a reader may not open is in no hit, count or snippet', async () => {
    await make(company.house, houseActor, 'governance.audit-finding', { clause: '4.2.4', title: '验收设备短缺', severity: 'low', department: company.id('PUR'), responsible: company.id('buyhead'), dueOn: '2026-04-01' })
    const door = await doorOf(company.house, { auditor: company.id('auditor'), dev: company.id('dev') })
    const ask = async (login: string, q: string) => (await door.ask(login, 'GET', `/api/search?q=${encodeURIComponent(q)}`)).body
    const [auditor, dev] = [await ask('auditor', '验收'), await ask('dev', '验收')]
    expect(auditor.clauses.map(({ number }: { number: string }) => number)).toContain('4.2.4')
    expect(text(auditor.clauses.find(({ number }: { number: string }) => number === '4.2.4').snippet)).toContain('[验收]')
    expect(auditor.items.map(({ title, snippet }: { title: string; snippet: [] }) => [title, text(snippet)])).toEqual([['验收设备短缺', '4.2.4 [验收]设备短缺']])
    expect(auditor.passages.map(({ place }: { place: string }) => place)).toEqual(['第二条'])
    expect([dev.items, JSON.stringify(dev).includes('设备短缺'), dev.counts]).toEqual([[], false, { ...auditor.counts, pages: 0 }])
    expect([(await ask('auditor', '法规变更')).pages, (await ask('dev', '法规变更')).pages].map((pages) => pages.map(({ to }: { to: string }) => to))).toEqual([['/documents/governance.law-review'], []])
    const titles = ({ items }: { items: readonly { title: string }[] }) => items.map(({ title }) => title)
    expect([titles(await ask('auditor', 'yssbdq')), titles(await ask('dev', 'yssbdq')), titles(await ask('dev', 'yanshou'))]).toEqual([['验收设备短缺'], [], []])
    const offered = async (login: string) => (await door.ask(login, 'GET', '/api/meta')).body.documents.map(({ name }: { name: string }) => name)
    expect([(await offered('auditor')).includes('governance.law-review'), (await offered('dev')).includes('governance.law-review')]).toEqual([true, false])
    expect((await door.ask('dev', 'GET', '/api/documents/governance.audit-finding?q=yssbdq&count=true')).body).toMatchObject({ items: [], total: 0 })
    expect((await ask('dev', '试用期')).rules.map(({ rule }: { rule: string }) => rule)).toContain('LAB-01')
    expect((await ask('dev', 'probation')).rules.map(({ rule }: { rule: string }) => rule)).toContain('LAB-01')
    expect((await door.ask('dev', 'GET', '/api/laws/texts/999999')).status).toBe(404)
    await door.close()
  })
})

describe('10.1.1 a change of law', () => {
  test('opens a review of every clause bound to the rule, once; the head of operations settles it', async () => {
    expect([await reviewChangedLaw(company.house), await reviewChangedLaw(company.house)]).toEqual([0, 0])
    const changed = lawRules.map((one) => (one.id === 'LAB-01' ? { ...one, sources: [{ instrument: '劳动合同法（2027修正）', article: '19(1)', since: '2027-01-01' }] } : one))
    const clauses = lawRules.find(({ id }) => id === 'LAB-01')!.clauses
    expect([await reviewChangedLaw(company.house, changed), await reviewChangedLaw(company.house, changed)]).toEqual([clauses.length, 0])
    const ops = await company.as('ops')
    const { items } = await page(company.house.store, company.house.plan, company.house.plan.documents.get('governance.law-review') as never, ops.actor, {})
    expect(items).toMatchObject(clauses.map((clause) => ({ rule: 'LAB-01', clause, state: 'open' })))
    await expect((await company.as('buyer')).act('governance.law-review', String(items[0]!.id), 'keep', { conclusion: '不变' })).rejects.toThrow()
    expect(await ops.act('governance.law-review', String(items[0]!.id), 'revise', { conclusion: '试用期上限改短，修订 5.1.3' })).toMatchObject({ state: 'revised' })
  })
})

const laws = join(process.env['ZHANGFA_SHARED'] ?? '', 'data', 'prc-laws')
test.skipIf(!process.env['ZHANGFA_SHARED'] || !existsSync(laws))('7.2.1 all 322 laws are kept as counted, and any word of two characters is found within 300 ms (needs ZHANGFA_SHARED)', { timeout: 240_000 }, async () => {
  const { works, articles, otherwise, seconds } = await importLaws(company.house.store, laws)
  expect([works, otherwise]).toEqual([322, []])
  const times: number[] = []
  for (const q of ['验收', '规定', '采购', '试用', '保管', '定期', '应当', '劳动', '合同', '处罚', '诉讼', '公司']) {
    await found(q)
    const begun = performance.now()
    const { counts } = await found(q)
    times.push(performance.now() - begun)
    const [plain] = await company.house.store.query<{ count: number }>({ text: `select count(*)::int as count from house.passage where said like $1`, values: [`%${q}%`] })
    expect([q, counts.passages]).toEqual([q, plain?.count])
  }
  process.stdout.write(`322 laws, ${articles} articles in ${seconds.toFixed(1)} s; slowest of 12 searches ${Math.max(...times).toFixed(0)} ms\n`)
  expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(300)
})
