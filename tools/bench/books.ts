/** `npm run bench -- books`: entries per second against plain SQL writing the same rows, and a trial balance over ten million lines. On a cluster in memory without fsync, both sides alike. */
import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { bookOf, openBook, openYear, post, tables, trialBalance } from '#ledger'
import { openStore, tables as storeTables, type Store } from '#store'
import { chart } from '../../chapters/6-finance/chart.ts'
import cluster from '../testing/cluster.ts'
import { freshDatabase } from '../testing/database.ts'
import { inTurns, percent, say, type Turns } from './measure.ts'

const [today, year] = ['2026-11-24', 2026] as const
const money = chart.accounts.filter(({ kind, notBelowZero }) => kind !== 'goods' && kind !== 'budget' && !notBelowZero).map(({ number }) => number)

export async function books(quick: boolean): Promise<void> {
  const stop = await cluster()
  try {
    const url = await freshDatabase()
    const store = openStore({ url, connections: 10, clock: () => new Date(`${today}T02:00:00Z`) })
    await store.query({ text: storeTables + tables })
    await openBook(bookOf(store), chart, 'CNY', '2026-01-01')
    await openYear(bookOf(store), year)
    await store.query({ text: plainTables })
    for (const lines of [2, 20]) for (const clients of [1, 8]) await posted(store, url, lines, clients, quick ? { seconds: 1, times: 2, pause: 0 } : { seconds: 3, times: 4, pause: 0.5 })
    await trial(store, quick ? 1_000_000 : 10_000_000)
    await store.close()
  } finally { await stop() }
}

/** Lines on accounts of money for one party, half of them debits. */
const linesOf = (count: number, party: string) => Array.from({ length: count }, (_, at) => ({ account: money[at] as string, amount: at % 2 === 0 ? '10.00' : '-10.00', dimensions: { party } }))

async function posted(store: Store, url: string, count: number, clients: number, turns: Turns): Promise<void> {
  const pool = new Pool({ connectionString: url, max: clients })
  const parties = Array.from({ length: clients }, () => randomUUID())
  const house = parties.map((party) => () => store.transaction((unit) => post(unit, {
    book: 'main', document: 'bench.entry', record: unit.newId(), version: 1, action: 'post', deed: unit.newId(), person: party, currency: 'CNY', today, postings: [{ summary: ['测量', 'Measured'], date: today, lines: linesOf(count, party) }],
  })))
  const plain = parties.map((party) => async () => {
    const [entry, client] = [randomUUID(), await pool.connect()]
    const lines = linesOf(count, party).map(({ account, amount }, position) => ({ id: randomUUID(), position, account, amount, side: position % 2 === 0 ? 'debit' : 'credit' }))
    try {
      await client.query('begin')
      await client.query({ name: 'lines', text: plainLines, values: [entry, party, JSON.stringify(lines)] })
      await client.query({ name: 'balances', text: plainBalances, values: [party, JSON.stringify(lines)] })
      await client.query({ name: 'entry', text: plainEntry, values: [entry, party] })
      await client.query('commit')
    } finally { client.release() }
  })
  const rates = await inTurns({ house, plain }, turns)
  await pool.end()
  say(`   ${count} lines, ${clients} client${clients > 1 ? 's' : ' '}: house ${rates.house.perSecond.toFixed(0)} entries/s, plain SQL ${rates.plain.perSecond.toFixed(0)}, ratio ${percent(rates.house.perSecond, rates.plain.perSecond)}`)
}

const plainTables = `create schema plain; create table plain.entry (like house.entry including indexes including identity); create table plain.entry_line (like house.entry_line including indexes); create table plain.balance (like house.balance including indexes including defaults); create table plain.voucher_counter (like house.voucher_counter including indexes);`
const given = 'json_to_recordset($L::json) as g(id uuid, position integer, account text, amount numeric, side text)'
const plainLines = `insert into plain.entry_line (id, entry, book, period, position, account, unit, amount, side, phase, dimensions) select id, $1, 'main', '2026-11', position, account, 'CNY', amount, side, 'settled', $2 from ${given.replace('$L', '$3')}`
const plainBalances = `insert into plain.balance as b (book, account, unit, dimensions, period, debit, credit) select 'main', account, 'CNY', $1::uuid, '2026-11', greatest(amount, 0), greatest(-amount, 0) from ${given.replace('$L', '$2')} order by account
  on conflict (account, unit, dimensions, period, book) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit`
const plainEntry = `with n as (insert into plain.voucher_counter as c (book, word, period, value) values ('main', '记', '2026-11', 1) on conflict (book, word, period) do update set value = c.value + 1 returning value)
  insert into plain.entry (id, book, period, date, word, number, summary_zh, summary_en, document, record, version, action, ordinal, deed, maker, poster, at)
  select $1, 'main', '2026-11', '2026-11-24', '记', value, '测量', 'Measured', 'bench.entry', $1, 1, 'post', 0, $1, $2, $2, now() from n`

/** Lines laid down by SQL with their period balances; the trial balance reads the balances alone, whatever the number of lines. */
async function trial(store: Store, lines: number): Promise<void> {
  const began = performance.now()
  const [parties, accounts] = [200, money.slice(0, 40)]
  await store.transaction(async (unit) => {
    await unit.query({ text: `set local session_replication_role = replica` })
    await unit.query({ text: `drop index house.entry_line_account; alter table house.entry_line drop constraint entry_line_entry_position_key; alter table house.entry_line drop constraint entry_line_pkey cascade; alter table house.entry_line drop constraint entry_line_reversed_once; drop index house.entry_line_line` })
    await unit.query({
      text: `insert into house.entry_line (id, entry, book, period, position, account, unit, amount, side, phase, dimensions)
        select gen_random_uuid(), md5((n / 2)::text)::uuid, 'main', '2026-' || lpad((1 + (n / 2) % 12)::text, 2, '0'), n % 2, ($2::text[])[1 + (n * 7 + n / 2) % ${accounts.length}], 'CNY', case when n % 2 = 0 then 1 else -1 end * (1 + (n / 2) % 9973) / 100.0,
          case when n % 2 = 0 then 'debit' else 'credit' end, 'settled', md5('party' || (n / 2) % ${parties})::uuid from generate_series(0, $1::bigint - 1) n`, values: [lines, accounts],
    })
    await unit.query({ text: `insert into house.balance as b (book, account, unit, dimensions, period, debit, credit) select book, account, unit, dimensions, period, sum(greatest(amount, 0)), sum(greatest(-amount, 0)) from house.entry_line group by 1, 2, 3, 4, 5
      on conflict (account, unit, dimensions, period, book) do update set debit = excluded.debit, credit = excluded.credit` })
  })
  await store.query({ text: 'analyze house.balance' })
  const [row] = await store.query<{ lines: string; balances: string }>({ text: 'select (select count(*) from house.entry_line)::text as lines, (select count(*) from house.balance)::text as balances' })
  const laid = (performance.now() - began) / 1000
  const times: number[] = []
  for (let at = 0; at < 5; at++) { const from = performance.now(); await trialBalance(bookOf(store), '2026-06', '2026-06'); times.push(performance.now() - from) }
  const direct = performance.now()
  await store.query({ text: `select account, sum(amount) from house.entry_line where book = 'main' and period <= '2026-06' group by 1` })
  say(`   Trial balance of a month over ${row?.lines} lines in ${row?.balances} period balances: ${times.map((one) => one.toFixed(0)).join(', ')} ms; from the lines themselves ${(performance.now() - direct).toFixed(0)} ms (laid down in ${laid.toFixed(0)} s)`)
}
