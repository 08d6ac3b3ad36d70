/** A page of fifty out of a million orders, filtered by supplier and date under a department scope: as the house asks, and as one would by hand. */
import pg from 'pg'
import type { Actor } from '#allow'
import { departmentHead } from '#commons'
import { documentOf } from '#declare'
import { page } from '#read'
import { openStore } from '#store'
import { theHouse } from '../../server/house.ts'
import { median, say } from './measure.ts'

const order = documentOf(theHouse, 'supply.purchase-order')

export async function list(database: string, orders: number, times: number): Promise<void> {
  const began = performance.now()
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await filled(client, orders)
  const made = (performance.now() - began) / 1000
  const store = openStore({ url: database, connections: 1 })
  const { departments, suppliers } = await places(client)
  const under = departments.slice(0, 2)
  const head: Actor = { person: crypto.randomUUID(), name: '', login: '', department: under[0] ?? null, roles: [{ role: departmentHead.role, department: under[0] ?? null, below: under }] }
  const asks = (at: number) => ({ supplier: suppliers[at % suppliers.length] ?? '', from: `202${3 + (at % 3)}-03-01`, to: `202${3 + (at % 3)}-05-31` })
  const byHouse = async (at: number) => { const { supplier, from, to } = asks(at); return (await page(store, theHouse, order, head, { filters: { supplier, date: { from, to } } })).items.length }
  const byHand = async (at: number) => { const { supplier, from, to } = asks(at); return (await client.query({ name: 'by hand', text: hand, values: [under, supplier, from, to] })).rows.length }
  const [house, plain]: [number[], number[]] = [[], []]
  let rows = 0
  for (let at = 0; at < times; at++) {
    const sides = [[byHouse, house], [byHand, plain]] as const
    for (const [work, into] of at % 2 ? sides : sides.toReversed()) { const start = performance.now(); rows = await work(at); into.push(performance.now() - start) }
  }
  await store.close()
  await client.end()
  const [a, b] = [median(house), median(plain)]
  say(`\n2. List of ${rows} of ${orders.toLocaleString('en')} orders by supplier and date under a department scope: house ${a.toFixed(2)} ms, by hand ${b.toFixed(2)} ms, ${(a / b).toFixed(2)} times (aim: at most 1.5); median of ${times}, the orders made in ${made.toFixed(0)} s`)
}

/** The columns of the list with the names of what they refer to, in the list's order. */
const hand = `select t.id, t.number, t.version, t.state, t.department, t.entered_by, t.entered_at, t.supplier, t.date, t.promised, t.total::text, s.name as supplier_name, d.name as department_name, p.name as entered_by_name
  from (select * from supply.purchase_order where department = any($1::uuid[]) and supplier = $2 and date between $3 and $4 order by number desc, id desc limit 50) t
  join supply.supplier s on s.id = t.supplier left join commons.department d on d.id = t.department left join commons.person p on p.id = t.entered_by order by t.number desc, t.id desc`

async function places(client: pg.Client) {
  const ids = async (table: string) => (await client.query<{ id: string }>(`select id from ${table} order by id`)).rows.map(({ id }) => id)
  return { departments: await ids('commons.department'), suppliers: await ids('supply.supplier') }
}

/** Copies of one order spread over departments, suppliers and three years; indexes are made after the rows, and are those the list has. */
export async function filled(client: pg.Client, orders: number): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; made: string }>(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index where indrelid = 'supply.purchase_order'::regclass and not indisprimary and not indisunique`)
  const { rows: columns } = await client.query<{ name: string }>(`select quote_ident(attname) as name from pg_attribute where attrelid = 'supply.purchase_order'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)
  const given: Readonly<Record<string, string>> = {
    id: 'gen_random_uuid()', number: `'L-' || lpad(n::text, 8, '0')`, department: 'departments[1 + (n * 7 % array_length(departments, 1))::integer]', supplier: 'suppliers[1 + (n * 13 % array_length(suppliers, 1))::integer]',
    date: `date '2023-01-01' + (n * 11 % 1095)::integer`, promised: `date '2023-01-15' + (n * 11 % 1095)::integer`,
  }
  await client.query(`set session_replication_role = replica; ${indexes.map(({ name }) => `drop index ${name}`).join('; ')}`)
  await client.query(`insert into supply.purchase_order (${columns.map(({ name }) => name).join(', ')})
    select ${columns.map(({ name }) => given[name] ?? `o.${name}`).join(', ')} from generate_series(1, ${orders}::bigint) n, (select * from supply.purchase_order limit 1) o,
      (select array_agg(id order by id) as departments from commons.department) d, (select array_agg(id order by id) as suppliers from supply.supplier) s`)
  for (const { made } of indexes) await client.query(made)
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze supply.purchase_order')
}
