/** No input whatever makes the house answer with a fault: every route of its own contract, fed with what nobody should send. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor, wishOf, type Door } from './testing/door.ts'

type Operation = { readonly path: string; readonly method: string; readonly parameters: readonly { readonly name: string; readonly in: string }[]; readonly schema: any; readonly multipart: boolean }
let door: Door
let operations: readonly Operation[]
let known: readonly string[]
let schemas: Readonly<Record<string, any>>
let byType: Readonly<Record<string, readonly string[]>>

beforeAll(async () => {
  door = await openDoor()
  const { stall, ask } = door
  const { body: { paths, components } } = await ask('', 'GET', '/api/openapi.json')
  schemas = components.schemas
  operations = Object.entries(paths as Record<string, Record<string, any>>).flatMap(([path, methods]) => Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
    const content = requestBody?.content ?? {}
    return { path, method: method.toUpperCase(), parameters, schema: content['application/json']?.schema, multipart: 'multipart/form-data' in content }
  })).filter(({ path }) => path !== '/api/events')
  const wish = await stall.make('wei', 'stall.wish', wishOf(stall))
  const sent = await stall.make('wei', 'stall.wish', wishOf(stall))
  await stall.act('wei', 'stall.wish', sent.id, 'submit')
  const tasks = (await ask('lao', 'GET', '/api/tasks')).body.items as { id: string }[]
  const { ids } = stall
  byType = {
    'commons.person': ['wei', 'lao', 'ku', 'fang'].map((login) => ids[login] as string), 'commons.department': ['company', 'lab', 'finance'].map((key) => ids[key] as string), 'commons.item': [ids['bolt'] as string],
    'stall.wish': (sent['lines'] as { id: string }[]).map(({ id }) => id),
  }
  known = [wish.id, sent.id, wish.number, ...tasks.map(({ id }) => id), ...Object.values(stall.ids), 'wish', '4.2.1', 'approve', 'submit']
})
afterAll(() => door.close())

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>('', ' ', '\u0000', '\ud800', '😀', '0', '-1', '1e9', '99999999999999999999999999999999', '-0.0000000001', 'NaN', '2026-02-30', '2026-11-24', '9999-12-31', '0000-00-00', 'null', '__proto__', 'constructor', "'; drop table house.deed; --", '%', '_', '..', '{', '-date', 'a,b,,', null, true, [], {}, [[[]]], 0, -1, 1.5, 1e308, '\u202e', 'x'.repeat(5000)),
  fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>, fc.uuid(),
)
const text = strange.map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')))
const own = fc.nat().map((at) => known[at % known.length] as string)

/** Values of a schema, each of them wrong in one case of ten. */
function valueOf(schema: any, depth = 0): fc.Arbitrary<unknown> {
  if (!schema || depth > 4) return strange
  if (schema.$ref) return valueOf(schemas[schema.$ref.split('/').at(-1)], depth + 1)
  const right = rightOf(schema, depth)
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: strange })
}
function rightOf(schema: any, depth: number): fc.Arbitrary<unknown> {
  if (schema.type === 'object') return fc.record(Object.fromEntries(Object.entries(schema.properties ?? { anything: {} }).map(([key, one]) => [key, valueOf(one, depth + 1)])), { requiredKeys: [] })
  if (schema.type === 'array') return fc.array(valueOf(schema.items, depth + 1), { maxLength: 3 })
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'integer') return fc.integer()
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.pattern) return fc.tuple(fc.bigInt({ min: -(10n ** 31n), max: 10n ** 31n }), fc.nat(99_999)).map(([whole, places]) => (places % 2 ? `${whole}` : `${whole}.${places}`))
  if (schema.format === 'uuid') return fc.oneof({ weight: 9, arbitrary: refersTo(schema['x-refers-to']) }, { weight: 1, arbitrary: fc.uuid() })
  if (schema.format === 'date') return fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10))
  return fc.string({ maxLength: 30 })
}

const refersTo = (type: string | undefined) => fc.nat().map((at) => {
  const ids = byType[type ?? ''] ?? known
  return ids[at % ids.length] as string
})

const header = (name: string) => (name === 'If-Match' ? fc.oneof(fc.constantFrom('1', '"1"', '2'), fc.constantFrom('W/"2"', '*', '-1', '999999999999'), text) : text).map((value) => value.replaceAll(/[^\x20-\x7e]/g, ''))

const request = (at: Operation) => fc.record({
  path: fc.record(Object.fromEntries(at.parameters.filter((one) => one.in === 'path').map(({ name }) => [name, fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: text.filter((one) => one !== '') })]))),
  query: fc.oneof(
    { weight: 5, arbitrary: fc.record(Object.fromEntries(at.parameters.filter((one) => one.in === 'query').map(({ name }) => [name, fc.oneof(text, own, fc.constantFrom('true', 'draft', '1', 'number', '2026-11', '2026-11-24'))])), { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 12 }), text, { maxKeys: 3 }) },
  ),
  headers: fc.record(Object.fromEntries(at.parameters.filter((one) => one.in === 'header').map(({ name }) => [name, header(name)])), { requiredKeys: at.parameters.some(({ name }) => name === 'If-Match') ? ['If-Match'] : [] } as { requiredKeys: [] }),
  body: at.schema ? fc.oneof({ weight: 4, arbitrary: valueOf(at.schema).map((value) => JSON.stringify(value) ?? '') }, { weight: 1, arbitrary: fc.string({ maxLength: 60 }) }) : fc.constantFrom(undefined, '{}', '[', 'null'),
  type: fc.oneof({ weight: at.multipart ? 1 : 12, arbitrary: fc.constant('application/json') }, { weight: 2, arbitrary: fc.constantFrom('text/plain', 'multipart/form-data; boundary=x', 'multipart/form-data', 'application/x-www-form-urlencoded') }),
  // Whoever signs out is nobody afterwards.
  login: at.path === '/api/session' ? fc.constant('') : fc.oneof({ weight: 9, arbitrary: fc.constantFrom('wei', 'lao', 'ku', 'fang') }, { weight: 1, arbitrary: fc.constant('') }),
})

const encoded = (value: string) => encodeURIComponent(value.replaceAll(/[\ud800-\udfff]/g, '\ufffd'))

test('every route answers anything with less than 500, or that too much is on its way, and refuses in both languages', async () => {
  const tally: Record<string, number> = {}
  const traded = operations.filter(({ path }) => /stall\.|\/tasks/.test(path))
  const any = fc.tuple(fc.nat(), fc.boolean()).map(([at, near]) => (near ? traded[at % traded.length] : operations[at % operations.length]) as Operation)
  await fc.assert(fc.asyncProperty(any.chain((one) => fc.tuple(fc.constant(one), request(one))), async ([operation, { path, query, headers, body, type, login }]) => {
    const url = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded((path as Record<string, string>)[name] ?? 'x')) + '?' + Object.entries(query).map(([key, value]) => `${encoded(key)}=${encoded(value as string)}`).join('&')
    const answer = await door.app.inject({
      method: operation.method as 'GET', url,
      headers: { ...(login ? { authorization: `Bearer ${door.tokens[login]}` } : {}), ...(headers as Record<string, string>), ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined || operation.method === 'GET' ? {} : { payload: body }),
    })
    tally[answer.statusCode] = (tally[answer.statusCode] ?? 0) + 1
    expect(answer.statusCode === 503 || answer.statusCode < 500, `${operation.method} ${url} ${String(body).slice(0, 300)} -> ${answer.statusCode} ${answer.body.slice(0, 300)}`).toBe(true)
    if (answer.statusCode >= 400) expect(answer.json().refused, `${operation.method} ${url}`).toMatchObject({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/\w/) })
  }), { numRuns: Number(process.env['ZHANGFA_RUNS'] ?? 1500), seed: Number(process.env['ZHANGFA_SEED'] ?? 20261124) })
  if (process.env['ZHANGFA_RUNS']) console.log(tally)
  expect(Object.keys(tally)).toEqual(expect.arrayContaining(['200', '404', '422']))
})

test('a document that is right but for one thing is kept or refused, and so is what is done with it', async () => {
  const { stall, ask } = door
  const places = ['title', 'unit', 'neededBy', 'urgent', 'secret', 'lines', 'lines.0', 'lines.0.item', 'lines.0.count', 'lines.0.price', 'total', 'state', 'number', 'id']
  const wrong = fc.record({ place: fc.constantFrom(...places), value: strange, opinion: strange, key: fc.option(text.map((one) => one.replaceAll(/[^\x20-\x7e]/g, '').trim()), { nil: undefined }) })
  const tally: Record<string, number> = {}
  const below500 = (answer: { status: number; body: unknown }, sent: unknown) => {
    tally[answer.status] = (tally[answer.status] ?? 0) + 1
    expect(answer.status, `${JSON.stringify(sent)?.slice(0, 300)} -> ${JSON.stringify(answer.body)?.slice(0, 300)}`).toBeLessThan(500)
  }
  await fc.assert(fc.asyncProperty(wrong, async ({ place, value, opinion, key }) => {
    const values = structuredClone(wishOf(stall)) as any
    const [first = '', at, last] = place.split('.')
    if (last !== undefined) values[first][at as string][last] = value
    else if (at !== undefined) values[first][at] = value
    else values[first] = value
    const made = await ask('wei', 'POST', '/api/documents/stall.wish', { body: { values }, ...(key ? { headers: { 'idempotency-key': key } } : {}) })
    below500(made, values)
    if (made.status !== 201) return
    below500(await ask('wei', 'PATCH', `/api/documents/stall.wish/${made.body.row.id}`, { version: 1, body: { values: { [first]: value } } }), value)
    const { body: { row } } = await ask('wei', 'GET', `/api/documents/stall.wish/${made.body.row.id}`)
    below500(await ask('wei', 'POST', `/api/documents/stall.wish/${row.id}/submit`, { version: row.version, body: { opinion } }), opinion)
  }), { numRuns: Number(process.env['ZHANGFA_RUNS'] ?? 300), seed: Number(process.env['ZHANGFA_SEED'] ?? 20261124) })
  if (process.env['ZHANGFA_RUNS']) console.log(tally)
  expect(Object.keys(tally)).toEqual(expect.arrayContaining(['200', '201', '422']))
})

test('every route of the contract exists', async () => {
  for (const { path, method } of operations) {
    const answer = await door.app.inject({ method: method as 'GET', url: path.replaceAll(/\{\w+\}/g, 'x') })
    expect(`${method} ${path} ${answer.body}`).not.toContain('nothing at this address')
  }
})
