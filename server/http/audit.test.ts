/** 9.1.1 and 9.1.2 through the door: samples anybody can draw again, and a month's report that nobody can type. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attend } from '#duty'
import { theCalendar, theHouse } from '../house.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { settled } from '../../tools/testing/open-stall.ts'
import { doorOf } from './testing/door.ts'

let company: Company
let door: Awaited<ReturnType<typeof doorOf>>
beforeAll(async () => {
  company = await openCompany('2026-02-02T02:00:00Z')
  await settled(company.house)
  await attend(company.house.store, theHouse, theCalendar)
  company.now('2026-04-09T02:00:00Z')
  await attend(company.house.store, theHouse, theCalendar)
  door = await doorOf(company.house, Object.fromEntries(['ops', 'gm', 'auditor', 'dev'].map((login) => [login, company.id(login)])))
})
afterAll(async () => { await door.close(); await company.close() })

test('the same seed draws the same sample, another seed another; only those who audit may draw', async () => {
  const drawn = async (login: string, seed: string) => door.ask(login, 'GET', `/api/policy/sample?clause=7.1.2&from=2026-01-01&to=2026-03-31&seed=${seed}&size=2`)
  const [one, again] = [await drawn('auditor', 'a'), await drawn('auditor', 'a')]
  const others = await Promise.all([...'bcdefghij'].map(async (seed) => JSON.stringify((await drawn('auditor', seed)).body.sample)))
  expect([one.status, one.body.population, one.body.sample.length]).toEqual([200, 3, 2])
  expect(again.body.sample).toEqual(one.body.sample)
  expect(new Set(others).size).toBeGreaterThan(1)
  expect((await drawn('dev', 'a')).status).toBe(403)
})
test('an auditor asks whether the list is complete, who changed what decides, and how far it is sealed; nobody else does', async () => {
  const asked = (login: string) => door.ask(login, 'GET', '/api/policy/audit?from=2026-01-01&to=2026-04-09')
  const { status, body } = await asked('auditor')
  expect(status).toBe(200)
  expect(body.clauses.find(({ number }: { number: string }) => number === '7.1.2').counts).toMatchObject({ 'not-due': 1 })
  expect(body.changes.map(({ document }: { document: string }) => document)).toEqual(expect.arrayContaining(['commons.role-holding', 'governance.authority-limit']))
  expect(body.gaps).toEqual([])
  await company.house.store.query({ text: `update governance.authority_limit set number = 'QX-099' where number = (select max(number) from governance.authority_limit)` })
  expect((await asked('auditor')).body.gaps).toMatchObject([{ document: 'governance.authority-limit', series: 'QX-', first: '1', last: '99', missing: 92 }])
  expect((await asked('dev')).status).toBe(403)
})
test('the proof of a clause is called by its name, whoever may open the records', async () => {
  const { body } = await door.ask('dev', 'GET', '/api/policy/clauses/4.2.4')
  expect(body.obligations.length).toBeGreaterThan(0)
  for (const { proofLabel } of body.obligations) expect(proofLabel).toMatchObject([[expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/[A-Z]/)], [expect.stringMatching(/\p{Script=Han}/u), expect.anything()]])
})
test('what fell due is told month by month, as it stands on the day asked about', async () => {
  const { body: { items } } = await door.ask('dev', 'GET', '/api/policy/trend')
  expect(items.map(({ month }: { month: string }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04'])
  const { body: before } = await door.ask('dev', 'GET', '/api/policy/trend?at=2026-02-10')
  expect(before.items.at(-1)).toMatchObject({ month: '2026-02', counts: { 'not-due': expect.any(Number) } })
  expect(items[1].counts['not-due']).toBeUndefined()
})
test('a month is told once it is over, frozen: what happens afterwards leaves the report as it was', async () => {
  expect((await door.ask('ops', 'POST', '/api/policy/reports', { body: { month: '2026-04' } })).body.field).toBe('month')
  expect((await door.ask('dev', 'POST', '/api/policy/reports', { body: { month: '2026-02' } })).status).toBe(403)
  const made = await door.ask('ops', 'POST', '/api/policy/reports', { body: { month: '2026-02' } })
  expect(made.status).toBe(201)
  const clause = made.body.clauses.find((one: { clause: string }) => one.clause === '7.1.2')
  expect([made.body.inAll, made.body.unkept, made.body.clauses[0].state]).toEqual([theHouse.clauses.size, made.body.clauses.filter(({ state }: { state: string }) => state === 'broken' || state === 'overdue').length, 'broken'])
  expect([made.body.state, made.body.clauses.length, clause.overdue + clause.broken]).toEqual(['drawn', theHouse.clauses.size, 2])
  expect((await door.ask('ops', 'POST', '/api/policy/reports', { body: { month: '2026-02' } })).status).toBeGreaterThanOrEqual(400)
  const [ops, head, gm] = [await company.as('ops'), await company.as('rdhead'), await company.as('gm')]
  await ops.act('governance.compliance-report', made.body.id, 'issue')
  const exception = await head.make('governance.exception', { kind: 'exception', clause: '7.1.2', reason: '系统停用', scope: '全公司', from: '2026-02-15', until: '2026-04-30' })
  await head.act('governance.exception', exception.id, 'submit')
  await gm.act('governance.exception', exception.id, 'approve')
  const states = (await door.ask('gm', 'GET', '/api/policy/clauses/7.1.2?at=2026-03-01')).body.occurrences.map(({ state }: { state: string }) => state)
  expect(states).toContain('excepted')
  const { row } = (await door.ask('gm', 'GET', `/api/documents/governance.compliance-report/${made.body.id}`)).body
  expect(row).toMatchObject({ state: 'issued', clauses: made.body.clauses, departments: made.body.departments })
})
test('a status is typed nowhere: neither a report nor its lines are made or changed by hand', async () => {
  const [{ id, version }] = (await door.ask('ops', 'GET', '/api/documents/governance.compliance-report')).body.items
  const typed = { month: '2026-03', asOf: '2026-04-01T00:00:00Z', clauses: [{ clause: '7.1.2', state: 'kept', kept: 1, late: 0, overdue: 0, broken: 0, excepted: 0 }], departments: [] }
  for (const login of ['ops', 'gm', 'auditor']) {
    expect((await door.ask(login, 'POST', '/api/documents/governance.compliance-report', { body: typed })).status).toBeGreaterThanOrEqual(400)
    expect((await door.ask(login, 'PATCH', `/api/documents/governance.compliance-report/${id}`, { body: { clauses: typed.clauses }, version })).status).toBeGreaterThanOrEqual(400)
    for (const method of ['POST', 'PATCH'] as const) expect((await door.ask(login, method, '/api/policy/clauses/7.1.2', { body: { status: 'kept' } })).status).toBe(404)
  }
})
test('the audit plan of a year is drafted by computed risk, told with what it rests on; whoever plans otherwise says why', async () => {
  const auditor = await company.as('auditor')
  const finding = await auditor.make('governance.audit-finding', { clause: '4.2.2', title: '订单无审批', severity: 'high', department: company.id('CO'), responsible: company.id('ops'), dueOn: '2026-05-08' })
  await auditor.act('governance.audit-finding', finding.id, 'raise')
  expect((await door.ask('dev', 'POST', '/api/policy/audit-plans', { body: { year: 2027 } })).status).toBe(403)
  expect((await door.ask('auditor', 'POST', '/api/policy/audit-plans', { body: { year: 2019 } })).body.field).toBe('year')
  const { status, body } = await door.ask('auditor', 'POST', '/api/policy/audit-plans', { body: { year: 2027 } })
  expect([status, body.state, body.enteredBy]).toEqual([201, 'draft', company.id('auditor')])
  const of = (clause: string) => body.weighed.find((one: { clause: string }) => one.clause === clause)
  expect(of('4.2.2')).toMatchObject({ risk: 'high', open: 1, grave: 1 })
  expect(of('7.1.2')).toMatchObject({ missed: 1, due: 1, risk: 'high', points: 6 })
  expect(body.items[0]).toMatchObject({ risk: 'high', quarter: 'q1' })
  const items = body.items.map(({ clause, risk, quarter }: Record<string, string>) => (clause === '7.1.2' ? { clause, risk: 'medium', quarter } : { clause, risk, quarter }))
  await auditor.edit('governance.audit-plan', body.id, { items })
  expect((await refusalOf(auditor.act('governance.audit-plan', body.id, 'submit'))).field).toMatch(/^items\.\d+\.reason$/)
  await auditor.edit('governance.audit-plan', body.id, { items: items.filter(({ clause }: { clause: string }) => clause !== '4.2.2').map((one: { clause: string }) => (one.clause === '7.1.2' ? { ...one, reason: '已由外部机构复核' } : one)) })
  expect((await refusalOf(auditor.act('governance.audit-plan', body.id, 'submit'))).refused.zh).toContain('4.2.2')
  await auditor.edit('governance.audit-plan', body.id, { items: items.map((one: { clause: string }) => (one.clause === '7.1.2' ? { ...one, reason: '已由外部机构复核' } : one)) })
  expect(await auditor.act('governance.audit-plan', body.id, 'submit')).toMatchObject({ state: 'submitted' })
})
