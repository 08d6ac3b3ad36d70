/** Where the rest goes: each request of a cycle with its statements, beside the same step by plain SQL; then the statements by what they are for. */
import type { Company } from './company.ts'
import type { Cycle } from './cycle.ts'
import { say } from './measure.ts'
import { writer, type Recorded } from './plain.ts'
import type { Seen } from './watch.ts'

/** Purposes by the name a statement bears, first match; what bears none is a read. */
const purposes: readonly (readonly [string, RegExp])[] = [
  ['begin (travels with the next)', /^begin/], ['commit', /^commit$/], ['session and roles', /^actor/], ['row locked and read', /^(take|task (seen|locked)|flow row)/], ['facts learnt', /^learn/], ['earlier duties', /^done on/],
  ['row, lines, links, deed, outbox kept', /^(insert|change|deed) /], ['entries posted', /^post$/], ['process moved', /^(flow|task|work|messages|latest)/],
]

export async function spent(company: Company, cycle: Cycle, plain: Recorded, times: number): Promise<void> {
  const steps = new Map<string, number>()
  const { statements, busyMs } = await company.watched(async () => {
    for (let round = 0; round < times; round++) {
      let last = performance.now()
      await cycle.run((name) => { steps.set(name, (steps.get(name) ?? 0) + performance.now() - last); last = performance.now() })
    }
  })
  const bySql = new Map<string, number>()
  const { run, end } = await writer(plain)
  for (let round = 0; round < times; round++) await run(bySql)
  await end()
  const per = (value: number | undefined, digits = 1) => ((value ?? 0) / times).toFixed(digits).padStart(7)
  say('\n  request                    ms over HTTP   ms plain SQL')
  for (const [name, ms] of steps) say(`  ${name.padEnd(26)} ${per(ms)}        ${bySql.has(name) ? per(bySql.get(name)) : '      -'}`)
  const total = { steps: sum([...steps.values()]), sql: sum([...bySql.values()]) }
  say(`  ${'the cycle'.padEnd(26)} ${per(total.steps)}        ${per(total.sql)}`)
  const asked = statements.filter(({ request }) => request !== undefined)
  const groups = Map.groupBy(asked, ({ said }) => purposes.find(([, named]) => named.test(said))?.[0] ?? 'other reads')
  say('\n  what a cycle waits for     round trips      ms')
  for (const [purpose, of] of [...groups].toSorted(([, a], [, b]) => waited(b) - waited(a))) say(`  ${purpose.padEnd(36)} ${per(sum(of.map(({ times: count }) => count)))} ${per(waited(of))}`)
  say(`  ${'all statements of the requests'.padEnd(36)} ${per(sum(asked.map(({ times: count }) => count)))} ${per(busyMs)}`)
  say(`  ${'HTTP, JSON, checks and rules'.padEnd(36)}         ${per(total.steps - busyMs)}`)
  const behind = statements.filter(({ request }) => request === undefined)
  say(`  in the background meanwhile: ${per(sum(behind.map(({ times: count }) => count))).trim()} statements, ${per(waited(behind)).trim()} ms (reactions, duties, timers, jobs)`)
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
const waited = (of: readonly Seen[]): number => sum(of.map(({ ms }) => ms))
