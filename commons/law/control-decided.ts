/** Internal control: how decisions are taken, evidenced, evaluated, and what stops when nobody is there to take them. */
import { monthsLater } from '#words'
import { basicNorm, guide } from './control-apart.ts'
import { gradeOf } from './risk-matrix.ts'
import { from, rule, said, type Asked, type LawRule } from './rule.ts'

const evaluation = from('企业内部控制评价指引（财会〔2010〕11号）')

export const controlMeasures = ['separation', 'authorisation', 'accounting system', 'property protection', 'budget', 'operating analysis', 'performance appraisal'] as const
/** Which of the seven a section cannot do without. */
const measuresOf: Readonly<Record<string, readonly (typeof controlMeasures)[number][]>> = {
  '2.1': ['operating analysis'], '2.2': ['separation', 'authorisation', 'operating analysis'], '2.3': ['budget', 'authorisation', 'operating analysis'],
  '3.1': ['separation', 'authorisation'], '3.2': ['operating analysis'], '3.3': ['operating analysis', 'performance appraisal'],
  '4.1': ['separation', 'authorisation'], '4.2': ['separation', 'authorisation', 'property protection'], '4.3': ['separation', 'accounting system', 'property protection'],
  '5.1': ['separation', 'authorisation'], '5.2': ['performance appraisal'], '5.3': ['performance appraisal'],
  '6.1': ['budget', 'authorisation', 'operating analysis'], '6.2': ['separation', 'authorisation', 'accounting system'], '6.3': ['separation', 'authorisation', 'accounting system', 'property protection'],
  '7.1': ['separation', 'authorisation'], '7.2': ['authorisation', 'property protection'], '7.3': ['authorisation'], '8.1': ['operating analysis'], '8.2': ['authorisation', 'operating analysis'],
}
function controlType(asked: Asked) {
  const needed = asked.has('clause') ? (measuresOf[asked.text('clause').split('.').slice(0, 2).join('.')] ?? [...controlMeasures]) : undefined
  const types = [asked.given['controlType'] ?? [], asked.given['controls'] ?? []].flat().map(said)
  const known = types.filter((type) => controlMeasures.some((one) => one === type.toLowerCase()))
  return { publishable: known.length > 0 && known.length === types.length && (needed === undefined || known.some((one) => needed.some((wanted) => wanted === one.toLowerCase()))), ...(needed ? { mustHaveAtLeastOneOf: needed } : {}) }
}

const isMajor = (matter: string): boolean => /strateg|major|important|(?<!in)significant|key (appoint|post|staff|personnel)|appointment|senior|large|merger|acquisi|restructur|invest|financing|\bloans?\b|annual plan|business plan|guarantee|pledge|mortgage|dispos|budget|战略|重大|重要|大额|任免|任命|免职|投资|融资|借款|并购|重组|担保|抵押|处置|预算/i.test(matter)
function collective(asked: Asked) {
  const bound = (isMajor(asked.text('matter')) || asked.is('major')) && !asked.not('major')
  const enough = asked.number('signers', 0) >= 2 || asked.is('collective') || asked.is('collectiveDecision') || asked.is('jointSignature')
  const changedAlone = asked.is('changedAlone') || (asked.has('changedBy') && !Array.isArray(asked.given['changedBy']))
  return { final: !bound || (enough && !changedAlone), collectiveNeeded: bound }
}

function authority(asked: Asked) {
  const special = asked.has('specialLimit') ? asked.number('specialLimit') : undefined
  const until = ['specialUntil', 'validUntil', 'until', 'expires'].find((name) => asked.has(name))
  const live = !(until && asked.has('today') && asked.day('today') > asked.day(until)) && !asked.lacks('logged', 'written')
  const limit = special !== undefined && live ? Math.max(special, asked.number('limit', 0)) : asked.number('limit', 0)
  return { allowed: asked.number('amount') <= limit && (live || special !== undefined) }
}

function strategy(asked: Asked) {
  const by = asked.words('approvedBy')
  const isStrategy = /strateg|战略/i.test(asked.text('plan', 'strategy'))
  const shareholders = /shareholder|general meeting|股东/i.test(by)
  const approved = (isStrategy ? shareholders : shareholders || /board|董事会/i.test(by)) && !asked.lacks('committeeOpinion', 'committee')
  return { status: approved ? 'approved' : 'not approved', ...(isStrategy && !approved ? { next: /board|董事会/i.test(by) && !/department/i.test(by) ? 'shareholders' : 'board' } : {}) }
}

function leaving(asked: Asked) {
  const done = ['leavingAudit', 'handover'].filter((name) => asked.has(name) && !asked.not(name))
  const inTime = done.some((name) => { const on = asked.given[name]; return typeof on !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(on) || !asked.has('exit') || on <= asked.day('exit') })
  const secret = asked.is('knowsTradeSecrets') && asked.lacks('secrecyAgreement', 'nda')
  return { exitBlocked: (/key|关键/i.test(asked.text('post')) && !inTime) || secret }
}

const reviewed = (asked: Asked) => ({
  exists: !asked.has('report') || /both duties|pair|conflict|incompatib|account|permission|access|log|不相容/i.test(asked.text('report')),
  ...(asked.has('cycleMonths', 'today') ? { overdue: !asked.has('lastAccountReview') || asked.day('today') > monthsLater(asked.day('lastAccountReview'), Math.min(1200, asked.number('cycleMonths'))) } : {}),
  ...('account' in asked.given || 'authorised' in asked.given ? { allowed: !asked.not('authorised') && !asked.is('shared') } : {}),
})

const whistle = (asked: Asked) => ({ visible: !/report(ed)? person|person (reported|accused|named)|accused|suspect|subject of|own department|line manager|manager of|superior of|boss|colleague|everyone|被举报|涉事|同事|直接上级/i.test(asked.text('viewer')) && /investigat|audit|committee|complian|ethics|integrity|disciplin|hotline|ombuds|board|supervis|纪检|监察|审计|合规|监事/i.test(asked.text('viewer')) })

/** A material deficiency is the board's to settle; one still open on the base date decides the conclusion. */
function deficiency(asked: Asked) {
  const material = /material|重大/i.test(asked.text('deficiency'))
  const significant = /significant|重要/i.test(asked.text('deficiency'))
  const by = asked.text('decidedBy')
  const high = /board|audit committee|董事会|审计委员会/i.test(by)
  return {
    final: material ? /board|董事会/i.test(by) : significant ? high || /manage|executive|经理层/i.test(by) : by !== '',
    conclusion: material && asked.is('open') ? 'internal control not effective' : 'internal control effective',
  }
}

function evaluated(asked: Asked) {
  const due = monthsLater(asked.day('baseDate'), 4)
  return { reportBy: due, late: asked.has('issued') ? asked.day('issued') > due : asked.has('today') && asked.day('today') > due, valid: asked.day('baseDate').endsWith('-12-31') }
}

const evidenced = (asked: Asked) => (asked.has('evidence') && !asked.lacks('evidence') ? { status: 'evidenced' } : { status: 'not evidenced', notEqual: 'effective' })

/** Insurance, subcontracting and guarantees share a risk, whatever clause they stand in (26). */
const responses: readonly (readonly [RegExp, string])[] = [
  [/insur|subcontract|outsourc|hedg|guarant|share|transfer|joint venture|保险|外包|分包|套期|对冲|担保|转移|分担|合资|联营/i, 'share/transfer'],
  [/avoid|exit|abandon|withdraw|stop|ceas|quit|refus|not enter|规避|退出|放弃|停止|终止|拒绝|不进入/i, 'avoid'],
  [/accept|bear|retain|tolerate|reserve|承受|接受|承担|自留|准备金/i, 'accept'],
  [/reduc|train|control|backup|back-up|diversif|inspect|monitor|spread|mitigat|improve|second supplier|降低|培训|控制|备份|分散|检查|监控|改进|应急/i, 'reduce'],
]
function response(asked: Asked) {
  const measure = asked.text('measure')
  const strategyFound = responses.find(([pattern]) => pattern.test(measure))?.[1] ?? null
  return { strategy: strategyFound, conflictsWithClause: /insur|保险/i.test(measure) ? '8.2.2' : null }
}

function assessed(asked: Asked) {
  if (!asked.has('likelihood', 'impact')) return { grade: null, status: 'not assessed' }
  const { grade } = gradeOf(asked.number('likelihood'), asked.number('impact'))
  return { grade, status: grade ? 'assessed' : 'not assessed' }
}

function resolved(asked: Asked) {
  const left = asked.list('inactive')
  const approvers = asked.list('approvers').filter((one) => !left.includes(one))
  return approvers.length === 0 ? { status: 'blocked', alert: 'process owner' } : { status: 'waiting', alert: null }
}

const emergency = (asked: Asked) => ({ flag: asked.is('majorRisk') && asked.lacks('emergencyPlan', 'standard', 'responsible', 'responsiblePersons', 'procedure') })

export const controlDecided: readonly LawRule[] = [
  rule('ICS-01', ['七类控制措施', 'Seven kinds of control'], ['1.3.3'], [basicNorm('28', '2009-07-01')], controlType, 'recall'),
  rule('ICS-03', ['三重一大集体决策', 'Major matters are decided together'], ['2.2.5', '2.3.4'], [guide(1, '组织架构')('5', '2011-01-01')], collective, 'recall'),
  rule('ICS-05', ['授权限额', 'Limits of authority'], ['2.3.4'], [basicNorm('30', '2009-07-01')], authority, 'recall'),
  rule('ICS-12', ['系统账户管理', 'Accounts of systems'], ['7.1.4', '7.2.2'], [guide(18, '信息系统')('10-13', '2011-01-01')], reviewed, 'recall'),
  rule('ICS-14', ['发展战略审批', 'Who approves the strategy'], ['2.2.5'], [guide(2, '发展战略')('4-8', '2011-01-01')], strategy, 'recall'),
  rule('ICS-15', ['关键岗位离职', 'Leaving a key post'], ['5.1.3'], [guide(3, '人力资源')('8-12', '2011-01-01')], leaving, 'recall'),
  rule('ICS-16', ['重大风险预警与应急', 'Warning and emergency'], ['8.2', '8.3.1'], [basicNorm('37', '2009-07-01')], emergency, 'recall'),
  rule('ICS-17', ['举报与举报人保护', 'Reports, and who is protected'], ['7.3.1', '8.3.2'], [basicNorm('43', '2009-07-01')], whistle, 'recall'),
  rule('ICS-18', ['内部控制缺陷分级', 'Grades of deficiency'], ['9.1.3'], [basicNorm('45', '2009-07-01'), evaluation('16-17', '2011-01-01')], deficiency, 'second-source'),
  rule('ICS-19', ['年度内部控制评价', 'Yearly evaluation'], ['9.1.3'], [evaluation('基准日与报告', '2011-01-01')], evaluated, 'recall'),
  rule('ICS-20', ['控制记录', 'Controls leave records'], ['1.3.3'], [basicNorm('47', '2009-07-01')], evidenced, 'recall'),
  rule('ICS-21', ['四种风险应对', 'Four responses'], ['8.2.1', '8.2.2', '8.2.3', '8.2.4'], [basicNorm('26', '2009-07-01')], response, 'recall'),
  rule('ICS-22', ['可能性与影响两轴分析', 'Likelihood and impact'], ['8.1.2'], [basicNorm('24', '2009-07-01')], assessed, 'recall'),
  rule('ICS-23', ['无人审批即停', 'A route to nobody stops'], ['2.2.5'], [basicNorm('29, 30', '2009-07-01')], resolved, 'recall'),
]
