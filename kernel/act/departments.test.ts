/** Two departments: a role held in one counts there, and for nothing of the other - also for those who may look everywhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseActor } from '#allow'
import { act, batch, make, may, type AnyRow } from '#act'
import { inbox } from '#flow'
import { one, page } from '#read'
import { Refused } from '#words'
import { openStall, type Stall } from '../../tools/testing/open-stall.ts'
import { wishDocument } from '../../tools/testing/stall.ts'

let stall: Stall
let wish: AnyRow
beforeAll(async () => {
  stall = await openStall()
  wish = await stall.make('wei', 'stall.wish', { title: '量具', unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] })
})
afterAll(() => stall.house.close())

const listed = async (login: string) => (await page(stall.house.store, stall.house.plan, wishDocument, await stall.as(login), {})).items.map(({ id }) => id)
const kindOf = (attempt: Promise<unknown>) => attempt.then(() => 'done', (error: unknown) => { if (error instanceof Refused) return error.refusal.kind; throw error })

test('9.4.2 the head of another department finds it in no list, opens it not, and does nothing to it', async () => {
  expect(await listed('fang')).toEqual([])
  expect(await one(stall.house.store, wishDocument, await stall.as('fang'), wish.id)).toBeUndefined()
  expect(await kindOf(stall.act('fang', 'stall.wish', wish.id, 'cancel'))).toBe('not-found')
})

test('9.4.2 who may look everywhere as a keeper is still head of the own department only', async () => {
  const holding = await make(stall.house, houseActor, 'commons.role-holding', { person: stall.ids['fang'], role: 'keeper', from: '2026-01-01' })
  await act(stall.house, houseActor, { document: 'commons.role-holding', id: holding.row.id, action: 'grant' })
  const fang = await stall.as('fang')
  expect(await listed('fang')).toEqual([wish.id])
  expect((await may(stall.house, fang, wishDocument, wish))['cancel']).toMatchObject({ kind: 'forbidden' })
  expect(await kindOf(stall.act('fang', 'stall.wish', wish.id, 'cancel'))).toBe('forbidden')
  expect((await batch(stall.house, fang, [{ document: 'stall.wish', id: wish.id, action: 'cancel' }]))[0]).toMatchObject({ refusal: { kind: 'forbidden' } })
  await stall.act('wei', 'stall.wish', wish.id, 'submit')
  expect((await inbox(stall.house, fang, 'todo', stall.house.store.clock().toISOString(), { record: wish.id })).items).toEqual([])
  await expect(stall.decide('fang', wish.id, 'approve')).rejects.toThrow('has no task')
  expect((await stall.decide('lao', wish.id, 'approve')).state).toBe('approved')
})
