/** Labour contracts: probation, form and content, resignation, secrecy, what follows their end. */
import { addDays, monthsLater } from '#words'
import { cents, from, rule, said, type Asked, type LawRule } from './rule.ts'
import { lastDay, monthsBetween, yearsLater } from './terms.ts'

const law = from('劳动合同法（2012修正）')
const regulation = from('劳动合同法实施条例')

/** Months of probation that a term of months allows; open-ended contracts like three years (art. 19). */
const probationLimit = (termMonths: number): number => (termMonths < 3 ? 0 : termMonths < 12 ? 1 : termMonths < 36 ? 2 : 6)

function probation(asked: Asked) {
  const type = asked.words('contractType', 'type')
  const term = asked.has('termYears') ? asked.number('termYears') * 12 : asked.has('termMonths') ? asked.number('termMonths') : undefined
  const again = asked.is('secondProbation') || asked.is('previousProbation') || asked.number('previousProbations', 0) > 0
  if (asked.is('probationOnly')) return { ok: false, max: 0, countsAsTerm: true }
  const max = again || /task|任务/i.test(type) ? 0 : /open|无固定/i.test(type) ? 6 : probationLimit(term ?? asked.number('termMonths'))
  return { ok: asked.number('probationMonths') <= max, max }
}

function doublePay(asked: Asked) {
  const start = asked.day('start')
  const due = addDays(monthsLater(start, 1), -1)
  const signed = asked.has('signed') ? asked.day('signed') : undefined
  if (signed !== undefined && signed <= due) return { doublePay: false }
  const fullYear = addDays(yearsLater(start, 1), -1)
  const last = signed !== undefined ? addDays(signed, -1) : asked.has('today') ? asked.day('today') : fullYear
  if (last <= due) return { doublePay: false }
  return { doublePay: true, doublePayFrom: addDays(due, 1), doublePayTo: last < fullYear ? last : fullYear }
}

function deemedOpenEnded(asked: Asked) {
  const [start, today] = [asked.day('start'), asked.day('today')]
  if (asked.has('signed') && asked.day('signed') < yearsLater(start, 1)) return { deemed: null, doublePayMonths: Math.max(0, monthsBetween(start, asked.day('signed')) - 1) }
  const months = monthsBetween(start, today)
  return { deemed: months >= 12 ? 'open-ended' : null, doublePayMonths: Math.min(11, Math.max(0, months - 1)) }
}

/** What may be agreed beside the necessary (17(2)). */
const isOptional = (item: unknown): boolean => /probation|training|secre|confidential|non-?compete|welfare|benefit|(extra|supplementary|additional|commercial) ?insurance|试用|培训|保密|竞业|福利|补充保险/i.test(said(item))

/** Who leads a company or its technology; not whoever serves them, and not each manager or engineer: those are bound by a duty of secrecy alone (24; 公司法 265). */
const isSenior = (role: string): boolean =>
  /senior|高级|高管|高工|general manager|director|executive|chief|principal|\bc[efto]o\b|president|board secretary|总经理|副总|总监|总工|首席|董事|财务负责人|^\s*经理\s*$/i.test(role)
  && !/\b(?:non|not)[- ]?(?:a )?senior|非高[级管]|\b(?:assistant|driver|secretary) (?:to|of) (?!(?:the )?board)|经理助理|(?<!董事会)秘书|司机/i.test(role)

/** Late when it came after the term, or has not come by today. */
function late(asked: Asked, start: string, done: string, days: number) {
  const dueBy = lastDay(asked.day(start), days)
  return { late: asked.day(asked.has(done) || !asked.has('today') ? done : 'today') > dueBy, dueBy }
}

export const labourContract: readonly LawRule[] = [
  rule('LAB-01', ['试用期上限', 'Longest probation'], ['5.1.3'], [law('19(1)')], probation),
  rule('LAB-02', ['不得约定试用期的情形', 'Where there is no probation'], ['5.1.3'], [law('19(2)-(4)')], probation),
  rule('LAB-03', ['试用期工资下限', 'Least pay in probation'], ['5.1.3'], [law('20')], (asked) => {
    const shares = [...(asked.has('postMin') ? [asked.number('postMin') * 0.8] : []), ...(asked.has('agreed') ? [asked.number('agreed') * 0.8] : [])]
    const floor = Math.max(asked.number('minWage', 0), shares.length > 0 ? cents(Math.min(...shares)) : 0)
    return { ok: asked.number('probationPay') >= floor, floor }
  }),
  rule('LAB-04', ['一个月内订立书面合同', 'Written contract within a month'], ['5.1.3'], [law('10, 82'), regulation('6')], doublePay),
  rule('LAB-05', ['满一年未订立视为无固定期限', 'After a year without writing it is open-ended'], ['5.1.3'], [law('14(3)'), regulation('7')], deemedOpenEnded),
  rule('LAB-06', ['应当订立无固定期限合同', 'When an open-ended contract is due'], ['5.1.3'], [law('14(2)')], (asked) => {
    const due = asked.number('continuousYears', 0) >= 10 || (asked.number('fixedTermsDone', 0) >= 2 && asked.text('event', 'renewal') === 'renewal')
    return { mustOffer: due && !asked.is('employeeAsksFixedTerm') && !asked.is('faultOfEmployee') ? 'open-ended' : null }
  }),
  rule('LAB-07', ['合同必备条款', 'What a contract must say'], ['5.1.3'], [law('17')], (asked) => {
    const missing = asked.list('missing').filter((one) => !isOptional(one))
    return { publishable: missing.length === 0, missing }
  }),
  rule('LAB-08', ['三十日内办理社保与公积金登记', 'Social insurance and housing fund within 30 days'], ['5.1.3'], [from('社会保险法（2018修正）')('58'), from('住房公积金管理条例（2019修订）')('15')], (asked) => late(asked, 'hired', 'registered', 30)),
  rule('LAB-11', ['辞职的提前通知', 'Notice of resignation'], ['5.1.1'], [law('37')], (asked) => {
    const earliestLast = addDays(asked.day('notice'), asked.is('inProbation') ? 3 : 30)
    return { earliestLast, ...(asked.has('last') ? { ok: asked.day('last') >= earliestLast } : {}) }
  }),
  rule('LAB-20', ['解除后的手续与留存', 'Papers after the end'], ['5.1.3'], [law('50')], (asked) => (asked.has('deleteContractOn')
    ? { allowed: asked.day('deleteContractOn') >= yearsLater(asked.day('ended'), 2) } : late(asked, 'ended', 'transferDone', 15))),
  rule('LAB-23', ['竞业限制的人员与期限', 'Who may be bound not to compete, and how long'], ['7.3.3'], [law('24')], (asked) => {
    const bound = asked.is('secrecyDuty') || isSenior(asked.text('role'))
    return { ok: bound && asked.number('months', 0) <= 24, maxMonths: bound ? 24 : 0 }
  }),
  rule('LAB-24', ['服务期违约金上限', 'Most that a service bond costs'], ['5.3.2'], [law('22')], (asked) => {
    if (asked.has('training') && !/special|professional|专项/i.test(asked.text('training'))) return { ok: !asked.is('bond') }
    if (!asked.has('cost')) return { ok: !asked.lacks('paid', 'agreement') }
    const [cost, bond, served] = [asked.number('cost'), asked.number('bondMonths'), asked.number('servedMonths', 0)]
    const maxPenalty = bond > 0 ? cents((cost * Math.max(0, bond - served)) / bond) : 0
    return { maxPenalty, ...(asked.has('penalty') ? { ok: asked.number('penalty') <= maxPenalty } : {}) }
  }),
  rule('LAB-43', ['安全培训合格方可上岗', 'No post without passed safety training'], ['5.1.3', '5.3.2'], [from('安全生产法（2021修正）')('28')], (asked) => {
    const passed = asked.is('safetyTraining') || (/pass|qualified|合格|通过/i.test(asked.words('safetyTraining')) && !/\bnot\b|unqualified|fail|未|不/i.test(asked.words('safetyTraining')))
    return { allowed: asked.not('assignPost') || (passed && !asked.lacks('time', 'content', 'people', 'result', 'recorded')) }
  }),
]
