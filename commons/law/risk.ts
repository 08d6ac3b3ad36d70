/** Risk: classes, steps, grades, responses, indicators, accidents, terms of claims. */
import { monthsLater } from '#words'
import { gradeOf, responseOf, riskGrades } from './risk-matrix.ts'
import { cents, from, missingOf, rule, said, type Asked, type LawRule } from './rule.ts'
import { yearsLater } from './terms.ts'

const central = from('中央企业全面风险管理指引（国资发改革〔2006〕108号）')
const proposal = from('本公司制度设计建议')
const accidents = from('生产安全事故报告和调查处理条例')

const classes = ['strategic', 'financial', 'market', 'operational', 'legal']
const steps = ['collect', 'assess', 'strategy', 'solution', 'supervise']

function cycle(asked: Asked) {
  if (asked.has('steps')) { const missing = missingOf(steps, asked.list('steps')); return { valid: missing.length === 0, missing } }
  return { valid: !asked.lacks('nextReview') && !(asked.has('nextReview', 'today') && asked.day('nextReview') < asked.day('today')) }
}

/** The seven tools of the guideline, and the response of the policy that each belongs to. */
const tools: readonly (readonly [RegExp, tool: string, response: string])[] = [
  [/hedg|套期|对冲|forward|swap|option|futures/i, 'hedge', 'transfer'], [/insur|subcontract|outsourc|transfer|guarant|保险|外包|分包|转移|担保/i, 'transfer', 'transfer'],
  [/avoid|exit|abandon|withdraw|stop|规避|退出|放弃|停止/i, 'avoid', 'avoid'], [/convert|conversion|转换|债转股/i, 'convert', 'reduce'],
  [/compensat|reserve|provision|补偿|准备金/i, 'compensate', 'accept'], [/bear|accept|retain|承担|承受|接受|自留/i, 'bear', 'accept'],
  [/control|train|backup|inspect|monitor|diversif|reduc|控制|培训|备份|检查|监控|分散|降低/i, 'control', 'reduce'],
]
function tool(asked: Asked) {
  const [, guideTool = null, seedStrategy = null] = tools.find(([pattern]) => pattern.test(asked.text('measure'))) ?? []
  return { seedStrategy, guideTool }
}

/** Units own their risks, the risk function watches, internal audit judges; none does the next one's work. */
function lines(asked: Asked) {
  const [user, action] = [asked.text('user'), asked.text('action')]
  const owns = /\b(own|owns|manage|manages|treat|decide|accept|operate|run)\b.*(risk|business|measure|control)|承担|管理业务/i.test(action) && !/audit risk|within audit/i.test(action)
  const audits = /\b(audit|independent(ly)? review|give assurance)|审计/i.test(action) && !owns
  if (/audit|审计/i.test(user)) return { line: 3, allowed: !owns }
  if (/risk (function|manager|officer|department|committee)|风险/i.test(user)) return { line: 2, allowed: !owns && !audits }
  return { line: 1, allowed: !audits }
}

function residual(asked: Asked) {
  const [inherent, left] = [asked.number('inherent'), asked.number('residual')]
  const worse = ['Likelihood', 'Impact'].some((axis) => asked.has(`inherent${axis}`, `residual${axis}`) && asked.number(`residual${axis}`) > asked.number(`inherent${axis}`))
  const working = asked.list('controls').filter((one) => (typeof one === 'object' && one !== null ? (one as { readonly working?: unknown }).working !== false : !/not working|failed|失效/i.test(said(one))))
  return { valid: left <= inherent && !worse && (left === inherent || working.length > 0) }
}

function suggested(asked: Asked) {
  if (!asked.has('check')) return { suggest: responseOf(asked.number('L'), asked.number('I')) }
  const marks = [1, 2, 3, 4, 5]
  return { everyCellHasOne: marks.every((likelihood) => marks.every((impact) => responseOf(likelihood, impact) !== null)) }
}

function overridden(asked: Asked) {
  const [likelihood, impact] = [asked.number('L'), asked.number('I')]
  const [suggest, { grade }] = [responseOf(likelihood, impact), gradeOf(likelihood, impact)]
  if (asked.text('chosen') === suggest) return { allowed: true, suggest, grade }
  const raised = ['approvedOneLevelUp', 'approvalOneLevelUp', 'approvedBy', 'approval', 'approver'].some((name) => asked.has(name) && !asked.not(name))
  return { allowed: asked.has('reason') && !asked.lacks('reason') && (grade !== 'major' || raised), suggest, grade, approvalNeeded: grade === 'major' }
}

const accepted = (asked: Asked) => ({ effectiveStatus: asked.lacks('owner', 'approver', 'acceptedUntil') || asked.day('today') > asked.day('acceptedUntil') ? 'open' : 'accepted' })

/** An indicator: a limit reached counts; no figure after the period is a state of its own. */
function indicator(asked: Asked) {
  const lower = /lower/i.test(asked.words('dir', 'direction'))
  const limits = asked.has('yellow', 'red')
  const valid = !limits ? !asked.lacks('yellow', 'red', 'dir', 'direction', 'source', 'period', 'owner') : (lower ? asked.number('yellow') > asked.number('red') : asked.number('yellow') < asked.number('red')) && !asked.lacks('dir', 'direction', 'source', 'period', 'owner')
  if (!('value' in asked.given)) return { valid }
  if (!asked.has('value')) return { valid, state: asked.not('periodEnded') ? 'not due' : 'no data' }
  const value = asked.number('value')
  const reached = (name: string) => asked.has(name) && (lower ? value <= asked.number(name) : value >= asked.number(name))
  const state = reached('red') ? 'red' : reached('yellow') ? 'yellow' : 'green'
  return { valid, state, ...(state !== 'green' && value === asked.number(state) ? { why: 'limit reached counts' } : {}) }
}

const colours = ['red', 'orange', 'yellow', 'blue']
const warning = (asked: Asked) => (asked.has('colour') ? { level: colours.indexOf(asked.text('colour')) + 1 || null } : { colour: colours[asked.number('level') - 1] ?? null })

/** From how many on an accident is of the next level; "above" includes, the worst criterion counts (3). */
const accidentLevels = ['一般', '较大', '重大', '特别重大']
const steps13 = { dead: [3, 10, 30], hurt: [10, 50, 100], loss: [10_000_000, 50_000_000, 100_000_000] }
function accident(asked: Asked) {
  const reached = (count: number, from13: readonly number[]) => from13.filter((least) => count >= least).length
  const hurt = ['hurt', 'badlyHurt', 'injured', 'seriouslyInjured', 'severelyInjured', 'poisoned'].reduce((sum, name) => sum + asked.number(name, 0), 0)
  const level = Math.max(reached(asked.number('dead', 0), steps13.dead), reached(hurt, steps13.hurt), reached(asked.number('loss', 0), steps13.loss))
  return { level: accidentLevels[level], rank: level + 1 }
}

function reported(asked: Asked) {
  const due = asked.moment('told') + 3_600_000
  return { dueBy: new Date(due).toISOString().slice(0, 16), ...(asked.has('reported') ? { late: asked.moment('reported') > due } : {}) }
}

const dangers = (asked: Asked) => ({ flag: (/major|重大/i.test(asked.text('hiddenDanger')) && (asked.lacks('reportedToAuthority', 'reported'))) || asked.lacks('recorded', 'recordedTruthfully', 'toldStaff', 'staffTold', 'graded', 'searched') })

/** Three years from the day after the debt was due or last demanded in time, twenty at most; on the careful side, days off do not lengthen it. */
function limitation(asked: Asked) {
  const due = asked.day('due')
  const restarts = ['lastDemand', 'lastPartPayment', 'acknowledged'].filter((name) => asked.has(name)).map((name) => asked.day(name)).toSorted()
  const since = restarts.reduce((start, on) => (on > start && on <= yearsLater(start, 3) ? on : start), due)
  const [three, twenty] = [yearsLater(since, 3), yearsLater(asked.has('harmed') ? asked.day('harmed') : due, 20)]
  const lapses = three < twenty ? three : twenty
  return { lapses, remindBefore: true, remindFrom: monthsLater(lapses, -6), ...(asked.has('today') ? { lapsed: asked.day('today') > lapses } : {}) }
}

const grades = ['minor', 'general', 'significant', 'material']
function finding(asked: Asked) {
  const byOwner = asked.text('rechecker', 'someone else') === 'owner' || (asked.has('owner', 'rechecker') && asked.given['owner'] === asked.given['rechecker'])
  const closing = /closed|close/i.test(asked.text('finding', 'closed'))
  const repeated = (asked.has('sameCauseWithinMonths') && asked.number('sameCauseWithinMonths') <= 12) || (asked.has('previous', 'found') && asked.day('found') <= monthsLater(asked.day('previous'), 12))
  const scale = [grades, riskGrades].find((one) => (one as readonly string[]).includes(asked.text('grade'))) as readonly string[] | undefined
  return {
    allowed: !closing || !(byOwner || asked.lacks('rechecker', 'grade', 'rootCause', 'measure', 'owner', 'date', 'evidence')),
    gradeRaised: repeated, ...(repeated && scale ? { grade: scale[Math.min(scale.length - 1, scale.indexOf(asked.text('grade')) + 1)] } : {}),
  }
}

const eight = ['8.2.1', '8.2.2', '8.2.3', '8.2.4']
export const risk: readonly LawRule[] = [
  rule('RSK-01', ['风险类别', 'Classes of risk'], ['8.1.1'], [central('3', '2006-06-06')], (asked) => ({ equals: classes, missing: missingOf(classes, Array.isArray(asked.given['classes']) ? asked.list('classes') : classes) }), 'recall'),
  rule('RSK-02', ['风险管理五步', 'Five steps that never end'], ['8.1', '8.2'], [central('5', '2006-06-06')], cycle, 'recall'),
  rule('RSK-03', ['七种风险管理工具', 'Seven tools'], ['8.2.3'], [central('26-27', '2006-06-06')], tool, 'recall'),
  rule('RSK-04', ['三道防线', 'Three lines'], ['8.1', '9.1.1'], [central('10', '2006-06-06')], lines, 'recall'),
  rule('RSK-05', ['风险管理年度审计', 'Risk work is audited yearly'], ['9.1.1'], [central('监督与改进章', '2006-06-06')], (asked) => ({ overdue: !asked.has('lastReview') || asked.day('today') > yearsLater(asked.day('lastReview'), 1) }), 'recall'),
  rule('RSK-06', ['剩余风险不高于固有风险', 'Residual never above inherent'], ['8.1.2'], [from('ISO 31000:2018 / COSO ERM 2017')('6.4-6.5', '2018-02-15')], residual, 'recall'),
  rule('RSK-07', ['风险等级表', 'Table of grades'], ['8.1.2'], [proposal('5×5 矩阵')], (asked) => gradeOf(asked.number('L'), asked.number('I')), 'recall'),
  rule('RSK-08', ['应对策略建议', 'The response suggested'], eight, [from('本公司制度')('8(二)')], suggested),
  rule('RSK-09', ['改用其他策略', 'Choosing another response'], ['8.2'], [proposal('策略变更')], overridden, 'recall'),
  rule('RSK-10', ['接受有期限', 'Acceptance expires'], ['8.2.4'], [from('ISO 31000:2018')('6.5', '2018-02-15')], accepted, 'recall'),
  rule('RSK-11', ['关键风险指标阈值', 'Limits of key indicators'], ['6.3.3', '8.3.1'], [from('企业内部控制基本规范（财会〔2008〕7号）')('37', '2009-07-01')], indicator, 'recall'),
  rule('RSK-12', ['预警四色', 'Colours of warning'], ['8.3.1'], [from('突发事件应对法（2024修订）')('63', '2024-11-01')], warning),
  rule('RSK-13', ['生产安全事故等级', 'Levels of accidents'], ['8.3.2'], [accidents('3', '2007-06-01')], accident),
  rule('RSK-14', ['事故一小时内报告', 'Accidents are reported within the hour'], ['8.3.2'], [accidents('9', '2007-06-01')], reported),
  rule('RSK-15', ['双重预防机制', 'Graded control and search for dangers'], ['8.1.1'], [from('安全生产法（2021修正）')('4, 41', '2021-09-01')], dangers),
  rule('RSK-16', ['诉讼时效', 'When claims lapse'], ['8.1.1', '4.2.4'], [from('民法典')('188, 195', '2021-01-01')], limitation),
  rule('RSK-17', ['税收滞纳金', 'Late fee on tax'], ['8.1.1'], [from('税收征收管理法（2015修正）')('32', '2001-05-01')], (asked) => ({ fee: cents(asked.number('tax') * 0.0005 * Math.max(0, asked.number('daysLate'))) })),
  rule('RSK-18', ['问题整改闭环', 'How a finding is closed'], ['9.1.1'], [from('审计署令第11号; ISO 9001')('10.2', '2018-03-01')], finding, 'recall'),
]
