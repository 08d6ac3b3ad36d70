/** A purchase history, replayed in part while processes are killed: nothing acknowledged is lost, nothing doubled. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sum } from '#words'
import { fastFolder } from '../../tools/testing/own-house.ts'

const shared = process.env['ZHANGFA_SHARED']
const whole = shared && join(shared, 'data', 'adventure-works')
const orders = 40
const root = join(import.meta.dirname, '../..')

describe.skipIf(!whole)('4.2 a replayed history (needs ZHANGFA_SHARED)', () => {
  let home = ''
  let folder = ''
  beforeAll(async () => {
    home = fastFolder('zhangfa replay ')
    folder = join(home, 'files')
    await cut(whole as string, folder)
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  test('survives kill -9 of the importer and of the database, and comes out as the file says', { timeout: 300_000 }, async () => {
    const first = start(home, folder)
    await heard(first, /orders 8 of/)
    first.kill('SIGKILL')
    await over(first)

    const second = start(home, folder)
    await heard(second, /orders 20 of/)
    const [postmaster = ''] = (await readFile(join(home, 'data', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(postmaster), 'SIGKILL')
    second.kill('SIGKILL')
    await over(second)

    const third = start(home, folder)
    const said = everythingSaid(third)
    expect(await over(third), await said).toBe(0)
    expect(await said).toMatch(/total_due +\S+ {2}= totals\.json/)
    expect(await said).toMatch(/trial balance {2}money 0(\.00)?, goods 0(\.00)?;/)
    expect(await said).toMatch(/ 0 unsealed, 0 broken/)
  })
})

const start = (home: string, folder: string): ChildProcess => spawn(process.execPath, ['server/cli/main.ts', 'import', 'adventure-works', folder], {
  cwd: root, env: { ...process.env, ZHANGFA_DATA: join(home, 'data'), ZHANGFA_DEMO: '0', DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'],
})

const heard = (child: ChildProcess, what: RegExp): Promise<void> => new Promise((go, failed) => {
  let text = ''
  const hear = (chunk: Buffer) => { text += chunk.toString(); if (what.test(text)) go() }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  child.once('exit', (code) => failed(new Error(`ended with ${code} before ${what.source}: ${text.slice(-2000)}`)))
})

const over = (child: ChildProcess): Promise<number | null> => new Promise((ended) => {
  if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode)
  else child.once('exit', ended)
})

/** Everything a child said, once it is over. */
function everythingSaid(child: ChildProcess): Promise<string> {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => { text += chunk.toString() })
  child.stderr?.on('data', (chunk: Buffer) => { text += chunk.toString() })
  return over(child).then(() => text)
}

/** The first orders of the history, with the totals that must come of them. */
async function cut(from: string, to: string): Promise<void> {
  await mkdir(to)
  for (const name of await readdir(from)) if (name.endsWith('.csv')) await cp(join(from, name), join(to, name))
  const head = async (name: string, keep: (cells: string[]) => boolean) => {
    const [first = '', ...rows] = (await readFile(join(from, name), 'utf8')).trim().split('\n')
    const kept = rows.filter((row) => keep(row.split(',')))
    await writeFile(join(to, name), [first, ...kept, ''].join('\n'))
    return kept.map((row) => row.trim().split(','))
  }
  const kept = await head('purchase_orders.csv', ([id = '']) => Number(id) <= orders)
  const lines = await head('purchase_order_lines.csv', ([id = '']) => Number(id) <= orders)
  const column = (rows: readonly string[][], at: number) => sum(rows.map((row) => (row[at] ?? '0').replace(/^\./, '0.')))
  await writeFile(join(to, 'totals.json'), JSON.stringify({ orders: kept.length, lines: lines.length, sub_total: column(kept, 7), total_due: column(kept, 10), received: column(lines, 7), rejected: column(lines, 8) }))
}
