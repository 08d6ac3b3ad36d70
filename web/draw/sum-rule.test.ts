/** Which columns of a list may be summed: alike in currency and in what is counted. */
import { expect, test } from 'vitest'
import type { FieldMeta } from '#declare'
import { sumRule } from './sum-rule.ts'

const field = (key: string, kind: FieldMeta['kind']): FieldMeta => ({ key, kind, label: [key, key], required: false, readOnly: false })
const [item, quantity, total, currency] = [field('item', 'ref'), field('quantity', 'quantity'), field('total', 'money'), field('currency', 'ref')]
const row = (values: Readonly<Record<string, string>>) => ({ id: '', number: '', state: '', version: 1, ...values }) as never
const currencyIn = (one: unknown): string => String((one as Record<string, unknown>)['currency'] ?? 'CNY')

test('amounts of a document that has no currency of its own add up whatever the filter lets through', () => {
  expect(sumRule({ fields: [total] }, ['total'], {}, currencyIn).byFilter(total)).toBe(true)
})

test('amounts in several currencies have no sum; those of one currency have, as far as all are seen', () => {
  const { byFilter, alike } = sumRule({ fields: [total, currency] }, ['total'], {}, currencyIn)
  expect(byFilter(total)).toBe(false)
  expect(alike(total, [row({ currency: 'USD' }), row({ currency: 'USD' })])).toBe(true)
  expect(alike(total, [row({ currency: 'USD' }), row({ currency: 'CNY' })])).toBe(false)
})

test('quantities add up where the filter names one thing, or where the column of things shows that all are one', () => {
  const fields = [item, quantity]
  expect(sumRule({ fields }, ['item', 'quantity'], { item: 'a' }, currencyIn).byFilter(quantity)).toBe(true)
  expect(sumRule({ fields }, ['item', 'quantity'], { item: 'a,b' }, currencyIn).byFilter(quantity)).toBe(false)
  const rows = (...items: readonly string[]) => items.map((one) => row({ item: one, quantity: '1' }))
  expect(sumRule({ fields }, ['item', 'quantity'], {}, currencyIn).alike(quantity, rows('a', 'a'))).toBe(true)
  expect(sumRule({ fields }, ['item', 'quantity'], {}, currencyIn).alike(quantity, rows('a', 'b'))).toBe(false)
  expect(sumRule({ fields }, ['quantity'], {}, currencyIn).alike(quantity, rows('a', 'a'))).toBe(false)
  expect(sumRule({ fields: [quantity] }, ['quantity'], {}, currencyIn).byFilter(quantity)).toBe(true)
})
