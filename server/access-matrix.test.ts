/** Nobody sees or does what they may not: every person of the sample company at every door of every document type, against what the access rules say. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeToken } from '#allow'
import type { AnyDocument } from '#declare'
import { attend } from '#duty'
import { companyOf, type Opened } from '#host'
import { dropDatabase } from '../tools/testing/database.ts'
import { settled } from '../tools/testing/open-stall.ts'
import { theCalendar, theHouse } from './house.ts'
import { openDoors } from './http/app.ts'
import { moreRoutes } from './http/sheets.ts'
import { keptFrom, onlookers, reaches, recordsOf, typesOf, type Onlooker, type Record } from './testing/onlooker.ts'
import { openSample, sampleNow } from './testing/sample.ts'

let url: string
let house: Opened
let app: FastifyInstance
let people: readonly Onlooker[]
const records = new Map<string, readonly Record[]>()
const tokens = new Map<string, string>()

beforeAll(async () => {
  ({ house, url } = await openSample())
  await settled(house)
  while (await attend(house.store, theHouse, theCalendar)) { /* until every deed was looked at */ }
  app = await openDoors({ house, company: () => companyOf(house.store, house.plan) }, { bodyLimit: 1024 * 1024, setUp: async () => undefined, more: moreRoutes })
  people = distinct(await onlookers(house.store, sampleNow.slice(0, 10)))
  for (const document of typesOf(theHouse)) records.set(document.name, await recordsOf(house.store, document))
  for (const { id, login } of people) tokens.set(login, await makeToken(house.store, id, new Date('2027-12-31')))
}, 240_000)
afterAll(async () => { await app.close(); await house.close(); await dropDatabase(url) })

/** One person of each set of roles and, among those who hold a role in a part of the company only, each of them. */
function distinct(all: readonly Onlooker[]): readonly Onlooker[] {
  const seen = new Set<string>()
  return all.filter(({ roles }) => {
    const key = [...roles].toSorted().join()
    const fresh = !seen.has(key) || roles.has('department-head')
    seen.add(key)
    return fresh
  })
}

const of = (document: AnyDocument): readonly Record[] => records.get(document.name) ?? []
const ask = async ({ login }: Onlooker, path: string, sent?: { readonly method: 'POST' | 'PATCH'; readonly body: object }) => {
  const answer = await app.inject({
    method: sent?.method ?? 'GET', url: `/api${path}`, headers: { authorization: `Bearer ${tokens.get(login)}`, ...(sent ? { 'if-match': '"1"' } : {}) }, ...(sent ? { payload: sent.body } : {}),
  })
  return { status: answer.statusCode, body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : answer.body }
}

async function listed(person: Onlooker, document: AnyDocument): Promise<{ readonly ids: readonly string[]; readonly total: unknown }> {
  const ids: string[] = []
  let total: unknown
  for (let after = ''; ;) {
    const { body } = await ask(person, `/documents/${document.name}?limit=200&count=true${after && `&after=${encodeURIComponent(after)}`}`)
    ids.push(...body.items.map(({ id }: { id: string }) => id))
    total = body.total
    if (!body.next) return { ids, total }
    after = body.next
  }
}

/** Asks for every person and every type. `turn` takes one of several in turn: each way is tried by every person and on every type, not each with all. */
const matrix = (check: (person: Onlooker, document: AnyDocument, shown: readonly Record[], hidden: readonly Record[], turn: <One>(ways: readonly One[]) => One) => Promise<unknown>) => async (): Promise<void> => {
  const wrong: string[] = []
  for (const [row, person] of people.entries()) for (const [column, document] of typesOf(theHouse).entries()) {
    const shown = of(document).filter((record) => person.sees(document, record))
    const hidden = of(document).filter((record) => !person.sees(document, record))
    await check(person, document, shown, hidden, (ways) => ways[(row + column) % ways.length] as never).catch((error: Error) => wrong.push(`${person.login} ${document.name}: ${error.message.slice(0, 300)}`))
  }
  expect(wrong).toEqual([])
}

describe('7.2.2 what a person may not see', () => {
  test('the company is large enough to tell: people of every role, records that some see and others do not', () => {
    expect([...theHouse.roles.keys()].filter((role) => !people.some(({ roles }) => roles.has(role)))).toEqual([])
    const split = typesOf(theHouse).filter((document) => people.some((person) => of(document).some((record) => person.sees(document, record)) && of(document).some((record) => !person.sees(document, record))))
    expect(split.map(({ name }) => name)).toEqual(expect.arrayContaining(['supply.purchase-requisition', 'governance.evidence-task']))
  })

  test('is neither listed, counted nor exported', matrix(async (person, document, shown, hidden, turn) => {
    if (!reaches(document, person)) {
      const path = turn(['', '/export.csv'])
      expect([path, (await ask(person, `/documents/${document.name}${path}`)).status]).toEqual([path, 404])
      return
    }
    const { ids, total } = await listed(person, document)
    expect(ids.toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
    expect(total).toBe(shown.length)
    if (turn([true, false, false])) return
    const csv = await ask(person, `/documents/${document.name}/export.csv`)
    expect(csv.status).toBe(200)
    for (const { number } of hidden) expect(csv.body.split(/[\r\n,]+/)).not.toContain(number)
  }), 300_000)

  test('opens by no address: not it, not its history, links, entries, files, comments, process or print', matrix(async (person, document, shown, [hidden], turn) => {
    const [one] = shown
    if (one && turn([true, false, false, false])) expect(await ask(person, `/documents/${document.name}/${one.id}`)).toMatchObject({ status: 200 })
    if (!hidden) return
    const { id, number } = hidden
    for (const path of [id, turn([number, `print.pdf?ids=${id}`, ...['history', 'links', 'entries', 'files', 'comments', 'process', 'print.pdf'].map((part) => `${id}/${part}`)])]) expect([path, (await ask(person, `/documents/${document.name}/${path}`)).status]).toEqual([path, 404])
  }), 300_000)

  test('is not changed, acted on, commented on or acted on among many', matrix(async (person, document, _, [hidden], turn) => {
    if (!hidden) return
    const at = `/documents/${document.name}`
    if (turn([true, false])) expect((await ask(person, `${at}/${hidden.id}`, { method: 'PATCH', body: { values: {} } })).status).toBe(404)
    else expect((await ask(person, `${at}/${hidden.id}/comments`, { method: 'POST', body: { text: '看看' } })).status).toBe(404)
    const actions = Object.keys(document.actions)
    for (const action of actions.length > 0 ? [turn(actions)] : []) {
      expect([action, (await ask(person, `${at}/${hidden.id}/${action}`, { method: 'POST', body: {} })).status]).toEqual([action, 404])
      const { body } = await ask(person, `${at}/actions/${action}`, { method: 'POST', body: { ids: [hidden.id] } })
      expect([action, body.items[0].row]).toEqual([action, undefined])
      expect(body.items[0].refusal.refused.en).toMatch(/no such/i)
    }
  }), 300_000)

  test('is not found by searching for its number', matrix(async (person, document, shown, hidden, turn) => {
    const found = async ({ number }: Record) => (await ask(person, `/search?q=${encodeURIComponent(number)}`)).body.items.some((hit: { document: string; number: string }) => hit.document === document.name && hit.number === number)
    if (turn([true, false, false]) && hidden[0] && !shown.some(({ number }) => number === hidden[0]?.number)) expect(await found(hidden[0])).toBe(false)
    if (turn([false, true, false, false, false]) && shown.at(-1)) expect(await found(shown.at(-1) as Record)).toBe(true)
  }), 300_000)

  test('does not appear at the other end of a link, nor as a name to choose', matrix(async (person, document, shown) => {
    for (const one of shown.slice(0, 1)) {
      const { body: { up, down } } = await ask(person, `/documents/${document.name}/${one.id}/links`)
      for (const linked of [...up, ...down] as { document: string; id: string }[]) {
        const target = theHouse.documents.get(linked.document) as AnyDocument
        expect(of(target).some((record) => record.id === linked.id && person.sees(target, record)), `${linked.document} ${linked.id}`).toBe(true)
      }
    }
  }), 300_000)

  test('keeps its masked fields from those who do see the rest', matrix(async (person, document, shown) => {
    const kept = keptFrom(document, person)
    const [one] = shown
    if (kept.length === 0 || !one) return
    const { body: { row } } = await ask(person, `/documents/${document.name}/${one.id}`)
    const { body: { items } } = await ask(person, `/documents/${document.name}?limit=1&columns=${kept.join()}`)
    expect([row, items[0]].flatMap((seen) => kept.filter((key) => key in seen))).toEqual([])
    for (const key of kept) {
      expect((await ask(person, `/documents/${document.name}?${key}=1`)).status).toBe(422)
      expect((await ask(person, `/documents/${document.name}?sort=${key}`)).status).toBe(422)
    }
    const { body: { items: deeds } } = await ask(person, `/documents/${document.name}/${one.id}/history`)
    expect(JSON.stringify(deeds.map(({ before, after }: { before: object; after: object }) => [Object.keys(before ?? {}), Object.keys(after ?? {})]))).not.toMatch(new RegExp(`"(${kept.join('|')})"`))
  }), 300_000)
})

test('7.2.2 declarations tell of a type only those whom a grant of it reaches', async () => {
  for (const person of people) {
    const { body } = await ask(person, '/meta')
    const told = (body.documents as { name: string }[]).map(({ name }) => name).toSorted()
    expect([person.login, told]).toEqual([person.login, typesOf(theHouse).filter((document) => reaches(document, person)).map(({ name }) => name).toSorted()])
  }
})

test('2.3.1 whoever finds a task in the inbox may read what it is about', async () => {
  for (const person of people) for (const box of ['todo', 'done', 'started']) {
    const { body: { items } } = await ask(person, `/tasks?box=${box}`)
    for (const task of items as { document: string; record: string }[]) expect([person.login, box, (await ask(person, `/documents/${task.document}/${task.record}`)).status]).toEqual([person.login, box, 200])
  }
})

test('9.1.2 a clause page tells everybody that something was owed and done, and what it was about only to those who may see it', async () => {
  const clauses = [...new Set([...theHouse.obligations.values()].map(({ clause }) => clause))]
  const told = { shown: 0, kept: 0 }
  for (const [row, person] of people.entries()) for (const clause of clauses.filter((_, at) => (at + row) % 8 === 0)) {
    const { body: { occurrences } } = await ask(person, `/policy/clauses/${clause}`)
    for (const { caseDocument, caseRecord, caseNumber, proof } of occurrences) {
      for (const [document, record] of [[caseDocument, caseRecord], [proof?.document, proof?.record]] as const) {
        if (!document) { expect([record ?? null, caseDocument ? null : caseNumber]).toEqual([null, null]); told.kept++; continue }
        const type = theHouse.documents.get(document) as AnyDocument
        expect([person.login, clause, of(type).some((one) => one.id === record && person.sees(type, one))]).toEqual([person.login, clause, true])
        told.shown++
      }
    }
  }
  expect(told.shown * told.kept).toBeGreaterThan(0)
})
