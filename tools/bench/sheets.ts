/** `npm run bench -- sheets`: 100,000 orders leave as a workbook; how long it takes, how long anybody else has to wait meanwhile, and whether LibreOffice reads every row. */
import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Actor } from '#allow'
import { documentOf } from '#declare'
import { generalManager } from '#commons'
import { openStore } from '#store'
import { theHouse } from '../../server/house.ts'
import { csvRows, exportList, type Format } from '../../server/sheets/index.ts'
import { filled } from './list.ts'
import { say } from './measure.ts'

const order = documentOf(theHouse, 'supply.purchase-order')
const reader: Actor = { person: crypto.randomUUID(), name: '', login: '', department: null, roles: [{ role: generalManager.role, department: null, below: [] }] }

export async function sheets(database: string, orders: number): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await filled(client, orders)
  await client.end()
  const folder = await mkdtemp(join(tmpdir(), 'zhangfa-sheets-'))
  try {
    for (const format of ['xlsx', 'csv'] as const) {
      const runs = [await exported(database, folder, format), await exported(database, folder, format), await exported(database, folder, format)]
      const [best] = runs.toSorted((a, b) => a.ms - b.ms)
      say(`   ${format}: ${best?.rows.toLocaleString('en')} rows, ${((best?.bytes ?? 0) / 1e6).toFixed(1)} MB; seconds ${runs.map(({ ms }) => (ms / 1000).toFixed(1)).join(', ')}; longest block ${runs.map(({ block }) => block.toFixed(0)).join(', ')} ms, of these the processor's ${runs.map(({ busy }) => busy.toFixed(0)).join(', ')} (aim: 3 s, 50 ms)`)
    }
    say(`   ${await readElsewhere(folder)}`)
  } finally { await rm(folder, { recursive: true }) }
}

async function exported(database: string, folder: string, format: Format) {
  const store = openStore({ url: database, connections: 1 })
  const file = await open(join(folder, `orders.${format}`), 'w')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const work = workWatched()
  let bytes = 0
  const began = performance.now()
  delay.enable()
  const rows = await exportList(store, theHouse, order, reader, {}, format, async (part) => { bytes += part.length; await file.write(part) })
  delay.disable()
  const ms = performance.now() - began
  const busy = work()
  await file.close()
  await store.close()
  return { rows, bytes, ms, block: delay.max / 1e6, busy }
}

/** Answers when asked the most milliseconds of processor time that the thread worked on end: what the machine's other business adds to a block is not in it. */
function workWatched(): () => number {
  let most = 0
  let last = process.threadCpuUsage()
  const look = () => {
    const now = process.threadCpuUsage()
    most = Math.max(most, (now.user + now.system - last.user - last.system) / 1000)
    last = now
  }
  const timer = setInterval(look, 1)
  return () => { clearInterval(timer); look(); return most }
}

/** LibreOffice turns the workbook into CSV; every row and cell is compared with the CSV that the house wrote itself. */
async function readElsewhere(folder: string): Promise<string> {
  const home = `-env:UserInstallation=file://${join(folder, 'office')}`
  const ran = await promisify(execFile)('soffice', [home, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', '--outdir', join(folder, 'read'), join(folder, 'orders.xlsx')], { timeout: 280_000 }).then(() => true, (error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return false; throw error })
  if (!ran) return 'LibreOffice is not installed here: nobody else read the workbook'
  const [ours, theirs] = await Promise.all([cellsOf(join(folder, 'orders.csv')), cellsOf(join(folder, 'read', 'orders.csv'))])
  const differing = ours.filter((row, at) => row.some((cell, column) => !same(cell, theirs[at]?.[column] ?? ''))).length
  return `LibreOffice read ${theirs.length.toLocaleString('en')} rows of ${ours.length.toLocaleString('en')}; ${differing} differ`
}

async function cellsOf(path: string): Promise<readonly (readonly string[])[]> {
  const rows = []
  for await (const { cells } of csvRows(await readFile(path))) rows.push(cells)
  return rows
}

/** Numbers are the same with or without zeros at their end. */
const same = (ours: string, theirs: string): boolean => ours === theirs || (ours !== '' && theirs !== '' && Number(ours) === Number(theirs))
