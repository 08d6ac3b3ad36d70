/** The doors of the house: who is let in, how a refusal sounds, what a repeated or a late request meets. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { companyOf } from '#host'
import { openDoors } from './app.ts'
import { openDoor, password, wishOf, type Door } from './testing/door.ts'

let door: Door
beforeAll(async () => { door = await openDoor() })
afterAll(() => door.close())

const wishes = '/api/documents/stall.wish'
const made = async (count?: string) => (await door.ask('wei', 'POST', wishes, { body: { values: wishOf(door.stall, count) } })).body.row as { id: string; number: string; version: number }
const refusal = { refused: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } }

describe('7.2.1 signing in', () => {
  test('gives a token and a cookie that no script can read', async () => {
    const { status, body, headers } = await door.ask('', 'POST', '/api/session', { body: { login: 'WEI', password } })
    expect([status, body.person.login]).toEqual([200, 'wei'])
    expect(body.roles.map(({ role }: { role: string }) => role)).toContain('wisher')
    expect(headers['set-cookie']).toMatch(/^zhangfa=.*HttpOnly.*SameSite=Lax/)
  })
  test('with a wrong password is refused without saying which of the two was wrong', async () => {
    const answers = await Promise.all([{ login: 'wei', password: 'no' }, { login: 'nobody', password: 'no' }].map((body) => door.ask('', 'POST', '/api/session', { body })))
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })
  test('nothing is answered to nobody, and a session that ended is nobody', async () => {
    expect((await door.ask('', 'GET', wishes)).status).toBe(401)
    const { body: { token } } = await door.ask('', 'POST', '/api/session', { body: { login: 'ku', password } })
    const headers = { authorization: `Bearer ${token}` }
    expect((await door.ask('', 'GET', '/api/session', { headers })).status).toBe(200)
    expect((await door.ask('', 'DELETE', '/api/session', { headers })).status).toBe(204)
    expect((await door.ask('', 'GET', '/api/session', { headers }))).toMatchObject({ status: 401, body: refusal })
  })
  test('with a password that an administrator gave opens nothing but the choice of another', async () => {
    const { house, ids } = door.stall
    const person = (await make(house, houseActor, 'commons.person', { code: 'xin', login: 'xin', name: '新来', department: (ids as Record<string, string>)['lab'], joinedOn: '2026-01-01' })).row.id
    const gives = (login: string, given: string, to = person) => door.ask(login, 'PUT', `/api/people/${to}/password`, { body: { password: given } })
    const enters = (by: string, chosen?: string) => door.ask('', 'POST', '/api/session', { body: { login: 'xin', password: by, chosen } })
    const [first, own] = ['hand-to-hand-9', 'nobody-else-knows-9']
    expect(await gives('wei', first)).toMatchObject({ status: 403, body: refusal })
    expect(await gives('fang', 'short')).toMatchObject({ status: 422, body: { ...refusal, field: 'password' } })
    expect(await gives('fang', first, (ids as Record<string, string>)['fang'])).toMatchObject({ status: 403, body: refusal })
    expect(await gives('fang', first, house.store.newId())).toMatchObject({ status: 404, body: refusal })
    expect((await enters(first)).status).toBe(401)
    expect((await gives('fang', first)).status).toBe(200)
    const refused = await enters(first)
    expect(refused).toMatchObject({ status: 409, body: { ...refusal, field: 'chosen', rule: 'own-password' } })
    expect(refused.headers).not.toHaveProperty('set-cookie')
    for (const unfit of [first, 'short']) expect(await enters(first, unfit)).toMatchObject({ status: 422, body: { ...refusal, field: 'chosen' } })
    const { body: { token } } = await enters(first, own)
    expect([(await enters(first)).status, (await enters(own)).status]).toEqual([401, 200])
    // Who chooses another password is alone in by it.
    const who = async (bearer: string) => (await door.ask('', 'GET', '/api/session', { headers: { authorization: `Bearer ${bearer}` } })).status
    const again = (await enters(own, `${own}!`)).body.token
    expect([await who(token), await who(again)]).toEqual([401, 200])
    expect((await gives('fang', first)).status).toBe(200)
    expect(await who(again)).toBe(401)
    const deeds = await house.store.query<{ action: string }>({ text: `select action from house.deed where record = $1 and person = $2`, values: [person, (ids as Record<string, string>)['fang']] })
    expect(deeds.map(({ action }) => action)).toEqual(['give-password', 'give-password'])
    const tables = await house.store.query<{ name: string }>({ text: `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')` })
    for (const { name } of tables) expect([name, await house.store.query({ text: `select 1 from ${name} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 limit 1`, values: [first, own] })]).toEqual([name, []])
  })
  test('is slowed down for whoever tries many passwords from one place', async () => {
    const tries = await Promise.all(Array.from({ length: 40 }, () => door.app.inject({ method: 'POST', url: '/api/session', payload: { login: 'guess', password: 'x' }, remoteAddress: '10.9.9.9' })))
    expect(tries.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThanOrEqual(10)
    expect(tries.find(({ statusCode }) => statusCode === 429)?.json()).toMatchObject(refusal)
  })
})

describe('7.2.1 a cookie', () => {
  const sent = (headers: Record<string, string>) => door.ask('', 'POST', wishes, { body: { values: wishOf(door.stall) }, headers: { cookie: `zhangfa=${door.tokens['wei']}`, host: 'zhangfa.local', ...headers } })
  test('writes for a page of ours', async () => expect((await sent({ origin: 'http://zhangfa.local' })).status).toBe(201))
  test('does not write for a page of somebody else', async () => {
    for (const headers of [{ origin: 'http://evil.example' }, { referer: 'http://evil.example/zhangfa.local' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) expect(await sent(headers)).toMatchObject({ status: 403, body: refusal })
  })
  test('reads wherever the page came from, as the browser keeps the answer from others', async () =>
    expect((await door.ask('', 'GET', '/api/session', { headers: { cookie: `zhangfa=${door.tokens['wei']}`, origin: 'http://evil.example' } })).status).toBe(200))
})

describe('every answer', () => {
  test('tells the browser that no request leaves the house', async () => {
    const { headers } = await door.ask('wei', 'GET', '/api/session')
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';/)
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|upgrade-insecure|https?:/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })
  test('is compressed when it is long', async () => {
    const answer = await door.app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
  })
  test('of an address that does not exist is a refusal too', async () => expect(await door.ask('wei', 'GET', '/api/nothing')).toMatchObject({ status: 404, body: refusal }))
})

describe('the shell', () => {
  test('can be installed: its manifest and each of its icons are answered as what they are, and asked for anew', async () => {
    const { house } = door.stall
    const app = await openDoors({ house, company: () => companyOf(house.store, house.plan) }, { bodyLimit: 1024, setUp: async () => undefined, web: fileURLToPath(new URL('../../web/public', import.meta.url)) })
    const manifest = await app.inject('/manifest.webmanifest')
    expect(manifest.headers).toMatchObject({ 'content-type': expect.stringContaining('application/manifest+json'), 'cache-control': 'no-cache' })
    const { icons, start_url: start, display } = manifest.json() as { icons: { src: string; type: string; purpose?: string }[]; start_url: string; display: string }
    expect([start, display, icons.filter(({ purpose }) => purpose === 'maskable').length]).toEqual(['/', 'standalone', 1])
    for (const { src, type } of icons) expect((await app.inject(src)).headers['content-type'], src).toBe(type)
    await app.close()
  })
})

describe('a body', () => {
  const post = (body: unknown, headers = {}) => door.ask('wei', 'POST', wishes, { body, headers })
  test('that is no JSON is refused as such', async () => {
    for (const body of ['{', '{"values":', '', 'null', '[]', '"text"']) { const { status, body: said } = await post(body); expect(status === 400 || status === 422).toBe(true); expect(said).toMatchObject(refusal) }
  })
  test('that is not sent as JSON is refused', async () => expect(await post('<x/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415, body: refusal }))
  test('that is huge is refused before it is read', async () => expect(await post(JSON.stringify({ values: { title: 'x'.repeat(3_000_000) } }))).toMatchObject({ status: 413, body: refusal }))
  test('with an unknown field is refused by the field’s name', async () => {
    expect(await post({ values: { ...wishOf(door.stall), colour: 'red' } })).toMatchObject({ status: 422, body: { ...refusal, field: 'colour' } })
    expect(await post({ vlaues: {} })).toMatchObject({ status: 422, body: { field: 'vlaues' } })
    expect(await post({ values: { ...wishOf(door.stall), lines: [{ ...wishOf(door.stall).lines[0], colour: 'red' }] } })).toMatchObject({ status: 422, body: { field: 'lines.0.colour' } })
  })
  test('is not bent into shape: a number is no decimal text, a text no flag', async () => {
    expect(await post({ values: wishOf(door.stall, 2 as never) })).toMatchObject({ status: 422, body: { field: 'lines.0.count' } })
    expect(await post({ values: { ...wishOf(door.stall), urgent: 'true' } })).toMatchObject({ status: 422, body: { field: 'urgent' } })
  })
  test('with a negative or a thirty-digit quantity is refused at the line', async () => {
    for (const count of ['-1', '1'.repeat(30), '1e9']) expect(await post({ values: wishOf(door.stall, count) })).toMatchObject({ status: 422, body: { field: expect.stringMatching(/^lines/) } })
  })
  test('of ten thousand lines is answered, kept or refused', async () => {
    const { status } = await post({ values: { ...wishOf(door.stall), lines: Array.from({ length: 10_000 }, () => wishOf(door.stall).lines[0]) } })
    expect([201, 413, 422]).toContain(status)
  })
})

describe('a parameter', () => {
  test('that an address does not take, or is given twice, is refused by name', async () => {
    expect(await door.ask('wei', 'GET', '/api/tasks?bxo=todo')).toMatchObject({ status: 422, body: { field: 'bxo' } })
    expect(await door.ask('wei', 'GET', '/api/tasks?box=todo&box=done')).toMatchObject({ status: 422, body: { field: 'box' } })
    expect(await door.ask('wei', 'GET', `${wishes}?colour=red`)).toMatchObject({ status: 422, body: { field: 'colour' } })
    expect(await door.ask('wei', 'POST', `${wishes}?preview=yes`, { body: {} })).toMatchObject({ status: 422, body: { field: 'preview' } })
  })
})

describe('4.2.1 a document over HTTP', () => {
  test('is made, read by id and by number, and tells its version', async () => {
    const wish = await made()
    for (const key of [wish.id, wish.number]) {
      const { status, headers, body } = await door.ask('wei', 'GET', `${wishes}/${key}`)
      expect([status, headers['etag'], body.row.id, body.may.submit, body.may.cancel]).toEqual([200, '"1"', wish.id, true, true])
      expect(body.may.approve).toMatchObject(refusal)
    }
  })
  test('is changed only by whoever saw its latest version', async () => {
    const wish = await made()
    const change = (version?: number) => door.ask('wei', 'PATCH', `${wishes}/${wish.id}`, { body: { values: { title: '螺母' } }, ...(version ? { version } : {}) })
    expect((await change()).status).toBe(428)
    expect((await change(1)).status).toBe(200)
    expect(await change(1)).toMatchObject({ status: 412, body: refusal })
  })
  test('two who press at once: one passes', async () => {
    const wish = await made()
    const both = await Promise.all([1, 2].map(() => door.ask('wei', 'POST', `${wishes}/${wish.id}/submit`, { version: 1, body: {} })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })
  test('a request sent twice with one key is done once and answered the same', async () => {
    const sent = () => door.ask('wei', 'POST', wishes, { body: { values: wishOf(door.stall, '7') }, headers: { 'idempotency-key': 'seven' } })
    const both = await Promise.all([sent(), sent()])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(both[0]?.body.row.id).toBe(both[1]?.body.row.id)
    expect(await door.ask('wei', 'POST', wishes, { body: { values: wishOf(door.stall, '8') }, headers: { 'idempotency-key': 'seven' } })).toMatchObject({ status: 409, body: { field: 'Idempotency-Key' } })
  })
  test('a preview shows what would come of it and keeps nothing', async () => {
    const wish = await made()
    expect((await door.ask('wei', 'POST', `${wishes}/${wish.id}/submit?preview=true`, { version: 1, body: {} })).body.row.state).toBe('submitted')
    expect((await door.ask('wei', 'GET', `${wishes}/${wish.id}`)).body.row).toMatchObject({ state: 'draft', version: 1 })
  })
  test('is worked out while it is typed for whoever may write one: what is half typed stays out, what nobody declared is refused, nothing is kept', async () => {
    const counted = () => door.stall.house.store.query<{ deeds: number; wishes: number }>({ text: 'select (select count(*) from house.deed)::int as deeds, (select count(*) from stall.wish)::int as wishes' })
    const before = await counted()
    const typed = (values: object, login = 'wei') => door.ask(login, 'POST', `${wishes}/worked-out`, { body: { values } })
    const { lines: [line] } = wishOf(door.stall, '3', '12.5')
    expect(await typed({ lines: [line] })).toMatchObject({ status: 200, body: { values: { total: '37.5' } } })
    for (const half of [{ ...line, count: '' }, { ...line, price: '1O' }, { item: line?.item }, 7]) expect((await typed({ neededBy: '2026-', lines: [half, line] })).body).toEqual({ values: { total: '37.5' } })
    for (const nothing of [{}, { lines: [] }, { lines: 'many' }, { lines: null }, { title: '螺栓', lines: [{}] }]) expect(await typed(nothing)).toMatchObject({ status: 200, body: { values: {} } })
    expect(await typed({ colour: 'red' })).toMatchObject({ status: 422, body: { ...refusal, field: 'colour' } })
    expect(await typed({ lines: [line] }, 'ku')).toMatchObject({ status: 403, body: refusal })
    expect(await counted()).toEqual(before)
  })
  test('that a person may not see is not there: in the list, by id, by number, in its history, files and comments', async () => {
    const wish = await made()
    expect((await door.ask('fang', 'GET', `${wishes}?count=true`)).body).toMatchObject({ items: [], total: 0 })
    for (const part of ['', '/history', '/entries', '/links', '/process', '/files', '/comments']) expect((await door.ask('fang', 'GET', `${wishes}/${wish.id}${part}`)).status, part).toBe(404)
    expect((await door.ask('fang', 'GET', `${wishes}/${wish.number}`)).status).toBe(404)
    expect((await door.ask('fang', 'POST', `${wishes}/${wish.id}/cancel`, { version: 1, body: {} })).status).toBe(404)
  })
  test('an approval is a task in the head’s inbox, its history names both, and whoever prefers little is told only how it stands', async () => {
    const wish = await made('9')
    await door.ask('wei', 'POST', `${wishes}/${wish.id}/submit`, { version: 1, body: {} })
    const task = (await door.ask('lao', 'GET', '/api/tasks?box=todo')).body.items.find(({ record }: { record: string }) => record === wish.id)
    expect(await door.ask('wei', 'POST', `/api/tasks/${task.id}/approve`, { body: {} })).toMatchObject({ body: refusal })
    expect(await door.ask('lao', 'GET', `/api/tasks/${task.id}/returns`)).toMatchObject({ status: 200, body: { items: [] } })
    for (const id of [task.id, 'none']) expect(await door.ask('wei', 'GET', `/api/tasks/${id}/returns`)).toMatchObject({ status: 404, body: refusal })
    expect((await door.ask('lao', 'POST', `/api/tasks/${task.id}/approve`, { body: { opinion: '同意' } })).body.row.state).toBe('approved')
    expect(await door.ask('lao', 'POST', `/api/tasks/${task.id}/approve`, { body: {} })).toMatchObject({ body: refusal })
    const [other, headers] = [await made('9'), { prefer: 'return=minimal' }]
    expect((await door.ask('wei', 'POST', `${wishes}/${other.id}/submit`, { version: 1, body: {}, headers })).body.row).toEqual({ id: other.id, number: other.number, version: 2, state: 'submitted' })
    const another = (await door.ask('lao', 'GET', '/api/tasks?box=todo')).body.items.find(({ record }: { record: string }) => record === other.id)
    expect((await door.ask('lao', 'POST', `/api/tasks/${another.id}/approve`, { body: {}, headers })).body.row).toEqual({ id: other.id, number: other.number, version: 3, state: 'approved' })
    const { body: { items } } = await door.ask('lao', 'GET', `${wishes}/${wish.id}/history`)
    expect(new Set(items.map(({ person }: { person: { name: string } }) => person.name))).toContain('劳恩')
  })
  test('many at once are answered one by one', async () => {
    const [one, two] = [await made(), await made()]
    await door.ask('wei', 'POST', `${wishes}/${two.id}/cancel`, { version: 1, body: {} })
    const { status, body } = await door.ask('wei', 'POST', `${wishes}/actions/submit`, { body: { ids: [one.id, two.id, 'nothing'] } })
    expect([status, body.items.map((item: object) => 'row' in item)]).toEqual([200, [true, false, false]])
    expect(body.items[1].refusal).toMatchObject(refusal)
  })
  test('a file is kept and given back, never run in the page', async () => {
    const wish = await made()
    const payload = '--x\r\ncontent-disposition: form-data; name="file"; filename="报价.html"\r\ncontent-type: text/html\r\n\r\n<script>1</script>\r\n--x--\r\n'
    const { status, body } = await door.ask('wei', 'POST', `${wishes}/${wish.id}/files`, { body: payload, headers: { 'content-type': 'multipart/form-data; boundary=x' } })
    expect([status, body.name]).toEqual([201, '报价.html'])
    const file = await door.ask('wei', 'GET', `${wishes}/${wish.id}/files/${body.id}`)
    expect(file).toMatchObject({ body: '<script>1</script>', headers: { 'content-type': 'application/octet-stream', 'content-disposition': expect.stringMatching(/^attachment/) } })
  })
})

describe('7.2.1 incidents', () => {
  test('are for the administrator', async () => {
    expect((await door.ask('wei', 'GET', '/api/incidents')).status).toBe(403)
    expect(await door.ask('fang', 'GET', '/api/incidents')).toMatchObject({ status: 200, body: { items: [] } })
    expect(await door.ask('fang', 'POST', '/api/incidents/reaction/17/retry', { body: {} })).toMatchObject({ status: 404, body: refusal })
  })
})

describe('the books', () => {
  test('are not open to everybody', async () => { for (const part of ['trial-balance', 'balances', 'entries']) expect((await door.ask('wei', 'GET', `/api/ledger/${part}`)).status).toBe(403) })
})
