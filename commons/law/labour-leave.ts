/** Leave, and the protection of people at work: annual leave, motherhood, fair hiring, rules that bind. */
import { daysBetween, workingDaysBetween, addDays } from '#words'
import { chinaCalendar } from '../calendar/index.ts'
import { payDays } from './labour-pay.ts'
import { cents, from, rule, type Asked, type LawRule } from './rule.ts'

const annual = from('职工带薪年休假条例')
const measures = from('企业职工带薪年休假实施办法')
const women = from('女职工劳动保护特别规定')

/** Days of annual leave by years worked for all employers (art. 3). */
const annualLeave = (years: number): number => (years < 1 ? 0 : years < 10 ? 5 : years < 20 ? 10 : 15)

function used(asked: Asked) {
  const count = workingDaysBetween(chinaCalendar, addDays(asked.day('from'), -1), asked.day('to'))
  return typeof count === 'number' ? { used: count } : { used: null, notAnnounced: count.notAnnounced }
}

function joining(asked: Asked) {
  const joined = asked.day('joined')
  const left = daysBetween(joined, `${joined.slice(0, 4)}-12-31`) + 1
  const entitled = asked.has('entitlement') ? asked.number('entitlement') : annualLeave(asked.number('cumulativeYears'))
  if (asked.not('twelveMonthsBefore') || asked.not('continuous12Months') || asked.number('continuousMonths', 12) < 12) return { days: 0 }
  return { days: Math.floor((left / 365) * entitled), calc: `${left}/365*${entitled}=${((left / 365) * entitled).toFixed(2)}` }
}

function leaving(asked: Asked) {
  const ended = asked.day('ended')
  const past = daysBetween(`${ended.slice(0, 4)}-01-01`, ended) + 1
  const [entitled, taken] = [asked.has('entitlement') ? asked.number('entitlement') : annualLeave(asked.number('cumulativeYears')), asked.number('taken', 0)]
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

const sexLimits = /(?:仅限|只限|限|只招|只要)(?:招)?[男女](?:性|士|生)?|[男女](?:性|士|生)?优先|已婚已育|(?:限|要求)?(?:已婚|未婚|已育|未育)(?:优先)?|(?<!fe)\bmales? (?:only|preferred)|\bfemales? (?:only|preferred)|\b(?:men|women) only|\b(?:un)?married (?:only|preferred)/gi
const forbiddenFields = /婚|生育|已育|未育|子女|怀孕|妊娠|孕|配偶|marri|marital|spouse|pregnan|child|baby|family plan/i
const isTested = /妊娠|怀孕|孕检|pregnan|hcg|乙肝|HBV|hepatitis b/i
function fairHiring(asked: Asked) {
  if (asked.has('adText')) { const hits = [...new Set(asked.text('adText').match(sexLimits) ?? [])]; return { publishable: hits.length === 0, hits } }
  if (asked.has('formField')) return { allowed: !forbiddenFields.test(asked.text('formField')) }
  if (asked.has('medicalCheck')) return { allowed: !isTested.test(asked.words('medicalCheck')) }
  return { allowed: !/infect|carrier|hepatitis|hbv|hiv|传染|携带|乙肝|sex\b|gender|female|woman|pregnan|marri|child|性别|女性|怀孕|婚|育/i.test(asked.words('refusedFor')) }
}

const isBinding = (area: string): boolean => /\bpay|wage|salar|remunerat|bonus|hours|working time|overtime|\brest\b|leave|holiday|vacation|attend|safety|health|welfare|benefit|training|disciplin|quota|insur|报酬|薪|工资|奖金|工时|工作时间|休息|休假|假期|考勤|安全|卫生|福利|培训|纪律|奖惩|定额|保险/i.test(area)

export const labourLeave: readonly LawRule[] = [
  rule('LAB-29', ['年休假天数', 'Days of annual leave'], ['5.2.4'], [annual('3', '2008-01-01')], (asked) => ({ days: annualLeave(asked.number('cumulativeYears')) })),
  rule('LAB-30', ['假期不占年休假', 'Holidays use up no leave'], ['5.2.4'], [annual('3'), from('国务院办公厅节假日安排通知')('2026')], used),
  rule('LAB-31', ['新进员工的年休假', 'Leave of those who join'], ['5.2.4'], [measures('3, 5')], joining),
  rule('LAB-32', ['离职折算年休假', 'Leave of those who go'], ['5.1.3'], [measures('12')], leaving),
  rule('LAB-33', ['未休年休假报酬', 'Pay for leave not taken'], ['5.2.4'], [measures('10, 11')], untaken),
  rule('LAB-34', ['不享受当年年休假', 'When there is no leave this year'], ['5.2.4'], [annual('4'), measures('8')], lost),
  rule('LAB-35', ['产假', 'Maternity leave'], ['5.2.4'], [women('7', '2012-04-28')], motherhood),
  rule('LAB-36', ['孕期哺乳期不得加班夜班', 'No overtime or night work when pregnant or nursing'], ['5.2.2'], [women('6, 9')], (asked) => {
    const nurses = asked.has('childMonths') ? asked.number('childMonths') < 12 && !asked.not('nursing') : asked.is('nursing')
    const spared = asked.number('pregnantMonths', 0) >= 7 || nurses
    return { allowed: !(spared && /overtime|extra hours|night|加班|延长|夜班/i.test(asked.text('assign'))), ...(asked.has('nursing') || asked.has('childMonths') ? { nursingHours: nurses ? Math.max(1, asked.number('children', 1)) : 0 } : {}) }
  }),
  rule('LAB-37', ['招聘不得歧视', 'Fair hiring'], ['5.1.1', '5.1.2'], [from('妇女权益保障法（2022修订）')('43', '2023-01-01'), from('就业促进法（2015修正）')('26, 27, 30')], fairHiring),
  rule('LAB-38', ['规章的民主程序', 'When a rule of the company binds'], ['1.3.1', '1.3.3'], [from('劳动合同法（2012修正）')('4')], (asked) => {
    const needs = isBinding(asked.text('policyArea'))
    return { effective: !needs || (asked.has('discussion') && !asked.lacks('discussion') && asked.has('published') && !asked.lacks('published', 'agreementRound') && !asked.not('agreement')) }
  }),
]
