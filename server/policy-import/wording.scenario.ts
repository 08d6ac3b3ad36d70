/** The sentence on a record told on a real house: a revision words a clause anew, what was recorded before it goes on saying what held then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyDocument } from '#declare'
import { react } from '#host'
import { openCompany, type Company } from '../../tools/testing/company.ts'
import { exceptionDocument } from '../../chapters/1-governance/exception.ts'
import { doorOf } from '../http/testing/door.ts'
import { papersOf } from '../print/index.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-03-02T02:00:00Z') })
afterAll(() => company.close())

const document = exceptionDocument as unknown as AnyDocument
const clause = exceptionDocument.clause.clause
const on = async (day: string): Promise<string> => {
  company.now(`${day}T02:00:00Z`)
  return (await (await company.as('ops')).make(document.name, { clause: '4.2.2', reason: '供应商停产', scope: '一批物料', from: day, until: '2026-12-31' })).id
}
async function inForce(day: string, edition: number, words: object): Promise<string> {
  company.now(`${day}T02:00:00Z`)
  const [ops, gm] = [await company.as('ops'), await company.as('gm')]
  const { id } = await ops.make('governance.policy-version', { title: '制度', edition, effectiveFrom: day, clauses: [{ number: '3', title: '例外', bound: clause, ...words }] })
  await ops.act('governance.policy-version', id, 'submit', { withoutOpinions: '沿用书面制度' })
  await gm.act('governance.policy-version', id, 'issue')
  while (await react(company.house)) { /* until the earlier version gave way */ }
  return id
}
async function onPaper(id: string, language: 'zh' | 'en' = 'zh') {
  const [paper] = await papersOf({ house: company.house, actor: (await company.as('ops')).actor, standing: [], company: '公司', language }, document, id, 'document')
  return JSON.stringify(paper)
}

describe('10.1.1 a record keeps the version it was made under', () => {
  const ours = () => company.house.plan.clauses.get(clause)!.text
  let records: readonly [string, string, string]
  let second: string
  test('before any version holds it says our own sentence, then that of each version in its time', async () => {
    const before = await on('2026-03-03')
    await inForce('2026-03-10', 11, { text: '例外须经总经理批准。', textEn: 'The general manager approves each exception.' })
    const old = await on('2026-03-12')
    second = await inForce('2026-03-20', 12, { text: '例外须经总经理批准并公示。' })
    records = [before, old, await on('2026-03-20')]
    const said = await Promise.all(records.map((id) => onPaper(id)))
    expect(said.map((paper) => [ours()[0], '例外须经总经理批准。', '例外须经总经理批准并公示。'].map((one) => paper.includes(one)))).toEqual([[true, false, false], [false, true, false], [false, false, true]])
  })
  test('those who read English read it in English, in our words where the version has none', async () => {
    expect(await onPaper(records[1], 'en')).toContain('The general manager approves each exception.')
    expect(await onPaper(records[2], 'en')).toContain(ours()[1])
  })
  test('the pages ask for the words of a day; on a day that none held for, and for other clauses, there are none', async () => {
    const door = await doorOf(company.house, { ops: company.id('ops') })
    const asked = async (at: string) => (await door.ask('ops', 'GET', `/api/policy/wording?at=${at}`)).body
    expect([await asked('2026-03-09'), (await asked('2026-03-19')).version.edition, (await asked('2026-03-20')).clauses]).toEqual([{ clauses: {} }, 11, { [clause]: { title: ['例外', company.house.plan.clauses.get(clause)!.title[1]], text: ['例外须经总经理批准并公示。', ours()[1]] } }])
    expect((await door.ask('ops', 'GET', '/api/policy/wording?at=yesterday')).body.field).toBe('at')
    expect((await door.ask('', 'GET', '/api/policy/wording')).status).toBe(401)
    await door.close()
  })
  test('once it is retired nothing new says its sentence, what was recorded under it still does', async () => {
    company.now('2026-03-25T02:00:00Z')
    await (await company.as('gm')).act('governance.policy-version', second, 'retire', { retirement: '公司改制' })
    expect(await onPaper(await on('2026-03-25'))).toContain(ours()[0])
    expect(await onPaper(records[2])).toContain('例外须经总经理批准并公示。')
  })
})
