/** Network security: what is logged, kept, backed up, reported and tested, and what failing it costs. */
import { monthsLater } from '#words'
import { isPersonal, isSensitive } from './personal-data.ts'
import { from, rule, type Asked, type LawRule } from './rule.ts'
import { asksFrom, protection } from './security-access.ts'
import { lastDay } from './terms.ts'

const law = from('网络安全法（2025修正）')
const seven = ['7.2.2']

function logs(asked: Asked) {
  const [made, until] = [asked.day('log'), monthsLater(asked.day('log'), 6)]
  return { keepUntil: until, article: made < '2026-01-01' ? '21(3)' : '23(3)', ...(asked.has('deleteOn') ? { allowed: asked.day('deleteOn') > until } : {}) }
}

const hoursFor = (operator: string): number => (/\bcii\b|critical|关键/i.test(operator) ? 1 : /state|organ|government|机关|政府/i.test(operator) ? 2 : 4)
const minute = (at: number): string => new Date(at).toISOString().slice(0, 16)

/** Only from the grade 较大 upward must an incident be reported; the hours run from finding it. */
function incident(asked: Asked) {
  const mandatoryReport = /较大|重大|larger|relatively (large|major|serious)|major|serious|significant|severe|grave|extraordinar|(?<!no )especial|special|critical/i.test(asked.text('grade'))
  if (!mandatoryReport || !asked.has('found')) return { mandatoryReport, ...(mandatoryReport ? {} : { late: false, dueBy: null }), hours: hoursFor(asked.text('operator', 'ordinary')) }
  const due = asked.moment('found') + hoursFor(asked.text('operator', 'ordinary')) * 3_600_000
  return { mandatoryReport, dueBy: minute(due), ...(asked.has('reported') ? { late: asked.moment('reported') > due } : {}) }
}

function fines(asked: Asked) {
  const grave = asked.is('harm') || asked.is('refused') || asked.is('refuses')
  if (asked.day('date') < '2026-01-01') return grave ? { rangeCompany: [10_000, 100_000], rangePerson: [5000, 50_000] } : { rangeCompany: null, rangePerson: null, warning: true }
  return grave ? { rangeCompany: [50_000, 500_000], rangePerson: [10_000, 100_000] } : { rangeCompany: [10_000, 50_000], rangePerson: null }
}

const unremarkable = /scroll|hover|help page|change theme|dark mode|font size|zoom|resize|move the mouse|collapse|expand a? ?menu|滚动|缩放|主题/i
const logged = (asked: Asked) => ({ logged: asksFrom(2, asked) && !unremarkable.test(asked.text('act')) })

const lackable = /date|time|user|who|actor|type|event|result|success|fail|outcome|data|address|\bip\b|terminal|时间|用户|类型|结果/i
function logFields(asked: Asked) {
  const lacking = asked.words('recordLacks')
  const identities = asked.has('level') && asked.number('level') >= 4 && /subject|object|identity|主体|客体/i.test(lacking)
  return { compliant: !asksFrom(2, asked) || !(lackable.test(lacking) || identities) }
}

/** A trail that is changed behind the house is found by its seals; nobody stops it without authority from level three. */
function trailGuarded(asked: Asked) {
  const changed = /\b(update|delete|truncate|insert|alter|drop|overwrite|replace|merge|edit|modif(y|ies)|remove|erase|purge|tamper|clear)/i.test(asked.words('sql', 'action', 'act')) && /audit|deed|log|trail/i.test(asked.words('sql', 'action', 'act'))
  const stopped = /stop|disabl|interrupt|kill|terminat|suspend|paus|halt|switch\w* off|turn\w* off|shut\w* down|停止|中断|关闭|停用/i.test(asked.words('action', 'act')) && asksFrom(3, asked) && !asked.is('authorised')
  return { detectedBy: changed ? 'hash chain verify' : null, allowed: !changed && !stopped, compliant: !asked.lacks('protected', 'backup', 'backedUp') }
}

/** What somebody or something sent: `name = value`, held against what such a name may carry. */
function entered(asked: Asked) {
  const sent = asked.words('api', 'form', 'input')
  const at = sent.search(/[=:]/)
  const name = sent.slice(0, Math.max(0, at)).trim()
  const value = sent.slice(at + 1).trim().replace(/^["']([\s\S]*)["']$/, '$1')
  const accepted = /amount|price|total|sum|cost|money|quantity|qty|count|rate|number$/i.test(name) ? /^\d{1,15}(\.\d{1,6})?$/.test(value)
    : /date|day|\bon$/i.test(name) ? /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
    : /mail/i.test(name) ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
    : value.length <= 10_000 && !/<script|javascript:|\bor\s+1\s*=\s*1|;\s*drop\s|union\s+select/i.test(value) && ![...value].some((letter) => letter < ' ' && letter !== '\n' && letter !== '\t')
  return { accepted: !asksFrom(2, asked) || accepted }
}

const plain = (value: string): boolean => /plain|clear|\bnone\b|^no$|un-?encrypted|not encrypted|unprotected|base64|\bmd5\b|^http$|http$|telnet|\bftp$|明文|未加密/i.test(value)
function ciphered(asked: Asked) {
  const worth = isPersonal(asked.text('field', 'password')) || /audit|config|business|price|contract|credential|审计|配置|业务/i.test(asked.text('field', 'password'))
  const unciphered = ['atRest', 'inTransit'].some((name) => plain(asked.text(name)) || asked.lacks(name))
  return { compliant: !worth || !((unciphered && asksFrom(3, asked)) || (asked.lacks('integrity', 'integrityInTransit') && asksFrom(2, asked))) }
}

function backedUp(asked: Asked) {
  const [offsite, batch] = [!asked.lacks('offsite', 'offSite'), /batch|nightly|daily|hourly|scheduled|periodic|weekly|monthly|once a|every (night|day|week)|定时|每(日|天|周|月|夜)|批量/i.test(asked.words('offsite', 'offSite'))]
  const compliant = !asked.lacks('local', 'backup', 'localBackup') && (!asksFrom(2, asked) || offsite) && (!asksFrom(3, asked) || !(batch || asked.lacks('realTime', 'realtime', 'offsiteRealTime', 'offsiteRealtime', 'hotStandby')))
  return { compliant: compliant && !asked.lacks('restore', 'restoreTested', 'lastRestoreTest'), flag: asked.lacks('lastRestoreTest', 'restoreTested') ? 'restore never proven' : null }
}

const cleared = (asked: Asked) => ({
  reportSays: asked.is('backupsStillHold'),
  compliant: !(asked.lacks('cleared', 'clearedBeforeReuse') && asksFrom(/credential|password|passphrase|login|token|session|private key|secret key|authentic|鉴别|口令|密码|令牌/i.test(asked.words('space', 'held', 'data')) ? 2 : 3, asked)),
})

/** A form that has no use for what harms a person when it leaks should not ask for it. */
function necessary(asked: Asked) {
  const needs = /payroll|wage|employ|onboard|hiring|contract|\bbank|tax|social|flight|hotel|travel|visa|insur|real[- ]name|background|medical|health|delivery|入职|工资|合同|社保|差旅|实名/i.test(asked.text('form'))
  const asks = asked.words('asks')
  const intrusive = isSensitive(asks) || /\bid\b|identity|passport|birth|marital|marriage|salar|spouse|home address|身份证|护照|出生|婚姻|工资|住址/i.test(asks)
  return { flag: asksFrom(2, asked) && intrusive && !needs, allowed: !(intrusive && !needs) }
}

function issued(asked: Asked) {
  if (asked.has('cycleMonths', 'today')) return { overdue: !asked.has('lastReview') || asked.day('today') > monthsLater(asked.day('lastReview'), Math.min(1200, asked.number('cycleMonths'))) }
  const draft = /draft|not (yet )?(issued|approved|published)|unapproved|withdrawn|retired|superseded|obsolete|expired|草案|草稿|未(发布|批准)|废止|作废|失效/i.test(asked.text('policy'))
  return { visible: !draft || /draft|author|review|approv|起草|审批/i.test(asked.text('readers')) }
}

function tested(asked: Asked) {
  const level = asked.number('level')
  if (asked.has('graded', 'filed') || asked.has('graded', 'today')) { const due = lastDay(asked.day('graded'), 30); return { fileBy: due, late: level >= 2 && asked.day(asked.has('filed') ? 'filed' : 'today') > due } }
  const months = level >= 4 ? 6 : level === 3 ? 12 : undefined
  if (months === undefined || !asked.has('today')) return { overdue: false, filing: level >= 2 }
  return { overdue: !asked.has('lastTest') || asked.day('today') > monthsLater(asked.day('lastTest'), months), filing: true }
}

export const securityKeeping: readonly LawRule[] = [
  rule('SEC-01', ['网络日志留存', 'Network logs are kept'], ['7.1.4', '7.2.2'], [law('23(3)（2025-12-31 前为 21(3)）', '2017-06-01')], logs),
  rule('SEC-02', ['网络安全事件报告时限', 'Incidents are reported in hours'], ['8.2.2', '7.1.4'], [from('国家网络安全事件报告管理办法')('4', '2025-11-01')], incident, 'second-source'),
  rule('SEC-03', ['2026 年起的罚则', 'Fines from 2026'], ['8.1.2'], [law('61', '2026-01-01')], fines, 'second-source'),
  rule('SEC-13', ['审计覆盖', 'What the trail covers'], seven, [protection('8.1.4.3 a', '2019-12-01')], logged, 'second-source'),
  rule('SEC-14', ['审计记录内容', 'What a record of the trail holds'], seven, [protection('8.1.4.3 b', '2019-12-01')], logFields, 'second-source'),
  rule('SEC-15', ['审计记录保护', 'The trail is guarded'], seven, [protection('8.1.4.3 c, d', '2019-12-01')], trailGuarded, 'second-source'),
  rule('SEC-16', ['数据有效性检验', 'What is entered is checked'], ['7.2.1'], [protection('8.1.4.4 d', '2019-12-01')], entered, 'second-source'),
  rule('SEC-17', ['数据完整性与保密性', 'Integrity and secrecy of data'], seven, [protection('8.1.4.7, 8.1.4.8', '2019-12-01')], ciphered, 'second-source'),
  rule('SEC-18', ['备份与恢复', 'Backup and restore'], seven, [protection('8.1.4.9（二级异地备份为通说）', '2019-12-01')], backedUp, 'second-source'),
  rule('SEC-19', ['剩余信息保护', 'What remains is cleared'], seven, [protection('8.1.4.10', '2019-12-01')], cleared, 'second-source'),
  rule('SEC-20', ['仅收集必需信息', 'Only what is needed is asked'], ['2.1.1', '5.1.2'], [protection('8.1.4.11', '2019-12-01')], necessary, 'second-source'),
  rule('SEC-21', ['安全制度的版本与评审', 'Security rules issued, versioned, reviewed'], ['1.3.3', '7.1.4'], [protection('8.1.6', '2019-12-01')], issued, 'second-source'),
  rule('SEC-22', ['定级备案与等级测评', 'Filing and tests by level'], ['7.1.1'], [from('信息安全等级保护管理办法（公通字〔2007〕43号）')('14, 15', '2007-06-22')], tested, 'recall'),
]
