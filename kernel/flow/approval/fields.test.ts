/** What an approver sees and fills in: the rights of a step, beside those of a role. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edit } from '#act'
import { hiddenOf, mayChange } from '#allow'
import { history, one } from '#read'
import { wishDocument } from '../../../tools/testing/stall.ts'
import { openDesk, refusal, type Desk } from '../../../tools/testing/approval-desk.ts'

let { stall, drawn, submitted, has, does, people } = {} as Desk
beforeAll(async () => { ({ stall, drawn, submitted, has, does, people } = await openDesk()) })
afterAll(() => stall.house.close())

const reads = async (login: string, wish: string) => one(stall.house.store, wishDocument, await stall.as(login), wish)
const told = async (login: string, wish: string) => history(stall.house.store, stall.house.plan, wishDocument, await stall.as(login), wish)

describe('2.2.5 the document in an approver’s hands', () => {
  test('who is asked reads it although no role shows it to them, before and after deciding; others do not', async () => {
    await drawn('zf:approvers="person:an" zf:copy="person:chen"')
    const wish = await submitted()
    expect(await reads('an', wish)).toMatchObject({ title: '补充螺栓', total: '10' })
    expect((await told('an', wish)).map(({ action }) => action)).toEqual(['submit', 'make'])
    expect([await reads('bo', wish), await told('bo', wish)]).toEqual([undefined, []])
    expect(await reads('chen', wish)).toMatchObject({ title: '补充螺栓' })
    await does('an', wish, 'transfer', { to: people('bo'), opinion: '归您管' })
    expect(await reads('bo', wish)).toBeDefined()
    await does('bo', wish, 'approve')
    expect(await reads('bo', wish)).toMatchObject({ state: 'approved' })
  })
  test('who waits for their turn does not read it yet', async () => {
    await drawn('zf:approvers="person:an,person:bo" zf:mode="sequence"')
    const wish = await submitted()
    expect([await reads('an', wish), await reads('bo', wish)]).toMatchObject([{ title: '补充螺栓' }, undefined])
  })
  test('隐藏: what the step hides stands neither in the document nor its history nor in the inbox, until their role shows it again', async () => {
    await drawn('zf:approvers="person:lao,person:an" zf:mode="all" zf:hidden="total,lines"')
    const wish = await submitted()
    for (const login of ['lao', 'an']) {
      expect(await reads(login, wish)).not.toHaveProperty('total')
      expect(await reads(login, wish)).not.toHaveProperty('lines')
      expect((await told(login, wish)).find(({ action }) => action === 'make')?.after).not.toHaveProperty('total')
      expect(await has(login, wish)).toMatchObject({ amount: null })
      await does(login, wish, 'approve')
    }
    expect(await reads('lao', wish)).toMatchObject({ total: '10' })
    expect(await reads('an', wish)).not.toHaveProperty('total')
    expect(await reads('wei', wish)).toMatchObject({ total: '10' })
  })
  test('what the mask keeps from a role stays kept from whoever comes through a task', async () => {
    await drawn('zf:approvers="person:an"')
    const wish = await submitted()
    await stall.house.store.query({ text: `update stall.wish set secret = '8.50' where id = $1`, values: [wish] })
    expect([await reads('an', wish), await reads('lao', wish)]).toMatchObject([expect.not.objectContaining({ secret: '8.50' }), { secret: '8.50' }])
  })
  test('whoever came through a task only decides: the document itself is not theirs to change', async () => {
    await drawn('zf:approvers="person:an" zf:write="neededBy"')
    const wish = await submitted()
    expect((await refusal(edit(stall.house, await stall.as('an'), 'stall.wish', wish, undefined, { neededBy: '2026-10-10' }))).kind).toBe('not-found')
    expect(await does('an', wish, 'approve', { values: { neededBy: '2026-10-10' } })).toBe('approved')
    expect(await reads('wei', wish)).toMatchObject({ neededBy: '2026-10-10' })
  })
  test('只读: while the step is in hand nothing that it shows for reading is changed past it; two steps hold back only what both say', async () => {
    const lao = await stall.as('lao')
    const [first, second] = [{ inHand: true, hidden: ['total'], read: ['title'] }, { inHand: true, hidden: ['total'], read: [] }]
    const row = { department: stall.ids['lab'] }
    expect(hiddenOf(wishDocument, lao, row, [first, second])).toEqual(['total'])
    expect(hiddenOf(wishDocument, lao, row, [{ ...first, inHand: false }])).toEqual([])
    expect(mayChange(wishDocument, [first], ['neededBy', 'title'])).toMatchObject({ field: 'title', kind: 'forbidden' })
    expect(mayChange(wishDocument, [first], ['total'])).toMatchObject({ field: 'total' })
    expect(mayChange(wishDocument, [first, second], ['title'])).toBeUndefined()
  })
})
