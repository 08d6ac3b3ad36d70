/** Cases of goods: what is seen of them in the store and in the books, of one item, one place, one document. */
import { dividedBy, isNegative, isPositive, negated, rounded, sum, times, type Decimal } from '#words'
import type { Pool } from '../../kernel/ledger/valuation/index.ts'
import { unspoken, type Json } from './case.ts'
import { GoodsMade } from './goods-made.ts'
import type { Doc } from './goods.ts'
import { agesAs, layersOf } from './layers.ts'
import type { Told } from './series.ts'

const named: Readonly<Record<string, string>> = { stock: '1405', expense_applied: '6602', cost_of_sales: '6401', payable: '220201', grni: '220202' }

export class GoodsSeen extends GoodsMade {
  /** What all that was sold cost; `negative` leaves out what came back. */
  async soldFor(only?: 'negative'): Promise<Decimal> {
    const [row] = await this.stage.house.store.query<{ value: string }>({ text: `select coalesce(-sum(w.value), 0)::text as value from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = any($1::uuid[]) and ($2::boolean is not true or m.quantity < 0) and not exists (select 1 from house.stock_undone u where u.id = m.id)`, values: [this.sold, only === 'negative'] })
    return row?.value ?? '0'
  }
  /** What the pieces that left on a day cost, as the house knows it now. */
  async leftOn(day: string): Promise<Decimal> {
    const [row] = await this.stage.house.store.query<{ cost: string }>({ text: `select coalesce(-sum(w.value), 0)::text as cost from house.stock_move m join house.stock_worth w on w.move = m.id where m.item = $1 and m.quantity < 0 and (m.at at time zone 'UTC')::date = $2 and not exists (select 1 from house.stock_undone u where u.id = m.id)`, values: [await this.item(), day] })
    return row?.cost ?? '0'
  }
  /** What the last repacking used and made, a piece. */
  async repacked(): Promise<Readonly<Record<string, Decimal>>> {
    const doc = [...this.docs.values()].findLast(({ document }) => document === 'supply.repacking') ?? unspoken('nothing was repacked')
    const rows = await this.stage.house.store.query<{ item: string; quantity: string; value: string }>({ text: 'select m.item, sum(w.quantity)::text as quantity, sum(w.value)::text as value from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = $1 group by 1', values: [doc.row.id] })
    const names = new Map([...this.items].map(([name, id]) => [id, name]))
    const used = sum(rows.filter(({ quantity }) => isNegative(quantity)).map(({ value }) => negated(value)))
    const made = sum(rows.filter(({ quantity }) => !isNegative(quantity)).map(({ quantity }) => quantity))
    return Object.fromEntries(rows.flatMap(({ item, quantity, value }) => [[`${names.get(item)}_unit_cost`, dividedBy(value, quantity, 6)], [`${names.get(item)}_base_cost`, dividedBy(used, made, 6)]]))
  }
  /** Several items in one place. */
  async within(place: string, names: readonly string[]): Promise<unknown> {
    const at = this.places.get(place)
    const told = await Promise.all(names.map(async (name) => {
      const item = this.items.get(name)
      if (item === undefined) return [name, (await this.standingOf(await this.item(), at))[name]] as const
      const [came] = await this.stage.house.store.query<{ each: string }>({ text: `select trim_scale(round(sum(w.value) / sum(w.quantity), 6))::text as each from house.stock_move m join house.stock_worth w on w.move = m.id where m.item = $1 and m.pool like $2 || '%' and m.quantity > 0 group by m.id, m.at, m.seq order by m.at desc, m.seq desc limit 1`, values: [item, at] })
      return [name, { ...(await this.standingOf(item, at)), incoming_unit_cost: came?.each }] as const
    }))
    return Object.fromEntries(told)
  }
  lowest: Decimal = '0'
  /** Lines that came together, as they were told. */
  came: readonly Told[] = []
  async standingOf(item: string, place?: string): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await this.stage.house.store.query<{ pools: Record<string, { there: string; worth: string; lastCost: string; layers: { quantity: string; value: string }[]; shortages: { quantity: string; cost: string }[] }> }>({ text: 'select pools from house.stock_item where item = $1', values: [item] })
    const pools = Object.entries(row?.pools ?? {}).filter(([name]) => place === undefined || name.startsWith(place)).map(([, pool]) => pool)
    const quantity = sum(pools.flatMap((pool) => [pool.there, ...pool.shortages.map((one) => negated(one.quantity))]))
    const value = sum(pools.flatMap((pool) => [pool.worth, ...pool.shortages.map((one) => negated(rounded(times(one.quantity, one.cost), 2)))]))
    return { on_hand: quantity, on_hand_kg: quantity, value, unit_cost: isPositive(quantity) ? dividedBy(value, quantity, 6) : (pools[0]?.lastCost ?? '0'), pools }
  }
  /** Oldest first, shortages as negative layers; ages by quantity where only these are wanted. */
  async layers(item: string, wanted: Json, place?: string): Promise<unknown> {
    const { pools } = (await this.standingOf(item, place)) as { readonly pools: readonly Pool[] }
    if (Array.isArray(wanted) && typeof wanted[0] === 'string') return agesAs((await this.stage.house.store.query<{ quantity: string }>({ text: 'select trim_scale(quantity)::text as quantity from house.stock_age where item = $1 order by since, quantity', values: [item] })).map(({ quantity }) => quantity), wanted)
    return layersOf(pools, wanted, this.came)
  }
  async worthOf(doc: Doc): Promise<{ readonly value: Decimal; readonly out: Decimal }> {
    const rows = await this.stage.house.store.query<{ value: string; quantity: string; item: string }>({ text: `select sum(w.value)::text as value, sum(w.quantity)::text as quantity, m.item from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = $1 group by m.id`, values: [doc.row.id] })
    const of = (goesOut: boolean) => rows.filter(({ item, quantity }) => item === doc.item && quantity.startsWith('-') === goesOut).map(({ value }) => value)
    const goesOut = doc.document !== 'supply.repacking' && of(true).length > 0
    const value = sum(of(goesOut))
    return { value, out: goesOut ? negated(value) : value }
  }
  /** Net by account of the last document, by the names of the case. */
  async gl(wanted: Json): Promise<unknown> {
    const lines = this.paper === '' ? [] : await this.glOf(this.paper)
    const net = (account: string) => sum(lines.filter((one) => one.account === account).map(({ side, amount }) => (side === 'debit' ? amount : negated(amount))))
    return Object.fromEntries(Object.keys(wanted as object).map((name) => { const amount = net(named[name] ?? name); return [name, amount.startsWith('-') ? { credit: negated(amount) } : { debit: amount }] }))
  }
  /** By how much what a document moved is worth more after it than before, over all items. */
  async gathered(doc: Doc | undefined): Promise<Decimal> {
    const [row] = await this.stage.house.store.query<{ value: string }>({ text: 'select coalesce(sum(w.value), 0)::text as value from house.stock_move m join house.stock_worth w on w.move = m.id where m.record = $1', values: [doc?.row.id] })
    return row?.value ?? '0'
  }
  /** What lay there after each movement, in the order in which they count. */
  async balances(item: string): Promise<readonly Decimal[]> {
    const rows = await this.stage.house.store.query<{ quantity: string }>({ text: `select trim_scale(sum(w.quantity))::text as quantity from house.stock_move m join house.stock_worth w on w.move = m.id where m.item = $1 and not exists (select 1 from house.stock_undone u where u.id = m.id) group by m.id order by m.at, m.seq`, values: [item] })
    return rows.map((_, at) => sum(rows.slice(0, at + 1).map(({ quantity }) => quantity)))
  }
  /** What lay there right after a document, by the time at which it counts. */
  balanceAfter = async (doc: Doc): Promise<Decimal> => (await this.standingAfter(doc)).on_hand
  async standingAfter(doc: Doc): Promise<{ readonly on_hand: Decimal; readonly value: Decimal }> {
    const [row] = await this.stage.house.store.query<{ balance: string; value: string }>({ text: `
      select trim_scale(sum(w.quantity))::text as balance, trim_scale(sum(w.value))::text as value from house.stock_move mine join house.stock_move m on m.item = mine.item and m.pool = mine.pool and (m.at, m.seq) <= (mine.at, mine.seq) join house.stock_worth w on w.move = m.id
      where mine.line = $1 and not exists (select 1 from house.stock_undone u where u.id = m.id)`, values: [doc.line] })
    return { on_hand: row?.balance ?? '0', value: row?.value ?? '0' }
  }
}
