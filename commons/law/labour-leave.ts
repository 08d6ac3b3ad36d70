/** Leave, and the protection of people at work: annual leave, motherhood, fair hiring, rules that bind. */
import { daysBetween, workingDaysBetween, addDays } from '#words'
import { chinaCalendar } from '../calendar/index.ts'
import { payDays } from './labour-pay.ts'
import { cents, from, rule, type Asked, type LawRule } from './rule.ts'

const annual = from('职工带薪年休假条例')
const measures = from('企业职工带薪年休假实施办法')
const women = from('女职工劳动保护特别规定')

/** Days of annual leave by years worked for all employers (art. 3). */
export const annualLeave = (years: number): number => (years < 1 ? 0 : years < 10 ? 5 : years < 20 ? 10 : 15)

function used(asked: Asked) {
  const count = workingDaysBetween(chinaCalendar, addDays(asked.day('from'), -1), asked.day('to'))
  return typeof count === 'number' ? { used: count } : { used: null, notAnnounced: count.notAnnounced }
}

function joining(asked: Asked) {
  const joined = asked.day('joined')
  const left = daysBetween(joined, `${joined.slice(0, 4)}-12-31`) + 1
  const entitled = asked.has('entitlement') ? asked.number('entitlement') : annualLeave(asked.number('cumulativeYears'))
  if (asked.not('twelveMonthsBefore') || asked.not('continuous12Months')) return { days: 0 }
  return { days: Math.floor((left / 365) * entitled), calc: `${left}/365*${entitled}=${((left / 365) * entitled).toFixed(2)}` }
}

function leaving(asked: Asked) {
  const ended = asked.day('ended')
  const past = daysBetween(`${ended.slice(0, 4)}-01-01`, ended) + 1
  const [entitled, taken] = [asked.number('entitlement'), asked.number('taken', 0)]
  const due = (past / 365) * entitled - taken
  return { payDays: Math.max(0, Math.floor(due)), calc: `${past}/365*${entitled}-${taken}=${due.toFixed(2)}` }
}

function untaken(asked: Asked) {
  const daily = asked.number('avgMonthlyExOT') / payDays
  const rate = asked.is('writtenWaiver') || asked.is('waived') ? 1 : 3
  return { total: cents(daily * asked.number('unused') * rate), extraToPay: cents(daily * asked.number('unused') * (rate - 1)) }
}

/** Months of sick leave that use up the year's leave, by years worked (art. 4). */
const sickLimit = (years: number): number => (years < 10 ? 2 : years < 20 ? 3 : 4)
function lost(asked: Asked) {
  const years = asked.number('cumulativeYears')
  const away = asked.number('sickMonths', 0) >= sickLimit(years) || (asked.number('personalLeaveDays', 0) >= 20 && !asked.is('wageCut'))
  if (away && asked.is('alreadyTaken')) return { days: annualLeave(years), nextYear: 0 }
  return { days: away ? 0 : annualLeave(years) }
}

function motherhood(asked: Asked) {
  if (asked.has('miscarriageMonths')) return { days: asked.number('miscarriageMonths') >= 4 ? 42 : 15 }
  return { days: 98 + (asked.is('difficult') ? 15 : 0) + (Math.max(1, asked.number('children', 1)) - 1) * 15 + asked.number('provincialExtra', 0) }
}

const sexLimits = /限男性|限女性|只招男|只招女|男性优先|女性优先|仅限男|仅限女|男士优先|女士优先|限男|限女/g
const forbiddenFields = /婚|育|怀孕|妊娠|生育计划|marri|pregnan|child/i
function fairHiring(asked: Asked) {
  if (asked.has('adText')) { const hits = [...new Set(asked.text('adText').match(sexLimits) ?? [])]; return { publishable: hits.length === 0, hits } }
  if (asked.has('formField')) return { allowed: !forbiddenFields.test(asked.text('formField')) }
  if (asked.has('medicalCheck')) return { allowed: !asked.list('medicalCheck').some((one) => /妊娠|怀孕|pregnan|乙肝|HBV|hepatitis/i.test(String(one))) }
  return { allowed: !(asked.text('refusedFor') !== '' && /infect|传染|携带/i.test(asked.text('refusedFor'))) }
}

const bindingAreas = new Set(['pay', 'hours', 'working hours', 'rest', 'leave', 'attendance', 'safety', 'welfare', 'training', 'discipline', 'quota', 'insurance'])

export const labourLeave: readonly LawRule[] = [
  rule('LAB-29', ['年休假天数', 'Days of annual leave'], ['5.2.4'], [annual('3', '2008-01-01')], (asked) => ({ days: annualLeave(asked.number('cumulativeYears')) })),
  rule('LAB-30', ['假期不占年休假', 'Holidays use up no leave'], ['5.2.4'], [annual('3'), from('国务院办公厅节假日安排通知')('2026')], used),
  rule('LAB-31', ['新进员工的年休假', 'Leave of those who join'], ['5.2.4'], [measures('3, 5')], joining),
  rule('LAB-32', ['离职折算年休假', 'Leave of those who go'], ['5.1.3'], [measures('12')], leaving),
  rule('LAB-33', ['未休年休假报酬', 'Pay for leave not taken'], ['5.2.4'], [measures('10, 11')], untaken),
  rule('LAB-34', ['不享受当年年休假', 'When there is no leave this year'], ['5.2.4'], [annual('4'), measures('8')], lost),
  rule('LAB-35', ['产假', 'Maternity leave'], ['5.2.4'], [women('7', '2012-04-28')], motherhood),
  rule('LAB-36', ['孕期哺乳期不得加班夜班', 'No overtime or night work when pregnant or nursing'], ['5.2.2'], [women('6, 9')], (asked) => {
    const spared = asked.number('pregnantMonths', 0) >= 7 || (asked.has('childMonths') && asked.number('childMonths') < 12) || asked.is('nursing')
    return { allowed: !(spared && /overtime|night|加班|夜班/i.test(asked.text('assign'))), ...(asked.is('nursing') || asked.has('childMonths') ? { nursingHours: Math.max(1, asked.number('children', 1)) } : {}) }
  }),
  rule('LAB-37', ['招聘不得歧视', 'Fair hiring'], ['5.1.1', '5.1.2'], [from('妇女权益保障法（2022修订）')('43', '2023-01-01'), from('就业促进法（2015修正）')('26, 27, 30')], fairHiring),
  rule('LAB-38', ['规章的民主程序', 'When a rule of the company binds'], ['1.3.1', '1.3.3'], [from('劳动合同法（2012修正）')('4')], (asked) => {
    const needs = bindingAreas.has(asked.text('policyArea'))
    return { effective: !needs || (asked.has('discussion') && asked.given['discussion'] !== false && asked.is('published') && !asked.not('agreement')) }
  }),
]
