/** What a month's production cost: finished and unfinished pieces by equivalent units, and how it differs from the standard (6.2.1). */
import { dividedBy, isZero, minus, plus, rounded, sum, times, type Decimal } from '#words'

export type Costs = { readonly material: Decimal; readonly labour: Decimal; readonly overhead: Decimal }
export type Month = { readonly opening: Costs; readonly month: Costs; readonly finished: Decimal; readonly unfinished: { readonly qty: Decimal; /** How far they are. */ readonly done: Decimal } }
export type ProductCost = { readonly perUnit: Costs; readonly finished: Decimal; readonly unfinished: Decimal; /** What of each kind stays in the unfinished pieces. */ readonly inWork: Costs }

const kinds = ['material', 'labour', 'overhead'] as const

/** Material is in a piece from its beginning, work grows with it; what the finished ones do not bear stays in the others, to the cent. */
export function productCost({ opening, month, finished, unfinished }: Month): ProductCost {
  const spent = (kind: keyof Costs) => plus(opening[kind], month[kind])
  const units = (kind: keyof Costs) => plus(finished, kind === 'material' ? unfinished.qty : times(unfinished.qty, unfinished.done))
  const perUnit = (kind: keyof Costs) => (isZero(units(kind)) ? '0' : dividedBy(spent(kind), units(kind), 6))
  const borne = (kind: keyof Costs) => (isZero(units(kind)) ? '0' : rounded(dividedBy(times(spent(kind), finished), units(kind), 6), 2))
  const left = (kind: keyof Costs) => minus(spent(kind), borne(kind))
  const inWork = { material: left('material'), labour: left('labour'), overhead: left('overhead') }
  return { perUnit: { material: perUnit('material'), labour: perUnit('labour'), overhead: perUnit('overhead') }, finished: sum(kinds.map(borne)), unfinished: sum(Object.values(inWork)), inWork }
}

export type Standard = { readonly perUnit: Decimal; readonly price: Decimal }
export type Actual = { readonly units: Decimal; readonly used: Decimal; readonly price: Decimal }

/** Above zero is dearer than the standard: by the price of what was used, and by how much of it was used. */
export function variances(standard: Standard, actual: Actual): { readonly price: Decimal; readonly usage: Decimal; readonly total: Decimal } {
  const price = times(minus(actual.price, standard.price), actual.used)
  const usage = times(minus(actual.used, times(actual.units, standard.perUnit)), standard.price)
  return { price, usage, total: plus(price, usage) }
}
