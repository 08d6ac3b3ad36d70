/** A pasted policy becomes a draft version: bound to clauses of the house, held against the version before, with what hangs on its changes. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { compare } from './compare.ts'
import { draftFrom, lookAt, settledOf } from './index.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-11-02T02:00:00Z') })
afterAll(() => company.close())

const text = '运营制度\n一、采购\n1.采购订单下达：采购部门应依据采购计划及时下达采购订单，明确合同条款。\n2.印章使用：用印须经部门负责人批准并登记。\n'
const actor = async (login: string) => (await company.as(login)).actor
const look = async (words: string) => lookAt(company.house, await actor('ops'), { text: words })

describe('10.1.1 a text becomes a version', () => {
  test('what speaks of a clause of the house is bound to it, everything else is a clause of the company\'s own', async () => {
    const { placed } = await look(text)
    expect(placed.map(({ number, clause, own, change }) => [number, clause, own, change])).toEqual([['1.1', '4.2.2', false, 'new'], ['1.2', '0.1.1', true, 'new']])
  })
  test('whoever may not draft a policy does not read one in either', async () => {
    expect((await refusalOf(lookAt(company.house, await actor('dev'), { text }))).kind).toBe('forbidden')
    expect((await refusalOf(draftFrom(company.house, await actor('ops'), { text: '没有编号的一段话' }))).field).toBe('text')
  })
  test('the draft carries words, kind and place of each clause; every clause of the house and of the company gets a proposal with its parameters', async () => {
    const made = await draftFrom(company.house, await actor('ops'), { text })
    expect(made).toMatchObject({ edition: 1, proposed: 80 })
    const { items } = await settledOf(company.house)
    const [order, seal] = ['4.2.2', '0.1.1'].map((clause) => items.find((one) => one.clause === clause))
    expect(order).toMatchObject({ number: '1.1', words: ['及时'], binding: { state: 'proposed', owner: 'buyer', parameters: [{ word: '及时', meaning: '3 个工作日内' }] }, design: { owner: true, limit: true, record: true, separation: true, parameter: true } })
    expect(seal).toMatchObject({ number: '1.2', own: true, binding: { owner: 'department-head', rhythm: 'quarterly' } })
    expect(order?.touches.documents.map(([zh]) => zh)).toContain('采购订单')
  })
  test('once in force, a changed text keeps the clauses it did not change, and tells what hangs on the others', async () => {
    const { items } = await settledOf(company.house)
    const draft = await (await company.as('ops')).make('governance.policy-version', { title: '占位', edition: 9, effectiveFrom: '2026-11-02', clauses: [{ number: '1', title: 'x', text: 'x' }] })
    expect([items.length > 79, draft.state]).toEqual([true, 'draft'])
    const first = await company.house.store.query<{ id: string }>({ text: 'select id from governance.policy_version where edition = 1' })
    await (await company.as('ops')).act('governance.policy-version', first[0]?.id as string, 'submit', { withoutOpinions: '沿用书面制度' })
    await (await company.as('gm')).act('governance.policy-version', first[0]?.id as string, 'issue')
    const again = await look(text.replace('依据采购计划及时下达', '依据已批准的采购计划，于三个工作日内下达').replace('一、采购\n', '一、采购\n1.供应商选择：采购部门负责选择供应商。\n').replace('1.采购订单', '2.采购订单').replace('2.印章', '3.印章'))
    expect(again.placed.map(({ number, clause, change }) => [number, clause, change])).toEqual([['1.1', '4.1.1', 'new'], ['1.2', '4.2.2', 'changed'], ['1.3', '0.1.1', 'moved']])
    expect([again.against?.edition, again.touched['4.2.2']?.documents.length, again.touched['4.2.2']?.duties.length]).toEqual([1, expect.any(Number), expect.any(Number)])
    expect(again.touched['4.2.2']?.processes.map(([zh]) => zh)).toContain('采购到付款')
  })
})

test('10.1.1 spaces and punctuation make no other clause; a clause that is gone is told', () => {
  const before = [{ number: '1', title: '甲', text: '甲部门，负责。', bound: '1.3.1' }, { number: '2', title: '乙', text: '乙部门检查库存并登记台账。', bound: '1.3.2' }]
  const { items, removed } = compare([{ number: '1', title: '甲', text: '甲部门 负责' }], before)
  expect([items, removed.map(({ number }) => number)]).toEqual([[{ change: 'same', before: before[0] }], ['2']])
})

const shared = process.env['ZHANGFA_SHARED']
const paste = shared ? join(shared, 'policy', 'source.txt') : ''
test.skipIf(!existsSync(paste))('10.1.1 all 73 items of a real paste are bound to the clause of their number (needs ZHANGFA_SHARED)', async () => {
  const begun = performance.now()
  const { placed } = await look(readFileSync(paste, 'utf8'))
  process.stdout.write(`looked at the paste in ${Math.round(performance.now() - begun)} ms\n`)
  expect(placed.filter(({ number, clause }) => number !== clause).map(({ number }) => number)).toEqual([])
  expect(placed).toHaveLength(73)
})
