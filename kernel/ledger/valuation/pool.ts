/** A pool of equal goods: how much lies there, worth what, in which layers, and what went out before it was there. */
import { compare, dividedBy, isPositive, isZero, least, minus, plus, rounded, times, type Decimal } from '#words'
import { inLayers, type Rule } from './move.ts'

/** A receipt, as far as it still lies there, and what the rest is worth; kept where the oldest go first. An average has no layers. */
export type Layer = { readonly move: string; quantity: Decimal; value: Decimal }
/** Went out before it was there: worth `cost` a piece until something comes. */
type Shortage = { readonly move: string; quantity: Decimal; cost: Decimal }

export type Pool = {
  /** What lies there and what it is worth; shortages apart. */
  there: Decimal
  worth: Decimal
  layers: Layer[]
  shortages: Shortage[]
  /** Cost of a piece when it was last known. */
  lastCost: Decimal
}
export type Taking = Pick<Rule, 'method' | 'places' | 'shortage'> & { /** What goes out whatever it cost. */ readonly fixed?: Decimal | undefined; /** The receipt whose goods go first. */ readonly from?: string | undefined }
/** A move that had gone out too early, and by how much it costs more than was thought. */
export type TrueUp = { readonly move: string; readonly more: Decimal }

/** Less than a millionth of a stock unit is dust, not stock. */
const dust = '0.000001'
const unitPlaces = 12

export const emptyPool = (): Pool => ({ there: '0', worth: '0', layers: [], shortages: [], lastCost: '0' })

/** Negative when more went out than came in. */
export const quantityOf = ({ there, shortages }: Pool): Decimal => shortages.reduce((left, { quantity }) => minus(left, quantity), there)
export const valueOf = ({ worth, shortages }: Pool, places: number): Decimal => shortages.reduce((left, { quantity, cost }) => minus(left, rounded(times(quantity, cost), places)), worth)
export const unitCost = ({ there, worth, lastCost }: Pool): Decimal => (isPositive(there) ? dividedBy(worth, there, unitPlaces) : lastCost)

/** The share of `value` that falls on `part` of `whole`; the whole takes all of it, to the last cent. */
export const shareOf = (value: Decimal, part: Decimal, whole: Decimal, places: number): Decimal =>
  (compare(part, whole) >= 0 ? value : rounded(dividedBy(times(value, part), whole, unitPlaces), places))

/** Goods worth `value` as a whole come in: first what is owed is settled at their cost, the rest is stock. */
export function comeIn(pool: Pool, move: string, quantity: Decimal, value: Decimal, taking: Taking): readonly TrueUp[] {
  const { places } = taking
  const settled: TrueUp[] = []
  let [left, worth] = [quantity, value]
  while (pool.shortages.length > 0 && isPositive(left)) {
    const first = pool.shortages[0] as Shortage
    const covered = least(first.quantity, left)
    const share = shareOf(worth, covered, left, places)
    settled.push({ move: first.move, more: minus(share, rounded(times(covered, first.cost), places)) })
    ;[left, worth] = [minus(left, covered), minus(worth, share)]
    first.quantity = minus(first.quantity, covered)
    if (isZero(first.quantity)) pool.shortages.shift()
  }
  if (isPositive(left)) {
    if (inLayers(taking)) pool.layers.push({ move, quantity: left, value: worth })
    ;[pool.there, pool.worth] = [plus(pool.there, left), plus(pool.worth, worth)]
  }
  pool.lastCost = dividedBy(value, quantity, unitPlaces)
  return taking.shortage === 'latest' ? [...settled, ...followed(pool, places)] : settled
}

/** What is still short is worth what came last. */
const followed = (pool: Pool, places: number): readonly TrueUp[] => pool.shortages.map((one) => {
  const before = rounded(times(one.quantity, one.cost), places)
  one.cost = pool.lastCost
  return { move: one.move, more: minus(rounded(times(one.quantity, one.cost), places), before) }
})

/** Goods go out. Answers the value that leaves with them; what is not there is owed at the last cost. */
export function goOut(pool: Pool, move: string, quantity: Decimal, taking: Taking): Decimal {
  const taken = least(quantity, pool.there)
  const before = unitCost(pool)
  const layers = inLayers(taking) ? takeFrom(pool, taken, taking) : undefined
  const fixed = taking.fixed === undefined ? undefined : shareOf(taking.fixed, taken, quantity, taking.places)
  const value = fixed !== undefined ? least(fixed, pool.worth) : (layers?.value ?? shareOf(pool.worth, taken, pool.there, taking.places))
  ;[pool.there, pool.worth] = [minus(pool.there, taken), minus(pool.worth, value)]
  if (layers && compare(value, layers.value) !== 0) relayer(pool, taking.places)
  pool.lastCost = taking.fixed !== undefined && isZero(taken) ? dividedBy(taking.fixed, quantity, unitPlaces) : layers?.last ?? before
  return plus(plus(value, sweep(pool)), owed(pool, move, minus(quantity, taken), taking.places))
}

function owed(pool: Pool, move: string, quantity: Decimal, places: number): Decimal {
  if (!isPositive(quantity)) return '0'
  pool.shortages.push({ move, quantity, cost: pool.lastCost })
  return rounded(times(quantity, pool.lastCost), places)
}

/** Layer by layer, those of `from` first, then the oldest or, last in first out, the newest; answers what these layers were worth, and a piece of the last of them. */
function takeFrom(pool: Pool, quantity: Decimal, { from, places, method }: Taking): { readonly value: Decimal; readonly last: Decimal | undefined } {
  const layers = method === 'lifo' ? pool.layers.toReversed() : pool.layers
  const order = from === undefined ? layers : [...layers.filter(({ move }) => move === from), ...layers.filter(({ move }) => move !== from)]
  let [left, value] = [quantity, '0']
  let last: Decimal | undefined
  for (const layer of order) {
    if (!isPositive(left)) break
    last = dividedBy(layer.value, layer.quantity, unitPlaces)
    const part = least(layer.quantity, left)
    const share = shareOf(layer.value, part, layer.quantity, places)
    ;[layer.quantity, layer.value] = [minus(layer.quantity, part), minus(layer.value, share)]
    ;[left, value] = [minus(left, part), plus(value, share)]
  }
  while (pool.layers[0] && isZero(pool.layers[0].quantity)) pool.layers.shift()
  if (from !== undefined || method === 'lifo') pool.layers = pool.layers.filter((layer) => !isZero(layer.quantity))
  return { value, last }
}

/** Everything there is worth so much from now on, each piece the same. */
export function revalue(pool: Pool, value: Decimal, places: number): void {
  pool.worth = value
  relayer(pool, places)
}

/** So much lies there now, each piece worth the same; answers by how much all of it is worth more. What was owed is settled at the cost it went out with. */
export function restate(pool: Pool, move: string, quantity: Decimal, each: Decimal, rule: Pick<Rule, 'method' | 'places'>): Decimal {
  const { places } = rule
  const before = valueOf(pool, places)
  ;[pool.there, pool.worth, pool.lastCost, pool.shortages] = [quantity, rounded(times(quantity, each), places), each, []]
  pool.layers = inLayers(rule) && isPositive(quantity) ? [{ move, quantity, value: pool.worth }] : []
  return minus(pool.worth, before)
}

function relayer(pool: Pool, places: number): void {
  let [quantity, left] = [pool.there, pool.worth]
  for (const layer of pool.layers) {
    layer.value = shareOf(left, layer.quantity, quantity, places)
    ;[quantity, left] = [minus(quantity, layer.quantity), minus(left, layer.value)]
  }
}

/** Nothing, or dust: what it was worth goes out with the last piece. */
function sweep(pool: Pool): Decimal {
  if (compare(pool.there, dust) >= 0) return '0'
  const { worth } = pool
  ;[pool.there, pool.worth, pool.layers] = ['0', '0', []]
  return worth
}
