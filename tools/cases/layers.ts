/** Layers of goods as the cases tell them: pairs, objects or words, oldest first, a shortage as a negative quantity. */
import { compare, dividedBy, negated, plus, rounded, type Decimal } from '#words'
import type { Pool } from '../../kernel/ledger/valuation/index.ts'
import type { Json } from './case.ts'
import { linesIn, type Told } from './series.ts'

type Layers = readonly (readonly [quantity: Decimal, cost: Decimal])[]

export function layersOf(pools: readonly Pool[], wanted: Json, came: readonly Told[] = []): unknown {
  const all = pools.flatMap((pool) => [...pool.layers.map(({ quantity, value }) => [quantity, dividedBy(value, quantity, 6)] as const), ...pool.shortages.map(({ quantity, cost }) => [negated(quantity), rounded(cost, 6)] as const)])
  if (typeof wanted === 'string') return asTold(all, wanted, came)
  return Array.isArray(wanted) && (wanted.length === 0 || Array.isArray(wanted[0])) ? alike(all) : alike(all).map(([qty, unit_cost]) => ({ qty, unit_cost }))
}

/** Neighbours of one cost are told as one layer, wherever they lie. */
export const alike = (layers: Layers): Layers => layers.reduce<Layers>((told, [quantity, cost]) => {
  const last = told.at(-1)
  return last && compare(last[1], cost) === 0 ? [...told.slice(0, -1), [plus(last[0], quantity), cost]] : [...told, [quantity, cost]]
}, [])

/** Words that say the layers one by one, or that they are those that came. */
function asTold(all: Layers, wanted: string, came: readonly Told[]): string {
  const meant = linesIn(wanted) ?? (/same|unchanged|identical|equal|as (?:in|received|before)|exact/i.test(wanted) ? came : [])
  const same = meant.length > 0 && meant.length === all.length && meant.every(({ qty, unit_cost: cost = '0' }, at) => compare(qty, all[at]?.[0] ?? '0') === 0 && compare(cost, all[at]?.[1] ?? '0') === 0)
  return same ? wanted : all.map(([quantity, cost]) => `${quantity} @ ${cost}`).join(', ')
}

/** Ages by quantity; what is of one age may be told in parts. */
export function agesAs(ages: readonly Decimal[], wanted: readonly Json[]): readonly Json[] {
  const marks = (parts: readonly string[]) => parts.reduce<readonly string[]>((told, part) => [...told, plus(told.at(-1) ?? '0', part)], [])
  const [ours, theirs] = [marks(ages), marks(wanted.map(String))]
  return ours.every((mark) => theirs.some((other) => compare(mark, other) === 0)) && compare(ours.at(-1) ?? '0', theirs.at(-1) ?? '0') === 0 ? wanted : ages
}
