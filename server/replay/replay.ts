/** A purchase history replayed into an empty house through the actions of people, and what came of it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '#act'
import { seal, verify, type Verdict } from '#host'
import { layMasters, retire } from './masters.ts'
import { replayOrder } from './orders.ts'
import { readTables, type Row } from './tables.ts'

/** Orders in flight at once. */
const together = 6

export type Outcome = {
  readonly orders: number; readonly lines: number; readonly sub_total: string; readonly total_due: string; readonly received: string; readonly rejected: string; readonly stocked_value: string
  readonly states: Readonly<Record<string, number>>; readonly ledger: { readonly stocked: string; readonly trial: string; readonly goods: string; readonly invoices: string; readonly stock: string; readonly expectedStock: string }
  readonly seals: Verdict; readonly expected?: Readonly<Record<string, unknown>>; readonly seconds: number; readonly spent: readonly (readonly [string, { count: number; ms: number }])[]
}

export async function replay(house: House, folder: string, say: (line: string) => void): Promise<Outcome> {
  const began = performance.now()
  const tables = await readTables(folder)
  const masters = await layMasters(house, tables, say)
  const linesOf = new Map<string, Row[]>()
  for (const line of tables.orderLines) linesOf.set(line['purchase_order_id'] as string, [...(linesOf.get(line['purchase_order_id'] as string) ?? []), line])
  const step = Math.max(1, Math.min(100, Math.round(tables.orders.length / 10)))
  let done = 0
  const waiting = [...tables.orders]
  const worker = async () => {
    for (let order = waiting.shift(); order; order = waiting.shift()) {
      await replayOrder(house, masters, order, linesOf.get(order['purchase_order_id'] as string) ?? []).catch((error: Error) => { throw new Error(`order ${order?.['purchase_order_id']}: ${error.message}`, { cause: error }) })
      if (++done % step === 0) say(`orders ${done} of ${tables.orders.length} (${Math.round((100 * done) / tables.orders.length)} %)`)
    }
  }
  await Promise.all(Array.from({ length: together }, worker))
  say(`suppliers retired: ${await retire(masters, tables)}`)
  const seconds = (performance.now() - began) / 1000
  await seal(house.store)
  const expected = await readFile(join(folder, 'totals.json'), 'utf8').then((text) => JSON.parse(text) as Record<string, unknown>, () => undefined)
  return { ...(await sums(house)), seals: await verify(house.store), ...(expected ? { expected } : {}), seconds, spent: [...masters.hands.spent].toSorted((a, b) => b[1].ms - a[1].ms) }
}

/** Sums over everything in the house, documents and ledger side by side. */
async function sums({ store }: House): Promise<Omit<Outcome, 'seals' | 'expected' | 'seconds' | 'spent'>> {
  const [documents] = await store.query<Omit<Outcome, 'states' | 'ledger' | 'seals' | 'expected' | 'seconds' | 'spent'>>({
    text: `select (select count(*) from supply.purchase_order) as orders, (select count(*) from supply.purchase_order__lines) as lines, (select sum(sub_total)::text from supply.purchase_order) as sub_total,
      (select sum(total)::text from supply.purchase_order) as total_due, (select sum(quantity)::text from house.link where kind = 'received') as received,
      (select coalesce(sum(l.quantity - l.accepted), 0)::text from supply.quality_inspection__lines l join supply.quality_inspection i on i.id = l.parent where i.state = 'concluded') as rejected,
      (select sum(l.accepted * l.price)::text from supply.quality_inspection__lines l) as stocked_value`,
  })
  const states = await store.query<{ state: string; count: number }>({ text: `select state || coalesce(' ' || closing, '') as state, count(*) as count from supply.purchase_order group by 1 order by 1` })
  const [ledger] = await store.query<Outcome['ledger']>({
    text: `select coalesce(sum(b.debit - b.credit) filter (where c.kind not in ('goods', 'budget')), 0)::text as trial, coalesce(sum(b.debit - b.credit) filter (where c.kind = 'goods'), 0)::text as goods,
      (select coalesce(sum(l.amount), 0)::text from house.entry_line l join house.entry e on e.id = l.entry where e.action = 'conclude' and l.account = '1403') as stocked,
      (select coalesce(-sum(l.amount), 0)::text from house.entry_line l where l.account = '220201' and l.side = 'credit') as invoices,
      (select coalesce(sum(debit - credit), 0)::text from house.balance where account = 'Q101') as stock,
      (select (coalesce((select sum(quantity) from finance.opening_balance__goods), 0) + coalesce((select sum(quantity) from house.link where kind = 'accepted'), 0))::text) as "expectedStock"
      from house.balance b join house.account_chart c on c.book = b.book and c.number = b.account`,
  })
  if (!documents || !ledger) throw new Error('nothing came of it')
  return { ...documents, states: Object.fromEntries(states.map(({ state, count }) => [state, count])), ledger }
}
