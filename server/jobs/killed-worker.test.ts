/** Timers: done once although a worker is killed in the middle, however many workers there are, and beside other work. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile, publishDrawing } from '#flow'
import { incidents, retryIncident } from '#host'
import { openStall, type Stall } from '../../tools/testing/open-stall.ts'
import { fire } from './worker.ts'

let stall: Stall
let other: pg.Client
const dueAt = '2026-10-20T02:00:00.000Z'
/** Approved wishes rest a day before somebody fetches the goods. */
beforeAll(async () => {
  stall = await openStall()
  const xml = (await readFile(new URL('../../tools/testing/stall.bpmn', import.meta.url), 'utf8'))
    .replace('targetRef="Fetch"/>', 'targetRef="Rest"/><intermediateCatchEvent id="Rest"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f8" sourceRef="Rest" targetRef="Fetch"/>')
  await stall.house.store.transaction(async (unit) => publishDrawing(unit, { key: 'wish', label: ['申请流程', 'Wish process'], xml, definition: await compile(xml) }, stall.ids['lao'] ?? ''))
  other = new pg.Client({ connectionString: await urlOf(stall) })
  await other.connect()
})
afterAll(async () => { await other.end(); await stall.house.close() })

async function urlOf({ house }: Stall): Promise<string> {
  const [here] = await house.store.query<{ name: string }>({ text: 'select current_database() as name' })
  const url = new URL(process.env['ZHANGFA_TEST_PG'] ?? '')
  url.pathname = `/${here?.name ?? ''}`
  return url.href
}
async function resting(count: number): Promise<void> {
  stall.now.set('2026-09-28T02:00:00.000Z')
  for (let made = 0; made < count; made++) {
    const wish = await stall.make('wei', 'stall.wish', { title: '螺栓', unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] })
    await stall.act('wei', 'stall.wish', wish.id, 'submit')
    await stall.decide('lao', wish.id, 'approve')
  }
  stall.now.set(dueAt)
}
const asked = async (text: string): Promise<number> => (await stall.house.store.query<{ count: number }>({ text }))[0]?.count ?? -1
const fetching = () => asked(`select count(*)::integer as count from house.task where node = 'Fetch'`)
const left = () => asked(`select count(*)::integer as count from house.flow_event where kind = 'left' and node = 'Rest'`)
const unfired = () => asked('select count(*)::integer as count from house.timer where fired_at is null and cancelled_at is null')

describe('a timer', () => {
  test('that a worker fires as it is killed is fired once: by what it had sent already, or by another', { timeout: 120_000 }, async () => {
    await resting(1)
    const worker = spawn(process.execPath, [join(import.meta.dirname, 'testing/one-timer.ts'), await urlOf(stall), dueAt], { stdio: ['pipe', 'pipe', 'inherit'] })
    const over = new Promise((go) => { worker.once('exit', (_code, signal) => go(signal)) })
    await once(worker.stdout, 'data')
    await other.query('begin; lock table house.flow_event in exclusive mode')
    try {
      worker.stdin.write('go\n')
      await expect.poll(() => asked(`select count(*)::integer as count from pg_locks where relation = 'house.flow_event'::regclass and not granted`), { timeout: 30_000 }).toBe(1)
      worker.kill('SIGKILL')
      expect(await over).toBe('SIGKILL')
      expect(await Promise.all([fire(stall.house), fire(stall.house)])).toEqual([0, 0])
    } finally { await other.query('rollback') }
    await expect.poll(async () => { await fire(stall.house); return unfired() }, { timeout: 10_000 }).toBe(0)
    expect([await left(), await fetching()]).toEqual([1, 1])
  })

  test('of a backlog is fired once by whichever of several workers comes first, and other work goes on between', async () => {
    const before = await fetching()
    await resting(12)
    const backlog = await unfired()
    let fired = 0
    const drain = async () => { while (await fire(stall.house)) fired++ }
    const [wish] = await Promise.all([stall.make('wei', 'stall.wish', { title: '急用', unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] }), drain(), drain(), drain(), drain()])
    await stall.act('wei', 'stall.wish', wish.id, 'submit')
    expect([backlog, fired, await unfired()]).toEqual([12, 12, 0])
    expect(await fetching() - before).toBe(12)
    expect(await asked(`select count(*)::integer as count from (select instance from house.flow_event where kind = 'left' and node = 'Rest' group by instance having count(*) > 1) twice`)).toBe(0)
  })

  test('that has just come due does not wait behind a backlog', async () => {
    await resting(3)
    const [last] = await stall.house.store.query<{ id: string }>({ text: `update house.timer set due_at = due_at + interval '1 hour' where id = (select id from house.timer where fired_at is null and cancelled_at is null order by id desc limit 1) returning id` })
    await fire(stall.house, 'latest')
    expect(await asked(`select count(*)::integer as count from house.timer where id = '${last?.id ?? ''}' and fired_at is not null`)).toBe(1)
    expect(await unfired()).toBe(2)
    while (await fire(stall.house)) continue
    expect(await unfired()).toBe(0)
  })

  test('of a case that somebody holds is left alone, without waiting, while those of others are fired', async () => {
    await resting(2)
    const [held] = await stall.house.store.query<{ instance: string }>({ text: 'select instance from house.timer where fired_at is null and cancelled_at is null order by due_at limit 1' })
    await other.query('begin')
    try {
      await other.query('select 1 from house.instance where id = $1 for no key update', [held?.instance])
      await other.query('update house.timer set due_at = due_at where instance = $1', [held?.instance])
      expect([await fire(stall.house), await fire(stall.house), await unfired()]).toEqual([1, 0, 1])
    } finally { await other.query('commit') }
    expect([await fire(stall.house), await unfired()]).toEqual([1, 0])
  })

  test('that fails is tried again later and later, is then left to a person, and goes on when the cause is mended', async () => {
    await resting(1)
    await other.query(`alter table house.task add constraint nobody_fetches check (node <> 'Fetch') not valid`)
    const pauses: number[] = []
    for (let tries = 0; tries < 8; tries++) {
      expect(await fire(stall.house)).toBe(1)
      expect(await fire(stall.house)).toBe(0)
      const retry = await asked(`select (extract(epoch from retry_at) * 1000)::float8 as count from house.timer where fired_at is null and cancelled_at is null`)
      pauses.push(retry - stall.house.store.clock().getTime())
      stall.now.set(new Date(retry).toISOString())
    }
    expect(pauses.slice(0, 4)).toEqual([10_000, 20_000, 40_000, 80_000])
    const [incident, ...others] = await incidents(stall.house.store)
    expect(others).toEqual([])
    expect(incident).toMatchObject({ kind: 'timer', what: ['Rest', 'Rest'], document: 'stall.wish', number: expect.any(String), attempts: 8, error: expect.stringContaining('nobody_fetches') })
    expect(await fire(stall.house)).toBe(0)
    await other.query('alter table house.task drop constraint nobody_fetches')
    await retryIncident(stall.house.store, 'timer', incident?.id ?? '')
    expect([await fire(stall.house), await unfired(), (await incidents(stall.house.store)).length]).toEqual([1, 0, 0])
  })
})
