/** Whether a clause is kept, told on a real house: what nobody did shows, plain evidence proves what no procedure carries, exceptions end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseActor } from '#allow'
import { attend, clauseStatus, occurrencesOf, remind, type ClauseState, type Occurrence } from '#duty'
import { theCalendar, theHouse } from '../../server/house.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { settled } from '../../tools/testing/open-stall.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-02-02T02:00:00Z') })
afterAll(() => company.close())

const zone = 'Asia/Shanghai'
const noon = (day: string) => `${day}T04:00:00.000Z`
const attended = async () => { await settled(company.house); await attend(company.house.store, theHouse, theCalendar) }
const stateOf = async (clause: string, day: string): Promise<ClauseState | undefined> => (await clauseStatus(company.house.store, theHouse, { at: noon(day), zone })).clauses.find(({ number }) => number === clause)?.state
const occurrences = (clause: string, day: string): Promise<Occurrence[]> => occurrencesOf(company.house.store, theHouse, houseActor, clause, { at: noon(day), zone })

/** Evidence under a clause, delivered by the developer and accepted by operations on a day. */
async function evidenced(clause: string, on: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  company.now(noon(on))
  const [ops, dev] = [await company.as('ops'), await company.as('dev')]
  const task = await ops.make('governance.evidence-task', { clause, title: '市场调研', department: company.id('RND'), responsible: company.id('dev'), dueOn: on, ...more })
  await dev.act('governance.evidence-task', task.id, 'deliver', { report: '已完成调研，报告见附件' })
  await ops.act('governance.evidence-task', task.id, 'accept')
  await attended()
}

async function excepted(clause: string, from: string, until: string, kind = 'exception'): Promise<void> {
  const [head, gm] = [await company.as('rdhead'), await company.as('gm')]
  const exception = await head.make('governance.exception', { kind, clause, reason: '本季度停产检修', scope: '全公司', from, until })
  await head.act('governance.exception', exception.id, 'submit')
  await gm.act('governance.exception', exception.id, 'approve')
}

test('9.1.2 every clause of the policy owes something that can be proven', () => {
  const bound = new Set([...theHouse.obligations.values()].map(({ clause }) => clause))
  expect([...theHouse.clauses.keys()].filter((number) => !bound.has(number))).toEqual([])
})

describe('2.1.1 market research every quarter', () => {
  test('nobody creates anything, and still it is owed, then overdue, then broken', async () => {
    await attended()
    expect(await stateOf('2.1.1', '2026-03-31')).toBe('not-due')
    expect(await stateOf('2.1.1', '2026-04-01')).toBe('overdue')
    expect((await occurrences('2.1.1', '2026-04-01')).map(({ period, state, proof }) => [period, state, proof])).toContainEqual(['2026Q1', 'overdue', null])
    expect(await stateOf('2.1.1', '2026-07-01')).toBe('broken')
  })
  test('evidence that somebody else accepted in the quarter keeps it; the day of asking decides', async () => {
    await evidenced('2.1.1', '2026-03-20')
    expect([await stateOf('2.1.1', '2026-03-19'), await stateOf('2.1.1', '2026-03-21'), await stateOf('2.1.1', '2026-04-01')]).toEqual(['not-due', 'kept', 'kept'])
    expect((await occurrences('2.1.1', '2026-03-21'))[0]).toMatchObject({ period: '2026Q1', state: 'kept', proof: { document: 'governance.evidence-task' } })
  })
  test('evidence for a quarter that is over keeps it late', async () => {
    company.now(noon('2026-04-02'))
    await attended()
    await evidenced('2.1.1', '2026-07-15', { period: '2026Q2' })
    expect([await stateOf('2.1.1', '2026-07-14'), await stateOf('2.1.1', '2026-07-16')]).toEqual(['overdue', 'late'])
  })
  test('nobody accepts their own work', async () => {
    const ops = await company.as('ops')
    const task = await ops.make('governance.evidence-task', { clause: '2.1.1', title: '自查', department: company.id('RND'), responsible: company.id('ops'), dueOn: '2026-08-01' })
    await ops.act('governance.evidence-task', task.id, 'deliver', { report: '做了' })
    expect((await refusalOf(ops.act('governance.evidence-task', task.id, 'accept'))).field).toBe('responsible')
  })
})

describe('1.3.1 exceptions are records with an end', () => {
  test('an approved one covers what falls due while it runs, and nothing after', async () => {
    company.now(noon('2026-08-03'))
    await attended()
    await excepted('3.2.3', '2026-08-01', '2026-09-30')
    const due = new Map((await occurrences('3.2.3', '2026-10-08')).map(({ period, state }) => [period, state]))
    expect([due.get('2026Q2') ?? due.get('2026H1'), due.get('2026Q3') ?? due.get('2026H2')]).toEqual(expect.arrayContaining(['excepted']))
  })
  test('a clause that does not apply says so until it is looked at again', async () => {
    await excepted('7.1.2', '2026-08-01', '2026-12-31', 'not-applicable')
    expect([await stateOf('7.1.2', '2026-07-31'), await stateOf('7.1.2', '2026-08-01')]).toEqual([expect.not.stringMatching('not-applicable'), 'not-applicable'])
  })
})

describe('9.1.2 what is owed is called to mind', () => {
  /** What somebody was told about the clause, in order. */
  const told = async (login: string) => (await company.house.store.query<{ text_zh: string }>({ text: `select text_zh from house.notification where kind = 'duty' and person = $1 and text_zh like '%4.1.2%' order by at`, values: [company.id(login)] }))
    .map(({ text_zh: text }) => (text.includes('升级') ? 'escalated' : /将于 2026-09-30 前到期/.test(text) ? 'soon' : 'overdue'))
  test('two working days before it is due its owner hears, once; again when its day is past; after three working days the head above', async () => {
    const { store } = company.house
    await store.query({ text: `update commons.department set head = $1 where code = 'CO'`, values: [company.id('gm')] })
    company.now('2026-09-25T02:00:00Z')
    await attended()
    await remind(store, theHouse, theCalendar)
    const before = (await told('gm')).length
    expect(await told('buyhead')).toEqual([])
    company.now('2026-09-28T02:00:00Z')
    expect(await remind(store, theHouse, theCalendar)).toBeGreaterThan(0)
    expect(await remind(store, theHouse, theCalendar)).toBe(0)
    expect(await told('buyhead')).toEqual(['soon'])
    company.now('2026-10-01T02:00:00Z')
    await remind(store, theHouse, theCalendar)
    expect([await told('buyhead'), (await told('gm')).length - before]).toEqual([['soon', 'overdue'], 0])
    company.now('2026-10-12T02:00:00Z')
    await remind(store, theHouse, theCalendar)
    expect([await told('buyhead'), (await told('gm')).slice(before)]).toEqual([['soon', 'overdue'], ['escalated']])
  })
})

test('9.1.2 a procedure that comes later takes over from plain evidence, and what was proven stays', async () => {
  const plain = theHouse.obligations.get('evidence.4.1.2')!
  const procedure = { ...plain, obligation: 'supply.rate-suppliers', plain: undefined, trigger: { every: 'monthly', per: 'company' } as const, proof: { document: 'supply.supplier', action: 'reinstate' } }
  const later = { ...theHouse, obligations: new Map([...theHouse.obligations].map(([code, one]) => (one === plain ? [procedure.obligation, procedure as never] : [code, one]))) }
  company.now(noon('2026-10-13'))
  await evidenced('4.1.2', '2026-10-13')
  await settled(company.house)
  await attend(company.house.store, later, theCalendar)
  const all = await occurrencesOf(company.house.store, later, houseActor, '4.1.2', { at: noon('2026-11-02'), zone })
  expect(all.map(({ obligation, period, state }) => [obligation, period, state])).toEqual(expect.arrayContaining([['evidence.4.1.2', '2026Q4', 'kept'], ['supply.rate-suppliers', '2026-10', 'broken']]))
})

test('9.1.2 a clause with many occurrences tells them page by page, none twice and none left out, what needs somebody first', async () => {
  const asked = (more: { readonly after?: string; readonly limit?: number }) => occurrencesOf(company.house.store, theHouse, houseActor, '8.1.1', { at: noon('2026-10-20'), zone }, more)
  const all = await asked({})
  expect(all.length).toBeGreaterThan(12)
  const paged: Occurrence[] = []
  for (let page = await asked({ limit: 5 }); page.length > 0; page = await asked({ limit: 5, after: page.at(-1)!.place })) paged.push(...page)
  expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect((await refusalOf(Promise.resolve().then(() => asked({ after: '1_1e999_x' })))).field).toBe('after')
})
