/** Exact decimals: money, quantities and rates are decimal strings everywhere, computed here and nowhere in binary. */
import { Decimal as Base } from 'decimal.js'

/** Made without an effect elsewhere, so that a window which computes nothing does not load it. */
const Big = /* @__PURE__ */ Base.clone({ precision: 60, rounding: Base.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
type Big = Base

/** A decimal number as text, e.g. `"1234.5000"`; plain digits, no exponent, no grouping. */
export type Decimal = string

const written = /^-?\d+(\.\d+)?$/

export const isDecimal = (value: unknown): value is Decimal => typeof value === 'string' && written.test(value)

export const plus = (a: Decimal, b: Decimal): Decimal => new Big(a).plus(b).toFixed()
export const minus = (a: Decimal, b: Decimal): Decimal => new Big(a).minus(b).toFixed()
export const times = (a: Decimal, b: Decimal): Decimal => new Big(a).times(b).toFixed()
export const negated = (a: Decimal): Decimal => new Big(a).negated().toFixed()
export const absolute = (a: Decimal): Decimal => new Big(a).abs().toFixed()

/** Quotient rounded half-up to `places`; the divisor may not be zero (a fault of the caller, thrown). */
export function dividedBy(a: Decimal, b: Decimal, places: number): Decimal {
  const divisor = new Big(b)
  if (divisor.isZero()) throw new RangeError('division by zero')
  return new Big(a).dividedBy(divisor).toDecimalPlaces(places).toFixed()
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Decimal, b: Decimal): number => new Big(a).comparedTo(b)
export const isZero = (a: Decimal): boolean => new Big(a).isZero()
export const isPositive = (a: Decimal): boolean => new Big(a).greaterThan(0)
export const isNegative = (a: Decimal): boolean => new Big(a).lessThan(0)
export const sum = (all: readonly Decimal[]): Decimal => all.reduce((total, one) => total.plus(one), new Big(0)).toFixed()
export const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)
export const greatest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b)

/** Half away from zero at `places` decimals, as money is rounded in Chinese books. */
export const rounded = (a: Decimal, places: number): Decimal => new Big(a).toDecimalPlaces(places, Big.ROUND_HALF_UP).toFixed(places)

/** Digits before and after the point, without leading zeros: what a numeric column must hold. */
export function digits(a: Decimal): { readonly whole: number; readonly places: number } {
  const [whole = '', places = ''] = new Big(a).abs().toFixed().split('.')
  return { whole: whole === '0' ? 0 : whole.length, places: places.length }
}

/** Splits `total` in proportion to `weights` at `places` decimals by largest remainder, so that the parts add up to it exactly. */
export function allocate(total: Decimal, weights: readonly Decimal[], places: number): readonly Decimal[] {
  const base = new Big(sum(weights))
  if (base.isZero()) throw new RangeError('weights add up to zero')
  const step = new Big(10).pow(-places)
  const exact = weights.map((weight) => new Big(total).times(weight).dividedBy(base))
  const floors = exact.map((share) => share.toDecimalPlaces(places, Big.ROUND_DOWN))
  let left = new Big(total).minus(sum(floors.map((share) => share.toFixed()))).dividedBy(step).toNumber()
  const byRemainder = exact.map((share, at) => ({ at, rest: share.minus(floors[at] as Big).abs() })).sort((a, b) => b.rest.comparedTo(a.rest) || a.at - b.at)
  const sign = left < 0 ? -1 : 1
  for (const { at } of byRemainder) {
    if (Math.abs(left) < 0.5) break
    floors[at] = (floors[at] as Big).plus(step.times(sign))
    left -= sign
  }
  return floors.map((share) => share.toFixed(places))
}
