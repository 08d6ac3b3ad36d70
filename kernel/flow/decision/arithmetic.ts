/** Arithmetic of FEEL (DMN 1.5, 10.3.2.3.4): exact on decimals; on moments and durations as the standard has it, and null where it has nothing. */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin'
import { dividedBy, minus, plus, times, type Decimal } from '#words'
import { power as raised } from './exact.ts'
import { duration, instantOf, isZoned } from './moments.ts'

type Operation = (left: unknown, right: unknown) => unknown

/** Whole numbers small enough are exact in binary too. */
const exactly = (plain: (a: number, b: number) => number, exact: (a: Decimal, b: Decimal) => Decimal) => (a: number, b: number): number => {
  const easy = plain(a, b)
  return (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(easy)) || !Number.isFinite(easy) ? easy : Number(exact(String(a), String(b)))
}
const sum = exactly((a, b) => a + b, plus)
const difference = exactly((a, b) => a - b, minus)
const product = exactly((a, b) => a * b, times)
const quotient = exactly((a, b) => a / b, (a, b) => dividedBy(a, b, 34))

export const add: Operation = (left, right) => {
  if (isNumber(left) && isNumber(right)) return sum(left, right)
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (isSpan(left) && isSpan(right)) return together(left, right, 1)
  if (isSpan(right)) return moved(left, right, 1)
  return isSpan(left) ? moved(right, left, 1) : null
}

export const subtract: Operation = (left, right) => {
  if (isNumber(left) && isNumber(right)) return difference(left, right)
  if (isSpan(left) && isSpan(right)) return together(left, right, -1)
  return isSpan(right) ? moved(left, right, -1) : between(left, right)
}

export const multiply: Operation = (left, right) => {
  if (isNumber(left) && isNumber(right)) return product(left, right)
  if (isSpan(left) && isNumber(right)) return span(left.yearsMonths, sizeOf(left) * right)
  return isNumber(left) && isSpan(right) ? span(right.yearsMonths, sizeOf(right) * left) : null
}

export const divide: Operation = (left, right) => {
  if (isNumber(left) && isNumber(right)) return right === 0 ? null : quotient(left, right)
  if (isSpan(left) && isNumber(right)) return right === 0 ? null : span(left.yearsMonths, sizeOf(left) / right)
  return isSpan(left) && isSpan(right) && left.yearsMonths === right.yearsMonths && sizeOf(right) !== 0 ? sizeOf(left) / sizeOf(right) : null
}

export const power: Operation = (left, right) => (isNumber(left) && isNumber(right) ? raised(left, right) : null)
export const negate = (value: unknown): unknown => (isNumber(value) ? -value : isSpan(value) ? span(value.yearsMonths, -sizeOf(value)) : null)

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isSpan = (value: unknown): value is FeelDuration => value instanceof FeelDuration

/** Months of a duration of years and months, seconds of one of days and time. */
export function sizeOf(of: FeelDuration): number {
  const value = of.unwrap()
  return of.yearsMonths ? value.years * 12 + value.months : value.total({ unit: 'second' })
}

/** A part of a month counts for nothing. */
function span(yearsMonths: boolean, size: number): FeelDuration | null {
  if (!Number.isFinite(size)) return null
  const sign = size < 0 ? '-' : ''
  const whole = Math.abs(yearsMonths ? Math.trunc(size) : Number(size.toFixed(9)))
  return duration(`${sign}${yearsMonths ? `P${whole}M` : `PT${plus(String(whole), '0')}S`}`)
}

const together = (left: FeelDuration, right: FeelDuration, sign: 1 | -1): FeelDuration | null => (left.yearsMonths === right.yearsMonths ? span(left.yearsMonths, sizeOf(left) + sign * sizeOf(right)) : null)

/** A moment so much later or earlier; a date stays a date. */
function moved(moment: unknown, by: FeelDuration, sign: 1 | -1): unknown {
  const step = sign < 0 ? by.unwrap().negated() : by.unwrap()
  if (moment instanceof FeelDate) return new FeelDate(moment.unwrap().toPlainDateTime().add(step).toPlainDate())
  if (moment instanceof FeelTime) return by.yearsMonths ? null : new FeelTime(moment.unwrap().add(step), moment.zone)
  if (!(moment instanceof FeelDateTime)) return null
  if (moment.zone === null || /\d:\d\d:\d\d$/.test(moment.zone)) return new FeelDateTime(moment.unwrap().add(step), moment.zone)
  return new FeelDateTime(moment.unwrap().toZonedDateTime(moment.zone).add(step).toPlainDateTime(), moment.zone)
}

/** Time from the right moment to the left; a date begins at midnight UTC, and a moment with a zone has no distance to one without. */
function between(left: unknown, right: unknown): FeelDuration | null {
  const times = left instanceof FeelTime && right instanceof FeelTime
  const days = (left instanceof FeelDate || left instanceof FeelDateTime) && (right instanceof FeelDate || right instanceof FeelDateTime)
  if ((!times && !days) || isZoned(left) !== isZoned(right)) return null
  return span(false, (instantOf(left) - instantOf(right)) / 1000)
}
