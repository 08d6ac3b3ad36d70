/** `npm run bench -- books long`: what the books cost when they are long: a trial balance, statements and a look into an account over 100,000 and 10,000,000 lines, on disk (laid down without waiting for it), under all constraints and indexes of the tables. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { balances, bookOf, entries, openBook, openYear, standings, tables, trialBalance, turnovers } from '#ledger'
import { openStore, tables as storeTables, type Store } from '#store'
import { startEmbedded } from '../../kernel/store/embedded/index.ts'
import { balanceSheet, drawn, incomeStatement } from '../../chapters/6-finance/1-books/statements.ts'
import { chart } from '../../chapters/6-finance/chart.ts'
import { freshDatabase } from '../testing/database.ts'
import { median, say } from './measure.ts'

const [year, month] = [2026, '2026-06'] as const
const money = chart.accounts.filter(({ kind }) => kind !== 'goods' && kind !== 'budget').map(({ number }) => number).slice(0, 40)
/** Lines of an entry, parties that they are about. */
const [width, parties] = [10, 2000] as const

export async function longBooks(steps: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhangfa-long-books-'))
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < 12e9) return say('   Long books: skipped, less than 12 GB free on disk')
  const running = await startEmbedded({ folder, durable: false, settings: { max_wal_size: '8GB' } })
  process.env['ZHANGFA_TEST_PG'] = running.url
  try {
    const store = openStore({ url: await freshDatabase(), connections: 4, clock: () => new Date(`${year}-12-31T02:00:00Z`) })
    await store.query({ text: storeTables + tables })
    await openBook(bookOf(store), chart, 'CNY', `${year}-01-01`)
    await openYear(bookOf(store), year)
    let laid = 0
    for (const lines of steps) {
      const began = performance.now()
      await store.transaction(async (unit) => { await lay(unit, laid / width, lines / width) })
      await store.query({ text: 'vacuum analyze house.entry_line, house.entry, house.balance, house.dimension_set' })
      laid = lines
      await read(store, (performance.now() - began) / 1000)
    }
    await store.close()
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Entries laid down without triggers, their constraints and indexes made again after it over all of them: what a house of that age holds, row by row. */
async function lay(unit: Pick<Store, 'query'>, from: number, to: number): Promise<void> {
  const kept = await unit.query<{ name: string; said: string; constraint: boolean }>({ text: `
    select conname as name, pg_get_constraintdef(oid) as said, true as constraint from pg_constraint where conrelid = 'house.entry_line'::regclass and contype in ('p', 'u', 'f')
    union all select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), false from pg_index i where i.indrelid = 'house.entry_line'::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid) order by 3 desc` })
  await unit.query({ text: `set local session_replication_role = replica; set local maintenance_work_mem = '512MB'; ${kept.map(({ name, constraint }) => (constraint ? `alter table house.entry_line drop constraint ${name}` : `drop index ${name}`)).join(';')}` })
  if (from === 0) await unit.query({ values: [parties], text: `insert into house.dimension_set (id, party) select md5('set ' || p)::uuid, md5('party ' || p)::uuid from generate_series(0, $1::integer - 1) p` })
  await unit.query({ values: [from, to], text: `
    insert into house.entry (id, book, period, date, word, number, summary_zh, summary_en, document, record, version, action, ordinal, deed, maker, poster, at)
    select md5('entry ' || n)::uuid, 'main', '${year}-' || lpad((1 + n % 12)::text, 2, '0'), ('${year}-' || (1 + n % 12) || '-15')::date, '记', n / 12 + 1, '测量', 'Measured', 'bench.entry', md5('record ' || n)::uuid, 1, 'post', 0, md5('deed ' || n)::uuid, md5('who')::uuid, md5('who')::uuid, now() from generate_series($1::bigint, $2::bigint - 1) n` })
  await unit.query({ values: [from, to, money], text: `
    insert into house.entry_line (id, entry, book, period, position, account, unit, amount, side, phase, dimensions)
    select md5('line ' || n || ' ' || k)::uuid, md5('entry ' || n)::uuid, 'main', '${year}-' || lpad((1 + n % 12)::text, 2, '0'), k, ($3::text[])[1 + (n * 7 + k * 11) % ${money.length}], 'CNY', (case when k % 2 = 0 then 1 else -1 end) * (1 + (n * 5 + k / 2) % 9973) / 100.0,
      case when k % 2 = 0 then 'debit' else 'credit' end, 'settled', md5('set ' || n % ${parties})::uuid from generate_series($1::bigint, $2::bigint - 1) n, generate_series(0, ${width - 1}) k` })
  await unit.query({ text: kept.map(({ name, said, constraint }) => (constraint ? `alter table house.entry_line add constraint ${name} ${said}` : said)).join(';') })
  await unit.query({ text: `truncate house.balance; insert into house.balance (book, account, unit, dimensions, period, debit, credit) select book, account, unit, dimensions, period, sum(greatest(amount, 0)), sum(greatest(-amount, 0)) from house.entry_line group by 1, 2, 3, 4, 5` })
}

async function read(store: Store, seconds: number): Promise<void> {
  const [row] = await store.query<{ lines: number; entries: number; balances: number; size: string }>({ text: `select (select count(*)::integer from house.entry_line) as lines, (select count(*)::integer from house.entry) as entries, (select count(*)::integer from house.balance) as balances, pg_size_pretty(pg_database_size(current_database())) as size` })
  const party = (await store.query<{ party: string }>({ text: 'select party::text from house.dimension_set where party is not null limit 1' }))[0]?.party
  const timed = async (work: () => Promise<unknown>) => { const all: number[] = []; for (let at = 0; at < 5; at++) { const began = performance.now(); await work(); all.push(performance.now() - began) } return `${(all[0] as number).toFixed(0)} ms at first, then ${median(all).toFixed(0)} ms` }
  say(`   ${row?.lines.toLocaleString('en')} lines of ${row?.entries.toLocaleString('en')} entries, ${row?.balances.toLocaleString('en')} period balances, ${row?.size} (laid down in ${seconds.toFixed(0)} s)`)
  say(`      trial balance of a month ${await timed(() => trialBalance(bookOf(store), month, month))}; of the year ${await timed(() => trialBalance(bookOf(store), `${year}-01`, `${year}-12`))}`)
  say(`      balance sheet ${await timed(async () => drawn(balanceSheet, await standings(bookOf(store), month)))}; income statement ${await timed(async () => drawn(incomeStatement, await turnovers(bookOf(store), month, month, 'finance.profit-transfer')))}`)
  say(`      an account by party ${await timed(() => balances(bookOf(store), { account: money[0] as string, by: ['party'] }))}; what one party owes ${await timed(() => balances(bookOf(store), { account: money[0] as string, party }))}; its first fifty entries ${await timed(() => entries(bookOf(store), { account: money[0] as string, party }))}`)
}
