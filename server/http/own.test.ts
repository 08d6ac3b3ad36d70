/** A person's own comfort: preferences, saved views, who else is here, and talk about a line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor, wishOf, type Door } from './testing/door.ts'

let door: Door
beforeAll(async () => { door = await openDoor() })
afterAll(() => door.close())

const wishes = '/api/documents/stall.wish'
const refused = { refused: { zh: expect.any(String), en: expect.any(String) } }
const made = async () => (await door.ask('wei', 'POST', wishes, { body: { values: wishOf(door.stall) } })).body.row as { id: string; lines: { id: string }[] }
const save = (login: string, name: string, more: object = {}) => door.ask(login, 'POST', '/api/views', { body: { document: 'stall.wish', name, search: { state: 'draft' }, ...more } })
const views = async (login: string) => (await door.ask(login, 'GET', '/api/views?document=stall.wish')).body.items as { id: string; name: string; mine: boolean; shared: boolean }[]

test('a preference is kept for its person alone, and replaced when it is given again', async () => {
  for (const value of [['name'], ['name', 'state']]) expect((await door.ask('wei', 'PUT', '/api/preferences/list:stall.wish', { body: { value } })).status).toBe(200)
  expect((await door.ask('wei', 'GET', '/api/preferences')).body.items).toEqual({ 'list:stall.wish': ['name', 'state'] })
  expect((await door.ask('lao', 'GET', '/api/preferences')).body.items).toEqual({})
})

test('what cannot be kept as a preference is refused', async () => {
  for (const [key, value] of [['../x', 1], ['x', 'x'.repeat(20_000)], ['x', undefined], ['x', 'a\u0000b']] as const) {
    expect(await door.ask('wei', 'PUT', `/api/preferences/${encodeURIComponent(key)}`, { body: { value } }), key).toMatchObject({ status: 422, body: refused })
  }
})

test('a private view is seen by its maker alone, a shared one by everybody who may see the list', async () => {
  await save('wei', '我的草稿')
  await save('wei', '大家的草稿', { shared: true })
  expect((await views('wei')).map(({ name, mine }) => [name, mine])).toEqual(expect.arrayContaining([['我的草稿', true], ['大家的草稿', true]]))
  expect((await views('lao')).map(({ name, mine }) => [name, mine])).toEqual([['大家的草稿', false]])
})

test('a view is saved again under its name, and removed by its maker only', async () => {
  await save('wei', '改过的')
  await save('wei', '改过的', { shared: true })
  const [shared] = (await views('lao')).filter(({ name }) => name === '改过的')
  expect(await door.ask('lao', 'DELETE', `/api/views/${shared?.id}`)).toMatchObject({ status: 404, body: refused })
  expect((await door.ask('wei', 'DELETE', `/api/views/${shared?.id}`)).status).toBe(204)
  expect((await views('lao')).filter(({ name }) => name === '改过的')).toEqual([])
})

test('two people on one record see each other until one leaves', async () => {
  const { id } = await made()
  await door.stall.act('wei', 'stall.wish', id, 'submit')
  const here = async (login: string, more: object = {}) => (await door.ask(login, 'POST', '/api/presence', { body: { document: 'stall.wish', record: id, ...more } })).body as { others: { person: string; editing: boolean }[]; refs: Record<string, { title: string }> }
  expect((await here('wei', { editing: true })).others).toEqual([])
  const { others, refs } = await here('lao')
  expect(others).toEqual([{ person: door.stall.ids['wei'], editing: true }])
  expect(refs[door.stall.ids['wei'] as string]?.title).toBeTruthy()
  await here('wei', { left: true })
  expect((await here('lao')).others).toEqual([])
})

test('of a record that the reader may not see nobody is told who is there', async () => {
  const { id } = await made()
  expect(await door.ask('fang', 'POST', '/api/presence', { body: { document: 'stall.wish', record: id } })).toMatchObject({ status: 404, body: refused })
})

test('talk stands on a line of the document, and is settled', async () => {
  const { id, lines } = await made()
  const on = `${wishes}/${id}/comments`
  const line = lines[0]?.id
  const { body } = await door.ask('wei', 'POST', on, { body: { text: '这一行太贵', line } })
  expect(await door.ask('wei', 'POST', on, { body: { text: '哪一行？', line: door.stall.ids['wei'] } })).toMatchObject({ status: 422, body: { field: 'line' } })
  expect((await door.ask('wei', 'POST', `${on}/${body.id}/resolve`)).status).toBe(200)
  expect((await door.ask('wei', 'GET', on)).body.items).toEqual([expect.objectContaining({ line, resolvedAt: expect.any(String) })])
})

test('a list shows the columns asked for, and refuses one that nobody declared', async () => {
  await made()
  const { body } = await door.ask('wei', 'GET', `${wishes}?columns=total`)
  expect(Object.keys(body.items[0])).toContain('total')
  expect(Object.keys(body.items[0])).not.toContain('unit')
  expect(await door.ask('wei', 'GET', `${wishes}?columns=nothing`)).toMatchObject({ status: 422, body: { field: 'columns' } })
})
