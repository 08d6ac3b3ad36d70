/** One item walked: forward from where it stood, or again from the last mark before what came late or is taken back. */
import type { PostingLine } from '#declare'
import type { Unit } from '#store'
import { isZero, minus, plus, refuse, Refused, type Decimal, type Instant } from '#words'
import { nothingOwed, valued, type Mark, type Pool, type Valued } from '../valuation/index.ts'
import { bounded } from './bound.ts'
import { followersOf, lastMark, latesSince, movesSince, stretch, totalsOf, type Begins } from './past.ts'
import { poolOf, type Change, type Earlier, type Intent, type ItemRow, type Late, type Mirrored, type Undone } from './rows.ts'

export type Given = {
  readonly moves: readonly Intent[]; readonly lates: readonly { readonly line: PostingLine; readonly entry: number; readonly at: Instant }[]; readonly undone: readonly Undone[]; readonly mirrored: readonly Mirrored[]; readonly sources: readonly Earlier[]
  /** What moves of other items are worth by now, where this posting says so. */
  readonly known: ReadonlyMap<string, Valued>
  /** Moves of this item that gather from goods whose worth has changed. */
  readonly recosted: readonly { readonly at: Instant }[]
}
export type Walked = {
  readonly item: ItemRow; readonly next: number; readonly last: Instant | null; readonly pools: Readonly<Record<string, Pool>>; readonly moves: readonly (Intent & Valued & { readonly asked: Decimal })[]; readonly late: readonly (Late & { readonly entry: number })[]
  readonly changes: readonly Change[]
  /** Worth by now of what was walked or changed. */
  readonly values: ReadonlyMap<string, Valued>
  readonly marks: readonly Mark[]
  /** From when on earlier marks no longer hold. */
  readonly again: Instant | null
  /** Where only what came after it was walked, movement by movement. */
  readonly bound?: Instant | undefined
}
type Found = Pick<Walked, 'pools' | 'values' | 'changes' | 'marks' | 'again' | 'bound'> & { readonly short?: { readonly move: string; readonly by: Decimal } }

export async function walkedItem(unit: Unit, book: string, known: ItemRow, given: Given): Promise<Walked> {
  const { moves, lates, undone, mirrored, sources, recosted } = given
  const item: ItemRow = { ...known, rule: { ...known.rule, decimals: moves[0]?.rule.decimals ?? known.rule.decimals } }
  let next = item.next
  const fresh = moves.map((move): Intent => ({ ...move, seq: next++, source: move.source ?? sources.find(({ line, item: of }) => line === move.from && of === item.item)?.id }))
  const late = lates.map(({ line, entry, at }): Late & { readonly entry: number; readonly since: Instant } => {
    const one = { id: unit.newId(), item: item.item, at, seq: next++, value: line.amount, entry }
    if (line.restates) return { ...one, pool: poolOf(line.restates), since: at }
    const of = sources.find((source) => source.line === line.late && source.item === item.item)
    if (!of) throw new Refused(refuse('找不到该成本所属的入库', 'There is no receipt that this cost belongs to', 'lines', { clause: '4.3.3' }))
    return { ...one, of: of.id, since: of.at }
  })
  const last = [item.last_at, ...[...fresh, ...late].map(({ at }) => at)].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null)
  const late_ = [...late.map(({ since }) => since), ...[...undone, ...mirrored, ...recosted].map(({ at }) => at)]
  const forward = late_.length === 0 && item.rule.method !== 'month-average' && fresh.every(({ at }) => at >= (item.last_at ?? ''))
  const found = forward ? await goneOn(unit, item, fresh, given) : await againFrom(unit, book, item, { ...given, fresh, late, from: earliest([...late_, ...fresh.map(({ at }) => at)]) })
  if (found.short) throw new Refused(shortBy(found.short.by, fresh.find(({ id }) => id === found.short?.move) !== undefined))
  const { short: _, ...rest } = found
  return { item, next, last, moves: fresh.map((move) => ({ ...move, asked: move.quantity, ...(found.values.get(move.id) as Valued) })), late, ...rest }
}

const earliest = (all: readonly Instant[]): Instant => all.reduce((a, b) => (a < b ? a : b))
const shortBy = (by: Decimal, own: boolean) => refuse(`库存不足，短缺 ${by}${own ? '' : '：其后的出库已用到这批货'}`, `Stock is short by ${by}${own ? '' : ': later issues used these goods'}`, 'lines', { kind: 'conflict', clause: '4.3.1', rule: 'ZF012' })

/** Nothing came late: the walk goes on from where it stood. */
async function goneOn(unit: Unit, item: ItemRow, fresh: readonly Intent[], { sources, known }: Given): Promise<Found> {
  const { moves, before, pools, short } = valued(fresh, [], item.rule, { pools: item.pools, values: [...sources, ...known.values()] })
  const [trued, followers] = await Promise.all([totalsOf(unit, [...before.keys()]), followersOf(unit, [...before.keys()])])
  const held = Object.fromEntries(pools)
  const [last, next] = [fresh.at(-1), item.next + fresh.length]
  const marked = last && Math.floor(next / stretch) > Math.floor(item.next / stretch) && fresh.every(({ at }) => at <= last.at) && nothingOwed({ pools })
  return {
    pools: held, ...(short ? { short } : {}), marks: marked ? [{ at: last.at, seq: last.seq, pools: held }] : [], again: null,
    values: new Map([...moves, ...trued.map(({ id, quantity, value }) => ({ id, quantity, value: plus(value, before.get(id) ?? '0') }))].map((one) => [one.id, one])),
    changes: trued.map(({ id }) => ({ move: id, quantity: '0', value: before.get(id) ?? '0', money: followers.get(id)?.money ?? [], goods: [] })),
  }
}

type Again = Given & { readonly fresh: readonly Intent[]; readonly late: readonly (Late & { readonly since: Instant })[]; readonly from: Instant }

/** Something came late or is taken back: everything after the last mark before it is walked again; the difference to what the books say is what changes. */
async function againFrom(unit: Unit, book: string, item: ItemRow, given: Again): Promise<Found> {
  const { fresh, late, undone, mirrored, known, from } = given
  const gone = new Set(undone.map(({ id }) => id))
  const since: Instant = item.rule.method === 'month-average' ? `${from.slice(0, 7)}-01T00:00:00.000Z` : from
  const bound = await bounded(unit, book, item, given)
  const begins: Begins = { book, item: item.item, mark: bound?.mark ?? await lastMark(unit, book, item.item, since) }
  const before = (await movesSince(unit, begins)).filter(({ id }) => !gone.has(id))
  const moves = [...before, ...(bound ? fresh.filter(({ at }) => at >= bound.mark.at) : fresh)]
  const walked = new Set(moves.map(({ id }) => id))
  const kept = (await latesSince(unit, begins)).filter((one) => !gone.has(one.id) && (!('of' in one) || walked.has(one.of)))
  const elsewhere = await totalsOf(unit, [...new Set(moves.flatMap(({ source, gathers }) => [...(source === undefined ? [] : [source]), ...(gathers?.of ?? [])]))].filter((id) => !walked.has(id)))
  const result = valued(moves, [...kept, ...late], item.rule, { pools: begins.mark?.pools ?? {}, values: elsewhere.map((one) => known.get(one.id) ?? one).concat([...known.values(), ...(bound?.values ?? [])].filter(({ id }) => !walked.has(id))) })
  const values = new Map([...(bound?.values ?? []), ...result.moves].map((one) => [one.id, one]))
  const ownLate = new Map<string, Decimal>()
  for (const one of late) if ('of' in one) ownLate.set(one.of, plus(ownLate.get(one.of) ?? '0', one.value))
  const mirroredOf = new Map(mirrored.map((one) => [one.move, one]))
  const changed = before.map(({ id, booked, worthNow }) => {
    const now = values.get(id) as Valued
    const back = mirroredOf.get(id)
    return { move: id, quantity: plus(minus(now.quantity, booked), back?.quantity ?? '0'), value: minus(plus(minus(now.value, worthNow), back?.value ?? '0'), ownLate.get(id) ?? '0') }
  }).filter(({ quantity, value }) => !isZero(quantity) || !isZero(value))
  const followers = await followersOf(unit, changed.map(({ move }) => move))
  return {
    pools: Object.fromEntries(result.pools), values, marks: [...(bound ? [bound.mark] : []), ...result.marks], again: since, bound: bound?.mark.at, ...(result.short ? { short: result.short } : {}),
    changes: [...(bound?.changes ?? []), ...changed.map((one) => ({ ...one, money: followers.get(one.move)?.money ?? [], goods: followers.get(one.move)?.goods ?? [] }))],
  }
}
