/** Ranges: made from text, walked, and how one lies to another (DMN 1.5, 10.3.4.11). */
import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime } from 'feelin'
import { sizeOf } from './arithmetic.ts'
import { instantOf } from './moments.ts'

/** A value as something to be ordered by; values of different kinds have no order. */
const orders = (value: unknown): number | string | undefined => {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof FeelDuration) return sizeOf(value)
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime ? instantOf(value) : undefined
}

function order(left: unknown, right: unknown): number {
  const [a, b] = [orders(left), orders(right)]
  if (a === undefined || typeof a !== typeof b) return Number.NaN
  return a === b ? 0 : a < (b as typeof a) ? -1 : 1
}

/** Whether two values have an order, and stand in it. */
export const inOrder = (left: unknown, right: unknown): boolean => order(left, right) <= 0

/** Whether a value lies between two, both included; null where there is no order. */
export function isBetween(value: unknown, low: unknown, high: unknown): boolean | null {
  const [over, under] = [order(value, low), order(value, high)]
  return Number.isNaN(over) || Number.isNaN(under) ? null : over >= 0 && under <= 0
}

/** The lowest or highest of values that have an order; null of none, and where one has none. */
export function outermost(sign: 1 | -1, values: readonly unknown[]): unknown {
  const [first, ...rest] = values
  const found = rest.reduce((best, one) => (best === undefined || Number.isNaN(order(one, best)) ? undefined : order(one, best) * sign > 0 ? one : best), orders(first) === undefined ? undefined : first)
  return found ?? null
}

type Relation = (a: FeelRange, b: FeelRange) => boolean

const opens = (a: FeelRange, b: FeelRange): boolean => order(a.start, b.start) === 0 && a['start included'] === b['start included']
const closes = (a: FeelRange, b: FeelRange): boolean => order(a.end, b.end) === 0 && a['end included'] === b['end included']
/** Whether the first begins no later than the second; a bound that is included lies further out. */
const beginsBy: Relation = (a, b) => order(a.start, b.start) < 0 || (order(a.start, b.start) === 0 && (a['start included'] || !b['start included']))
const endsBy: Relation = (a, b) => order(b.end, a.end) < 0 || (order(b.end, a.end) === 0 && (a['end included'] || !b['end included']))
const holds: Relation = (a, b) => beginsBy(a, b) && endsBy(a, b)
/** Whether the first ends after the second begins, so that they share a value. */
const reaches: Relation = (a, b) => order(a.end, b.start) > 0 || (order(a.end, b.start) === 0 && a['end included'] && b['start included'])
const overlapsBefore: Relation = (a, b) => beginsBy(a, b) && !opens(a, b) && reaches(a, b) && endsBy(b, a)

/** By the names FEEL knows them under. */
export const relations: Readonly<Record<string, Relation>> = {
  during: (a, b) => holds(b, a),
  starts: (a, b) => opens(a, b) && endsBy(b, a),
  'started by': (a, b) => opens(a, b) && endsBy(a, b),
  finishes: (a, b) => closes(a, b) && beginsBy(b, a),
  'finished by': (a, b) => closes(a, b) && beginsBy(a, b),
  coincides: (a, b) => opens(a, b) && closes(a, b),
  'overlaps before': overlapsBefore,
  'overlaps after': (a, b) => overlapsBefore(b, a),
}

/** A point is the range that holds it alone. */
export const asRange = (value: unknown): FeelRange | undefined => (value instanceof FeelRange ? value : orders(value) === undefined ? undefined : rangeOf(value, value, true, true))

export const rangeOf = (start: unknown, end: unknown, startIncluded: boolean, endIncluded: boolean): FeelRange =>
  new FeelRange({ start, end, 'start included': startIncluded, 'end included': endIncluded, valueType: null })

/** `(=10)` or `(!=10)`: the one value, or all but it; it is no interval, though it has the bounds of one. */
class Point extends FeelRange {
  override includes(value: unknown): boolean | null {
    const placed = order(value, this.start)
    return Number.isNaN(placed) ? null : (placed === 0) === this['start included']
  }
}
export const point = (sign: string, value: unknown): FeelRange => new Point({ start: value, end: value, 'start included': sign === '=', 'end included': sign === '=', valueType: null })

export const alikeRanges = (a: FeelRange, b: FeelRange): boolean => a.constructor === b.constructor && a['start included'] === b['start included'] && a['end included'] === b['end included'] && sameBound(a.start, b.start) && sameBound(a.end, b.end)
const sameBound = (a: unknown, b: unknown): boolean => (a === null || b === null ? a === b : order(a, b) === 0)

/** An interval has both its bounds. */
export const bounded = (range: unknown): unknown => (range instanceof FeelRange && (range.start === null || range.start === undefined || range.end === null || range.end === undefined) ? null : range)

/** Whether a function on points and ranges takes the range first; null where either may come first, nothing where it is none of these. */
export const rangeFirst = (name: string): boolean | null | undefined => places.get(name.replace(/\s+/g, ' '))
const places = new Map<string, boolean | null>([...['before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'coincides'].map((name) => [name, null] as const), ...['during', 'starts', 'finishes'].map((name) => [name, false] as const), ...['includes', 'started by', 'finished by'].map((name) => [name, true] as const)])

const most = 1_000_000

/** Each value between two, both included, upward or downward; whole numbers and dates can be counted, others are null. */
export function span(from: unknown, to: unknown): readonly unknown[] | null {
  if (typeof from === 'number' && typeof to === 'number') {
    if (Math.abs(to - from) >= most) return null
    const step = from <= to ? 1 : -1
    return Array.from({ length: Math.floor(Math.abs(to - from)) + 1 }, (_, at) => from + step * at)
  }
  if (!(from instanceof FeelDate && to instanceof FeelDate)) return null
  const days = from.unwrap().until(to.unwrap()).days
  return Math.abs(days) >= most ? null : Array.from({ length: Math.abs(days) + 1 }, (_, at) => new FeelDate(from.unwrap().add({ days: days < 0 ? -at : at })))
}

/** What is walked through: a list as it is, a range upward from bound to bound. */
export function members(of: unknown): readonly unknown[] | null {
  if (Array.isArray(of)) return of
  if (!(of instanceof FeelRange) || !(order(of.start, of.end) <= 0)) return null
  const all = span(of.start, of.end)
  return all && all.slice(of['start included'] ? 0 : 1, of['end included'] ? undefined : -1)
}
