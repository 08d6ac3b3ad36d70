/** The same house on a server's PostgreSQL 15: two processes start on one empty database at once, and both work on it. */
import { spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, launcher, runToEnd } from '../kernel/store/embedded/launch.ts'
import { fastFolder, freePort, ownHouse, type OwnHouse } from '../tools/testing/own-house.ts'

const binaries = '/usr/lib/postgresql/15/bin'
const password = 'two-doors-one-house'

describe.skipIf(!existsSync(join(binaries, 'postgres')))('7.2.2 PostgreSQL 15 (needs Debian\'s postgresql-15)', () => {
  const home = fastFolder('zhangfa-15-')
  let server: ChildProcess
  let url = ''
  const doors: OwnHouse[] = []

  beforeAll(async () => {
    const data = join(home, 'data')
    chmodSync(home, 0o755)
    const { owner } = launcher()
    if (owner) { spawnSync('mkdir', [data]); spawnSync('chown', [owner, data]) }
    await runToEnd(join(binaries, 'initdb'), ['-D', data, '-U', 'house', '--encoding=UTF8', '--locale=C', '--auth=trust', '--no-sync'], { cwd: '/' })
    const port = await freePort()
    server = launch(join(binaries, 'postgres'), ['-D', data, '-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'], { cwd: '/', stdio: 'ignore' })
    url = `postgres://house@127.0.0.1:${port}/postgres`
    await until(async () => { const client = new pg.Client({ connectionString: url }); await client.connect(); await client.end(); return true })
  })
  afterAll(async () => {
    for (const door of doors) door.process.kill('SIGKILL')
    server.kill('SIGINT')
    await new Promise((gone) => { if (server.exitCode === null) server.once('exit', gone); else gone(undefined) })
    rmSync(home, { recursive: true, force: true })
  })

  test('both open, one loads the sample, and their orders bear different numbers', { timeout: 180_000 }, async () => {
    const [first, second] = await Promise.all([open(), open()])
    const [one, two] = await Promise.all([first, second].map((address) => signedIn(address)))
    const make = async (address: string, token: string, at: number) => {
      const body = JSON.stringify({ values: { code: `T${at}`, name: `科室 ${at}` } })
      const answer = await fetch(`${address}/api/documents/commons.department`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body })
      return { status: answer.status, row: ((await answer.json()) as { row?: { number: string } }).row }
    }
    const made = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? make(first, one as string, at) : make(second, two as string, at))))
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 201))
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const { rows: [found] } = await client.query(`select current_setting('server_version_num')::int / 10000 as version, (select count(*) from commons.department where code like 'T%')::int as departments,
        (select count(*) from commons.company)::int as companies, (select count(distinct number) = count(*) from supply.purchase_order) as numbered, (select sum(debit - credit) from house.balance b join house.account_chart c on c.number = b.account where c.kind not in ('goods', 'budget')) as trial`)
      expect(found).toMatchObject({ version: 15, departments: 20, companies: 1, numbered: true })
      expect(Number(found.trial)).toBe(0)
    } finally { await client.end() }
  })

  /** A process with a house on the shared database; answers its address. */
  async function open(): Promise<string> {
    const door = await ownHouse({ DATABASE_URL: url, ZHANGFA_DEMO: '1', ZHANGFA_DEMO_PASSWORD: password })
    doors.push(door)
    return door.url
  }
})

async function signedIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'admin', password }) })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { token: string }).token
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try { if (await ready()) return } catch (error) { if (tries > 200) throw error }
    await new Promise((go) => setTimeout(go, 100))
  }
}
