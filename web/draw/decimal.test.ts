import { expect, test } from 'vitest'
import type { FieldMeta } from '#declare'
import { grouped, percent, readDecimal, shifted } from './decimal.ts'
import { numberOf } from './number.ts'
import { added, columnTotal } from './total.ts'

test('a number is read as people write it, and nothing is guessed', () => {
  const read = ['1,200', '¥15.50', '(1.5)', '13%', '１２．５', '-0', '.5', '1 200', '+3', '0012.50'].map(readDecimal)
  expect(read).toEqual(['1200', '15.50', '-1.5', '0.13', '12.5', '0', '0.5', '1200', '3', '12.50'])
  expect(['1,20', 'abc', '', '1.2.3', '(1', '--1', '1e5', '.'].map(readDecimal)).toEqual([null, null, null, null, null, null, null, null])
})

test('an amount of thirty digits keeps each of them', () => {
  const amount = '123456789012345678901234567890.12'
  expect(readDecimal(amount)).toBe(amount)
  expect(grouped(amount, 2)).toBe('123,456,789,012,345,678,901,234,567,890.12')
})

test('money shows two places, a price the places it has', () => {
  expect([grouped('1234567.5', 2), grouped('12.5000', 2), grouped('0.1234', 2), grouped('-1000', 0)]).toEqual(['1,234,567.50', '12.50', '0.1234', '-1,000'])
})

test('a rate is read and shown in percent', () => {
  expect([percent('0.13'), percent('0.0625'), percent('1'), percent('0')]).toEqual(['13%', '6.25%', '100%', '0%'])
  expect(['13', '13%', '0.13', '6.5'].map((text) => numberOf({ kind: 'rate' }, text))).toEqual(['0.13', '0.13', '0.13', '0.065'])
  expect(shifted('-13', -2)).toBe('-0.13')
})

test('a column adds up exactly', () => {
  expect(added(['0.1', '0.2', '-0.05'])).toBe('0.25')
  expect(added(['-0.30', '0.1'])).toBe('-0.20')
  expect(added([])).toBe('0')
})

test('quantities of one item have a sum, those of several items none: they may be counted in other units; amounts always have one, prices never', () => {
  const field = (key: string, kind: FieldMeta['kind']): FieldMeta => ({ key, kind, label: ['', ''], required: false, readOnly: false })
  const fields = [field('place', 'ref'), field('item', 'ref'), field('quantity', 'quantity'), field('amount', 'money'), field('price', 'money')]
  const totals = (items: readonly (string | null)[]): readonly (string | undefined)[] => {
    const lines = items.map((item, at) => ({ item, place: `p${at}`, quantity: `${at + 1}`, amount: '1.50', price: '9' }))
    return fields.slice(2).map((one) => columnTotal(one, fields, lines))
  }
  expect(totals(['a', 'a', null])).toEqual(['6', '4.50', undefined])
  expect(totals(['a', 'b', null])).toEqual([undefined, '4.50', undefined])
})
