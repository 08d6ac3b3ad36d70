/** One item walked: forward from where it stood, or all over again when something came late or is taken back. */
import type { PostingLine } from '#declare'
import type { Unit } from '#store'
import { isZero, negated, plus, refuse, Refused, sum, type Decimal, type Instant } from '#words'
import { valued, type Adjustment, type Begun, type Move, type Pool, type Valued } from '../valuation/index.ts'
import { atSql, type Change, type Earlier, type Follower, type Intent, type ItemRow, type Late, poolOf, type Mirrored, type Undone } from './rows.ts'

export type Given = { readonly moves: readonly Intent[]; readonly lates: readonly { readonly line: PostingLine; readonly entry: number; readonly at: Instant }[]; readonly undone: readonly Undone[]; readonly mirrored: readonly Mirrored[]; readonly sources: readonly Earlier[] }
export type Walked = { readonly item: ItemRow; readonly next: number; readonly last: Instant | null; readonly pools: Readonly<Record<string, Pool>>; readonly moves: readonly (Intent & Valued & { readonly asked: Decimal })[]; readonly late: readonly (Late & { readonly entry: number })[]; readonly changes: readonly Change[] }

export async function walkedItem(unit: Unit, book: string, known: ItemRow, { moves, lates, undone, mirrored, sources }: Given): Promise<Walked> {
  const item: ItemRow = { ...known, rule: { ...known.rule, decimals: moves[0]?.rule.decimals ?? known.rule.decimals } }
  let next = item.next
  const fresh = moves.map((move): Intent => ({ ...move, seq: next++, source: move.source ?? sources.find(({ line, item: of }) => line === move.from && of === item.item)?.id }))
  const late = lates.map(({ line, entry, at }): Late & { readonly entry: number } => {
    const one = { id: unit.newId(), item: item.item, at, seq: next++, value: line.amount, entry }
    if (line.restates) return { ...one, pool: poolOf(line.restates) }
    const of = sources.find((source) => source.line === line.late && source.item === item.item)
    if (!of) throw new Refused(refuse('找不到该成本所属的入库', 'There is no receipt that this cost belongs to', 'lines', { clause: '4.3.3' }))
    return { ...one, of: of.id }
  })
  const last = [item.last_at, ...[...fresh, ...late].map(({ at }) => at)].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null)
  const forward = late.length === 0 && undone.length === 0 && item.rule.method !== 'month-average' && fresh.every(({ at }) => at >= (item.last_at ?? ''))
  const found = forward ? await goneOn(unit, item, fresh, sources) : await againFrom(unit, book, item, { fresh, late, undone, mirrored })
  if (found.short) throw new Refused(shortBy(found.short.by, fresh.find(({ id }) => id === found.short?.move) !== undefined))
  return { item, next, last, pools: found.pools, moves: fresh.map((move) => ({ ...move, asked: move.quantity, ...(found.values.get(move.id) as Valued) })), late, changes: found.changes }
}

const shortBy = (by: Decimal, own: boolean) => refuse(`库存不足，短缺 ${by}${own ? '' : '：其后的出库已用到这批货'}`, `Stock is short by ${by}${own ? '' : ': later issues used these goods'}`, 'lines', { kind: 'conflict', clause: '4.3.1', rule: 'ZF012' })

type Found = { readonly pools: Readonly<Record<string, Pool>>; readonly values: ReadonlyMap<string, Valued>; readonly changes: readonly Change[]; readonly short?: { readonly move: string; readonly by: Decimal } }

/** Nothing came late: the walk goes on from where it stood. */
async function goneOn(unit: Unit, item: ItemRow, fresh: readonly Intent[], sources: readonly Earlier[]): Promise<Found> {
  const begun: Begun = { pools: item.pools, values: sources }
  const { moves, before, pools, short } = valued(fresh, [], item.rule, begun)
  const trued = before.size === 0 ? [] : await unit.query<{ id: string; money: Follower[] }>({ name: 'stock moves trued up', values: [[...before.keys()]], text: 'select id, money from house.stock_move where id = any($1::uuid[])' })
  return {
    pools: Object.fromEntries(pools), values: new Map(moves.map((one) => [one.id, one])), ...(short ? { short } : {}),
    changes: trued.map(({ id, money }) => ({ move: id, quantity: '0', value: before.get(id) ?? '0', money, goods: [] })),
  }
}

type Before = { readonly id: string; readonly at: Instant; readonly seq: number; readonly pool: string; readonly quantity: Decimal; readonly counted: Decimal | null; readonly worth: Decimal | null; readonly each: Decimal | null; readonly source: string | null; readonly money: readonly Follower[]; readonly goods: readonly Follower[]; readonly booked: Decimal; readonly value: Decimal }

/** Something came late or is taken back: the whole walk again, and the difference to what the books say. */
async function againFrom(unit: Unit, book: string, item: ItemRow, { fresh, late, undone, mirrored }: { readonly fresh: readonly Intent[]; readonly late: readonly Late[]; readonly undone: readonly Undone[]; readonly mirrored: readonly Mirrored[] }): Promise<Found> {
  const gone = new Set(undone.map(({ id }) => id))
  const before = (await unit.query<Before>({
    name: 'stock moves of item', values: [book, item.item],
    text: `select m.id, ${atSql} as at, m.seq, m.pool, trim_scale(m.quantity)::text as quantity, trim_scale(m.counted)::text as counted, trim_scale(m.worth)::text as worth, trim_scale(m.each)::text as each, m.source, m.money, m.goods, trim_scale(sum(w.quantity))::text as booked, trim_scale(sum(w.value))::text as value
      from house.stock_move m join house.stock_worth w on w.move = m.id where m.book = $1 and m.item = $2 and not exists (select 1 from house.stock_undone u where u.id = m.id) group by m.id`,
  })).filter(({ id }) => !gone.has(id))
  const kept = (await unit.query<{ id: string; at: Instant; seq: number; move: string | null; pool: string | null; value: Decimal }>({
    name: 'stock late of item', values: [book, item.item],
    text: `select m.id, ${atSql} as at, m.seq, m.move, m.pool, trim_scale(m.value)::text as value from house.stock_late m where m.book = $1 and m.item = $2 and not exists (select 1 from house.stock_undone u where u.id = m.id)`,
  })).filter(({ id }) => !gone.has(id)).map(({ move, pool, ...one }): Adjustment => (move ? { ...one, of: move } : { ...one, pool: pool ?? '' }))
  const moves = [...before.map(({ counted, worth, each, source, ...one }): Move => ({ ...one, counted: counted ?? undefined, value: worth ?? undefined, each: each ?? undefined, source: source ?? undefined })), ...fresh]
  const result = valued(moves, [...kept, ...late], item.rule)
  const values = new Map(result.moves.map((one) => [one.id, one]))
  const ownLate = new Map<string, Decimal>()
  for (const one of late) if ('of' in one) ownLate.set(one.of, plus(ownLate.get(one.of) ?? '0', one.value))
  const changes = before.map(({ id, booked, value, money, goods }): Change => {
    const now = values.get(id) as Valued
    const back = mirrored.find(({ move }) => move === id)
    return { move: id, money, goods, quantity: sum([now.quantity, negated(booked), back?.quantity ?? '0']), value: sum([now.value, negated(value), back?.value ?? '0', negated(ownLate.get(id) ?? '0')]) }
  }).filter(({ quantity, value }) => !isZero(quantity) || !isZero(value))
  return { pools: Object.fromEntries(result.pools), values, changes, ...(result.short ? { short: result.short } : {}) }
}

