/** Killed in the middle of its work, the embedded database comes back at the same address with everything that was acknowledged. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../open.ts'
import { superviseEmbedded } from './supervise.ts'

test('7.2.2 what was acknowledged before a kill -9 of the database is there after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhangfa killed '))
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
    expect((await store.query<{ count: number }>({ text: 'select count(distinct number) as count from kept' }))[0]?.count).toBeGreaterThanOrEqual(acknowledged)
  } finally {
    await store.close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)
