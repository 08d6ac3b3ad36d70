/** Killed in the middle of its work, the embedded database comes back at the same address with everything that was acknowledged. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../open.ts'
import { loopback, socketFolder, told, urlAt } from './address.ts'
import { superviseEmbedded } from './supervise.ts'

test('7.2.2 what was acknowledged before a kill -9 of the database is there after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhangfa, killed '))
  let deaths = 0
  const database = await superviseEmbedded({ folder }, () => { deaths++ })
  const store = openStore({ url: database.url, connections: 4 })
  try {
    await store.query({ text: 'create table kept (number integer)' })
    let [acknowledged, writing] = [0, true]
    const writer = (async () => { while (writing) await store.query({ text: 'insert into kept values ($1)', values: [acknowledged + 1] }).then(() => { acknowledged++ }, () => new Promise((go) => setTimeout(go, 50))) })()
    await new Promise((go) => setTimeout(go, 300))
    process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    const before = acknowledged
    for (let waited = 0; waited < 20_000 && (database.restarts() === 0 || acknowledged <= before + 5); waited += 50) await new Promise((go) => setTimeout(go, 50))
    writing = false
    await writer
    expect([deaths, database.restarts()]).toEqual([1, 1])
    const [kept] = await store.query<{ count: number; bySocket: boolean }>({ text: 'select count(distinct number) as count, inet_client_addr() is null as "bySocket" from kept' })
    expect(kept?.count).toBeGreaterThanOrEqual(acknowledged)
    expect(kept?.bySocket).toBe(process.platform !== 'win32')
    const { pid, addresses: [first, second] } = told(join(folder, 'postgres'))
    expect([first?.host === join(folder, 'socket') || process.platform === 'win32', (second ?? first)?.host, pid > 0]).toEqual([true, loopback, true])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'socket')).mode & 0o777, 'others must not come near the socket').toBe(0o700)
  } finally {
    await store.close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

test('7.2.2 a folder whose path is too long for a socket is served at 127.0.0.1 alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhangfa far '))
  try {
    expect(await socketFolder(join(folder, '章'.repeat(30)), 5432, undefined)).toBeUndefined()
    expect(await socketFolder(folder, 5432, undefined)).toBe(process.platform === 'win32' ? undefined : join(folder, 'socket'))
    expect([urlAt({ host: loopback, port: 5432 }, 'p', 'd'), urlAt({ host: '/a b', port: 5432 }, 'p', 'd')]).toEqual(['postgres://zhangfa:p@127.0.0.1:5432/d', 'postgres://zhangfa:p@127.0.0.1:5432/d?host=%2Fa%20b'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
