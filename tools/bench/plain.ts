/** The same rows by plain prepared SQL: what each step of a cycle left, written again by one statement per table and one transaction per step. */
import pg from 'pg'
import type { Cycle } from './cycle.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]
type Part = { readonly table: string; readonly rows: Rows; readonly how: 'insert' | 'update' | 'add' }
export type Step = { readonly name: string; readonly parts: readonly Part[] }
export type Recorded = { readonly steps: readonly Step[]; readonly keys: ReadonlyMap<string, readonly string[]>; readonly rows: number; readonly database: string }

/** Rows that all cycles share, as they do in the house: whoever comes second waits. */
const shared: Readonly<Record<string, string>> = {
  'house.balance': 'debit = t.debit + excluded.debit, credit = t.credit + excluded.credit, reserved = t.reserved + excluded.reserved', 'house.standing': 'amount = t.amount + excluded.amount, reserved = t.reserved + excluded.reserved',
  'house.voucher_counter': 'value = t.value + 1', 'house.counter': 'value = t.value + 1', 'house.stock_item': 'next = t.next + 1, pools = excluded.pools', 'house.dimension_set': '',
}

/**
 * Runs a cycle and takes down, after each step, the rows its transaction wrote; makes a shadow of each of their tables with the same columns
 * and indexes. The shadows have neither foreign keys nor triggers and rows that were deleted are left out, so the plain side does a little less.
 */
export async function recorded(database: string, cycle: Cycle): Promise<Recorded> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    const keys = await keysOf(client)
    const steps: Step[] = []
    const known = new Set<string>()
    let last = '0'
    await cycle.run(async (name, ids) => {
      const { rows } = await client.query<{ tx: string }>('select distinct tx::text as tx from house.deed where record = any($1::uuid[]) and tx > $2::text::xid8 order by 1', [ids, last])
      for (const { tx } of rows) steps.push({ name, parts: await partsOf(client, keys, tx, known) })
      last = rows.at(-1)?.tx ?? last
    })
    await client.query('drop schema if exists bench cascade; create schema bench')
    for (const table of new Set(steps.flatMap(({ parts }) => parts.map((part) => part.table)))) await client.query(`create table ${shadow(table)} (like ${table} including defaults including indexes)`)
    return { steps, keys, database, rows: steps.flatMap(({ parts }) => parts).reduce((sum, { rows }) => sum + rows.length, 0) }
  } finally { await client.end() }
}

/** Tables a deed may write, with their primary keys; what belongs to sessions and the background is left out. */
async function keysOf(client: pg.Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string; key: string[] }>(`
    select n.nspname || '.' || quote_ident(c.relname) as name, array_agg(a.attname::text order by a.attnum) as key
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where i.indisprimary and n.nspname in ('house', 'supply', 'finance', 'stall') and c.relname not in ('session', 'account', 'job', 'setting', 'occurrence', 'seal', 'idempotency', 'working_span') group by 1`)
  return new Map(rows.map(({ name, key }) => [name, key]))
}

async function partsOf(client: pg.Client, keys: ReadonlyMap<string, readonly string[]>, tx: string, known: Set<string>): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (const [table, key] of keys) {
    // In the order of their keys, as the house writes them too: whoever shares rows waits, and nobody deadlocks.
    const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t where t.xmin::text = ($1::bigint % 4294967296)::text`, [tx])
    const said = rows.map(({ row }) => ({ row, id: JSON.stringify([table, ...key.map((column) => row[column])]) })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const groups = { add: said.filter(() => table in shared), insert: said.filter(({ id }) => !(table in shared) && !known.has(id)), update: said.filter(({ id }) => !(table in shared) && known.has(id)) } as const
    for (const how of ['insert', 'update', 'add'] as const) if (groups[how].length > 0) parts.push({ table, how, rows: groups[how].map(({ row }) => row) })
    for (const { id } of said) known.add(id)
  }
  return parts
}

export const shadow = (table: string): string => `bench.${table.replace('.', '_').replaceAll('"', '')}`

/** A writer with a connection of its own; each call writes one cycle with ids and numbers of its own. `spent` sums milliseconds per step. */
export async function writer({ steps, keys, database }: Recorded): Promise<{ run(spent?: Map<string, number>, renewed?: Renewed): Promise<void>; end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const run = async (spent?: Map<string, number>, renewed = renewing()) => {
    for (const { name, parts } of steps) {
      const began = performance.now()
      await client.query('begin')
      for (const part of parts) await client.query({ name: `${part.how} ${part.table}`, text: sqlOf(part, keys.get(part.table) ?? []), values: [renewed(part)] })
      await client.query('commit')
      spent?.set(name, (spent.get(name) ?? 0) + performance.now() - began)
    }
  }
  return { run, end: () => client.end() }
}

function sqlOf({ table, how, rows: [row = {}] }: Part, key: readonly string[]): string {
  const to = shadow(table)
  const given = `select * from jsonb_populate_recordset(null::${to}, $1::jsonb)`
  const quoted = (name: string) => `"${name}"`
  if (how === 'insert') return `insert into ${to} ${given}`
  if (how === 'add') return `insert into ${to} as t ${given} on conflict (${key.map(quoted).join(', ')}) do ${shared[table] ? `update set ${shared[table]}` : 'nothing'}`
  const columns = Object.keys(row).filter((name) => !key.includes(name)).map(quoted)
  return `update ${to} t set ${columns.map((name) => `${name} = g.${name}`).join(', ')} from (${given}) g where ${key.map((name) => `t.${quoted(name)} = g.${quoted(name)}`).join(' and ')}`
}

let counter = Date.now()

const freshly = (): ((id: string) => string) => { const ids = new Map<string, string>(); return (id) => ids.get(id) ?? (ids.set(id, crypto.randomUUID()), ids.get(id) as string) }

export type Renewed = (part: Part) => string

/** Ids and numbers of a cycle, consistently replaced; by new ones, unless `renew` knows better. */
export function renewing(renew = freshly()): Renewed {
  const numbers = new Map<unknown, number>()
  const numbered = (number: unknown) => numbers.get(number) ?? (numbers.set(number, counter++), numbers.get(number) as number)
  return ({ table, rows }) => {
    if (table in shared) return JSON.stringify(rows)
    const fresh = rows.map((row) => ({ ...row, ...('seq' in row ? { seq: numbered(`${table} ${String(row['seq'])}`) % 2_000_000_000 } : {}), ...(typeof row['number'] === 'string' ? { number: `N${numbered(row['number'])}` } : 'number' in row ? { number: numbered(row['number']) % 2_000_000_000 } : {}) }))
    return JSON.stringify(fresh).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, renew)
  }
}
