/** 离职转办: nothing is left waiting for somebody who is gone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, make } from '#act'
import { houseActor } from '#allow'
import { attendAbandoned } from '#flow'
import { history } from '#read'
import { Refused } from '#words'
import { wishDocument } from '../../../tools/testing/stall.ts'
import { openDesk, refusal, type Desk } from '../../../tools/testing/approval-desk.ts'

let { stall, drawn, submitted, has, does, who, people } = {} as Desk
beforeAll(async () => { ({ stall, drawn, submitted, has, does, who, people } = await openDesk()) })
afterAll(() => stall.house.close())

const leaves = (login: string, successor?: string) => act(stall.house, houseActor, { document: 'commons.person', id: stall.ids[login] ?? '', action: 'leave', values: { leftOn: '2026-09-28', ...(successor ? { successor: stall.ids[successor] } : {}) } })
const returns = (login: string) => act(stall.house, houseActor, { document: 'commons.person', id: stall.ids[login] ?? '', action: 'rejoin' })

describe('2.2.5 离职转办', () => {
  test('every open task goes to the named successor with a deed of its own; who sits there already does not sit twice', async () => {
    await drawn('zf:approvers="person:an"')
    const alone = await submitted()
    await drawn('zf:approvers="person:an,person:bo,person:chen" zf:mode="sequence"')
    const inOrder = await submitted()
    await stall.house.store.query({ text: `update commons.person set name_en = 'Ann' where id = $1`, values: [stall.ids['an']] })
    await leaves('an', 'bo')
    expect([(await has('bo', alone))?.signers.map(({ state }) => state), (await has('bo', inOrder))?.signers.map(({ state }) => state)]).toEqual([['open'], ['removed', 'open', 'waiting']])
    for (const wish of [alone, inOrder]) {
      const deeds = (await history(stall.house.store, stall.house.plan, wishDocument, await stall.as('wei'), wish)).filter(({ action }) => action === 'task:hand-over')
      expect(deeds).toMatchObject([{ label: ['离职转办', 'Handed over on leaving'], opinion: null, whom: ['an → bo', 'Ann → bo'], before: null, after: null }])
    }
    expect(await stall.house.store.query({ text: `select 1 from house.notification where kind = 'handed-over' and person = $1`, values: [stall.ids['bo']] })).toHaveLength(2)
    expect(await does('bo', alone, 'approve')).toBe('approved')
    await does('bo', inOrder, 'approve')
    expect(await does('chen', inOrder, 'approve')).toBe('approved')
    await returns('an')
  })
  test('where nobody is named it goes to the head above, and a successor has to work here', async () => {
    await stall.house.store.query({ text: 'update commons.department set head = $1 where id = $2', values: [stall.ids['lao'], stall.ids['lab']] })
    await drawn('zf:approvers="person:an"')
    const wish = await submitted()
    await leaves('chen', 'an')
    expect((await refusal(leaves('an', 'chen'))).field).toBe('successor')
    expect((await refusal(leaves('an', 'an'))).field).toBe('successor')
    await leaves('an')
    expect((await who(wish)).tokens[0]?.people).toEqual(people('lao'))
    await returns('an')
    await returns('chen')
  })
  test('what a role is to decide that nobody holds any more goes where the drawing sends it for want of anybody', async () => {
    const holding = (await make(stall.house, houseActor, 'commons.role-holding', { person: stall.ids['bo'], role: 'project-manager', from: '2026-01-01' })).row.id
    await act(stall.house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
    const attended = () => stall.house.store.transaction((unit) => attendAbandoned(unit, stall.house))
    await drawn('zf:approvers="role:head@department"')
    const held = await submitted()
    await drawn('zf:approvers="role:project-manager"')
    const wish = await submitted()
    expect(await attended()).toBe(false)
    await leaves('bo', 'an')
    expect([await attended(), await attended()]).toEqual([true, false])
    expect((await has('root', wish))?.signers).toMatchObject([{ state: 'open', why: 'nobody-found' }])
    expect(await has('lao', held)).toBeDefined()
    expect(await does('root', wish, 'approve')).toBe('approved')
    await returns('bo')
  })
  test('a decision made while its maker leaves either counts or is the successor’s to make; it is never lost', async () => {
    await drawn('zf:approvers="person:an"')
    for (let round = 0; round < 5; round++) {
      const wish = await submitted()
      const [decided] = await Promise.allSettled([does('an', wish, 'approve'), leaves('an', 'bo')])
      if (decided.status === 'rejected') {
        // Who has left before they came in is nobody any more.
        if (decided.reason?.message !== 'nobody is called an') expect(decided.reason).toBeInstanceOf(Refused)
        expect(await does('bo', wish, 'approve')).toBe('approved')
      } else expect([decided.value, await has('bo', wish)]).toEqual(['approved', undefined])
      await returns('an')
    }
  })
})
