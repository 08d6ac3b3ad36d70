/** Exact decimals: money, quantities and rates are decimal strings everywhere, computed here and nowhere in binary. */
import { Decimal as Base } from 'decimal.js'

/** Made without an effect elsewhere, so that a window which computes nothing does not load it. */
const Big = /* @__PURE__ */ Base.clone({ precision: 60, rounding: Base.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
type Big = Base

/** A decimal number as text, e.g. `"1234.5000"`; plain digits, no exponent, no grouping. */
export type Decimal = string

const written = /^-?\d+(\.\d+)?$/

export const isDecimal = (value: unknown): value is Decimal => typeof value === 'string' && written.test(value)

export const plus = (a: Decimal, b: Decimal): Decimal => text(added(whole(a), whole(b)))
export const minus = (a: Decimal, b: Decimal): Decimal => text(added(whole(a), opposite(whole(b))))
export function times(a: Decimal, b: Decimal): Decimal {
  const [x, y] = [whole(a), whole(b)]
  return text({ steps: x.steps * y.steps, places: x.places + y.places })
}
export const negated = (a: Decimal): Decimal => text(opposite(whole(a)))
export const absolute = (a: Decimal): Decimal => (isNegative(a) ? negated(a) : text(whole(a)))

/** Quotient rounded half away from zero to `places`; the divisor may not be zero (a fault of the caller, thrown). */
export function dividedBy(a: Decimal, b: Decimal, places: number): Decimal {
  const [x, y] = [whole(a), whole(b)]
  if (y.steps === 0n) throw new RangeError('division by zero')
  return text({ steps: halfUp(x.steps * ten(y.places + places), y.steps * ten(x.places)), places })
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  if (a === b) return 0
  const { steps } = added(whole(a), opposite(whole(b)))
  return steps < 0n ? -1 : steps > 0n ? 1 : 0
}
export const isZero = (a: Decimal): boolean => whole(a).steps === 0n
export const isPositive = (a: Decimal): boolean => whole(a).steps > 0n
export const isNegative = (a: Decimal): boolean => whole(a).steps < 0n
export const sum = (all: readonly Decimal[]): Decimal => text(all.reduce((total, one) => added(total, whole(one)), nothing))
export const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)
export const greatest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b)

/** Half away from zero at `places` decimals, as money is rounded in Chinese books. */
export function rounded(a: Decimal, places: number): Decimal {
  const { steps, places: own } = whole(a)
  return fixed({ steps: own <= places ? steps * ten(places - own) : halfUp(steps, ten(own - places)), places })
}

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

/** A number as a whole number of steps of ten to the minus `places`: whole numbers are added and multiplied exactly, several times as fast as digit by digit. */
type Whole = { readonly steps: bigint; readonly places: number }
const nothing: Whole = { steps: 0n, places: 0 }

/** Digit by digit as far as a plain number holds them; longer ones, and what is not written in plain digits, an exponent say, are read by the library. */
function whole(a: Decimal): Whole {
  if (!(a.length <= 15)) return longer(a)
  const first = a.charCodeAt(0) === 45 ? 1 : 0
  let [steps, point] = [0, -1]
  for (let at = first; at < a.length; at++) {
    const digit = a.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) steps = steps * 10 + digit
    else if (digit === -2 && point < 0 && at > first && at < a.length - 1) point = at
    else return longer(a)
  }
  return a.length === first ? longer(a) : { steps: BigInt(first ? -steps : steps), places: point < 0 ? 0 : a.length - point - 1 }
}
function longer(a: Decimal): Whole {
  const plain = isDecimal(a) ? a : new Big(a).toFixed()
  const point = plain.indexOf('.')
  return point < 0 ? { steps: BigInt(plain), places: 0 } : { steps: BigInt(plain.slice(0, point) + plain.slice(point + 1)), places: plain.length - point - 1 }
}

const tens: bigint[] = []
const ten = (places: number): bigint => (tens[places] ??= 10n ** BigInt(places))

const opposite = ({ steps, places }: Whole): Whole => ({ steps: -steps, places })
const added = (a: Whole, b: Whole): Whole =>
  a.places === b.places ? { steps: a.steps + b.steps, places: a.places }
  : a.places > b.places ? { steps: a.steps + b.steps * ten(a.places - b.places), places: a.places }
  : { steps: a.steps * ten(b.places - a.places) + b.steps, places: b.places }

/** Half away from zero. */
function halfUp(over: bigint, under: bigint): bigint {
  const [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under]
  const quotient = (2n * a + b) / (2n * b)
  return over < 0n === under < 0n ? quotient : -quotient
}

/** All places written, zeros too. */
function fixed({ steps, places }: Whole): Decimal {
  if (places === 0) return steps.toString()
  const digits = (steps < 0n ? -steps : steps).toString().padStart(places + 1, '0')
  return `${steps < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Without zeros at the end. */
function text(of: Whole): Decimal {
  const written = fixed(of)
  if (of.places === 0) return written
  let end = written.length
  while (written.charCodeAt(end - 1) === 48) end--
  return written.slice(0, written.charCodeAt(end - 1) === 46 ? end - 1 : end)
}
