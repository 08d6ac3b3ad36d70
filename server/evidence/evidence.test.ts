/** 9.1.1 evidence packs: everything owed and done under a clause, checked on another machine, and no byte of it changed unseen. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attend } from '#duty'
import { seal } from '#host'
import { openCompany, type Company } from '../../tools/testing/company.ts'
import { settled } from '../../tools/testing/open-stall.ts'
import { theCalendar, theHouse } from '../house.ts'
import { doorOf } from '../http/testing/door.ts'
import { askedOf, makePacks, pack as packOf } from './index.ts'

let company: Company
let door: Awaited<ReturnType<typeof doorOf>>
let pack: { readonly id: string; readonly fingerprint: string; readonly parts: Readonly<Record<string, Uint8Array>> }
const asked = { clauses: ['7.1'], from: '2026-01-01', to: '2026-03-31' }

beforeAll(async () => {
  company = await openCompany('2026-02-02T02:00:00Z')
  const { house } = company
  await settled(house)
  await attend(house.store, theHouse, theCalendar)
  const [ops, gm, dev] = [await company.as('ops'), await company.as('gm'), await company.as('dev')]
  await inForce(11, '2026-02-02', '权限须按季复核。')
  const task = await ops.make('governance.evidence-task', { clause: '7.1.2', period: '2026-02', title: '系统权限复核', department: company.id('RND'), responsible: company.id('dev'), dueOn: '2026-02-27' })
  await attached(task.id)
  await dev.act('governance.evidence-task', task.id, 'deliver', { report: '已复核 42 个账号' })
  await ops.act('governance.evidence-task', task.id, 'accept')
  const exception = await ops.make('governance.exception', { clause: '7.1.2', reason: '搬迁', scope: '三月的复核', from: '2026-03-01', until: '2026-03-31' })
  await ops.act('governance.exception', exception.id, 'submit')
  await gm.act('governance.exception', exception.id, 'approve')
  await settled(house)
  company.now('2026-04-10T02:00:00Z')
  await inForce(12, '2026-04-10', '权限须按月复核。')
  company.now('2026-04-20T02:00:00Z')
  await attend(house.store, theHouse, theCalendar)
  await seal(house.store)
  door = await doorOf(house, Object.fromEntries(['ops', 'gm', 'auditor', 'dev', 'rdhead'].map((login) => [login, company.id(login)])))
  pack = await packed('auditor')
})
afterAll(async () => { await door.close(); await company.close() })

async function inForce(edition: number, effectiveFrom: string, said: string): Promise<void> {
  const { id } = await (await company.as('ops')).make('governance.policy-version', { title: '制度', edition, effectiveFrom, clauses: [{ number: '7.1.2', title: '权限', text: said, bound: '7.1.2' }] })
  await (await company.as('ops')).act('governance.policy-version', id, 'submit', { withoutOpinions: '沿用书面制度' })
  await (await company.as('gm')).act('governance.policy-version', id, 'issue')
  await settled(company.house)
}

/** A file hangs on the record, as somebody attached it. */
const attached = (record: string) => company.house.store.query({
  text: `insert into house.file (id, document, record, name, mime, size, sha256, bytes, person, at) values ($1, 'governance.evidence-task', $2, '权限清单.txt', 'text/plain', 6, 'x', $3, $4, $5)`,
  values: [company.house.store.newId(), record, Buffer.from('清单'), company.id('dev'), company.house.store.clock()],
})

async function packed(login: string) {
  const { status, body: { id } } = await door.ask(login, 'POST', '/api/evidence', { body: asked })
  expect(status).toBe(202)
  await makePacks(company.house)
  const { body } = await door.ask(login, 'GET', `/api/evidence/${id}`)
  expect(body).toMatchObject({ state: 'done', error: null })
  const { rawPayload } = await door.app.inject({ method: 'GET', url: `/api/evidence/${id}/pack.zip`, headers: { authorization: `Bearer ${door.tokens[login]}` } })
  return { id, fingerprint: body.result.fingerprint, parts: unzipSync(rawPayload) }
}

/** Unpacks with one byte of one file changed, if one is named, and runs the verifier as it came. */
async function verified(parts: typeof pack.parts, flipped?: string, ...args: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'zhangfa-pack-'))
  for (const [path, bytes] of Object.entries(parts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), path === flipped ? changed(bytes) : bytes)
  }
  // A changed verifier judges itself no more: the one of another pack is taken.
  const program = flipped === 'verify.mjs' ? new URL('verify.mjs', import.meta.url).pathname : join(folder, 'verify.mjs')
  const { code, out } = await new Promise<{ code: number; out: string }>((done) => execFile(process.execPath, [program, folder, ...args], { env: {} }, (error, stdout) => done({ code: Number(error?.code ?? 0), out: stdout })))
  await rm(folder, { recursive: true })
  return { code, out }
}
function changed(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = Math.floor(copy.length / 2)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

const text = (path: string) => JSON.parse(new TextDecoder().decode(pack.parts[path]))

describe('a pack', () => {
  test('holds the whole population, the done and the undone, with records, files, deeds and seals, and verifies with plain Node', async () => {
    const population = text('population.json') as { clause: string; period: string; state: string; number: string | null }[]
    // What held in the period, and not the version that holds now.
    const [, { number, written }] = text('clauses.json')
    expect([number, written.map(({ edition, effectiveTo, text: said }: { edition: number; effectiveTo: string; text: string[] }) => [edition, effectiveTo, said[0]])]).toEqual(['7.1.2', [[11, '2026-04-10', '权限须按季复核。']]])
    expect(population.filter(({ clause }) => clause === '7.1.2').map(({ period, state }) => [period, state])).toEqual(expect.arrayContaining([['2026-01', expect.stringMatching(/overdue|broken/)], ['2026-02', 'kept'], ['2026-03', 'excepted']]))
    expect(Object.keys(pack.parts).filter((path) => path.startsWith('records/governance.'))).toHaveLength(2)
    expect(Object.keys(pack.parts).filter((path) => path.endsWith('权限清单.txt'))).toHaveLength(1)
    const { code, out } = await verified(pack.parts, undefined, pack.fingerprint)
    expect(out).toContain('✓')
    expect(out).toMatch(/deeds [1-9]\d*（未封 not sealed \d+）/)
    expect(code).toBe(0)
  })
  test('with a changed byte does not verify, and the file is named, whichever it is', { timeout: 60_000 }, async () => {
    const kinds = [...new Map(Object.keys(pack.parts).map((path) => [path.includes('/') ? path.split('/')[0] : path, path])).values()]
    expect(kinds.length).toBeGreaterThanOrEqual(12)
    for (const path of kinds) {
      const { code, out } = await verified(pack.parts, path)
      expect([path, code, out.split('\n').some((line) => line.startsWith('✗') && line.includes(path))]).toEqual([path, 1, true])
    }
  })
  test('whose manifest was made to fit the change still fails: the deed no longer leads to its seal, and the fingerprint is another', async () => {
    const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
    const deeds = new TextDecoder().decode(pack.parts['deeds.jsonl']).replace('已复核 42 个账号', '已复核 43 个账号')
    const manifest = text('manifest.json')
    const files = manifest.files.map((one: { path: string }) => (one.path === 'deeds.jsonl' ? { ...one, size: Buffer.byteLength(deeds), sha256: digest(deeds) } : one))
    const said = `${JSON.stringify({ ...manifest, files }, null, 1)}\n`
    const forged = { ...pack.parts, 'deeds.jsonl': Buffer.from(deeds), 'manifest.json': Buffer.from(said), 'manifest.sha256': Buffer.from(`${digest(said)}  manifest.json\n`) }
    const { out } = await verified(forged)
    expect(out).toMatch(/✗ deeds.jsonl .*摘要不符/)
    expect((await verified({ ...forged, 'deeds.jsonl': pack.parts['deeds.jsonl'] as Uint8Array }, undefined, pack.fingerprint)).out).toContain('与给出的指纹不符')
  })
  test('with a file missing or added does not verify', async () => {
    const { 'approvals.json': _, ...less } = pack.parts
    expect((await verified(less)).out).toContain('approvals.json: 文件缺失')
    expect((await verified({ ...pack.parts, 'records/more.json': Buffer.from('{}') })).out).toContain('records/more.json: 清单之外的文件')
  })
})

test('a search finds a clause in the words that hold now, and says of which edition they are; of words not in force it says so', async () => {
  const found = async (q: string) => (await door.ask('ops', 'GET', `/api/search?q=${encodeURIComponent(q)}`)).body.clauses.map(({ number, edition, draft }: { number: string; edition: number; draft?: true }) => [number, edition, draft])
  expect([await found('按月复核'), await found('按季复核')]).toEqual([[['7.1.2', 12, undefined]], []])
  await company.house.store.query({ text: `update governance.policy_version set state = 'draft' where state = 'in-force'` })
  const drafted = await found('按月复核')
  await company.house.store.query({ text: `update governance.policy_version set state = 'in-force' where state = 'draft'` })
  expect(drafted).toEqual([['7.1.2', 12, true]])
})

test('from the command line the house writes the same population to a file', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhangfa-pack-'))
  const file = join(folder, 'pack.zip')
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'zhangfa', '--', 'evidence', '7.1', '2026-01-01', '2026-03-31', file], { env: { ...process.env, DATABASE_URL: company.url } })
  const parts = unzipSync(await readFile(file))
  expect(stdout).toMatch(/fingerprint [0-9a-f]{64}/)
  expect(JSON.parse(new TextDecoder().decode(parts['population.json'])).length).toBe(text('population.json').length)
  expect((await verified(parts)).code).toBe(0)
  await rm(folder, { recursive: true })
})

describe('who may', () => {
  test('only those who audit in the whole company ask for a pack, and only whoever asked fetches it', async () => {
    for (const login of ['dev', 'rdhead']) expect((await door.ask(login, 'POST', '/api/evidence', { body: asked })).status).toBe(403)
    expect((await door.ask('ops', 'GET', `/api/evidence/${pack.id}`)).status).toBe(404)
    expect((await door.ask('ops', 'GET', `/api/evidence/${pack.id}/pack.zip`)).status).toBe(404)
    expect((await door.ask('dev', 'GET', `/api/evidence/${pack.id}/pack.zip`)).status).toBe(403)
  })
  test('what somebody may not see stands in their pack without number, record, file and deed, and it still verifies', async () => {
    const { house } = company
    const { actor } = await company.as('lab')
    const { bytes, hidden, fingerprint } = await packOf(house, actor, askedOf(house.plan, asked.clauses, asked.from, asked.to))
    const parts = unzipSync(bytes)
    const population = JSON.parse(new TextDecoder().decode(parts['population.json'])) as { period: string; state: string; hidden: boolean; number: string | null }[]
    expect(population.filter((one) => one.hidden)).toMatchObject([{ period: '2026-02', state: 'kept', number: null, record: null, deed: null }])
    expect(hidden).toBe(1)
    expect(Object.keys(parts).filter((path) => /^(records|files)\//.test(path))).toEqual([])
    expect(Object.values(parts).some((part) => new TextDecoder().decode(part).includes('已复核 42 个账号'))).toBe(false)
    expect((await verified(parts, undefined, fingerprint)).code).toBe(0)
  })
  test('what names no clause, or a period that ends before it begins, is refused at its field', async () => {
    const field = async (change: object) => (await door.ask('auditor', 'POST', '/api/evidence', { body: { ...asked, ...change } })).body.field
    expect([await field({ clauses: ['99'] }), await field({ clauses: [] }), await field({ to: '2025-12-31' }), await field({ from: 'x' })]).toEqual(['clauses', 'clauses', 'to', 'from'])
  })
})
