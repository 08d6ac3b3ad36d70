/** The life of the policy, told on a real house: drafted, put in force, reviewed, superseded; excepted from; shown to be kept. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, edit, make, type AnyRow, type House } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { chinaCalendar } from '#commons'
import { ask, type Moment } from '#declare'
import { inspect, openHouse, react, type Opened } from '#host'
import { learn } from '#read'
import { Refused, type Refusal } from '#words'
import { theHouse } from '../../server/house.ts'
import { dropDatabase, freshDatabase } from '../../tools/testing/database.ts'
import { authorityFor } from './contract.ts'

const smallHouse = theHouse
const today = '2026-11-24'
let url: string
let house: Opened
const staff = new Map<string, Actor>()
const by = (login: string): Actor => staff.get(login) as Actor

beforeAll(async () => {
  url = await freshDatabase()
  house = await openHouse({ plan: smallHouse, calendar: chinaCalendar, url, clock: () => new Date(`${today}T02:00:00Z`) })
  const { row: department } = await make(house, houseActor, 'commons.department', { code: 'ALL', name: '公司' })
  for (const [login, role] of [['gm', 'general-manager'], ['ops', 'operations-director'], ['rdhead', 'department-head'], ['auditor', 'internal-auditor'], ['clerk', '']] as const) {
    staff.set(login, await employed(house, login, role, department.id))
  }
})
afterAll(async () => { await house.close(); await dropDatabase(url) })

async function employed(at: House, login: string, role: string, department: string): Promise<Actor> {
  const { row: person } = await make(at, houseActor, 'commons.person', { code: login, login, name: login, department, joinedOn: '2020-01-01' })
  if (role) {
    const { row: holding } = await make(at, houseActor, 'commons.role-holding', { person: person.id, role, from: '2020-01-01' })
    await act(at, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  }
  return (await actorOfPerson(at.store, at.plan, person.id, today)) as Actor
}

const made = async (login: string, document: string, values: Readonly<Record<string, unknown>>): Promise<AnyRow> => (await make(house, by(login), document, values)).row
const done = async (login: string, { id }: AnyRow, document: string, action: string, values: Readonly<Record<string, unknown>> = {}): Promise<AnyRow> =>
  (await act(house, by(login), { document, id, action, values })).row
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => work.then(() => { throw new Error('it was not refused') }, (error: unknown) => {
  if (error instanceof Refused) return error.refusal
  throw error
})

const version = (edition: number) => ({ title: `管理制度 第${edition}版`, edition, effectiveFrom: today, clauses: [{ number: '4.2.2', title: '采购订单下达', text: '按计划下达订单', bound: '4.2.2' }] })
const policies = 'governance.policy-version'
const because = { withoutOpinions: '沿用已在执行的书面制度' }

test('the house of governance fits together', () => expect(inspect(smallHouse)).toEqual([]))

describe('10.1.1 the life of the policy', () => {
  let first: AnyRow

  test('is drafted by operations and put in force by the general manager, never by one of them alone', async () => {
    first = await made('ops', policies, version(1))
    expect((await refusalOf(made('gm', policies, version(9)))).kind).toBe('forbidden')
    await done('ops', first, policies, 'submit', because)
    expect((await refusalOf(done('ops', first, policies, 'issue'))).kind).toBe('forbidden')
    expect((await done('gm', first, policies, 'issue')).state).toBe('in-force')
  })

  test('does not change any more once it is submitted', async () => {
    expect((await refusalOf(edit(house, by('ops'), policies, first.id, undefined, { summary: 'x' }))).refused.zh).toContain('不能修改')
  })

  test('two clauses of one version never share a number', async () => {
    const twice = { ...version(2), clauses: [...version(2).clauses, ...version(2).clauses] }
    expect((await refusalOf(made('ops', policies, twice))).field).toBe('clauses.1.number')
  })

  test('its yearly review bears the day it was done', async () => {
    expect(await done('ops', first, policies, 'review', { reviewNote: '无需修订' })).toMatchObject({ state: 'in-force', reviewedOn: today })
  })

  test('a new version takes the place of the one before it', async () => {
    const second = await made('ops', policies, version(2))
    await done('ops', second, policies, 'submit', because)
    await done('gm', second, policies, 'issue')
    await react(house)
    const states = await house.store.query<{ edition: number; state: string; effective_to: string | null }>({ text: 'select edition, state, effective_to from governance.policy_version order by edition' })
    expect(states).toEqual([{ edition: 1, state: 'superseded', effective_to: today }, { edition: 2, state: 'in-force', effective_to: null }])
  })
})

describe('1.3.3 the authority matrix', () => {
  const moment: Moment = { today, actor: houseActor.person, currency: 'CNY', book: 'main' }
  const authority = async (amount: string) => (await learn(house.store, smallHouse, { found: ask(authorityFor, { document: 'supply.purchase-order', amount, on: today }) }, moment))['found']

  test('answers the lowest role in force that covers the amount, from the documents themselves', async () => {
    for (const [role, upTo] of [['procurement-manager', '20000.00'], ['finance-manager', '50000.00'], ['general-manager', undefined]] as const) {
      const limit = await made('ops', 'governance.authority-limit', { document: 'supply.purchase-order', role, from: '2026-01-01', ...(upTo ? { upTo } : {}) })
      if (role !== 'general-manager') await done('gm', limit, 'governance.authority-limit', 'enact')
    }
    expect(await authority('20000.00')).toEqual({ role: 'procurement-manager', upTo: '20000.00' })
    expect(await authority('20000.01')).toEqual({ role: 'finance-manager', upTo: '50000.00' })
    expect(await authority('50000.01')).toBeUndefined()
  })
})

describe('1.3.1 an exception', () => {
  const exceptions = 'governance.exception'
  const wanted = { clause: '4.2.2', reason: '急件', scope: '样件', from: today, until: '2026-12-24' }

  test('is asked for by one and approved by another', async () => {
    const asked = await made('rdhead', exceptions, wanted)
    await done('rdhead', asked, exceptions, 'submit')
    expect((await refusalOf(done('rdhead', asked, exceptions, 'approve'))).kind).toBe('forbidden')
    expect((await done('gm', asked, exceptions, 'approve')).state).toBe('approved')
  })

  test('that would be over already is not approved', async () => {
    const asked = await made('rdhead', exceptions, { ...wanted, from: '2026-10-01', until: '2026-11-23' })
    await done('rdhead', asked, exceptions, 'submit')
    expect(await refusalOf(done('gm', asked, exceptions, 'approve'))).toMatchObject({ field: 'until', clause: '1.3.1' })
  })

  test('ends after it begins, and names a clause', async () => {
    expect((await refusalOf(made('rdhead', exceptions, { ...wanted, until: '2026-11-01' }))).field).toBe('until')
    expect((await refusalOf(made('rdhead', exceptions, { ...wanted, clause: '采购' }))).field).toBe('clause')
  })
})

describe('9.1.2 evidence of what no procedure carries', () => {
  const tasks = 'governance.evidence-task'

  test('is delivered by whoever is responsible and accepted by somebody else', async () => {
    const task = await made('ops', tasks, { clause: '2.1.1', title: '市场调研计划', department: by('clerk').department, responsible: by('clerk').person, dueOn: '2026-12-10' })
    expect((await refusalOf(done('auditor', task, tasks, 'deliver', { report: 'x' }))).field).toBe('responsible')
    expect(await done('clerk', task, tasks, 'deliver', { report: '计划已提交' })).toMatchObject({ state: 'delivered', deliveredOn: today })
    expect((await refusalOf(done('clerk', task, tasks, 'accept'))).kind).toBe('forbidden')
    expect((await done('auditor', task, tasks, 'accept')).state).toBe('accepted')
  })

  test('is handed over to another with receipt on both sides; what is declined goes back', async () => {
    const task = await made('ops', tasks, { clause: '1.3.4', title: '资料移交', department: by('clerk').department, responsible: by('clerk').person, dueOn: '2026-12-10' })
    const over = { handTo: by('rdhead').person, handNote: '盘点表三份、钥匙一把' }
    expect((await refusalOf(done('clerk', task, tasks, 'hand-over', { ...over, handTo: by('clerk').person }))).field).toBe('handTo')
    expect((await refusalOf(done('ops', task, tasks, 'hand-over', over))).field).toBe('responsible')
    await done('clerk', task, tasks, 'hand-over', over)
    expect((await refusalOf(done('ops', task, tasks, 'receive'))).field).toBe('handTo')
    expect(await done('rdhead', task, tasks, 'decline', { verdict: '缺一份盘点表' })).toMatchObject({ state: 'open', responsible: by('clerk').person })
    await done('clerk', task, tasks, 'hand-over', over)
    expect((await refusalOf(done('rdhead', task, tasks, 'deliver', { report: 'x' }))).refused.zh).toContain('不能')
    expect(await done('rdhead', task, tasks, 'receive')).toMatchObject({ state: 'open', responsible: by('rdhead').person, handedBy: by('clerk').person, handedOn: today, receivedBy: by('rdhead').person, receivedOn: today })
    expect((await done('rdhead', task, tasks, 'deliver', { report: '已完成' })).state).toBe('delivered')
  })

  test('nobody accepts their own work, whatever their role', async () => {
    const task = await made('ops', tasks, { clause: '9.1.2', title: '月度考核', department: by('ops').department, responsible: by('ops').person, dueOn: '2026-12-10' })
    await done('ops', task, tasks, 'deliver', { report: '已发布' })
    expect((await refusalOf(done('ops', task, tasks, 'accept'))).field).toBe('responsible')
  })
})
