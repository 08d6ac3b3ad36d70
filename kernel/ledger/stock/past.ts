/** What the database knows of an item's past: marks to go on from, movements and late costs after one, and what movements are worth by now. */
import type { Unit } from '#store'
import type { Decimal, Instant } from '#words'
import type { Adjustment, Mark, Move, Valued } from '../valuation/index.ts'
import { atSql, type Follower } from './rows.ts'

const notUndone = 'not exists (select 1 from house.stock_undone u where u.id = m.id)'

/** Where a walk begins: after a mark, or with the first movement. */
export type Begins = { readonly book: string; readonly item: string; readonly mark: Mark | undefined }

/** The last mark before a moment: nothing that counts before it is touched. */
export async function lastMark(unit: Unit, book: string, item: string, before: Instant): Promise<Mark | undefined> {
  const [mark] = await unit.query<Mark>({
    name: 'stock mark', values: [book, item, before],
    text: `select ${atSql} as at, m.seq, m.pools from house.stock_mark m where m.book = $1 and m.item = $2 and m.at < $3::timestamptz order by m.at desc, m.seq desc limit 1`,
  })
  return mark
}

/** So many movements of an item are kept between two marks. */
export const stretch = 1000

/** The mark so many marks before the last one. */
export async function markAgo(unit: Unit, book: string, item: string, marks: number): Promise<Mark | undefined> {
  const [mark] = await unit.query<Mark>({
    name: 'stock mark ago', values: [book, item, marks],
    text: `select ${atSql} as at, m.seq, m.pools from house.stock_mark m where m.book = $1 and m.item = $2 order by m.at desc, m.seq desc offset $3 limit 1`,
  })
  return mark
}

/** Where goods of a receipt went, up to a mark and looking back over no more than so many movements: how many pieces came after it, and what left since, alike followed together, each by the last of it. */
export type Went = { readonly pool: string; readonly came: Decimal; readonly gone: readonly { readonly move: string; readonly money: readonly Follower[]; readonly value: Decimal }[] }
export async function wentSince(unit: Unit, book: string, receipt: string, { at, seq }: Pick<Mark, 'at' | 'seq'>, atMost: number): Promise<Went> {
  const [went] = await unit.query<Went>({
    name: 'stock went since', values: [book, receipt, at, seq, atMost],
    text: `with mine as (select * from house.stock_move where id = $2),
      recent as (select m.id, m.at, m.seq, m.quantity, m.money from house.stock_move m, mine where m.book = $1 and m.item = mine.item and m.pool = mine.pool and (m.at, m.seq) > (mine.at, mine.seq) and (m.at, m.seq) <= ($3::timestamptz, $4::integer) and ${notUndone} order by m.at desc, m.seq desc limit $5),
      gone as (select (array_agg(r.id order by r.at desc, r.seq desc))[1] as move, r.money, trim_scale(-sum(w.value))::text as value from recent r join house.stock_worth w on w.move = r.id where r.quantity < 0 and r.money <> '[]'::jsonb group by r.money having sum(w.value) < 0)
      select mine.pool, (select trim_scale(coalesce(sum(quantity), 0))::text from recent where quantity > 0) as came, (select coalesce(json_agg(g), '[]') from gone g) as gone from mine`,
  })
  return went as Went
}

const since = `m.book = $1 and m.item = $2 and (m.at, m.seq) > (coalesce($3::timestamptz, '-infinity'), coalesce($4::integer, -1))`
const sinceOf = ({ book, item, mark }: Begins) => [book, item, mark?.at ?? null, mark?.seq ?? null]

type Kept<T> = { readonly [K in keyof T]: T[K] | null }
/** Movements with what the books have of them by now: `booked` pieces, worth `worthNow`. */
export type Past = Move & { readonly booked: Decimal; readonly worthNow: Decimal }
export async function movesSince(unit: Unit, begins: Begins): Promise<readonly Past[]> {
  const rows = await unit.query<Kept<Past> & Pick<Past, 'id' | 'at' | 'seq' | 'pool' | 'quantity' | 'booked' | 'worthNow'>>({
    name: 'stock moves since', values: sinceOf(begins),
    text: `select m.id, ${atSql} as at, m.seq, m.pool, trim_scale(m.quantity)::text as quantity, trim_scale(m.counted)::text as counted, trim_scale(m.worth)::text as value, trim_scale(m.each)::text as each, m.restates, m.source, m.gathers, w.booked, w."worthNow"
      from house.stock_move m join lateral (select trim_scale(sum(w.quantity))::text as booked, trim_scale(sum(w.value))::text as "worthNow" from house.stock_worth w where w.move = m.id) w on w.booked is not null where ${since} and ${notUndone}`,
  })
  return rows.map(({ counted, value, each, restates, source, gathers, ...one }) => ({ ...one, restates: restates ?? undefined, counted: counted ?? undefined, value: value ?? undefined, each: each ?? undefined, source: source ?? undefined, gathers: gathers ?? undefined }))
}

/** Costs that came late for a movement, whenever; new worth of what a pool held, after the mark. */
export async function latesSince(unit: Unit, begins: Begins): Promise<readonly Adjustment[]> {
  const rows = await unit.query<{ id: string; at: Instant; seq: number; move: string | null; pool: string | null; value: Decimal }>({
    name: 'stock late since', values: sinceOf(begins),
    text: `select m.id, ${atSql} as at, m.seq, m.move, m.pool, trim_scale(m.value)::text as value from house.stock_late m where m.book = $1 and m.item = $2 and (m.move is not null or ${since}) and ${notUndone}`,
  })
  return rows.map(({ move, pool, ...one }) => (move ? { ...one, of: move } : { ...one, pool: pool ?? '' }))
}

export const totalsOf = (unit: Unit, moves: readonly string[]): Promise<readonly Valued[]> => (moves.length === 0 ? Promise.resolve([]) : unit.query<Valued>({
  name: 'stock worth of moves', values: [moves],
  text: 'select move as id, trim_scale(sum(quantity))::text as quantity, trim_scale(sum(value))::text as value from house.stock_worth where move = any($1::uuid[]) group by move',
}))

type Followed = { readonly money: readonly Follower[]; readonly goods: readonly Follower[] }
/** Lines that follow the worth of movements. Movements that are followed alike share theirs: there are few of these however many move. */
export async function followersOf(unit: Unit, moves: readonly string[]): Promise<ReadonlyMap<string, Followed>> {
  const rows = moves.length === 0 ? [] : await unit.query<Followed & { readonly moves: readonly string[] }>({
    name: 'stock followers', values: [moves],
    text: 'select array_agg(m.id::text) as moves, m.money, m.goods from house.stock_move m where m.id = any($1::uuid[]) group by m.money, m.goods',
  })
  return new Map(rows.flatMap(({ moves: alike, ...followed }) => alike.map((id) => [id, followed] as const)))
}

/** Movements that gather from these, by their items: what is made of goods follows their worth. */
export const gatheringFrom = (unit: Unit, book: string, moves: readonly string[]): Promise<readonly { readonly item: string; readonly at: Instant }[]> => (moves.length === 0 ? Promise.resolve([]) : unit.query({
  name: 'stock gathering', values: [book, moves],
  text: `select m.item, ${atSql} as at from house.stock_move m where m.book = $1 and m.gathers is not null and m.gathers->'of' ?| $2::text[] and ${notUndone}`,
}))
