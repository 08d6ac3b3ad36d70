/** What happens by itself: once each, tried again when it fails, holding up nothing else, left to a person in the end. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { House } from '#act'
import { reaction } from '#declare'
import { retime } from '#flow'
import { incidents, react, retryIncident } from '#host'
import { Refused, refuse } from '#words'
import { openStall, type Stall } from '../../tools/testing/open-stall.ts'
import { wishApproved } from '../../tools/testing/stall.ts'
import { repeating } from './repeating.ts'
import { startWorker } from './worker.ts'

let stall: Stall
let house: House
/** Titles of wishes on whose approval the reaction fails. */
const failing = new Set<string>()
beforeAll(async () => {
  stall = await openStall()
  const thanks = reaction('stall.thanks', wishApproved, ({ row, id }) => {
    if (failing.has(row['title'] as string)) throw row['title'] === '丙' ? new Refused(refuse('无货可谢', 'Nothing to thank with')) : new Error(`no thanks for ${String(row['title'])}`)
    return [{ document: 'stall.wish', values: { title: `谢 ${id}`, unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] } }]
  })
  house = { ...stall.house, plan: { ...stall.house.plan, reactions: [thanks] } }
  await react(house)
})
beforeEach(() => { failing.clear() })
afterAll(() => stall.house.close())

let day = 1
const later = (): void => stall.now.set(`2026-10-${String(++day).padStart(2, '0')}T02:00:00.000Z`)
const approved = async (title: string): Promise<string> => {
  const wish = await stall.make('wei', 'stall.wish', { title, unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] })
  await stall.act('wei', 'stall.wish', wish.id, 'submit')
  await stall.decide('lao', wish.id, 'approve')
  return wish.id
}
const thanked = async (id: string): Promise<number> => (await house.store.query<{ count: number }>({ text: 'select count(*) as count from stall.wish where title = $1', values: [`谢 ${id}`] }))[0]?.count ?? 0

describe('a reaction', () => {
  test('that fails is rolled back and tried again later, and holds up nobody else’s', async () => {
    failing.add('甲')
    const [first, second] = [await approved('甲'), await approved('乙')]
    await react(house)
    expect([await thanked(first), await thanked(second)]).toEqual([0, 1])
    failing.clear()
    await react(house)
    expect(await thanked(first)).toBe(0)
    later()
    await react(house)
    expect(await thanked(first)).toBe(1)
    expect(await incidents(house.store)).toEqual([])
  })
  test('that fails again and again is an incident, until a person lets it be tried again', async () => {
    failing.add('丙')
    const id = await approved('丙')
    for (let tries = 0; tries < 8; tries++) { await react(house); later() }
    const [incident, ...others] = await incidents(house.store)
    expect(others).toEqual([])
    expect(incident).toMatchObject({ kind: 'reaction', what: 'stall.wish-approved', document: 'stall.wish', record: id, attempts: 8, error: ['无货可谢', 'Nothing to thank with'] })
    expect(await incidents(house.store, () => 'false')).toMatchObject([{ what: 'stall.wish-approved', record: null, number: incident?.number, seen: false }])
    failing.clear()
    await react(house)
    expect(await thanked(id)).toBe(0)
    await retryIncident(house.store, 'reaction', incident?.id ?? '')
    await react(house)
    expect(await thanked(id)).toBe(1)
    await expect(retryIncident(house.store, 'reaction', incident?.id ?? '')).rejects.toMatchObject({ refusal: { kind: 'not-found' } })
  })
  test('happens once, however many workers there are', async () => {
    const ids = [await approved('丁'), await approved('戊'), await approved('己')]
    await Promise.all([react(house), react(house), react(house), react(house)])
    expect(await Promise.all(ids.map(thanked))).toEqual([1, 1, 1])
  })
})

test('a worker works off what waits and stops cleanly', async () => {
  const id = await approved('庚')
  const faults: unknown[] = []
  const workers = [startWorker(house, (error) => faults.push(error)), startWorker(house, (error) => faults.push(error))]
  for (let look = 0; look < 100 && (await thanked(id)) === 0; look++) await new Promise((go) => setTimeout(go, 20))
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(await thanked(id)).toBe(1)
  expect(faults).toEqual([])
})

test('work that throws is reported, rests, and is looked for again', async () => {
  const faults: unknown[] = []
  let looks = 0
  await new Promise<void>((done) => {
    const loop = repeating(async () => { if (++looks === 1) throw new Error('once'); if (looks === 3) setTimeout(() => void loop.stop().then(done)); return looks < 3 ? 1 : 0 }, 1, (error) => faults.push(error))
  })
  expect(faults).toMatchObject([{ message: 'once' }])
  expect(looks).toBeGreaterThanOrEqual(3)
})

test('1.3.3 a timer of a year whose calendar is not out waits, and is counted when the calendar comes', async () => {
  await approved('未公布')
  const [{ id }] = await house.store.query<{ id: string }>({ text: `insert into house.timer (id, instance, subscription, due_at, said, since)
    select gen_random_uuid(), id, 'unknown year', 'infinity', '{"of":"duration","value":"P2D"}', '2031-03-03T02:00:00Z' from house.instance limit 1 returning id` }) as [{ id: string }]
  const due = async () => (await house.store.query<{ due: string }>({ text: `select (due_at at time zone 'UTC')::text as due from house.timer where id = $1`, values: [id] }))[0]?.due
  expect([await retime(house.store, house.calendar), await due()]).toEqual([0, 'infinity'])
  const announced = { ...house.calendar, years: { ...house.calendar.years, 2031: house.calendar.years[2026] } } as typeof house.calendar
  expect([await retime(house.store, announced), await due()]).toEqual([1, '2031-03-05 10:00:00'])
})
