/** Personal information: on what ground it is handled, what a person is told, how long it stays, who may have it. */
import { addDays, monthsLater } from '#words'
import { from, missingOf, rule, type Asked, type LawRule } from './rule.ts'
import { yearsLater } from './terms.ts'

const law = from('个人信息保护法')
const dataRules = from('网络数据安全管理条例')

/** Article 28: what harms a person's dignity, body or property when it leaks. */
export const isSensitive = (field: string): boolean => /biometric|fingerprint|\bface|facial|iris|voice ?print|palm|gait|dna|gene|relig|faith|specific identity|disab|health|medical|illness|disease|diagnos|sick|bank|financial account|payment account|card number|whereabouts|location|track|gps|itinerar|under[- ]?14|minor|child|生物|指纹|人脸|虹膜|声纹|宗教|信仰|特定身份|医疗|健康|疾病|病历|体检|金融账户|银行|行踪|定位|轨迹|未成年|儿童/i.test(field)
/** What a company does to employ people: lawful staff rules, a contract, a duty set by law (13(2), (3)). */
const isEmployment = (purpose: string): boolean => /pay(roll)?\b|wage|salar|social (insurance|security)|housing fund|income tax|\btax\b|attendance|labou?r contract|employment|contract|recruit|hiring|work injury|insurance claim|statutory|legal duty|onboarding|发薪|工资|薪酬|社保|社会保险|公积金|个税|考勤|劳动合同|入职|招聘|工伤/i.test(purpose)
const isBeyondEmployment = (text: string): boolean => /spouse|partner'?s|famil|relig|hobb|politic|pregnan|marital|marriage|blood|social media|friends|zodiac|配偶|家属|宗教|爱好|政治|怀孕|婚育|婚姻|血型|社交/i.test(text)
const isElsewhere = (purpose: string): boolean => /market|advert|promot|publicity|research|sale|share|third part|birthday|profil|website|营销|广告|宣传|推广|出售|共享/i.test(purpose)

function consent(asked: Asked) {
  const purpose = asked.text('purpose')
  const necessary = isEmployment(purpose) && !isElsewhere(purpose) && !isBeyondEmployment(asked.text('field')) && !asked.not('necessary')
  return { consentNeeded: !necessary, basis: necessary ? '13(2)-(3)' : '13(1)' }
}

/** What is told before anything is collected (17). A form that lists what it asks shows manner and kinds itself. */
function noticed(asked: Asked) {
  const form = ['surveyCollects', 'collects', 'formCollects', 'fields'].find((name) => asked.has(name))
  if (form && asked.list(form).length === 0) return { publishable: true, missing: [] }
  const missing = missingOf(['name', 'contact', 'purpose', ...(form ? [] : ['manner', 'kinds']), 'retention', 'rights'], asked.list('noticeFields'))
  return { publishable: missing.length === 0 && !asked.lacks('notifiedAgain', 'renotified'), missing }
}

function sensitive(asked: Asked) {
  const field = asked.text('field')
  const needed = isSensitive(field) || (asked.has('age') && asked.number('age') < 14)
  if (asked.lacks('necessary', 'necessity', 'impactTold', 'necessityTold')) return { allowed: !needed, sensitive: needed }
  if (asked.text('basis', 'consent') !== 'consent') return { allowed: true, sensitive: needed, separateConsentNeeded: false }
  const given = asked.given['consent']
  const separate = /^(separate|single|written|explicit separate|单独)/i.test(asked.words('consent'))
  return { allowed: needed ? separate : given === true || (typeof given === 'string' && !/^(none|no|withdrawn|refused|无)?$/i.test(given)), sensitive: needed, separateConsentNeeded: needed }
}

/** Data go when consent does (47); where a law keeps them longer, they are stored and guarded and nothing else. */
function withdrawn(asked: Asked) {
  const until = ['legalRetention', 'legalRetentionUntil', 'retentionUntil'].map((name) => asked.given[name]).find((value) => value !== undefined && value !== null && value !== false)
  const over = typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until) && until < asked.day('withdrawn')
  const remove = until === undefined || over
  return { delete: remove, storeOnly: !remove, handling: remove ? 'delete' : 'store and protect only', furtherHandling: false, stopHandling: true, earlierHandlingLawful: true, earlierLawful: true, ...(remove ? {} : { keepUntil: until }) }
}

function retention(asked: Asked) {
  if (/hired|accepted|employed/i.test(asked.text('applicant', 'rejected'))) return { deleteOrAnonymiseBy: null }
  const by = asked.has('statedRetentionMonths') ? monthsLater(asked.day('decided'), asked.number('statedRetentionMonths')) : addDays(asked.day('decided'), Math.min(36_500, asked.number('statedRetentionDays')))
  return { deleteOrAnonymiseBy: by, ...(asked.has('today') ? { overdue: asked.day('today') > by } : {}) }
}

const isAssessed = (activity: string): boolean => isSensitive(activity) || /sensitive|automat|algorithm|scor|profil|entrust|outsourc|processor|provid|shar|transfer|publish|public|disclos|abroad|overseas|cross[- ]border|foreign|export|major (effect|impact)|monitor|camera|surveil|敏感|自动化|委托|提供|公开|出境|境外|监控/i.test(activity)
const threeYears = (kept: string, asked: Asked) => ({ keepUntil: yearsLater(asked.day(kept), 3), ...(asked.has('deleteOn') ? { allowed: asked.day('deleteOn') > yearsLater(asked.day(kept), 3) } : {}) })

function impact(asked: Asked) {
  if (asked.has('report')) return threeYears('report', asked)
  const assessmentNeeded = isAssessed(asked.text('activity')) || asked.is('sensitive')
  return { assessmentNeeded, ...('assessment' in asked.given ? { allowed: !assessmentNeeded || !asked.lacks('assessment') } : {}) }
}

const isGrave = (decision: string): boolean => /dismiss|terminat|demot|bonus|pay|salar|wage|promot|reject|hire|hiring|layoff|fire|disciplin|penalt|transfer|credit|辞退|解除|降级|降职|奖金|降薪|晋升|录用|处分|调岗/i.test(decision)

function automated(asked: Asked) {
  const machine = /^(auto|automatic|algorithm|machine|system)/i.test(asked.text('appraisalGrade', 'auto')) && !asked.not('automated')
  const alone = machine && !asked.has('humanReviewer') && !asked.is('humanReview')
  const unexplained = asked.is('explanationRequested') && asked.lacks('explained', 'explanation')
  return { allowed: !(alone && isGrave(asked.text('decision'))) && !unexplained, mayRefuse: alone && isGrave(asked.text('decision')), explanationDue: asked.is('explanationRequested') }
}

/** A person's own requests (45-47): each is written down, whatever comes of it. */
function personAsks(asked: Asked) {
  const request = asked.text('request')
  const own = !/colleague|stranger|third part|someone else|other person/i.test(asked.text('by', 'employee')) && !asked.not('identityVerified')
  const [remove, correct, complete] = [/delet|eras|remov|删除/i.test(request), /correct|rectif|fix|wrong|更正/i.test(request), /complet|supplement|add missing|补充/i.test(request)]
  const reads = /copy|access|export|see|view|read|transfer|portab|查阅|复制|转移/i.test(request)
  return { export: own && reads, delete: own && remove, correct: own && correct, correction: own && correct, complete: own && complete, allowed: own, logged: true }
}

function provided(asked: Asked) {
  if (asked.has('record')) return threeYears('record', asked)
  if (/anonymi[sz]ed|匿名/i.test(asked.text('share')) || asked.is('anonymised')) return { allowed: true, separateConsentNeeded: false }
  const told = asked.has('noticeFields') ? missingOf(['recipient', 'contact', 'purpose', 'manner', 'kinds'], asked.list('noticeFields')) : []
  const separateConsentNeeded = asked.text('basis', 'consent') === 'consent'
  return { allowed: (!separateConsentNeeded || asked.is('separateConsent')) && told.length === 0 && !asked.lacks('contract', 'told', 'recipientTold'), missing: told, separateConsentNeeded, keepRecordYears: 3 }
}

function breach(asked: Asked) {
  const missing = missingOf(['kinds', 'cause', 'harm', 'measures', 'contact'], asked.list('noticeFields'))
  const ordered = asked.is('authorityDemands') || asked.is('authorityRequires') || asked.is('authorityOrders')
  return { complete: missing.length === 0, missing, notifyPersons: asked.is('harmAvoided') && !ordered ? 'optional' : 'required', notifyAuthority: true, remedyAtOnce: true }
}

export const isPersonal = (field: string): boolean => isSensitive(field) || /\bid\b|identity|passport|licen[cs]e|phone|mobile|address|e-?mail|birth|salar|wage|\bname\b|account|credential|password|person|employee|证件|身份证|护照|手机|电话|住址|地址|邮箱|出生|工资|姓名|账号|密码/i.test(field)

function guarded(asked: Asked) {
  const plain = asked.is('storedPlain') || asked.lacks('encrypted') && asked.lacks('deidentified')
  return { compliant: !(plain && isPersonal(asked.text('field', 'person'))) && !asked.lacks('classified', 'accessRights', 'accessControlled', 'staffTrained', 'trained', 'training', 'emergencyPlan') }
}

/** Only what can neither be traced to a person nor restored is no personal data (73(4)); whatever a key opens again still is. */
function stillPersonal(asked: Asked) {
  const text = asked.text('dataset')
  const anonymous = asked.is('anonymised') || (asked.not('identifiable') && asked.not('restorable')) || (/anonymi[sz]|aggregat|statistic|totals?\b|counts?\b|cannot be (restored|reversed)|irreversib|匿名化|汇总|统计/i.test(text) && !/pseudonym|not anonymi|(?<!ir)(?<!cannot be )\breversible|de-?identif|re-?identif|restorable|with (the )?key|去标识/i.test(text))
  return { personalData: !anonymous, free: anonymous }
}

const million = 1_000_000

/** Counted from 1 January, without important data and outside critical infrastructure (provisions of 2024). */
function abroad(asked: Asked) {
  const [persons, sensitiveOnes] = [asked.number('persons', 0), asked.number('sensitive', 0)]
  if (asked.is('importantData') || asked.is('important') || asked.is('critical') || asked.is('cii')) return { route: 'security-assessment' }
  if ((asked.is('hr') || /\bhr\b|human resources|人力资源/i.test(asked.words('purpose', 'kind'))) && !asked.not('necessary') && !asked.not('lawfulRules')) return { route: 'exempt' }
  if (persons >= million || sensitiveOnes >= 10_000) return { route: 'security-assessment' }
  return { route: persons >= 100_000 || sensitiveOnes > 0 ? 'contract-or-certificate' : 'free' }
}

function fines(asked: Asked) {
  if (asked.not('serious')) return { maxByTurnover: 0, fixedMax: million, rangePerson: [10_000, 100_000], personMax: 100_000 }
  const maxByTurnover = Math.round(asked.number('turnover') * 5) / 100
  return { maxByTurnover, fixedMax: 50 * million, max: Math.max(maxByTurnover, 50 * million), rangePerson: [100_000, million], personMax: million }
}

const [privacy, provide] = [['5.1.2', '7.2.2'], ['7.2.2', '7.3.2']]
export const personalData: readonly LawRule[] = [
  rule('PII-01', ['人力资源管理的处理依据', 'Ground for handling staff data'], ['5.1.2', '5.1.3'], [law('13', '2021-11-01')], consent),
  rule('PII-02', ['收集前的告知', 'What is told before collecting'], ['2.1.1', '5.1.2'], [law('17', '2021-11-01')], noticed),
  rule('PII-03', ['敏感个人信息的单独同意', 'Separate consent for sensitive data'], privacy, [law('28, 29, 30', '2021-11-01')], sensitive),
  rule('PII-04', ['不满十四周岁未成年人', 'Children under fourteen'], ['2.1.1'], [law('31', '2021-11-01')], (asked) => ({ allowed: asked.number('age') >= 14 || (asked.is('guardianConsent') && !asked.lacks('specialRules', 'specialRule', 'ruleDocument')), guardianConsentNeeded: asked.number('age') < 14 })),
  rule('PII-05', ['撤回同意', 'Consent withdrawn'], ['2.1.1'], [law('15, 47', '2021-11-01')], withdrawn),
  rule('PII-06', ['最短保存期限', 'Kept no longer than needed'], ['5.1.2'], [law('19, 47', '2021-11-01')], retention),
  rule('PII-07', ['个人信息保护影响评估', 'Impact assessment'], ['7.2.2'], [law('55, 56', '2021-11-01')], impact),
  rule('PII-08', ['自动化决策', 'Decisions by machine alone'], ['5.2.3', '5.2.4'], [law('24', '2021-11-01')], automated),
  rule('PII-09', ['个人的查阅、复制、更正与删除', 'Access, copy, correction, deletion'], ['7.2.2'], [law('45, 46, 47', '2021-11-01'), dataRules('23', '2025-01-01')], personAsks),
  rule('PII-10', ['向他人提供个人信息', 'Giving personal data to others'], provide, [law('23', '2021-11-01'), dataRules('12', '2025-01-01')], provided),
  rule('PII-11', ['泄露的补救与通知', 'Leaks are remedied and told'], ['7.2.2', '8.2.2'], [law('57', '2021-11-01')], breach),
  rule('PII-12', ['分类管理与加密', 'Classified and encrypted'], ['7.2.2'], [law('51', '2021-11-01')], guarded),
  rule('PII-13', ['去标识化与匿名化', 'De-identified is not anonymous'], ['7.2.3'], [law('73', '2021-11-01')], stillPersonal),
  rule('PII-14', ['个人信息保护负责人与合规审计', 'Officer, and compliance audits'], ['7.2.2'], [from('个人信息保护合规审计管理办法')('4, 12', '2025-05-01')], (asked) => ({ officer: asked.number('persons') >= million, ...(asked.number('persons') > 10 * million ? { auditEveryYears: 2 } : { auditEveryYears: null }) }), 'recall'),
  rule('PII-15', ['个人信息出境', 'Personal data sent abroad'], ['7.2.2'], [from('促进和规范数据跨境流动规定')('5, 7, 8', '2024-03-22')], abroad, 'recall'),
  rule('PII-16', ['违法处理的罚款上限', 'Outer limit of fines'], ['8.1.2'], [law('66', '2021-11-01')], fines),
]
