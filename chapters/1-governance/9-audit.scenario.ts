/** Internal audit and the monthly report, told on a real house: planned by risk, sampled, mended, retested by somebody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseActor } from '#allow'
import { attend, occurrencesOf } from '#duty'
import { theCalendar, theHouse } from '../../server/house.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { settled } from '../../tools/testing/open-stall.ts'
import { proposedPlan, weighed } from './9-audit/audit-risk.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-02-02T02:00:00Z') })
afterAll(() => company.close())

const attended = async () => { await settled(company.house); await attend(company.house.store, theHouse, theCalendar) }
const owed = async (clause: string, day: string) => (await occurrencesOf(company.house.store, theHouse, houseActor, clause, { at: `${day}T04:00:00.000Z`, zone: 'Asia/Shanghai' })).map(({ obligation, period, state }) => [obligation, period, state])
const item = (risk: string, quarter: string) => ({ clause: '4.2.2', risk, quarter })

describe('9.1.1 internal audit', () => {
  let plan: string
  test('plans what bears more risk first, and somebody else approves it', async () => {
    const [auditor, gm] = [await company.as('auditor'), await company.as('gm')]
    const wrong = { year: 2027, basis: '风险登记', items: [item('low', 'q1'), item('high', 'q2')] }
    expect(await refusalOf(auditor.make('governance.audit-plan', wrong))).toMatchObject({ field: 'items.1.quarter' })
    const made = await auditor.make('governance.audit-plan', { year: 2026, basis: '风险登记', items: [item('high', 'q1'), item('low', 'q3')] })
    await auditor.act('governance.audit-plan', made.id, 'submit')
    await gm.act('governance.audit-plan', made.id, 'approve')
    plan = made.id
  })
  test('weighs a clause by its findings, by what was not kept, and by how long nobody tested it', () => {
    const stand = (more: object) => weighed({ clause: '4.2.2', open: 0, grave: 0, due: 12, missed: 0, testedUntil: '2026-06-30', ...more }, '2026-11-27')
    expect([stand({}), stand({ testedUntil: '2025-06-30' }), stand({ testedUntil: undefined }), stand({ missed: 1 }), stand({ missed: 2 }), stand({ missed: 4 }), stand({ open: 1 }), stand({ open: 1, grave: 1 })].map(({ points, risk }) => [points, risk]))
      .toEqual([[0, 'low'], [1, 'low'], [2, 'low'], [1, 'low'], [2, 'low'], [4, 'medium'], [2, 'low'], [5, 'high']])
  })
  test('plans what is left of a year evenly, and all that bears risk', () => {
    const stands = Array.from({ length: 40 }, (_, at) => ({ clause: `4.1.${at + 1}`, open: at < 2 ? 3 : 0, grave: 0, due: 0, missed: 0 }))
    const { items } = proposedPlan(2026, stands, '2026-08-03')
    expect([items.length, items[0], items.at(-1)?.quarter, new Set(items.map(({ quarter }) => quarter))]).toEqual([24, { clause: '4.1.1', risk: 'high', quarter: 'q3' }, 'q4', new Set(['q3', 'q4'])])
    expect(new Set(proposedPlan(2027, stands, '2026-08-03').items.map(({ quarter }) => quarter)).size).toBe(4)
  })
  test('a quarter without a reviewed test turns overdue by itself; a reviewed sheet keeps it', async () => {
    await attended()
    expect(await owed('9.1.1', '2026-04-01')).toContainEqual(['governance.test-clauses', '2026Q1', 'broken'])
    const [auditor, gm] = [await company.as('auditor'), await company.as('gm')]
    const values = { plan, clause: '4.2.2', from: '2026-01-01', until: '2026-01-31', auditor: company.id('auditor'), seed: '2026-02-02', population: 3 }
    const sheet = await auditor.make('governance.test-sheet', { ...values, sample: [{ subject: 'CG-1' }, { subject: 'CG-2', result: 'failed' }] })
    const conclusion = { design: 'effective', operation: 'effective', conclusion: '总体可行' }
    expect((await refusalOf(auditor.act('governance.test-sheet', sheet.id, 'conclude', conclusion))).field).toBe('sample.0.result')
    await auditor.edit('governance.test-sheet', sheet.id, { sample: [{ subject: 'CG-1', result: 'passed' }, { subject: 'CG-2', result: 'failed' }] })
    expect((await refusalOf(auditor.act('governance.test-sheet', sheet.id, 'conclude', conclusion))).field).toBe('operation')
    await auditor.act('governance.test-sheet', sheet.id, 'conclude', { ...conclusion, operation: 'deficient' })
    await gm.act('governance.test-sheet', sheet.id, 'review')
    await attended()
    expect(await owed('9.1.1', '2026-04-01')).toContainEqual(['governance.test-clauses', '2026Q1', 'kept'])
  })
  test('a finding closes only after somebody else has retested what was mended', async () => {
    const [auditor, ops] = [await company.as('auditor'), await company.as('ops')]
    const finding = await auditor.make('governance.audit-finding', { clause: '4.2.2', title: '订单无审批', severity: 'high', department: company.id('CO'), responsible: company.id('ops'), dueOn: '2026-03-02' })
    await auditor.act('governance.audit-finding', finding.id, 'raise')
    expect((await refusalOf(auditor.act('governance.audit-finding', finding.id, 'rectify', { cause: '无', rectification: '已改' }))).field).toBe('responsible')
    await ops.act('governance.audit-finding', finding.id, 'rectify', { cause: '未设置限额', rectification: '已补限额' })
    expect((await refusalOf(ops.act('governance.audit-finding', finding.id, 'close', { retest: '合格' }))).field).toBe('rectifier')
    await attended()
    expect(await owed('9.1.1', '2026-03-20')).toContainEqual(['governance.close-finding', null, 'overdue'])
    expect(await auditor.act('governance.audit-finding', finding.id, 'close', { retest: '抽查五笔均合格' })).toMatchObject({ state: 'closed', rectifier: company.id('ops'), retester: company.id('auditor') })
    await attended()
    expect(await owed('9.1.1', '2026-03-20')).toContainEqual(['governance.close-finding', null, 'kept'])
  })
})
