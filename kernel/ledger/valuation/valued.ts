/** Valuation: what every movement of an item was worth, computed from all of them in the order in which they count - so that what comes late changes exactly what it touches. */
import { compare, isPositive, isZero, minus, negated, plus, rounded, sum, times, dividedBy, type Decimal, type Instant } from '#words'
import { inOrder, type Adjustment, type Move, type Rule, type Valued } from './move.ts'
import { comeIn, emptyPool, goOut, quantityOf, restate, revalue, unitCost, valueOf, type Pool } from './pool.ts'

export type Valuation = {
  readonly moves: readonly Valued[]
  /** What changes for moves before those walked: what had gone out too early is now known to cost more (negative) or less. */
  readonly before: ReadonlyMap<string, Decimal>
  readonly pools: ReadonlyMap<string, Pool>
  /** What the pools held after some of the moves, so that a later walk may go on from there. */
  readonly marks: readonly Mark[]
  /** The first move that took more than there was, where that is not allowed. */
  readonly short?: { readonly move: string; readonly by: Decimal }
}

/** Where a walk goes on: what the pools hold, and what earlier moves that are referred to were worth. */
export type Begun = { readonly pools: Readonly<Record<string, Pool>>; readonly values: readonly Valued[] }

/** What the pools held after a move, with nothing owed. */
export type Mark = { readonly at: Instant; readonly seq: number; readonly pools: Readonly<Record<string, Pool>> }
/** Moves between two marks; averages of a month are marked where a month ends. */
const stretch = 1000

type Work = { readonly walked: ReadonlySet<string>; /** Moves whose quantity others carry on. */ readonly carried: ReadonlySet<string | undefined>; readonly before: Map<string, Decimal>; readonly rule: Rule; readonly pools: Map<string, Pool>; readonly values: Map<string, { quantity: Decimal; value: Decimal }>; readonly late: ReadonlyMap<string, Decimal>; short?: { move: string; by: Decimal } }
const unitPlaces = 12

/** Walks all moves and adjustments of one item. Values are signed as the quantities are; what a pool holds is worth the sum of what went through it. */
export function valued(moves: readonly Move[], adjustments: readonly Adjustment[], rule: Rule, begun?: Begun): Valuation {
  const work: Work = { rule, walked: new Set(moves.map(({ id }) => id)), carried: new Set(moves.map(({ source }) => source)), before: new Map(), pools: new Map(Object.entries(structuredClone(begun?.pools ?? {}))), values: new Map(begun?.values.map(({ id, quantity, value }) => [id, { quantity, value }])), late: lateOf(adjustments) }
  const ofPools = adjustments.filter((one) => 'pool' in one)
  const months = rule.method === 'month-average' ? Map.groupBy(moves, monthOf) : undefined
  let averages: ReadonlyMap<string, Decimal> | undefined
  const marks: Mark[] = []
  const ordered = inOrder<Move | (Adjustment & { readonly pool: string })>([...moves, ...ofPools])
  for (const [index, one] of ordered.entries()) {
    const before = ordered[index - 1]
    if (months && (before === undefined || monthOf(before) !== monthOf(one))) averages = monthAverages(months.get(monthOf(one)) ?? [], work)
    if ('quantity' in one) walk(work, one, averages)
    else { const pool = poolOf(work, one.pool); revalue(pool, plus(pool.worth, one.value), rule.places) }
    const next = ordered[index + 1]
    const ends = months ? next !== undefined && monthOf(next) !== monthOf(one) : (index + 1) % stretch === 0
    if (ends && nothingOwed(work)) marks.push({ at: one.at, seq: one.seq, pools: structuredClone(Object.fromEntries(work.pools)) })
  }
  return { moves: moves.map(({ id }) => ({ id, ...(work.values.get(id) ?? { quantity: '0', value: '0' }) })), before: work.before, pools: work.pools, marks, ...(work.short ? { short: work.short } : {}) }
}

export const nothingOwed = ({ pools }: { readonly pools: ReadonlyMap<string, Pool> }): boolean => [...pools.values()].every(({ shortages }) => shortages.length === 0)

const lateOf = (adjustments: readonly Adjustment[]): ReadonlyMap<string, Decimal> => {
  const late = new Map<string, Decimal>()
  for (const one of adjustments) if ('of' in one) late.set(one.of, plus(late.get(one.of) ?? '0', one.value))
  return late
}

function poolOf({ pools }: Work, name: string): Pool {
  const known = pools.get(name) ?? emptyPool()
  pools.set(name, known)
  return known
}

function walk(work: Work, move: Move, averages: ReadonlyMap<string, Decimal> | undefined): void {
  const pool = poolOf(work, move.pool)
  const quantity = move.counted === undefined ? move.quantity : minus(move.counted, quantityOf(pool))
  if (move.restates && move.each !== undefined) work.values.set(move.id, { quantity, value: restate(pool, move.id, plus(quantityOf(pool), quantity), move.each, work.rule) })
  else if (isPositive(quantity)) entered(work, pool, move, quantity)
  else left(work, pool, move, negated(quantity), averages?.get(move.pool))
}

function entered({ rule, walked, before, pools, values, late }: Work, pool: Pool, move: Move, quantity: Decimal): void {
  const carried = move.source === undefined ? undefined : values.get(move.source)
  const value = plus(
    move.value ?? gathered(move, values, rule.places) ?? (move.each !== undefined ? rounded(times(move.each, quantity), rule.places) : carried && !isZero(carried.quantity) ? rounded(dividedBy(times(negated(carried.value), quantity), negated(carried.quantity), unitPlaces), rule.places) : rounded(times(costHere(pool, pools), quantity), rule.places)),
    late.get(move.id) ?? '0',
  )
  values.set(move.id, { quantity, value })
  for (const { move: early, more } of comeIn(pool, move.id, quantity, value, rule)) {
    const gone = values.get(early)
    if (gone) gone.value = minus(gone.value, more)
    if (!walked.has(early)) before.set(early, minus(before.get(early) ?? '0', more))
  }
}

/** The parts of several that are made at once add up to the whole, to the last cent. */
function gathered({ gathers }: Move, values: Work['values'], places: number): Decimal | undefined {
  if (!gathers) return undefined
  const { of, more, part: [from, to], whole } = gathers
  const all = minus(more, sum(of.map((id) => values.get(id)?.value ?? '0')))
  const upTo = (mark: Decimal) => rounded(dividedBy(times(all, mark), whole, unitPlaces), places)
  return minus(upTo(to), upTo(from))
}

/** The cost of a piece in this pool, or where it never had one, in all of them. */
function costHere(pool: Pool, pools: ReadonlyMap<string, Pool>): Decimal {
  const own = unitCost(pool)
  if (!isZero(own)) return own
  const lying = [...pools.values()].filter(({ there }) => isPositive(there))
  return lying.length === 0 ? own : dividedBy(sum(lying.map(({ worth }) => worth)), sum(lying.map(({ there }) => there)), unitPlaces)
}

function left(work: Work, pool: Pool, move: Move, asked: Decimal, monthly: Decimal | undefined): void {
  const { rule, values, late } = work
  const quantity = isTrifle(work, move, minus(asked, pool.there)) ? pool.there : asked
  if (isZero(quantity)) { values.set(move.id, { quantity: '0', value: '0' }); return }
  if (!rule.negative && compare(quantity, pool.there) > 0) work.short ??= { move: move.id, by: minus(quantity, pool.there) }
  const fixed = move.value ?? atOrigin(work, move, quantity) ?? (monthly === undefined ? undefined : rounded(times(monthly, quantity), rule.places))
  const value = goOut(pool, move.id, quantity, { ...rule, fixed: fixed === undefined ? undefined : plus(fixed, late.get(move.id) ?? '0'), from: move.source })
  values.set(move.id, { quantity: negated(quantity), value: negated(value) })
}

/** What is short by less than the unit shows is not there, and nobody misses it. */
const isTrifle = ({ rule: { negative, decimals }, carried }: Work, { id }: Move, short: Decimal): boolean =>
  !negative && decimals !== undefined && isPositive(short) && isZero(rounded(short, decimals)) && !carried.has(id)

/** What goes back to where it came from goes at the cost it came with. */
function atOrigin({ values, rule }: Work, { source }: Move, quantity: Decimal): Decimal | undefined {
  const came = source === undefined ? undefined : values.get(source)
  return came && isPositive(came.quantity) ? rounded(dividedBy(times(came.value, quantity), came.quantity, unitPlaces), rule.places) : undefined
}

const monthOf = ({ at }: { readonly at: Instant }): string => at.slice(0, 7)

/** Cost of a piece over one month, by pool: what lay there when it began and what came from outside, over how much that was; what moves within or comes back goes at it too. */
function monthAverages(moves: readonly Move[], { pools, late }: Work): ReadonlyMap<string, Decimal> {
  const came = Map.groupBy(moves.filter(({ quantity, source }) => isPositive(quantity) && source === undefined), ({ pool }) => pool)
  return new Map([...new Set([...pools.keys(), ...came.keys()])].map((name) => {
    const [pool, all] = [pools.get(name) ?? emptyPool(), came.get(name) ?? []]
    const quantity = sum([quantityOf(pool), ...all.map((one) => one.quantity)])
    const value = sum([pool.worth, ...all.flatMap((one) => [one.value ?? (one.each === undefined ? '0' : times(one.each, one.quantity)), late.get(one.id) ?? '0'])])
    return [name, isPositive(quantity) ? dividedBy(value, quantity, unitPlaces) : '0']
  }))
}

/** Whole quantity, value and cost of a piece of some pools. */
export function standing(pools: Iterable<Pool>, places: number): { readonly quantity: Decimal; readonly value: Decimal; readonly unitCost: Decimal } {
  const all = [...pools]
  const [quantity, value] = [sum(all.map(quantityOf)), sum(all.map((pool) => valueOf(pool, places)))]
  return { quantity, value, unitCost: isZero(quantity) ? (all[0]?.lastCost ?? '0') : dividedBy(value, quantity, unitPlaces) }
}
