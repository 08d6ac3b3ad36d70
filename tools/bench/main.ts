/** `npm run bench`: what the house costs against plain prepared SQL doing the same rows, both in turns in one run; `quick` takes less than a minute; `web` tells what the windows cost instead, `flow` what processes do, `policy` what the written policy and the laws do, `stock` what goods do, `books` the journal alone, `books long` ten million lines of it on disk, `sheets` 100,000 rows taken out as a workbook. */
import { availableParallelism, loadavg } from 'node:os'
import { books } from './books.ts'
import { clauses } from './clauses.ts'
import { openCompany, type Company } from './company.ts'
import { prepared, type Cycle } from './cycle.ts'
import { deeds } from './deeds.ts'
import { entries } from './entries.ts'
import { flow } from './flow.ts'
import { firstPage } from './first-page.ts'
import { list } from './list.ts'
import { policy } from './policy.ts'
import { searches } from './search.ts'
import { longBooks } from './long-books.ts'
import { inTurns, percent, repeated, say, type Turns } from './measure.ts'
import { recorded, writer, type Recorded } from './plain.ts'
import { sheets } from './sheets.ts'
import { spent } from './spent.ts'
import { stock } from './stock.ts'
import { waitsDuring } from './waits.ts'
import { web } from './web.ts'

const quick = process.argv.includes('quick')
const turns: Turns = quick ? { seconds: 1, times: 2, pause: 0.6 } : { seconds: 4, times: 5, pause: 2 }

say(`${availableParallelism()} processors, Node ${process.versions.node}, load of the machine before ${loadavg()[0]?.toFixed(1)}`)
await (process.argv.includes('web') ? web(quick) : process.argv.includes('flow') ? flow(quick) : process.argv.includes('policy') ? policy(quick) : process.argv.includes('stock') ? stock(quick) : process.argv.includes('long') ? longBooks(quick ? [100_000] : [100_000, 10_000_000]) : process.argv.includes('books') ? books(quick) : process.argv.includes('sheets') ? sheetsAlone() : house())

async function house(): Promise<void> {
  const { company, seconds } = await openCompany()
  try {
    say(`\n4. Start: cold ${seconds.toFixed(1)} s (database laid down, tables made, sample company loaded), warm ${(await company.restart()).toFixed(1)} s`)
    told('after it', company)
    const cycle = await prepared(company.url)
    for (let warm = 0; warm < (quick ? 8 : 40); warm++) await cycle.run()
    const plain = await recorded(company.database, cycle)
    say(`\n1. Purchase to booked invoice: ${plain.steps.length} transactions, ${plain.rows} rows; plain prepared SQL writes the same rows, without foreign keys and triggers`)
    for (const clients of [1, 4, 8]) await cycles(company, cycle, plain, clients)
    await queues(company, cycle)
    await spent(company, cycle, plain, quick ? 10 : 60)
    told('after the load', company)
    await deeds(company.database, { ...turns, pause: 0 })
    await entries(company.database, turns.seconds * turns.times)
    await list(company.database, quick ? 100_000 : 1_000_000, quick ? 40 : 200)
    await searches(company.database, quick ? 64 : 320)
    await clauses(company.database, quick ? 20 : 60)
  } finally { await company.stop() }
  firstPage()
}

async function sheetsAlone(): Promise<void> {
  const { company } = await openCompany()
  try { await sheets(company.database, quick ? 20_000 : 100_000) } finally { await company.stop() }
}

async function cycles(house: Company, cycle: Cycle, plain: Recorded, clients: number): Promise<void> {
  const writers = await Promise.all(Array.from({ length: clients }, () => writer(plain)))
  const processor = { house: { server: 0, postgres: 0 }, plain: { server: 0, postgres: 0 } }
  const rates = await inTurns({ house: Array.from({ length: clients }, () => () => cycle.run()), plain: writers.map(({ run }) => () => run()) }, turns, (side) => {
    const before = house.processor()
    return () => { const after = house.processor(); processor[side].server += after.server - before.server; processor[side].postgres += after.postgres - before.postgres }
  })
  await Promise.all(writers.map(({ end }) => end()))
  const per = (ms: number, side: 'house' | 'plain') => (ms / (rates[side].count || 1)).toFixed(0)
  say(`   ${clients} client${clients > 1 ? 's' : ' '}  house ${rates.house.perSecond.toFixed(1)} cycles/s, plain SQL ${rates.plain.perSecond.toFixed(1)}, ratio ${percent(rates.house.perSecond, rates.plain.perSecond)};`
    + ` processor per cycle: server ${per(processor.house.server, 'house')} ms, its PostgreSQL ${per(processor.house.postgres, 'house')} ms, plain's PostgreSQL ${per(processor.plain.postgres, 'plain')} ms`)
}

/** Eight clients buying the same goods from the same supplier wait for each other's balances too, not for the voucher counter alone. */
async function queues(house: Company, cycle: Cycle): Promise<void> {
  let count = 0
  const { byStatement } = await waitsDuring(house.database, async () => { ({ count } = await repeated(Array.from({ length: 8 }, () => () => cycle.run()), turns.seconds * 2)) })
  const longest = [...byStatement].toSorted(([, a], [, b]) => b - a).slice(0, 3).map(([said, ms]) => `${said.trim()} ${(ms / count).toFixed(1)}`)
  say(`   at 8 clients a cycle waited for locks, in ms: ${longest.join('; ') || 'none'}`)
}

function told(when: string, house: Company): void {
  const { server, postgres } = house.memory()
  say(`   resident ${when}: server ${server.toFixed(0)} MB, PostgreSQL ${postgres.toFixed(0)} MB`)
}
