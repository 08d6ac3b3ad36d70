/** Running cases by the hundred thousand: one is walked, the others are copies of its rows whose ids tell which copy they are. */
import type { Asks } from '#store'
import type { Stall } from '../testing/open-stall.ts'

export type Original = { readonly wish: string; readonly task: string }

/** A wish that waits for its approval. */
export async function waiting(stall: Stall): Promise<Original> {
  const { id: wish } = await stall.make('wei', 'stall.wish', { title: '螺栓', unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count: '1', price: '1' }] })
  await stall.act('wei', 'stall.wish', wish, 'submit')
  const [task] = await stall.house.store.query<{ id: string }>({ text: `select id from house.task where record = $1 and state = 'open'`, values: [wish] })
  return { wish, task: task?.id ?? '' }
}

/** The n-th copy of an id: the last twelve digits say which; ids of one moment differ before them. */
export const copyOf = (id: string, n: number): string => `${id.slice(0, 24)}${n.toString(16).padStart(12, '0')}`
const copySql = (column: string): string => `case when ${column} is null then null else (left(${column}::text, 24) || lpad(to_hex(n), 12, '0'))::uuid end`

/** Columns that a row is given; what the database works out itself is not among them. */
export async function writable(store: Asks, table: string): Promise<readonly string[]> {
  const columns = await store.query<{ name: string }>({ values: [table], text: `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum` })
  return columns.map(({ name }) => name)
}

const copying = ({ house: { store } }: Stall, { wish }: Original, count: number) => async (table: string, where: string, renewed: readonly string[], more = '') => {
  const names = await writable(store, table)
  await store.query({
    values: [wish, count], text: `insert into ${table} (${names.join(', ')}) select ${names.map((name) => `c.${name}`).join(', ')} from ${table} o, generate_series(1, $2::integer) n,
      jsonb_populate_record(o, jsonb_build_object(${renewed.map((column) => `'${column}', ${copySql(`o.${column}`)}`).join(', ')}${more})) c where ${where}`,
  })
}

/** Copies 1 to `count` of the instance alone: what mining reads. */
export const copiedInstance = (stall: Stall, original: Original, count: number) => copying(stall, original, count)('house.instance', 'o.record = $1', ['id', 'record'])

/** Copies 1 to `count` of everything a case is made of. */
export async function copied(stall: Stall, original: Original, count: number): Promise<void> {
  const made = copying(stall, original, count)
  const { store } = stall.house
  await made('stall.wish', 'o.id = $1', ['id'], `, 'number', o.number || '-' || n`)
  await made('stall.wish__lines', 'o.parent = $1', ['id', 'parent'])
  await made('house.instance', 'o.record = $1', ['id', 'record'])
  await made('house.task', 'o.record = $1', ['id', 'instance', 'record'])
  await made('house.task_candidate', 'o.task in (select id from house.task where record = $1)', ['task'])
  await made('house.timer', 'o.instance in (select id from house.instance where record = $1)', ['id', 'instance'])
  await store.query({ text: 'vacuum analyze' })
}
