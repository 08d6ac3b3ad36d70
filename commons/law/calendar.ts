/** The calendar as law: make-up days, working days of a month, terms, statutory days, the year nobody has announced yet. */
import { addDays, dayKind, foreseenDay, monthsLater, type Day } from '#words'
import { chinaCalendar } from '../calendar/index.ts'
import { cents, from, rule, type Asked, type LawRule } from './rule.ts'
import { workingDayNear, workingDaysFrom } from './terms.ts'

const notice = from('国务院办公厅节假日安排通知')
const holidays = from('全国年节及纪念日放假办法（2024修订）')
const holidaysBefore = from('全国年节及纪念日放假办法（2013修订）')
const civil = from('民法典')

const daysOf = (year: number): readonly Day[] => Array.from({ length: 366 }, (_day, at) => addDays(`${year}-01-01`, at)).filter((day) => day.startsWith(String(year)))
const yearIn = (day: Day): number => Number(day.slice(0, 4))
const announced = (year: number): boolean => chinaCalendar.years[year] !== undefined

function worked(asked: Asked) {
  const { works, provisional } = foreseenDay(chinaCalendar, asked.day('date'))
  return { isWorkday: works, dayType: dayKind(chinaCalendar, asked.day('date')), provisional }
}

function perMonth(asked: Asked) {
  const year = wholeYear(asked)
  const counts = Array.from({ length: 12 }, () => 0)
  for (const day of daysOf(year)) if (foreseenDay(chinaCalendar, day).works) counts[Number(day.slice(5, 7)) - 1]! += 1
  return { perMonth: counts, total: counts.reduce((sum, days) => sum + days), provisional: !announced(year), ...(asked.has('month') ? { workdays: counts[asked.number('month') - 1] } : {}) }
}

function dueAfterWorkdays(asked: Asked) {
  const { day, provisional } = workingDaysFrom(asked.day('from'), count(asked, 'workdays'))
  return { due: day, provisional }
}

/** A term of days or months: the day it would end on, and the working day it ends on (civil code 203). */
function ended(rawLast: Day) {
  const { day, provisional } = workingDayNear(rawLast, 1)
  return { rawLast, due: day, provisional }
}
const dueAfterDays = (asked: Asked) => ended(addDays(asked.day('from'), count(asked, 'days')))
const dueAfterMonths = (asked: Asked) => ended(monthsLater(asked.day('from'), asked.has('years') ? count(asked, 'years') * 12 : count(asked, 'months')))

/** Work on a statutory day is paid threefold, time off or not; on a rest day twofold, unless time off is given; a make-up day is a working day. */
function restDayPay(asked: Asked) {
  const kind = dayKind(chinaCalendar, asked.day('date'))
  const { works, provisional } = foreseenDay(chinaCalendar, asked.day('date'))
  if (kind === 'statutory' || (kind === 'not-announced' && isFixed(asked.day('date')))) return { dayType: 'statutory', rate: 3, provisional }
  if (works) return { dayType: 'workday', rate: asked.is('overtime') ? 1.5 : 1, provisional }
  return { dayType: 'rest', rate: asked.is('compLeave') ? 0 : 2, shifted: kind === 'shifted-rest', provisional }
}

const isFixed = (day: Day): boolean => chinaCalendar.fixed?.findLast(({ since }) => since <= yearIn(day))?.days.includes(day.slice(5)) ?? false

/** Eleven days from 2008; from 2025 also the eve of the spring festival and the second of May. */
const statutoryDays = (year: number): number => (year >= 2025 ? 13 : 11)

function statutoryOf(asked: Asked) {
  const year = wholeYear(asked)
  const known = chinaCalendar.years[year]
  if (!known) return { statutoryDays: statutoryDays(year), provisional: true }
  const spring = known.statutory.find((day) => day > `${year}-01-15`)!
  const told = [...known.off, ...known.makeUp, year >= 2025 ? spring : addDays(spring, -1), `${year}-05-02`, ...(asked.has('date') ? [asked.day('date')] : [])]
  return { statutoryDays: known.statutory.length, provisional: false, ...Object.fromEntries(told.map((day) => [day, named[dayKind(chinaCalendar, day)]])) }
}
const named = { 'statutory': 'statutory', 'shifted-rest': 'shifted rest', 'rest': 'rest', 'make-up': 'make-up workday', 'workday': 'ordinary workday', 'not-announced': 'not announced' } as const

/** Any date or term across a year without a notice is told provisionally. */
function acrossUnannounced(asked: Asked) {
  if (asked.has('workdays')) return dueAfterWorkdays(asked)
  if (asked.has('days')) return dueAfterDays(asked)
  if (asked.has('months')) return dueAfterMonths(asked)
  return asked.has('date') ? worked(asked) : perMonth(asked)
}

/** The standard year: 365 days without 104 of weekends and the statutory ones; what is paid divides by the days that are paid. */
function standardHours(asked: Asked) {
  const annual = 365 - 104 - statutoryDays(wholeYear(asked))
  return { annual, quarterly: annual / 4, monthly: cents(annual / 12), payDivisor: (365 - 104) / 12, ...(asked.has('monthlyWage') ? { daily: cents(asked.number('monthlyWage') / 21.75), hourly: cents(asked.number('monthlyWage') / 21.75 / 8) } : {}) }
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function payday(asked: Asked) {
  const { day, provisional } = workingDayNear(asked.day('payday'), -1)
  const makeUp = dayKind(chinaCalendar, day) === 'make-up'
  return { payOn: day, provisional, why: `${weekdays[new Date(day).getUTCDay()]} ${day.slice(5)} is a ${makeUp ? 'make-up ' : ''}working day` }
}

const wholeYear = (asked: Asked): number => Math.min(9999, Math.max(1950, Math.trunc(asked.number('year', asked.has('date') ? yearIn(asked.day('date')) : undefined))))
/** How long a term may be: a century at most, so that no question takes the house's time. */
const longest = { days: 36_500, workdays: 25_000, months: 1200, years: 100 } as const
const count = (asked: Asked, name: keyof typeof longest): number => Math.min(longest[name], Math.max(-longest[name], Math.trunc(asked.number(name))))

export const calendar: readonly LawRule[] = [
  rule('CAL-01', ['2024 年调休上班日', 'Make-up days of 2024'], ['1.3.2', '5.2.3'], [notice('2024')], worked, 'second-source'),
  rule('CAL-02', ['2025 年调休上班日', 'Make-up days of 2025'], ['1.3.2'], [notice('2025')], worked, 'second-source'),
  rule('CAL-03', ['2026 年调休上班日', 'Make-up days of 2026'], ['1.3.2'], [notice('2026')], worked, 'second-source'),
  rule('CAL-04', ['每月工作日', 'Working days of each month'], ['1.3.2', '5.2.2'], [notice('2024-2026')], perMonth, 'second-source'),
  rule('CAL-05', ['2025 年每月工作日', 'Working days of each month of 2025'], ['1.3.2'], [notice('2025')], perMonth, 'second-source'),
  rule('CAL-06', ['工作日期限', 'Terms in working days'], ['1.3.2', '2.3.4'], [civil('201', '2021-01-01'), notice('2024-2026')], dueAfterWorkdays, 'second-source'),
  rule('CAL-07', ['跨长假的工作日期限', 'Terms in working days over long holidays'], ['1.3.2'], [civil('201', '2021-01-01'), notice('2024-2026')], dueAfterWorkdays, 'second-source'),
  rule('CAL-08', ['按日计算的期限', 'Terms in days'], ['1.3.2'], [civil('201, 203', '2021-01-01')], dueAfterDays),
  rule('CAL-09', ['按月计算的期限', 'Terms in months'], ['1.3.2'], [civil('202, 203', '2021-01-01')], dueAfterMonths),
  rule('CAL-10', ['法定节假日与调休休息日', 'Statutory days and shifted rest days'], ['5.2.4', '6.2.1'], [holidays('2, 6', '2025-01-01')], restDayPay),
  rule('CAL-11', ['法定节假日天数', 'How many statutory days'], ['5.2.4'], [holidays('2', '2025-01-01'), holidaysBefore('2', '2014-01-01')], statutoryOf),
  rule('CAL-12', ['尚未公布的年度', 'The year not yet announced'], ['1.3.1'], [holidays('2', '2025-01-01')], acrossUnannounced),
  rule('CAL-13', ['标准工时与计薪天数', 'Standard working days and the divisor of pay'], ['5.2.4'], [from('人社部发〔2025〕2号')('1-2', '2025-01-01'), from('劳社部发〔2008〕3号（2025年起废止）')('1-2', '2008-01-03')], standardHours, 'second-source'),
  rule('CAL-14', ['发薪日逢休息日', 'Pay day on a day off'], ['5.2.4'], [from('工资支付暂行规定')('7', '1995-01-01')], payday),
]
