/** 1.3.2 how a process was really walked, asked through the door. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor, wishOf, type Door } from './testing/door.ts'

let door: Door
let key = ''
beforeAll(async () => {
  door = await openDoor()
  const { stall } = door
  key = (await door.ask('wei', 'GET', '/api/processes')).body.items[0].key
  for (const [day, verb] of [['2026-09-28', 'approve'], ['2026-09-29', 'reject'], ['2026-09-30', 'approve']] as const) {
    stall.now.set(`${day}T02:00:00.000Z`)
    const wish = await stall.make('wei', 'stall.wish', wishOf(stall))
    await stall.act('wei', 'stall.wish', wish.id, 'submit')
    stall.now.set(day === '2026-09-30' ? '2026-10-08T02:00:00.000Z' : `${day}T04:00:00.000Z`)
    await stall.decide('lao', wish.id, verb, '看过')
  }
  stall.now.set('2026-09-28T02:30:00.000Z')
})
afterAll(() => door.close())

test('tells ways, waits in working time across a holiday, and how far it kept to the drawing', async () => {
  const { status, body } = await door.ask('lao', 'GET', `/api/processes/${key}/mining`)
  expect(status).toBe(200)
  expect(body.size).toMatchObject({ cases: 3, people: 1 })
  expect(body.variants.map(({ count }: { count: number }) => count)).toEqual([2, 1])
  expect(body.conformance).toMatchObject({ fitness: 1, deviations: [] })
  const [slowest] = body.waits
  expect(body.activities[slowest.activity]).toEqual([expect.any(String), expect.any(String)])
  expect(slowest.longest).toBe(8 * 60)
  expect(Object.values(body.refs)).toEqual([expect.objectContaining({ title: '劳恩' })])
})
test('counts only cases the reader may see, of the days asked for', async () => {
  expect((await door.ask('fang', 'GET', `/api/processes/${key}/mining`)).body.size.cases).toBe(0)
  expect((await door.ask('lao', 'GET', `/api/processes/${key}/mining?from=2026-09-29&to=2026-09-29`)).body.size.cases).toBe(1)
})
test('an approval that refused nothing for a year is told with its process, to whoever may see the cases; one refusal, and it is none', async () => {
  const { stall } = door
  const { house: { store } } = stall
  const stamps = async (login: string) => (await door.ask(login, 'GET', '/api/processes/rubber-stamps')).body.items
  expect(await stamps('lao')).toEqual([])
  for (let n = 0; n < 10; n++) {
    const wish = await stall.make('wei', 'stall.wish', wishOf(stall))
    await stall.act('wei', 'stall.wish', wish.id, 'submit')
    await stall.decide('lao', wish.id, 'approve', '看过')
  }
  expect(await stamps('lao')).toEqual([])
  await store.query({ text: `update house.task set done_at = done_at - interval '2 years' where outcome = 'reject'` })
  expect(await stamps('lao')).toEqual([expect.objectContaining({ process: key, label: ['申请流程', 'Wish process'], document: 'stall.wish', activity: 'Decide', name: ['批准申请', 'Approve the wish'], approved: 12 })])
  expect(await stamps('fang')).toEqual([])
})
test('holds a log from elsewhere against the drawing, and refuses what is none', async () => {
  const send = (text: string, name = 'log.csv') => door.app.inject({
    method: 'POST', url: `/api/processes/${key}/mining`, headers: { authorization: `Bearer ${door.tokens['lao']}`, 'content-type': 'multipart/form-data; boundary=x' },
    payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--x--\r\n`,
  })
  const told = (await send('case_id,activity,timestamp\n1,别的事,2026-09-01T01:00:00Z\n')).json()
  expect(told.conformance.deviations).toContainEqual({ kind: 'extra', activity: '别的事', cases: 1 })
  for (const text of ['a,b\n1,2\n', 'case_id,activity,timestamp\n1,x,昨天\n', '<log><trace>', '<log/>', 'case_id,activity\n1,\n']) expect((await send(text)).json()).toMatchObject({ refused: { zh: expect.any(String), en: expect.any(String) }, field: 'file' })
  expect((await door.ask('lao', 'GET', '/api/processes/none/mining')).status).toBe(404)
  expect((await door.ask('lao', 'GET', `/api/processes/${key}/mining?pool=none`)).status).toBe(422)
})
