/** What the company settles of a clause is what is owed from then on: owner, rhythm, days after the period; what it rejects is not owed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseActor } from '#allow'
import { attend, clauseStatus, keptPlan, occurrencesOf, owedOf } from '#duty'
import { inbox } from '#flow'
import { theCalendar, theHouse } from '../../server/house.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { settled } from '../../tools/testing/open-stall.ts'
import { ownProposal, proposalOf } from './proposal.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-02-02T02:00:00Z') })
afterAll(() => company.close())

const when = (at: string) => ({ at, zone: 'Asia/Shanghai' })
const attended = async () => { await settled(company.house); await attend(company.house.store, theHouse, theCalendar) }
const owed = async (clause: string, at = '2026-04-02T02:00:00Z') => (await occurrencesOf(company.house.store, theHouse, houseActor, clause, when(at))).map(({ period, dueAt, state }) => [period, dueAt?.slice(0, 10), state])
const written = (words: readonly string[] = []) => ({ title: '市场调研', text: '市场部门应定期开展市场调研，及时上报。', words })

async function bound(clause: string, change: Readonly<Record<string, unknown>> = {}) {
  const ops = await company.as('ops')
  const declared = theHouse.clauses.get(clause)
  const values = declared ? proposalOf(clause, declared, written(['定期', '及时'])) : ownProposal(clause, written())
  return ops.make('governance.binding', { ...values, ...change })
}

describe('1.3.3 a clause is kept as the company has settled it', () => {
  test('a proposal changes nothing; accepted, its rhythm and days of grace replace what was owed before its day', async () => {
    await attended()
    expect(await owed('2.1.1')).toEqual([['2026Q1', '2026-03-31', 'overdue'], ['2026Q2', '2026-06-30', 'not-due']])
    const binding = await bound('2.1.1', { rhythm: 'monthly', grace: 3, owner: 'general-manager' })
    await attended()
    expect(await owed('2.1.1')).toHaveLength(2)
    await (await company.as('ops')).act('governance.binding', binding.id, 'accept')
    await attended()
    expect(await owed('2.1.1')).toEqual([['2026-01', '2026-02-04', 'broken'], ['2026-02', '2026-03-04', 'broken'], ['2026-03', '2026-04-03', 'not-due']])
    const mine = await owedOf(company.house.store, theHouse, (await company.as('gm')).actor, when('2026-02-03T02:00:00Z'), { box: 'mine' })
    expect(mine.map(({ clause, owner }) => [clause, owner])).toContainEqual(['2.1.1', 'general-manager'])
  })
  test('rejected with a reason it owes nothing more and shows as not landed, what was late stays told; accepted after all it is owed again', async () => {
    const ops = await company.as('ops')
    const binding = await bound('7.1.2')
    expect((await refusalOf(ops.act('governance.binding', binding.id, 'reject'))).field).toBe('reason')
    await ops.act('governance.binding', binding.id, 'reject', { reason: '本公司不采购信息系统' })
    await attended()
    const stateOf = async () => (await clauseStatus(company.house.store, theHouse, when('2026-02-03T02:00:00Z'))).clauses.find(({ number }) => number === '7.1.2')?.state
    expect([await owed('7.1.2'), await stateOf()]).toEqual([[['2026-01', '2026-01-31', 'broken']], 'not-landed'])
    await ops.act('governance.binding', binding.id, 'accept')
    await attended()
    expect((await owed('7.1.2', '2026-02-03T02:00:00Z')).map(([period]) => period)).toEqual(['2026-01', '2026-02'])
  })
  test('a clause of the company\'s own is kept by plain evidence like any other', async () => {
    const [ops, dev] = [await company.as('ops'), await company.as('dev')]
    const binding = await bound('0.2.1', { owner: 'rd-manager', rhythm: 'monthly' })
    await ops.act('governance.binding', binding.id, 'accept')
    await attended()
    expect((await keptPlan(company.house.store, theHouse)).clauses.get('0.2.1')?.title[0]).toBe('市场调研')
    const task = await dev.make('governance.evidence-task', { clause: '0.2.1', title: '用印登记', department: company.id('RND'), responsible: company.id('dev'), dueOn: '2026-02-27', period: '2026-02' })
    await dev.act('governance.evidence-task', task.id, 'deliver', { report: '已登记' })
    await ops.act('governance.evidence-task', task.id, 'accept')
    await attended()
    expect((await clauseStatus(company.house.store, theHouse, when('2026-02-03T02:00:00Z'))).clauses.find(({ number }) => number === '0.2.1')).toMatchObject({ state: 'kept' })
  })
  test('evidence goes to whoever the company settled on; where that is whoever did the work, to the next that accepts it', async () => {
    const [ops, dev, auditor] = [await company.as('ops'), await company.as('dev'), await company.as('auditor')]
    await ops.act('governance.binding', (await bound('3.2.3')).id, 'accept')
    const delivered = async (login: string) => {
      const task = await dev.make('governance.evidence-task', { clause: '3.2.3', title: '产品评估', department: company.id('RND'), responsible: company.id(login), dueOn: '2026-02-27' })
      return (await company.as(login)).act('governance.evidence-task', task.id, 'deliver', { report: '已评估' })
    }
    expect([await delivered('dev'), await delivered('auditor')].map((task) => task['acceptor'])).toEqual(['operations-director', 'operations-director'])
    const own = await delivered('ops')
    expect(own).toMatchObject({ acceptor: 'internal-auditor' })
    const waits = async (login: string) => (await inbox(company.house, (await company.as(login)).actor, 'todo', '2026-02-03T02:00:00Z', { record: own.id })).items.length
    expect([await waits('ops'), await waits('auditor')]).toEqual([0, 1])
    expect(await auditor.act('governance.evidence-task', own.id, 'accept')).toMatchObject({ state: 'accepted' })
  })
  test('nobody accepts their own work: owner and accountable differ', async () => {
    expect((await refusalOf(bound('3.1.1', { accountable: 'rd-manager' }))).field).toBe('accountable')
  })
})
