/** Tasks decided with everything that hangs on it, among a hundred thousand running cases; through the door, session and JSON included; the engine with its rows alone; the same rows by plain SQL. */
import pg from 'pg'
import { decide } from '#act'
import { decideTask } from '#flow'
import { doorOf } from '../../server/http/testing/door.ts'
import type { Stall } from '../testing/open-stall.ts'
import type { Cycle } from './cycle.ts'
import { copied, copyOf, waiting } from './flow-cases.ts'
import { inTurns, median, percent, repeated, say, type Turns } from './measure.ts'
import { recorded, renewing, shadow, writer } from './plain.ts'
import { asked } from './flow-statements.ts'
import { processor } from './processes.ts'

const cases = 100_000

export async function completions(stall: Stall, quick: boolean, postmaster: number): Promise<void> {
  const turns: Turns = { seconds: quick ? 1 : 4, times: quick ? 1 : 3, pause: quick ? 0 : 1 }
  const { house } = stall
  const head = await stall.as('lao')
  const url = house.store.pool.options.connectionString ?? ''
  const plain = await recorded(url, cycleOf(stall))
  const original = await waiting(stall)
  await copied(stall, original, cases)
  for (const table of ['stall.wish', 'stall.wish__lines', 'house.instance', 'house.task', 'house.task_candidate']) await house.store.query({ text: `insert into ${shadow(table)} select * from ${table} on conflict do nothing` })
  await house.store.query({ text: 'vacuum analyze' })
  const [{ bytes }] = await house.store.query<{ bytes: number }>({ text: 'select length(state::text) as bytes from house.instance limit 1' }) as [{ bytes: number }]
  say(`\n1. Approvals decided among ${cases.toLocaleString('en')} running cases; the state of one is ${bytes} bytes`)

  let next = 1
  const task = () => copyOf(original.task, next++)
  const times: number[] = []
  const whole = async () => { const began = performance.now(); await decide(house, head, { task: task(), verb: 'approve' }); times.push(performance.now() - began) }
  const engine = () => house.store.transaction((unit) => decideTask(unit, house, Promise.resolve([head]), { task: task(), verb: 'approve' }, async () => undefined))
  const door = await doorOf(house, { lao: stall.ids['lao'] ?? '' })
  const asks = async () => { const { status } = await door.ask('lao', 'POST', `/api/tasks/${task()}/approve`, { body: {}, headers: { prefer: 'return=minimal' } }); if (status !== 200) throw new Error(`refused with ${status}`) }
  // Every connection plans its statements once.
  for (const work of [whole, asks, engine]) await repeated(Array.from({ length: 8 }, () => work), quick ? 1 : 3)
  const approved = plain.steps.filter(({ name }) => name === 'approved')
  const rows = approved.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.rows.length, 0)
  say(`   an approval writes ${rows} rows; the house asks ${(await asked(house.store, whole)).length} statements, plain SQL ${approved[0]?.parts.length}; a row committed to this disk takes ${(await committed(url)).toFixed(1)} ms`)
  for (const clients of [1, 8]) {
    const writers = await Promise.all(Array.from({ length: clients }, () => writer({ ...plain, steps: approved })))
    times.length = 0
    const spent: Record<string, { node: number; postgres: number }> = {}
    const rates = await inTurns({
      whole: Array.from({ length: clients }, () => whole), door: Array.from({ length: clients }, () => asks), engine: Array.from({ length: clients }, () => engine),
      plain: writers.map(({ run }) => () => { const n = next++; return run(undefined, renewing((id) => copyOf(id, n))) }),
    }, turns, (side) => { const before = processor(postmaster); return () => { const [now, sum] = [processor(postmaster), (spent[side] ??= { node: 0, postgres: 0 })]; sum.node += now.node - before.node; sum.postgres += now.postgres - before.postgres } })
    await Promise.all(writers.map(({ end }) => end()))
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(1)
    say(`   ${clients} client${clients > 1 ? 's' : ''}: one decision takes ${at(0.5)} ms, p95 ${at(0.95)} ms`)
    for (const [side, said] of Object.entries(sides) as [keyof typeof sides, string][]) {
      const [{ perSecond, count }, { node, postgres }] = [rates[side], spent[side] ?? { node: 0, postgres: 0 }]
      say(`     ${said.padEnd(26)} ${perSecond.toFixed(0).padStart(5)}/s  ${percent(perSecond, rates.plain.perSecond).padStart(5)} of plain SQL; processor: node ${(node / count).toFixed(2)} ms, PostgreSQL ${(postgres / count).toFixed(2)} ms, so ${((2000 * count) / (node + postgres)).toFixed(0)}/s on two that do nothing else`)
    }
  }
  await door.close()
  for (const line of await slowest(house.store, whole)) say(`   ${line}`)
}

const sides = { whole: 'whole spine', door: 'whole spine, by the door', engine: 'engine and its rows', plain: 'plain SQL' } as const

/** What it takes until one small row is safe on the disk. */
async function committed(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table bench.safe (n integer)')
  const times: number[] = []
  for (let n = 0; n < 200; n++) { const began = performance.now(); await client.query({ name: 'safe', text: 'insert into bench.safe values ($1)', values: [n] }); times.push(performance.now() - began) }
  await client.end()
  return median(times)
}

/** Where the time of a decision goes, by statement. */
async function slowest(store: Stall['house']['store'], work: () => Promise<unknown>): Promise<readonly string[]> {
  const sums = new Map<string, number>()
  const times = 100
  for (let n = 0; n < times; n++) for (const { said, ms } of await asked(store, work)) sums.set(said, (sums.get(said) ?? 0) + ms / times)
  return [...sums].toSorted(([, a], [, b]) => b - a).slice(0, 14).map(([said, ms]) => `${ms.toFixed(2)} ms  ${said}`)
}

/** One wish made, submitted and approved, told step by step to whoever takes down its rows. */
const cycleOf = (stall: Stall): Cycle => ({ run: async (follow = () => undefined) => {
  const wish = await stall.make('wei', 'stall.wish', { title: '螺栓', unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] })
  await follow('made', [wish.id])
  await stall.act('wei', 'stall.wish', wish.id, 'submit')
  await follow('submitted', [wish.id])
  await stall.decide('lao', wish.id, 'approve')
  await follow('approved', [wish.id])
} })
