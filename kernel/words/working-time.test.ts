/** Working time is exact where the notice is out, and says so where it is not. */
import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addCalendarDays, addCalendarMonths, addDays, addWorkingDays, addWorkingHours, dayKind, daysBetween, foreseenDay, instantAt, isWorkingDay, onOrAfter,
  onOrBefore, workingDaysBetween, workingMinutesBetween, type Calendar,
} from './index.ts'

/** Two made-up years: a holiday block of Wednesday to Friday with the Saturday before worked, and one that crosses the year's end. */
const calendar: Calendar = {
  zone: 'Asia/Shanghai', week: [1, 2, 3, 4, 5], hours: [['09:00', '12:00'], ['13:00', '18:00']],
  fixed: [{ since: 2008, source: 'the regulation', days: ['01-01', '05-01'] }],
  years: {
    2025: { source: 'a notice', statutory: ['2025-10-01'], off: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-12-31'], makeUp: ['2025-09-27'] },
    2026: { source: 'a notice', statutory: ['2026-01-01'], off: ['2026-01-01', '2026-01-02'], makeUp: ['2026-01-04'] },
  },
}
const works = (day: string) => isWorkingDay(calendar, day) === true
const local = (text: string) => instantAt(text.slice(0, 10), text.slice(11), 'Asia/Shanghai')

describe('a day is one of five kinds', () => {
  test.each([
    ['2025-10-01', 'statutory'], ['2025-10-02', 'shifted-rest'], ['2025-10-04', 'rest'], ['2025-09-27', 'make-up'], ['2025-09-30', 'workday'], ['2027-06-01', 'not-announced'],
  ])('%s is %s', (day, kind) => expect(dayKind(calendar, day)).toBe(kind))

  test('a shifted rest day and a make-up day count as what they are, not as their weekday', () => {
    expect([isWorkingDay(calendar, '2025-10-02'), isWorkingDay(calendar, '2025-09-27')]).toEqual([false, true])
  })
})

describe('1.3.2 terms in working days', () => {
  test('the day itself is not counted, days off are skipped, a make-up Saturday is worked', () => {
    expect(addWorkingDays(calendar, '2025-09-26', 1)).toBe('2025-09-27')
    expect(addWorkingDays(calendar, '2025-09-30', 1)).toBe('2025-10-06')
    expect(addWorkingDays(calendar, '2025-10-02', 1)).toBe('2025-10-06')
  })

  test('no days later is the same day, worked or not', () => expect(addWorkingDays(calendar, '2025-10-04', 0)).toBe('2025-10-04'))

  test('terms run over the turn of the year, both ways', () => {
    expect(addWorkingDays(calendar, '2025-12-30', 1)).toBe('2026-01-04')
    expect(addWorkingDays(calendar, '2026-01-04', -1)).toBe('2025-12-30')
    expect(workingDaysBetween(calendar, '2025-12-29', '2026-01-05')).toBe(3)
    expect(workingDaysBetween(calendar, '2026-01-05', '2025-12-29')).toBe(-3)
  })

  test('steps and jumps agree on every day, either way and over the year', () => {
    assert(property(integer({ min: 0, max: 729 }), integer({ min: -200, max: 200 }), (start, count) => {
      const day = addDays('2025-01-01', start)
      let [walked, left] = [day, Math.abs(count)]
      while (left > 0 && walked >= '2025-01-01' && walked <= '2026-12-31') { walked = addDays(walked, Math.sign(count)); if (works(walked)) left-- }
      const year = Number(walked.slice(0, 4))
      expect(addWorkingDays(calendar, day, count)).toEqual(year < 2025 || year > 2026 ? { notAnnounced: year } : walked)
      if (year === 2025 || year === 2026) {
        const span = Array.from({ length: Math.abs(daysBetween(day, walked)) }, (_, step) => addDays(day < walked ? day : walked, step + 1))
        expect(Math.abs(Number(workingDaysBetween(calendar, day, walked)))).toBe(span.filter(works).length)
      }
    }), { numRuns: 400, seed: 20261124 })
  })

  test('half a working day is nobody\'s term', () => expect(() => addWorkingDays(calendar, '2025-09-26', 0.5)).toThrow(RangeError))
})

describe('terms in days and months end on a working day', () => {
  test('a term ending in a holiday ends on the first working day after it', () => expect(addCalendarDays(calendar, '2025-09-24', 7)).toBe('2025-10-06'))
  test('a term ending on a working day ends there', () => expect(addCalendarDays(calendar, '2025-09-24', 6)).toBe('2025-09-30'))
  test('a month from the 31st ends on the last day, and rolls off a weekend', () => {
    expect(addCalendarMonths(calendar, '2025-08-31', 1)).toBe('2025-09-30')
    expect(addCalendarMonths(calendar, '2025-10-31', 1)).toBe('2025-12-01')
    expect(addCalendarMonths(calendar, '2025-11-30', 14)).toEqual({ notAnnounced: 2027 })
  })
  test('a pay day moves forward in time never, back to the last working day', () => {
    expect([onOrBefore(calendar, '2025-10-05'), onOrAfter(calendar, '2025-10-05'), onOrBefore(calendar, '2025-09-27')]).toEqual(['2025-09-30', '2025-10-06', '2025-09-27'])
  })
})

describe('1.3.1 a year without its notice', () => {
  test('an answer that needs it names it instead of guessing', () => {
    expect(isWorkingDay(calendar, '2027-01-04')).toBeUndefined()
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ notAnnounced: 2027 })
    expect(addWorkingDays(calendar, '2025-01-01', -1)).toEqual({ notAnnounced: 2024 })
    expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-04')).toEqual({ notAnnounced: 2027 })
    expect(addWorkingHours(calendar, local('2026-12-31T17:00'), 2)).toEqual({ notAnnounced: 2027 })
    expect(workingMinutesBetween(calendar, local('2026-12-31T17:00'), local('2027-01-04T10:00'))).toEqual({ notAnnounced: 2027 })
  })
  test('a term that ends on the last announced day needs no other year', () => {
    expect(addWorkingDays(calendar, '2024-12-31', 1)).toBe('2025-01-01')
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toBe('2026-12-31')
  })
  test('what can be foreseen is said to be provisional', () => {
    expect(foreseenDay(calendar, '2027-01-01')).toEqual({ works: false, provisional: true })
    expect(foreseenDay(calendar, '2027-01-04')).toEqual({ works: true, provisional: true })
    expect(foreseenDay(calendar, '2025-10-02')).toEqual({ works: false, provisional: false })
  })
})

describe('1.3.2 working hours', () => {
  test('lunch, nights, weekends and holidays do not count', () => {
    expect(workingMinutesBetween(calendar, local('2025-09-30T11:30'), local('2025-09-30T13:30'))).toBe(60)
    expect(workingMinutesBetween(calendar, local('2025-09-30T17:00'), local('2025-10-06T10:00'))).toBe(120)
    expect(workingMinutesBetween(calendar, local('2025-10-06T10:00'), local('2025-09-30T17:00'))).toBe(-120)
    expect(workingMinutesBetween(calendar, local('2025-10-01T08:00'), local('2025-10-05T20:00'))).toBe(0)
    expect(workingMinutesBetween(calendar, local('2025-09-22T00:00'), local('2025-09-29T00:00'))).toBe(6 * 480)
  })
  test('eight hours from three in the afternoon end at three of the next working day', () => {
    expect(addWorkingHours(calendar, local('2025-09-30T15:00'), 8)).toBe(local('2025-10-06T15:00'))
  })
  test('time that is used up exactly ends with the span, not at the start of the next', () => {
    expect(addWorkingHours(calendar, local('2025-09-30T09:00'), 3)).toBe(local('2025-09-30T12:00'))
    expect(addWorkingHours(calendar, local('2025-09-29T09:00'), 16)).toBe(local('2025-09-30T18:00'))
  })
  test('a request of the night begins in the morning; no hours at all end at once', () => {
    expect(addWorkingHours(calendar, local('2025-09-29T22:00'), 0.5)).toBe(local('2025-09-30T09:30'))
    expect(addWorkingHours(calendar, local('2025-10-02T10:00'), 0)).toBe(local('2025-10-02T10:00'))
  })
  test('hours added are hours between', () => {
    assert(property(integer({ min: 0, max: 200 * 24 * 60 }), integer({ min: 1, max: 400 * 60 }), (start, minutes) => {
      const from = new Date(Date.parse(local('2025-02-01T00:00')) + start * 60_000).toISOString()
      const to = addWorkingHours(calendar, from, minutes / 60)
      expect(typeof to === 'string' && workingMinutesBetween(calendar, from, to)).toBe(minutes)
    }), { numRuns: 400, seed: 20261124 })
  })
  test('a company in another zone works by its own clock', () => {
    const berlin = { ...calendar, zone: 'Europe/Berlin' }
    expect(instantAt('2025-07-01', '09:00', 'Europe/Berlin')).toBe('2025-07-01T07:00:00.000Z')
    expect(workingMinutesBetween(berlin, '2025-07-01T06:00:00.000Z', '2025-07-01T08:00:00.000Z')).toBe(60)
  })
})
