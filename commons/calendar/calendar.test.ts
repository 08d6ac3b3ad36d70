/** The announced years 2024-2026 as the notices put them, and terms that run over their holidays. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, dayKind, instantAt, workingDaysBetween, workingMinutesBetween } from '#words'
import { chinaCalendar } from './index.ts'

const years = [2024, 2025, 2026] as const

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

const folder = process.env['ZHANGFA_SHARED']
const file = folder && join(folder, 'law', 'data_calendar_2024_2026.json')

describe.skipIf(!file || !existsSync(file))('1.3.1 the announced years (folder ZHANGFA_SHARED)', () => {
  test('the facts are those of the notices', () => {
    const data = JSON.parse(readFileSync(file!, 'utf8')).years
    expect(Object.fromEntries(years.map((year) => [year, chinaCalendar.years[year]])))
      .toEqual(Object.fromEntries(years.map((year) => [year, { source: data[year].source, statutory: data[year].statutory, off: data[year].daysOffInBlocks, makeUp: data[year].makeUpWorkdays }])))
  })
})
