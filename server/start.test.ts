/** The house as a process: it starts beside others, tells what changes over a real socket, and closes when asked to. */
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openStore } from '#store'
import { freshDatabase } from '../tools/testing/database.ts'
import { fastFolder, ownHouse, type OwnHouse } from '../tools/testing/own-house.ts'

const running: OwnHouse[] = []
const data = fastFolder('zhangfa start ')
afterEach(async () => { for (const { process, ended } of running.splice(0)) { process.kill('SIGKILL'); await ended } })
afterAll(() => rmSync(data, { recursive: true, force: true }))

async function start(database: string, port: number): Promise<OwnHouse> {
  const one = await ownHouse({ DATABASE_URL: database, ZHANGFA_DEMO: '0', ZHANGFA_PORT: String(port), ZHANGFA_DATA: data })
  running.push(one)
  return one
}

const foundation = { company: '小厂', currency: 'CNY', login: 'boss', name: '老板', password: 'boss-password' }
const post = (url: string, body: unknown, headers: Record<string, string> = {}) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

test('7.2.1 two processes serve one database: a taken port is said and left alone, what one does the other tells, Ctrl+C closes cleanly', async () => {
  const database = await freshDatabase()
  const taken = createServer()
  const port = await new Promise<number>((go) => taken.listen(0, '127.0.0.1', () => go((taken.address() as { port: number }).port)))
  const first = await start(database, port)
  taken.close()
  expect(first.said).toContain(`Port ${port} is taken`)
  const second = await start(database, port + 100)

  expect(await (await fetch(`${first.url}/api/set-up`)).json()).toMatchObject({ needed: true })
  const founded = await Promise.all([post(`${first.url}/api/set-up`, foundation), post(`${second.url}/api/set-up`, foundation)])
  expect(founded.map(({ status }) => status).sort()).toEqual([201, 409])
  const { token } = (await (await post(`${second.url}/api/session`, { login: 'boss', password: foundation.password })).json()) as { token: string }
  const headers = { authorization: `Bearer ${token}` }

  const heard = new AbortController()
  const stream = await fetch(`${first.url}/api/events`, { headers, signal: heard.signal })
  expect(stream.headers.get('content-type')).toMatch('text/event-stream')
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
  await new Promise((go) => setTimeout(go, 1500))
  expect((await post(`${second.url}/api/documents/commons.department`, { values: { code: 'D9', name: '新部门' } }, headers)).status).toBe(201)
  let told = ''
  while (!told.includes('event: changed')) told += Buffer.from((await reader.read()).value ?? []).toString()
  expect(told).toContain('commons.department')
  heard.abort()

  expect(await (await post(`${first.url}/api/set-up`, foundation)).json()).toMatchObject({ refused: { en: 'The company is set up already' } })

  first.process.kill('SIGINT')
  second.process.kill('SIGTERM')
  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0])
}, 60_000)

test('a sample whose loading was interrupted is taken away whole, and the house begins anew', async () => {
  const database = await freshDatabase()
  const before = await start(database, 4100)
  await post(`${before.url}/api/set-up`, foundation)
  before.process.kill('SIGKILL')
  await before.ended
  const store = openStore({ url: database, connections: 1 })
  await store.query({ text: `insert into house.setting (key, value) values ('first-content', '"loading"')` })
  await store.close()
  const after = await start(database, 4100)
  expect(after.said).toContain('it begins anew')
  expect(await (await fetch(`${after.url}/api/set-up`)).json()).toMatchObject({ needed: true })
}, 60_000)
