import { expect, test } from 'vitest'
import { barsOf } from './bars.ts'

const bySupplier = { supplier: { kind: 'ref' }, orders: { kind: 'integer', total: true }, total: { kind: 'money', total: true } } as const

test('a figure is drawn by its first column and by the money that its foot adds up; pieces do not share the axis', () => {
  const drawn = barsOf([{ supplier: 'a', orders: 2, total: '120.10' }, { supplier: 'b', orders: 1, total: '80.00' }], bySupplier)
  expect(drawn).toEqual({ by: 'supplier', series: ['total'], all: 2, bars: [{ of: 'a', values: ['120.10'], at: [0] }, { of: 'b', values: ['80.00'], at: [1] }] })
})

test('rows of one thing are added up exactly', () => {
  const drawn = barsOf([{ item: 'a', place: 'x', quantity: '0.1' }, { item: 'a', place: 'y', quantity: '0.2' }, { item: 'b', place: 'x', quantity: '1' }], { item: { kind: 'ref' }, place: { kind: 'ref' }, quantity: { kind: 'quantity' } })
  expect(drawn?.bars.at(-1)).toEqual({ of: 'a', values: ['0.3'], at: [0, 1] })
})

test('of many the largest are drawn and how many there are is known; one thing alone is no chart', () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({ supplier: `s${n}`, orders: 1, total: `${n}` }))
  expect([barsOf(rows, bySupplier)?.bars.length, barsOf(rows, bySupplier)?.all, barsOf(rows.slice(0, 1), bySupplier)]).toEqual([20, 30, undefined])
  expect(barsOf(rows, bySupplier)?.bars.map(({ of }) => of).slice(0, 2)).toEqual(['s29', 's28'])
  expect(barsOf(rows, { supplier: { kind: 'ref' }, since: { kind: 'day' } })).toBeUndefined()
})
