/** Pay and hours: insurance, overtime, deductions. */
import { cents, from, rule, type Asked, type LawRule } from './rule.ts'
import { lastDay } from './terms.ts'

const wages = from('工资支付暂行规定')
const labour = from('劳动法（2018修正）')
/** Working days of a month that daily pay divides by. */
export const payDays = 21.75

/** Hours of one's own choosing count only where the authority approved them. */
const isFlexible = (asked: Asked): boolean => /flexible|irregular|不定时/i.test(asked.text('scheme')) && asked.is('approved')

function overtimePay(asked: Asked) {
  if (isFlexible(asked)) return { pay: 0 }
  const hourly = asked.number('monthly') / payDays / 8
  const rest = asked.is('compLeave') || asked.is('compLeaveGiven') ? 0 : asked.number('restDayHours', 0)
  return { pay: cents(hourly * (asked.number('workdayHours', 0) * 1.5 + rest * 2 + asked.number('statutoryHours', 0) * 3)) }
}

function overtimeAllowed(asked: Asked) {
  const remaining = Math.max(0, 36 - asked.number('monthSoFar', 0))
  const perDay = asked.not('specialReason') ? 1 : 3
  const day = asked.number('dayRequest', 0)
  return { allowed: day <= perDay && asked.number('request', day) <= remaining && !asked.lacks('consulted', 'unionConsulted', 'employeeConsulted', 'employeeAgrees', 'employeeConsent'), remaining, perDay }
}

function hours(asked: Asked) {
  const days = /(\d+)\s*(?:working )?(?:days?|天|日)/i.exec(asked.words('roster'))?.[1]
  const restless = (days !== undefined && Number(days) >= 7) || asked.number('daysInARow', 6) >= 7
  const most = (limit: number, ...names: readonly string[]) => names.every((name) => asked.number(name, limit) <= limit)
  const week = most(asked.is('average') ? 44 : 40, 'hoursPerWeek', 'weekHours', 'weeklyHours') && most(44, 'averageWeek', 'averagePerWeek', 'averageWeeklyHours')
  return { ok: !restless && week && most(8, 'hoursPerDay', 'dayHours', 'dailyHours') && asked.number('restDaysPerWeek', 1) >= 1 }
}

export const labourPay: readonly LawRule[] = [
  rule('LAB-09', ['住房公积金缴存比例与期限', 'Housing fund: rate and day'], ['5.1.3'], [from('住房公积金管理条例（2019修订）')('18, 19')], (asked) => ({
    ok: ['rate', 'employerRate', 'employeeRate'].every((name) => asked.number(name, 0.05) >= 0.05) && (!asked.has('payDay', 'remitted') || asked.day('remitted') <= lastDay(asked.day('payDay'), 5)),
  })),
  rule('LAB-10', ['社会保险滞纳金', 'Late fee on social insurance'], ['5.1.3'], [from('社会保险法（2018修正）')('86')], (asked) => ({ lateFee: cents(asked.number('due') * 0.0005 * asked.number('daysLate')) })),
  rule('LAB-25', ['加班上限', 'Most overtime'], ['5.2.2'], [labour('41')], overtimeAllowed),
  rule('LAB-26', ['加班工资', 'Overtime pay'], ['5.2.4'], [labour('44'), wages('13')], overtimePay),
  rule('LAB-27', ['特殊工时的加班工资', 'Overtime pay under special hours'], ['5.2.4'], [wages('13')], (asked) => {
    if (isFlexible(asked)) return { pay: 0, overtimeHours: 0 }
    const beyond = Math.max(0, asked.number('hoursWorked', 0) - asked.number('standardHours', 0)) + asked.number('workdayHours', 0)
    const statutory = asked.number('statutoryHours', 0)
    return { overtimeHours: beyond, ...(asked.has('monthly') ? { pay: cents((asked.number('monthly') / payDays / 8) * (beyond * 1.5 + statutory * 3)) } : {}) }
  }),
  rule('LAB-28', ['标准工时与休息日', 'Standard hours and a day of rest'], ['5.2.2'], [from('国务院关于职工工作时间的规定')('3'), labour('36, 38')], hours),
  rule('LAB-39', ['从工资中扣除赔偿', 'Damages taken from wages'], ['5.2.4'], [wages('16')], (asked) => {
    const wage = asked.number('wage')
    return { maxDeduct: cents(Math.max(0, Math.min(asked.number('claim', wage), wage * 0.2, wage - asked.number('minWage', 0)))) }
  }),
  rule('LAB-41', ['工伤认定申请', 'Work injury is reported'], ['8.2.2'], [from('工伤保险条例（2010修订）')('17')], (asked) => ({ late: asked.day('filed') > lastDay(asked.day(asked.has('accident') ? 'accident' : 'diagnosed'), 30) })),
  rule('LAB-42', ['残疾人就业比例', 'Share of disabled staff'], ['5.1.1'], [from('残疾人就业条例')('8')], (asked) => ({ gap: Math.max(0, Math.ceil(asked.number('staff') * asked.number('rate', 0.015) - 1e-9) - asked.number('disabled', 0)) })),
]

