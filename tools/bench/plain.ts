/** The same rows by plain prepared SQL: what one cycle left in each of its transactions, written again into tables of the same shape. */
import pg from 'pg'

type Part = { readonly table: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }
export type Recorded = { readonly transactions: readonly (readonly Part[])[]; readonly rows: number; readonly database: string }

const adding: Readonly<Record<string, string>> = {
  'house.balance': 'on conflict (account, unit, dimensions, period, book) do update set debit = t.debit + excluded.debit, credit = t.credit + excluded.credit',
  'house.voucher_counter': 'on conflict (book, word, period) do update set value = t.value + 1', 'house.dimension_set': 'on conflict do nothing', 'house.counter': 'on conflict (key) do update set value = t.value + 1',
}

/**
 * Finds the rows of a cycle by the transaction that wrote them last, and makes a shadow of each of their tables with the same indexes.
 * Rows that a later step wrote again count once, so the plain side does a little less than the house did.
 */
export async function recorded(database: string, ids: readonly string[]): Promise<Recorded> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    const { rows: txs } = await client.query<{ tx: string }>(`select distinct tx::text as tx from house.deed where record = any($1::uuid[]) order by 1`, [ids])
    const { rows: tables } = await client.query<{ name: string }>(`select schemaname || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('house', 'supply', 'finance') and tablename not in ('session', 'account', 'job', 'setting', 'occurrence', 'seal', 'idempotency')`)
    const transactions: Part[][] = []
    for (const { tx } of txs) {
      const parts: Part[] = []
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${name} t where t.xmin::text = ($1::bigint % 4294967296)::text`, [tx])
        if (rows.length > 0) parts.push({ table: name, rows: rows.map(({ row }) => row) })
      }
      transactions.push(parts)
    }
    await client.query('drop schema if exists bench cascade; create schema bench')
    for (const name of new Set(transactions.flat().map(({ table }) => table))) await client.query(`create table ${shadow(name)} (like ${name} including defaults including indexes)`)
    return { transactions, database, rows: transactions.flat().reduce((sum, { rows }) => sum + rows.length, 0) }
  } finally { await client.end() }
}

const shadow = (table: string): string => `bench.${table.replace('.', '_').replaceAll('"', '')}`

/** A writer with a connection of its own; each call writes one cycle with ids and numbers of its own. */
export async function writer({ transactions, database }: Recorded): Promise<{ run(): Promise<void>; end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const run = async () => {
    const renewed = renewing()
    for (const parts of transactions) {
      await client.query({ name: 'begin', text: 'begin' })
      for (const { table, rows } of parts) {
        const to = shadow(table)
        await client.query({ name: to, text: `insert into ${to} as t select * from jsonb_populate_recordset(null::${to}, $1::jsonb) ${adding[table] ?? ''}`, values: [renewed(table, rows)] })
      }
      await client.query({ name: 'commit', text: 'commit' })
    }
  }
  return { run, end: () => client.end() }
}

let counter = Date.now()
const kept = new Set(['house.balance', 'house.dimension_set', 'house.voucher_counter', 'house.counter'])

/** Ids and numbers of a cycle, consistently replaced; balances and counters stay shared, as they are in the house. */
function renewing(): (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => string {
  const ids = new Map<string, string>()
  const renew = (id: string) => ids.get(id) ?? (ids.set(id, crypto.randomUUID()), ids.get(id) as string)
  return (table, rows) => {
    if (kept.has(table)) return JSON.stringify(rows)
    const fresh = rows.map((row) => ({ ...row, ...('seq' in row ? { seq: counter++ } : {}), ...(typeof row['number'] === 'string' ? { number: `N${counter++}` } : 'number' in row ? { number: counter++ % 2_000_000_000 } : {}) }))
    return JSON.stringify(fresh).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, renew)
  }
}
