/** What comes late behind a very long past is not walked through all of it: it counts from a mark so many movements ago, as if it had come then; what left before bears its share of a late cost at once. */
import type { Unit } from '#store'
import { allocate, dividedBy, greatest, isPositive, isZero, least, minus, negated, plus, rounded, sum, times, type Decimal, type Instant } from '#words'
import { inLayers, nothingOwed, valued, type Mark, type Valued } from '../valuation/index.ts'
import { markAgo, stretch, totalsOf, wentSince } from './past.ts'
import type { Change, Earlier, Intent, ItemRow, Late, Mirrored, Undone } from './rows.ts'

export type Facts = {
  readonly fresh: readonly Intent[]; readonly late: readonly (Late & { readonly since: Instant })[]; readonly undone: readonly Undone[]; readonly mirrored: readonly Mirrored[]; readonly recosted: readonly { readonly at: Instant }[]
  readonly sources: readonly Earlier[]; readonly known: ReadonlyMap<string, Valued>; readonly from: Instant
}
/** The walk goes on from `mark`, which holds what came before it; what that is worth, and what changes for what had left. */
export type Bounded = { readonly mark: Mark; readonly values: readonly Valued[]; readonly changes: readonly Change[] }

/** Nothing where the past is short enough, or where only a walk through all of it can tell: a count, a new cost, something taken back. */
export async function bounded(unit: Unit, book: string, item: ItemRow, facts: Facts): Promise<Bounded | undefined> {
  if (item.rule.method === 'month-average') return undefined
  const far = await markAgo(unit, book, item.item, Math.floor(item.walk / stretch))
  if (!far || far.at <= facts.from || mustWalk(facts, far)) return undefined
  const shares = await Promise.all(facts.late.filter(({ since }) => since < far.at).map((one) => shared(unit, book, item, one, far, facts.sources)))
  if (shares.some((one) => one === undefined)) return undefined
  const early = facts.fresh.filter(({ at }) => at < far.at)
  const { pools, moves, short } = valued(early, shares.flatMap((one) => one?.lying ?? []), item.rule, { pools: far.pools, values: [...facts.sources, ...facts.known.values()] })
  if (short || !nothingOwed({ pools })) return undefined
  const gone = shares.flatMap((one) => one?.gone ?? [])
  const worth = await totalsOf(unit, gone.map(({ move }) => move))
  return { mark: { ...far, pools: Object.fromEntries(pools) }, changes: gone, values: [...moves, ...worth.map((one) => ({ ...one, value: plus(one.value, sum(gone.filter(({ move }) => move === one.id).map(({ value }) => value))) }))] }
}

const mustWalk = ({ fresh, undone, mirrored, recosted }: Facts, { at: far }: Mark): boolean =>
  fresh.some(({ at, counted, restates, gathers }) => at < far && (counted !== undefined || restates === true || gathers !== undefined)) || [...undone, ...mirrored, ...recosted].some(({ at }) => at < far)

type Shared = { readonly lying: readonly { readonly id: string; readonly at: Instant; readonly seq: number; readonly pool: string; readonly value: Decimal }[]; readonly gone: readonly Change[] }

/** A late cost by the share of its goods still on hand at the mark: what came last is what lies there. The rest goes where the goods went since. */
async function shared(unit: Unit, book: string, item: ItemRow, late: Late & { readonly since: Instant }, far: Mark, sources: readonly Earlier[]): Promise<Shared | undefined> {
  const of = 'of' in late ? sources.find(({ id }) => id === late.of) : undefined
  if (!of || !isPositive(of.quantity)) return undefined
  const { pool, came, gone } = await wentSince(unit, book, of.id, far, Math.max(item.walk, stretch))
  const held = far.pools[pool]?.there ?? '0'
  const left = least(of.quantity, greatest('0', minus(held, came)))
  if (inLayers(item.rule) && isPositive(left)) return undefined
  const lying = rounded(dividedBy(times(late.value, left), of.quantity, 12), item.rule.places)
  const rest = minus(late.value, lying)
  if (gone.length === 0 && !isZero(rest)) return undefined
  const parts = isZero(rest) ? [] : allocate(rest, gone.map(({ value }) => value), item.rule.places)
  return {
    lying: isZero(lying) ? [] : [{ id: late.id, at: far.at, seq: late.seq, pool, value: lying }],
    gone: gone.map(({ move, money }, at) => ({ move, quantity: '0', value: negated(parts[at] ?? '0'), money, goods: [] })).filter(({ value }) => !isZero(value)),
  }
}
