/** Clause 7.2.2: whatever is sent to whichever door of the contract is answered, or refused in both languages; nothing is a fault. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCompany, type Company } from '../../tools/testing/company.ts'
import { openapi } from './openapi.ts'
import { moreRoutes } from './sheets.ts'
import { doorOf, type Door } from './testing/door.ts'
import { anyText, plausible, type Schema } from './testing/plausible.ts'

type Operation = { readonly parameters?: readonly { readonly name: string; readonly in: string }[]; readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const people = ['gm', 'ops', 'buyer', 'keeper', 'accountant', 'finhead', 'auditor', 'dev'] as const
let company: Company
let door: Omit<Door, 'stall'>
const ids = new Map<string, readonly string[]>()

beforeAll(async () => {
  company = await openCompany('2026-03-02T02:00:00Z')
  door = await doorOf(company.house, Object.fromEntries(people.map((login) => [login, company.id(login)])), moreRoutes)
  for (const type of company.house.plan.documents.keys()) {
    const { body } = await door.ask('gm', 'GET', `/api/documents/${type}?limit=20`)
    ids.set(type, (body.items ?? []).map(({ id }: { id: string }) => id))
  }
})
afterAll(async () => { await door.close(); await company.close() })

/** A stream of events does not end, and papers are drawn by workers: both have stories of their own. */
const apart = /\/api\/events$|\.pdf$|\/api\/session$/
const wellFormed = (text: string): string => text.toWellFormed()

/** One request to the operation, by somebody. */
function requests(path: string, { parameters = [], requestBody }: Operation, contract: never) {
  const type = /\/api\/documents\/([\w.-]+)/.exec(path)?.[1]
  const idsOf = (name: string) => ids.get(name) ?? []
  const there = type && idsOf(type).length > 0 ? fc.constantFrom(...idsOf(type)) : fc.uuid()
  const inPath = fc.record(Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name }) => [name, fc.oneof({ weight: 6, arbitrary: name === 'id' ? there : fc.constantFrom('4.2.4', 'a', 'purchase-order', 'balance-sheet') }, { weight: 1, arbitrary: anyText.filter((text) => text !== '') })])))
  const inQuery = fc.record(Object.fromEntries(parameters.filter((one) => one.in === 'query').map(({ name }) => [name, fc.oneof(anyText, fc.constantFrom('2026-03', '2026-03-02', 'main', '4.2.4', '10', 'number'))])), { requiredKeys: [] })
  const schema = requestBody?.content['application/json']?.schema
  return fc.record({
    login: fc.constantFrom(...people), inPath, inQuery, headers: fc.constantFrom({}, { 'if-match': '"1"' }, { 'if-match': 'x' }, { 'idempotency-key': 'k' }),
    body: schema ? fc.oneof({ weight: 12, arbitrary: plausible(schema, contract, idsOf) }, { weight: 1, arbitrary: fc.constantFrom('', '{', 'null', '{"values":null}') }) : fc.constant(undefined),
  }).map(({ inPath: places, inQuery: query, ...rest }) => {
    const search = new URLSearchParams(Object.entries(query).map(([key, value = '']): [string, string] => [key, wellFormed(value)])).toString()
    return { ...rest, url: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(String(places[name])))) + (search && `?${search}`) }
  })
}

it('7.2.2 is answered, or refused in both languages, whatever is sent to it', async () => {
  const contract = openapi(company.house.plan) as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
  const faults: unknown[] = []
  let answered = 0
  for (const [path, operations] of Object.entries(contract.paths).filter(([one]) => !apart.test(one))) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const { login, url, body, headers } of fc.sample(requests(path, operation, contract as never), { numRuns: 2, seed: 722 })) {
        const answer = await door.ask(login, method.toUpperCase() as Method, url, { headers, ...(body === undefined ? {} : { body }) })
        const refused = answer.body?.refused ?? answer.body?.problems?.[0]?.refused
        if (answer.status < 300) answered += 1
        if (answer.status === 500 || (answer.status >= 400 && !(refused?.zh && refused?.en))) faults.push({ login, method, url, body, status: answer.status, answer: answer.body })
      }
    }
  }
  expect(faults).toEqual([])
  // Not all of it was turned away at the sill.
  expect(answered).toBeGreaterThan(500)
}, 120_000)
