/** Property: what whole numbers of steps give is what the library of decimals gives, written the same. */
import { Decimal as Base } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absolute, compare, dividedBy, isNegative, isPositive, isZero, minus, negated, plus, rounded, sum, times, type Decimal } from './decimal.ts'

const Big = Base.clone({ precision: 200, rounding: Base.ROUND_HALF_UP, toExpNeg: -200, toExpPos: 200 })

/** Also with zeros before and after, and halves, where rounding decides. */
const written: fc.Arbitrary<Decimal> = fc.tuple(fc.constantFrom('', '-'), fc.constantFrom('', '0', '00'), fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.stringMatching(/^\d{0,9}$/), fc.constantFrom('', '5', '0', '500'))
  .map(([sign, before, whole, places, after]) => `${sign}${before}${whole}${places + after ? `.${places}${after}` : ''}`)

test('sums, products, signs and order', () => fc.assert(fc.property(written, written, (a, b) => {
  const [x, y] = [new Big(a), new Big(b)]
  expect([plus(a, b), minus(a, b), times(a, b), negated(a), absolute(a), sum([a, b, a])]).toEqual([x.plus(y), x.minus(y), x.times(y), x.negated(), x.abs(), x.plus(y).plus(x)].map((one) => one.toFixed()))
  expect([compare(a, b), isZero(a), isPositive(a), isNegative(a)]).toEqual([x.comparedTo(y), x.isZero(), x.greaterThan(0), x.lessThan(0)])
}), { numRuns: 2000 }))

test('quotients and roundings, half away from zero', () => fc.assert(fc.property(written, written.filter((b) => !isZero(b)), fc.nat(12), (a, b, places) => {
  const x = new Big(a)
  expect([dividedBy(a, b, places), rounded(a, places)]).toEqual([x.dividedBy(b).toDecimalPlaces(places).toFixed(), x.toDecimalPlaces(places).toFixed(places)])
}), { numRuns: 2000 }))

test('an exponent is read, a word or nothing is not; nothing divides by zero', () => {
  expect([plus('1e3', '0.50'), times('-0', '5'), sum([])]).toEqual(['1000.5', '0', '0'])
  expect([plus('9007199254740993', '0'), plus('9999999999999999', '1'), plus('999999999999999', '1')]).toEqual(['9007199254740993', '10000000000000000', '1000000000000000'])
  for (const strange of ['', 'ten', '1,000']) expect(() => plus(strange, '1')).toThrow()
  expect(() => dividedBy('1', '0.00', 2)).toThrow(RangeError)
})
