/** When something is due. */
import { expect, test } from 'vitest'
import { chinaCalendar } from '#commons'
import { calendarDays, workingDays, workingHours, type Limit } from '#declare'
import { dueAt } from './open.ts'

const due = (limit: Limit, opened: string) => dueAt({ limit }, opened, chinaCalendar)

test('a term in days that ends on a day off ends with the next working day, a holiday or not', () => {
  expect(due(calendarDays(10), '2026-09-21T02:00:00Z')).toBe('2026-10-08T16:00:00.000Z')
  expect(due(calendarDays(3), '2026-11-24T02:00:00Z')).toBe('2026-11-27T16:00:00.000Z')
  expect(due(calendarDays(4), '2026-11-24T02:00:00Z')).toBe('2026-11-30T16:00:00.000Z')
})
test('a term in days that reaches a year whose notice is not out ends on the working day foreseen', () => {
  expect(due(calendarDays(60), '2026-11-24T02:00:00Z')).toBe('2027-01-25T16:00:00.000Z')
})
test('a term in working days that reaches such a year is not known', () => {
  expect(due(workingDays(60), '2026-11-24T02:00:00Z')).toBeUndefined()
  expect(due(workingDays(3), '2026-09-30T02:00:00Z')).toBe('2026-10-10T16:00:00.000Z')
})
test('a term in working hours runs through nights and days off', () => {
  expect(due(workingHours(10), '2026-11-27T08:00:00Z')?.slice(0, 10)).toBe('2026-11-30')
})
