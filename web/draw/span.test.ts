import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { daysOf, inDays } from './span.ts'

const thursday = dayjs('2026-11-26')

test('spans are whole days around today', () => {
  expect(daysOf('today', thursday)).toEqual(['2026-11-26', '2026-11-26'])
  expect(daysOf('week', thursday)).toEqual(['2026-11-23', '2026-11-29'])
  expect(daysOf('week', dayjs('2026-11-29'))).toEqual(['2026-11-23', '2026-11-29'])
  expect(daysOf('month', thursday)).toEqual(['2026-11-01', '2026-11-30'])
  expect(daysOf('last-month', dayjs('2027-01-31'))).toEqual(['2026-12-01', '2026-12-31'])
  expect(daysOf('quarter', thursday)).toEqual(['2026-10-01', '2026-12-31'])
  expect(daysOf('year', thursday)).toEqual(['2026-01-01', '2026-12-31'])
})

test('a span in an address becomes its days; what is none narrows nothing', () => {
  expect(Object.keys(inDays({ 'date.span': 'month', state: 'draft' }))).toEqual(['date.from', 'date.to', 'state'])
  expect(inDays({ 'date.span': 'century' })).toEqual({})
})
