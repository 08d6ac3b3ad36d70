/** What stock is made of in the database: items, movements, what the books learnt of them - read under the lock of their items, kept in one statement. */
import type { Gathered, Posting, PostingLine, Valuing } from '#declare'
import type { Unit } from '#store'
import { negated, type Decimal, type Instant } from '#words'
import type { Adjustment, Mark, Move, Pool, Rule, Valued } from '../valuation/index.ts'

/** A line that follows the worth or the quantity of a movement. */
export type Follower = { readonly account: string; readonly sign: 1 | -1; readonly dimensions: PostingLine['dimensions']; readonly unit?: string }
export type Kept = Move & { readonly item: string; readonly line: string; readonly worth?: Decimal | undefined; readonly money: readonly Follower[]; readonly goods: readonly Follower[] }
export type Late = Adjustment & { readonly item: string }
export type ItemRow = { readonly item: string; readonly rule: Rule; readonly next: number; readonly last_at: Instant | null; readonly pools: Record<string, Pool>; /** Over how many later movements something that comes late is walked at most. */ readonly walk: number }
export type Change = { readonly move: string; readonly quantity: Decimal; readonly value: Decimal; readonly money: readonly Follower[]; readonly goods: readonly Follower[] }

/** What is to be kept once the entries have their ids. `entry` is the ordinal of the entry it belongs to. */
export type StockRows = {
  readonly moves: readonly (Omit<Kept, 'value'> & { readonly entry: number })[]
  readonly worth: readonly { readonly move: string; readonly entry: number; readonly quantity: Decimal; readonly value: Decimal }[]
  readonly late: readonly { readonly id: string; readonly item: string; readonly seq: number; readonly at: Instant; readonly move: string | null; readonly pool: string | null; readonly value: Decimal }[]
  readonly undone: readonly string[]
  readonly mirrored: readonly Mirrored[]
  readonly items: readonly { readonly item: string; readonly next: number; readonly last_at: Instant | null; readonly pools: Readonly<Record<string, Pool>>; readonly marks: readonly Mark[]; readonly again: Instant | null }[]
}
export type Intent = Kept & { readonly entry: number; readonly rule: Rule; readonly from: string | undefined; readonly gathered?: Gathered | undefined }
export type Valuated = { readonly postings: readonly Posting[]; readonly rows?: StockRows }
export type Undo = { readonly record: string; readonly action: string }

/** Goods of one place and batch lie in one pool, or those of one batch wherever they are. */
export const poolOf = ({ scope, place = '', batch = '' }: { readonly scope?: string | undefined; readonly place?: string | undefined; readonly batch?: string | undefined }): string => `${scope === 'company' ? '' : place} ${batch}`.trim()

/** Locks the items in the order of their ids; an item that is new takes the rule it comes with. */
export async function claimed(unit: Unit, book: string, wanted: readonly { readonly item: string; readonly rule: Valuing | Rule | undefined }[]): Promise<ReadonlyMap<string, ItemRow>> {
  const known = new Map<string, unknown>()
  for (const { item, rule } of wanted) known.set(item, rule ?? known.get(item) ?? null)
  const rows = await unit.query<ItemRow>({
    name: 'stock items claimed', values: [book, JSON.stringify([...known].map(([item, rule]) => ({ item, rule })))],
    text: `insert into house.stock_item as s (book, item, rule) select $1, w.item, coalesce(w.rule, '{"method":"moving-average","negative":false,"places":2}'::jsonb) from jsonb_to_recordset($2::jsonb) as w(item text, rule jsonb) order by w.item
      on conflict (book, item) do update set rule = s.rule returning item, rule, next, to_char(last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last_at, pools, (select b.late_walk from house.book b where b.code = $1) as walk`,
  })
  return new Map(rows.map((row) => [row.item, row]))
}

export type Earlier = Valued & { readonly line: string; readonly at: Instant; readonly item: string }
/** Movements of earlier document lines, with what they are worth by now. */
export async function earlier(unit: Unit, book: string, lines: readonly string[]): Promise<readonly Earlier[]> {
  if (lines.length === 0) return []
  return unit.query<Earlier>({
    name: 'stock moves of lines', values: [lines, book],
    text: `select m.id, m.line, m.item, ${atSql} as at, trim_scale(sum(w.quantity))::text as quantity, trim_scale(sum(w.value))::text as value from house.stock_move m join house.stock_worth w on w.move = m.id
      where m.line = any($1::uuid[]) and m.book = $2 and not exists (select 1 from house.stock_undone u where u.id = m.id) group by m.id order by m.seq`,
  })
}
export const atSql = `to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A movement taken back: `value` and `quantity` as the books have them by now, `posted…` what its own entries said, which a mirrored entry takes back. */
export type Undone = { readonly id: string; readonly item: string; /** From when on it counted. */ readonly at: Instant; readonly quantity: Decimal; readonly value: Decimal; readonly postedQuantity: Decimal; readonly postedValue: Decimal; readonly money: readonly Follower[]; readonly goods: readonly Follower[] }
/** What an earlier action of the record moved, late costs among it. */
export function undoing(unit: Unit, { record, action }: Undo): Promise<readonly Undone[]> {
  const summed = (column: string, of = '') => `trim_scale(coalesce(sum(w.${column})${of}, 0))::text`
  const own = ' filter (where e.id is not null)'
  return unit.query<Undone>({
    name: 'stock undone', values: [record, action],
    text: `select m.id, m.item, ${atSql} as at, m.money, m.goods, ${summed('quantity')} as quantity, ${summed('value')} as value, ${summed('quantity', own)} as "postedQuantity", ${summed('value', own)} as "postedValue"
      from house.stock_move m join house.stock_worth w on w.move = m.id left join house.entry e on e.id = w.entry and e.record = $1 and e.action = $2
      where m.record = $1 and m.action = $2 and not exists (select 1 from house.stock_undone u where u.id = m.id) group by m.id
      union all select l.id, l.item, ${atSql.replace('m.at', 'coalesce(m.at, l.at)')}, '[]'::jsonb, '[]'::jsonb, '0', '0', '0', '0' from house.stock_late l left join house.stock_move m on m.id = l.move where l.record = $1 and l.action = $2 and not exists (select 1 from house.stock_undone u where u.id = l.id)`,
  })
}

/** What entries that are mirrored had said of a movement of somebody else. */
export type Mirrored = { readonly move: string; readonly item: string; readonly at: Instant; readonly quantity: Decimal; readonly value: Decimal }
export function mirroredBy(unit: Unit, { record, action }: Undo): Promise<readonly Mirrored[]> {
  return unit.query<Mirrored>({
    name: 'stock mirrored', values: [record, action],
    text: `select w.move, m.item, ${atSql} as at, trim_scale(sum(w.quantity))::text as quantity, trim_scale(sum(w.value))::text as value
      from house.entry e join house.stock_worth w on w.entry = e.id join house.stock_move m on m.id = w.move
      where e.record = $1 and e.action = $2 and e.reverses is null and not (m.record = $1 and m.action = $2) and not exists (select 1 from house.entry r where r.reverses = e.id) group by 1, 2, m.at`,
  })
}

/** Keeps what a valued posting leaves: one statement, and one before it where marks no longer hold. `entryOf` names the entry of an ordinal, `mirror` the one that takes back. */
export async function keepStock(unit: Unit, book: string, rows: StockRows, of: { readonly record: string; readonly action: string; readonly entryOf: (ordinal: number) => string; readonly mirror: string }, last: Unit['query']): Promise<void> {
  const { moves, worth, late, undone, items, mirrored } = rows
  const again = items.filter((one) => one.again !== null)
  if (again.length > 0) await unit.query({ name: 'stock marks struck out', values: [book, JSON.stringify(again)], text: 'delete from house.stock_mark k using jsonb_to_recordset($2::jsonb) as i(item text, again timestamptz) where k.book = $1 and k.item = i.item and k.at >= i.again' })
  await last({
    name: 'stock kept', values: [book, of.record, of.action, JSON.stringify(moves), JSON.stringify([
      ...worth.map(({ entry, ...one }) => ({ ...one, entry: of.entryOf(entry) })),
      ...mirrored.map(({ move, quantity, value }) => ({ move, entry: of.mirror, quantity: negated(quantity), value: negated(value) })),
    ]), JSON.stringify(late), JSON.stringify(undone.map((id) => ({ id, entry: of.mirror }))), JSON.stringify(items)],
    text: `with moved as (insert into house.stock_move (id, book, item, seq, at, pool, quantity, counted, worth, each, restates, source, gathers, line, record, action, money, goods)
        select id, $1, item, seq, at, pool, quantity, counted, worth, each, restates, source, gathers, line, $2, $3, money, goods from jsonb_to_recordset($4::jsonb)
          as m(id uuid, item text, seq integer, at timestamptz, pool text, quantity numeric, counted numeric, worth numeric, each numeric, restates boolean, source uuid, gathers jsonb, line uuid, money jsonb, goods jsonb)),
      learnt as (insert into house.stock_worth (move, entry, quantity, value) select move, entry, sum(quantity), sum(value) from jsonb_to_recordset($5::jsonb) as w(move uuid, entry uuid, quantity numeric, value numeric) group by 1, 2),
      came as (insert into house.stock_late (id, book, item, seq, at, move, pool, value, record, action)
        select id, $1, item, seq, at, move, pool, value, $2, $3 from jsonb_to_recordset($6::jsonb) as l(id uuid, item text, seq integer, at timestamptz, move uuid, pool text, value numeric)),
      gone as (insert into house.stock_undone (id, entry) select id, entry from jsonb_to_recordset($7::jsonb) as u(id uuid, entry uuid)),
      marked as (insert into house.stock_mark (book, item, at, seq, pools) select $1, i.item, k.at, k.seq, k.pools from jsonb_to_recordset($8::jsonb) as i(item text, marks jsonb), jsonb_to_recordset(i.marks) as k(at timestamptz, seq integer, pools jsonb)
        on conflict (book, item, at, seq) do update set pools = excluded.pools)
      update house.stock_item s set next = i.next, last_at = i.last_at, pools = i.pools from jsonb_to_recordset($8::jsonb) as i(item text, next integer, last_at timestamptz, pools jsonb) where s.book = $1 and s.item = i.item`,
  })
}
