/** Starting: database, migration, first content, worker and doors, in this order; stopping is the way back. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { companyOf, openHouse, type Opened } from '#host'
import { away, isAway } from '#store'
import type { FastifyInstance } from 'fastify'
import { clockOf } from './clock.ts'
import { openDoors } from './http/app.ts'
import { theCalendar, theHouse } from './house.ts'
import { startWorker } from './jobs/worker.ts'
import { settings } from './settings.ts'
import { reviewChangedLaw } from './law-text/index.ts'
import { clearInterrupted, loadFirst, type FirstContent } from './install/first.ts'
import { booksGrown } from './install/books.ts'
import { setUpWith } from './install/set-up.ts'
import { moreRoutes } from './http/sheets.ts'

export type Started = { readonly url: string; readonly house: Opened; readonly app: FastifyInstance; readonly first: FirstContent | undefined; stop(): Promise<void> }

export async function startHouse(said: (zh: string, en: string) => void): Promise<Started> {
  const database = settings.databaseUrl ? { url: settings.databaseUrl, stop: async () => undefined } : await embedded(said)
  try {
    return await opened(database, said)
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function opened(database: { readonly url: string; stop(): Promise<void> }, said: (zh: string, en: string) => void): Promise<Started> {
  await clearInterrupted(database.url, theHouse, said)
  const clock = clockOf(settings.clock)
  if (clock) said(`演练时钟：现在是 ${clock().toISOString()}（${settings.clock ?? ''}）`, 'is the time of the rehearsal clock')
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url: database.url, connections: settings.connections, ...(clock ? { clock } : {}) })
  const first = await loadFirst(house, settings, said)
  const ready = { ...house, ...(await asSetUp(house)) }
  await booksGrown(ready)
  await reviewChangedLaw(ready)
  const worker = startWorker(ready, troubles(said))
  const company = () => companyOf(house.store, house.plan)
  const web = fileURLToPath(new URL('../web/dist', import.meta.url))
  const app = await openDoors({ house: ready, company }, { bodyLimit: settings.bodyLimit, ...(existsSync(web) ? { web } : {}), logger: true, setUp: async (given) => { await setUpWith(ready, given); Object.assign(ready, await asSetUp(house)) }, more: moreRoutes })
  const port = await listen(app, said)
  return { url: `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`, house: ready, app, first, stop: async () => { await app.close(); await worker.stop(); await house.close(); await database.stop() } }
}

/** What fails in the background is told with its trace; that the database is away, which every loop meets every second, once a minute. */
function troubles(said: (zh: string, en: string) => void): (error: unknown) => void {
  let last = 0
  return (error) => {
    if (!isAway(error)) return void process.stderr.write(`${(error as Error).stack ?? String(error)}\n`)
    if (Date.now() - last < 60_000) return
    last = Date.now()
    said(away.refused.zh, away.refused.en)
  }
}

/** The company's currency and zone as they stand after the company was set up. */
async function asSetUp(house: Opened): Promise<{ readonly currency: string; readonly zone: string }> {
  const company = await companyOf(house.store, house.plan)
  return { currency: company?.currency ?? house.currency, zone: company?.zone ?? house.zone }
}

async function embedded(said: (zh: string, en: string) => void) {
  const { superviseEmbedded } = await import('../kernel/store/embedded/index.ts')
  await mkdir(settings.data, { recursive: true })
  said(`数据目录：${settings.data}`, `Data folder: ${settings.data}`)
  return superviseEmbedded({ folder: settings.data }, (error) => said(error ? `数据库未能重新启动：${(error as Error).message}` : '数据库意外停止，正在重新启动', error ? 'The database did not start again; trying on' : 'The database died and is being started again'))
}

/** The wished port, or the next free one; somebody else's is never taken away. */
async function listen(app: FastifyInstance, said: (zh: string, en: string) => void): Promise<number> {
  for (let port = settings.port; port < settings.port + 50; port++) {
    if (!(await isFree(port))) { said(`端口 ${port} 已被占用，改用 ${port + 1}`, `Port ${port} is taken, trying ${port + 1}`); continue }
    await app.listen({ port, host: settings.host })
    return port
  }
  throw new Error(`no free port from ${settings.port} on`)
}

const isFree = (port: number): Promise<boolean> => new Promise((answer) => {
  const probe = createServer().once('error', () => answer(false)).once('listening', () => probe.close(() => answer(true)))
  probe.listen(port, settings.host)
})
