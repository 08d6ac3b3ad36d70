/** 1.3.3 running cases go on in a new version of their drawing: planned, tried, done in one transaction, or refused with the reason. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compile, publishDrawing } from '#flow'
import { openDoor, wishOf, type Door } from './testing/door.ts'

let door: Door
let first = ''
const wishes: { id: string; number: string }[] = []
beforeAll(async () => {
  door = await openDoor()
  first = await readFile(new URL('../../tools/testing/stall.bpmn', import.meta.url), 'utf8')
  for (const submitted of [1, 2, 3]) {
    const wish = await door.stall.make('wei', 'stall.wish', wishOf(door.stall, String(submitted)))
    await door.stall.act('wei', 'stall.wish', wish.id, 'submit')
    wishes.push({ id: wish.id, number: wish.number })
  }
  await door.stall.decide('lao', wishes[2]?.id ?? '', 'approve')
})
afterAll(() => door.close())

async function published(xml: string): Promise<number> {
  const { store } = door.stall.house
  return store.transaction(async (unit) => publishDrawing(unit, { key: 'wish', label: ['申请流程', 'Wish process'], xml, definition: await compile(xml) }, door.stall.ids['fang'] ?? ''))
}
const sent = (body: object, preview = false) => door.ask('fang', 'POST', `/api/processes/wish/migrate${preview ? '?preview=true' : ''}`, { body })
const versions = async () => (await door.stall.house.store.query<{ version: number }>({ text: 'select version from house.instance order by number' })).map(({ version }) => version)
const renamed = (xml: string) => xml.replaceAll('"Decide"', '"Judge"').replace('name="批准申请"', 'name="负责人审批"').replace('zf:en="Approve the wish"', 'zf:en="Head approves"').replace('zf:due="P2D"', 'zf:due="P5D"')

test('only who may design the process plans it or does it', async () => {
  expect((await door.ask('wei', 'GET', '/api/processes/wish/migration?from=1&to=1')).status).toBe(403)
  expect((await door.ask('wei', 'POST', '/api/processes/wish/migrate', { body: { from: 1, to: 1 } })).status).toBe(403)
  expect((await door.ask('fang', 'GET', '/api/processes/nothing/migration?from=1&to=1')).status).toBe(404)
  expect((await sent({ from: 1, to: 99, map: {} })).body).toMatchObject({ refused: { zh: '没有第 99 版' }, field: 'to' })
})

test('the plan tells where cases stand and what each node seems to be in the new version', async () => {
  const to = await published(renamed(first))
  const { body } = await door.ask('fang', 'GET', `/api/processes/wish/migration?from=1&to=${to}`)
  expect(body.items).toMatchObject([{ node: 'Decide', name: ['批准申请', 'Approve the wish'], cases: 2, to: null, choices: [{ node: 'Fetch' }, { node: 'Judge', name: ['负责人审批', 'Head approves'] }] }, { node: 'Fetch', cases: 1, to: 'Fetch' }])
})

test('a dry run reports each case, and numbers only to those who see them; nothing is changed by it', async () => {
  const { body } = await sent({ from: 1, to: 2, map: {} }, true)
  expect(body).toMatchObject({ total: 3, refused: 2 })
  expect(body.items.map(({ number }: { number: string | null }) => number)).toEqual([null, null, null])
  expect(body.items.find(({ refusal }: { refusal?: object }) => refusal).refusal).toMatchObject({ refused: { zh: expect.stringContaining('批准申请'), en: expect.stringContaining('no node') }, rule: 'migrate-node' })
  expect(await versions()).toEqual([1, 1, 1])
})

test('with one case that does not fit, none goes over', async () => {
  expect(await sent({ from: 1, to: 2, map: {} })).toMatchObject({ status: 409, body: { rule: 'migrate', field: 'map' } })
  expect(await sent({ from: 1, to: 2, map: { Decide: 'Nowhere' } })).toMatchObject({ status: 422, body: { rule: 'migrate-map' } })
  expect((await sent({ from: 1, to: 2, map: { Decide: 'Fetch' } }, true)).body).toMatchObject({ refused: 2 })
  expect(await versions()).toEqual([1, 1, 1])
})

test('the dry run says which deadlines the new version moves, counted in working days from when the task opened, and how many cases are left for another time', async () => {
  const { body } = await sent({ from: 1, to: 2, map: { Decide: 'Judge' } }, true)
  expect([body.refused, body.left]).toEqual([0, 0])
  expect(body.items.flatMap(({ retimed }: { retimed: readonly object[] }) => retimed)).toEqual(Array.from({ length: 2 }, () => ({ node: 'Judge', name: ['负责人审批', 'Head approves'], was: '2026-09-30T10:00:00.000Z', is: '2026-10-10T10:00:00.000Z' })))
})

test('many cases are tried a part at a time, each part after the case the one before ended with', async () => {
  const { body: first } = await sent({ from: 1, to: 2, map: { Decide: 'Judge' }, limit: 2 }, true)
  expect([first.total, first.left, first.next]).toEqual([2, 1, first.items[1].instance])
  const { body: rest } = await sent({ from: 1, to: 2, map: { Decide: 'Judge' }, limit: 2, after: first.next }, true)
  expect([rest.total, rest.left, rest.next]).toEqual([1, 0, null])
  expect(new Set([...first.items, ...rest.items].map(({ instance }: { instance: string }) => instance)).size).toBe(3)
  expect(await sent({ from: 1, to: 2, map: {}, limit: 0 })).toMatchObject({ status: 422, body: { field: 'limit' } })
  expect(await sent({ from: 1, to: 2, map: {}, after: 'the last' })).toMatchObject({ status: 422, body: { field: 'after' } })
})

test('a dry run keeps nobody from working on the cases it has looked at', async () => {
  const { pool } = door.stall.house.store
  const [first, second] = (await pool.query<{ id: string }>('select id from house.instance order by id')).rows
  const [busy, colleague] = [await pool.connect(), await pool.connect()]
  try {
    await busy.query('begin')
    await busy.query('select id from house.instance where id = $1 for update', [second?.id])
    const trying = sent({ from: 1, to: 2, map: { Decide: 'Judge' } }, true)
    await expect.poll(async () => (await colleague.query('select from pg_locks where not granted')).rowCount, { timeout: 30_000 }).toBeGreaterThan(0)
    expect((await colleague.query('select id from house.instance where id = $1 for update nowait', [first?.id])).rowCount).toBe(1)
    await busy.query('rollback')
    expect((await trying).body).toMatchObject({ total: 3, refused: 0 })
  } finally { busy.release(); colleague.release() }
})

test('mapped, all go over at once: whoever was asked is still asked, under the new name, and the case walks on to its end', async () => {
  const { status, body } = await sent({ from: 1, to: 2, map: { Decide: 'Judge' } })
  expect([status, body.total, body.refused]).toEqual([200, 3, 0])
  expect(await versions()).toEqual([2, 2, 2])
  const { body: { items } } = await door.ask('lao', 'GET', '/api/tasks')
  expect(items.map((one: { name: readonly string[] }) => one.name)).toEqual([['负责人审批', 'Head approves'], ['负责人审批', 'Head approves']])
  expect(items.map((one: { dueAt: string }) => one.dueAt)).toEqual(['2026-10-10T10:00:00.000Z', '2026-10-10T10:00:00.000Z'])
  expect((await door.stall.decide('lao', wishes[0]?.id ?? '', 'approve')).state).toBe('approved')
  const [deed] = await door.stall.house.store.query<{ after: object }>({ text: `select after from house.deed where action = 'migrate-process'` })
  expect(deed?.after).toMatchObject({ process: 'wish', from: 1, to: 2, cases: 3 })
})

test('parts that go over stay over, whatever becomes of the next', async () => {
  const to = await published(first)
  const map = { Judge: 'Decide' }
  const before = await versions()
  const { body: { next, left } } = await sent({ from: 2, to, map, limit: 1 })
  expect(left).toBe(before.length - 1)
  expect((await versions()).filter((version) => version === to)).toHaveLength(1)
  expect(await sent({ from: 2, to, map, after: next })).toMatchObject({ status: 200, body: { total: left, refused: 0, left: 0, next: null } })
  expect(new Set(await versions())).toEqual(new Set([to]))
})

test('a rehearsal walks the finished cases that whoever draws may see, and no others', async () => {
  expect(await door.ask('fang', 'POST', '/api/processes/wish/simulate', { body: { cases: true } })).toMatchObject({ status: 200, body: { total: 0, changed: 0, items: [] } })
})
