/** Terms of drawings, counted as people work. */
import { expect, test } from 'vitest'
import { chinaCalendar } from '#commons'
import { readApproval } from '#declare'
import { firstAttention } from './approval/deadline.ts'
import { dueAfter, fires } from './due.ts'

const friday = '2026-09-25T02:00:00.000Z'

test('1.3.3 a term of days ends with the working day, across the holidays and the make-up days', () => {
  expect(dueAfter(chinaCalendar, '2026-09-29T02:00:00.000Z', 'P2D')).toBe('2026-10-08T10:00:00.000Z')
  expect(dueAfter(chinaCalendar, friday, 'P1D')).toBe('2026-09-28T10:00:00.000Z')
})
test('1.3.3 hours are hours of work; weeks and months run by the calendar', () => {
  expect(dueAfter(chinaCalendar, '2026-11-26T08:00:00.000Z', 'PT4H')).toBe('2026-11-27T03:00:00.000Z')
  expect(dueAfter(chinaCalendar, '2026-11-26T08:00:00.000Z', 'P1W')).toBe('2026-12-03T08:00:00.000Z')
  expect(dueAfter(chinaCalendar, '2026-01-31T08:00:00.000Z', 'P1M')).toBe('2026-02-28T08:00:00.000Z')
  expect(dueAfter(chinaCalendar, '2026-11-26T08:00:00.000Z', 'R3/PT30S')).toBe('2026-11-26T08:00:30.000Z')
})
test('1.3.3 in a year whose notice is not out nobody knows; what is no term is none', () => {
  expect(dueAfter(chinaCalendar, '2019-05-06T02:00:00.000Z', 'P2D')).toEqual({ notAnnounced: 2019 })
  for (const no of ['', 'P', 'PT', '2 days']) expect(dueAfter(chinaCalendar, friday, no)).toBeUndefined()
})
test('1.3.3 a date fires at that time, where no zone is said in that of the company', () => {
  expect(fires(chinaCalendar, friday, { of: 'date', value: '2026-10-01T09:30' })).toBe('2026-10-01T01:30:00.000Z')
  expect(fires(chinaCalendar, friday, { of: 'date', value: '2026-10-01T09:30:00Z' })).toBe('2026-10-01T09:30:00.000Z')
})
test('2.2.5 a reminder comes at work: a day before the deadline as work ends, over a holiday on the last day worked', () => {
  const reminded = (remind: string, due: string) => firstAttention(readApproval({ approvers: 'starter', due: 'P9D', remind }).approval, chinaCalendar, '2026-09-21T02:00:00.000Z', due).attend_at
  expect(reminded('P1D', '2026-09-30T10:00:00.000Z')).toBe('2026-09-29T10:00:00.000Z')
  expect(reminded('P1D', '2026-10-08T10:00:00.000Z')).toBe('2026-09-30T10:00:00.000Z')
  expect(reminded('PT4H', '2026-09-30T10:00:00.000Z')).toMatch(/^2026-09-30T0[56]/)
})
