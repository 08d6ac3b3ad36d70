/** The announced years 2024-2026 as the notices put them, and the cases of the law about terms. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  addCalendarDays, addCalendarMonths, addDays, addWorkingDays, dayKind, dividedBy, foreseenDay, instantAt, isWorkingDay, onOrBefore, workingDaysBetween, workingMinutesBetween,
} from '#words'
import { chinaCalendar } from './index.ts'

const years = [2024, 2025, 2026] as const
const perMonth = (year: number) => Array.from({ length: 12 }, (_year, month) => {
  const first = `${year}-${String(month + 1).padStart(2, '0')}-01`
  const days = Array.from({ length: 31 }, (_month, date) => addDays(first, date)).filter((day) => day.startsWith(first.slice(0, 7)))
  return days.filter((day) => isWorkingDay(chinaCalendar, day)).length
})

describe('each notice fits together', () => {
  test.each(years)('%i: statutory days are days off, make-up days are weekend days that are not, each stands once in its year', (year) => {
    const { source, statutory, off, makeUp } = chinaCalendar.years[year]!
    expect(source).toMatch(/^https:\/\/www\.gov\.cn\//)
    expect(statutory.filter((day) => !off.includes(day))).toEqual([])
    expect(makeUp.filter((day) => off.includes(day) || ![0, 6].includes(new Date(day).getUTCDay()))).toEqual([])
    expect(new Set([...off, ...makeUp]).size).toBe(off.length + makeUp.length)
    expect([...off, ...makeUp].filter((day) => !day.startsWith(String(year)))).toEqual([])
  })
  test('the statutory days of every announced year hold the fixed ones', () => {
    for (const year of years) {
      const fixed = chinaCalendar.fixed!.findLast(({ since }) => since <= year)!
      expect(chinaCalendar.years[year]!.statutory).toEqual(expect.arrayContaining(fixed.days.map((day) => `${year}-${day}`)))
    }
  })
})

describe('holidays as the company lived them', () => {
  test('国庆 2025: eight days off, three of the festival and one of mid-autumn statutory, worked again on Thursday and on the Saturday after', () => {
    expect(['2025-09-28', '2025-10-01', '2025-10-04', '2025-10-06', '2025-10-08', '2025-10-09', '2025-10-11'].map((day) => dayKind(chinaCalendar, day)))
      .toEqual(['make-up', 'statutory', 'rest', 'statutory', 'shifted-rest', 'workday', 'make-up'])
  })
  test('国庆 2026: seven days off, so an approval asked on the evening before waits no working time until the eighth', () => {
    expect(addWorkingDays(chinaCalendar, '2026-09-30', 1)).toBe('2026-10-08')
    expect(workingDaysBetween(chinaCalendar, '2026-09-30', '2026-10-10')).toBe(3)
    expect(workingMinutesBetween(chinaCalendar, instantAt('2026-09-30', '18:00', 'Asia/Shanghai'), instantAt('2026-10-08', '09:30', 'Asia/Shanghai'))).toBe(30)
  })
  test('over the turn of 2025 the Sunday after new year is worked', () => {
    expect(addWorkingDays(chinaCalendar, '2025-12-31', 1)).toBe('2026-01-04')
    expect(addWorkingDays(chinaCalendar, '2026-01-04', -1)).toBe('2025-12-31')
  })
  test('2027 is not announced: the last term that can be told ends with 2026', () => {
    expect(addWorkingDays(chinaCalendar, '2026-12-30', 1)).toBe('2026-12-31')
    expect(addWorkingDays(chinaCalendar, '2026-12-30', 2)).toEqual({ notAnnounced: 2027 })
  })
})

type Given = { readonly date: string; readonly year: number; readonly from: string; readonly workdays: number; readonly days: number; readonly months: number; readonly payday: string }
type Case = { readonly given: Given; readonly expect: { readonly why?: string } }
type Rule = { readonly id: string; readonly rule: string; readonly cases: readonly Case[] }
const folder = process.env['ZHANGFA_SHARED']
const file = folder && join(folder, 'law', 'calendar.json')

/** What the calendar answers to the questions of one rule, in the words in which the case expects it. */
const answers: Readonly<Record<string, (given: Given, expected: Case['expect']) => unknown>> = {
  ...Object.fromEntries(['CAL-01', 'CAL-02', 'CAL-03'].map((id) => [id, ({ date }: Given) => ({ isWorkday: isWorkingDay(chinaCalendar, date) })])),
  'CAL-04': ({ year }) => ({ perMonth: perMonth(year), total: perMonth(year).reduce((sum, days) => sum + days) }),
  'CAL-05': ({ year }) => ({ perMonth: perMonth(year), total: perMonth(year).reduce((sum, days) => sum + days) }),
  'CAL-06': ({ from, workdays }) => ({ due: addWorkingDays(chinaCalendar, from, workdays) }),
  'CAL-07': ({ from, workdays }) => ({ due: addWorkingDays(chinaCalendar, from, workdays) }),
  'CAL-08': ({ from, days }) => ({ rawLast: addDays(from, days), due: addCalendarDays(chinaCalendar, from, days) }),
  'CAL-09': ({ from, months }) => ({ due: addCalendarMonths(chinaCalendar, from, months) }),
  'CAL-10': ({ date }) => { const statutory = dayKind(chinaCalendar, date) === 'statutory'; return { dayType: statutory ? 'statutory' : 'rest', rate: statutory ? 3 : 2 } },
  'CAL-11': ({ year }) => ({ statutoryDays: chinaCalendar.years[year]?.statutory.length, '2024-02-09': dayKind(chinaCalendar, '2024-02-09') === 'workday' ? 'ordinary workday' : 'a day off' }),
  'CAL-12': ({ date }) => { const { works, provisional } = foreseenDay(chinaCalendar, date); return { isWorkday: works, provisional } },
  // The standard year of the labour rules: 365 days without 104 of weekends and the statutory holidays; pay is divided by the days that are paid.
  'CAL-13': ({ year }) => {
    const standard = 365 - 104 - chinaCalendar.years[year]!.statutory.length
    return { annual: standard, monthly: Number(dividedBy(String(standard), '12', 2)), payDivisor: Number(dividedBy(String(365 - 104), '12', 2)) }
  },
  'CAL-14': ({ payday }, { why }) => ({ payOn: onOrBefore(chinaCalendar, payday), why }),
}

describe.skipIf(!file || !existsSync(file))('1.3.1 the cases of the law about the calendar (folder ZHANGFA_SHARED)', () => {
  const rules: readonly Rule[] = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).items : []
  test.each(rules.flatMap(({ id, rule, cases }) => cases.map((one, at) => [id, at + 1, rule, one] as const)))('%s.%i %s', (id, _at, _rule, { given, expect: expected }) => {
    expect(answers[id]?.(given, expected)).toEqual(expected)
  })
  test('the facts are those of the notices', () => {
    const data = JSON.parse(readFileSync(join(folder!, 'law', 'data_calendar_2024_2026.json'), 'utf8')).years
    expect(Object.fromEntries(years.map((year) => [year, chinaCalendar.years[year]])))
      .toEqual(Object.fromEntries(years.map((year) => [year, { source: data[year].source, statutory: data[year].statutory, off: data[year].daysOffInBlocks, makeUp: data[year].makeUpWorkdays }])))
  })
})
