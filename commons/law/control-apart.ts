/** Internal control: who may not do two things - the pairs of the guides, self-approval, cashiers, auditors, testers. */
import { dutyPairs } from './duty-pairs.ts'
import { from, rule, said, type Asked, type LawRule } from './rule.ts'

export const basicNorm = from('企业内部控制基本规范（财会〔2008〕7号）')
export const guide = (number: number, name: string) => from(`企业内部控制应用指引第${number}号——${name}（财会〔2010〕11号）`)
const accounting = from('会计法（2024修正）')

/** Kinds of work as people name them, the telling word first: "audit plan execution" is an audit. */
type Kind = readonly [kind: string, pattern: RegExp]
const kindOf = (kinds: readonly Kind[], work: unknown): string | undefined => kinds.find(([, pattern]) => pattern.test(said(work)))?.[0]
const duties = (asked: Asked): readonly unknown[] => [...asked.list('duties'), ...asked.list('holds'), ...asked.list('grant')]

/** Whether one person holds both sides of a pair, by kinds of work or by the register's own table of pairs. */
function apart(kinds: readonly Kind[], pairs: readonly (readonly [string, string])[]) {
  return (asked: Asked) => {
    const works = duties(asked)
    const held = new Set(works.map((one) => kindOf(kinds, one)))
    const clash = pairs.find(([a, b]) => held.has(a) && held.has(b)) ?? dutyPairs.filter(({ other }) => other).find((pair) => works.includes(pair.duty[0]) && works.includes(pair.other?.[0]))
    return { allowed: clash === undefined }
  }
}

const general = apart([
  ['supervision', /audit|supervis|inspect|monitor|oversee|apprais|监督|检查|审计|考核/i], ['decision', /approv|decid|decision|resolv|审批|决策|批准/i],
  ['study', /feasib|study|draft|propos|prepar|可行性|研究|起草|论证/i], ['execution', /execut|carry|carries|implement|operate|run\b|执行|实施|经办/i],
], [['study', 'decision'], ['decision', 'execution'], ['execution', 'supervision']])

const engineering = apart([
  ['audit', /completion audit|\baudit|竣工审计|审计/i], ['account', /final account|settlement|竣工决算|决算/i], ['check', /check|review|审核/i], ['estimate', /estimat|budget|概预算|概算|预算/i],
  ['payment', /pay|价款|支付/i], ['decision', /decid|decision|approv|决策|审批/i], ['study', /feasib|study|可行性/i], ['execution', /execut|implement|construct|实施|施工/i],
], [['study', 'decision'], ['estimate', 'check'], ['execution', 'payment'], ['account', 'audit']])

const bookkeeping = apart([
  ['books', /book-?keep|accountant|accounting record|journal|ledger|post(ing)?\b|记账|会计记录|会计核算/i], ['approve', /approv|authori[sz]|审批/i],
  ['custody', /keeper|custod|warehouse|stock|store|cash|property|asset|保管|仓库|出纳/i], ['handle', /handl|buy|purchas|sell|sales|order|execut|pay|accept|receiv|经办|采购|销售|验收|收货/i],
], [['books', 'approve'], ['books', 'custody'], ['books', 'handle']])

/** Seals apart from each other, and seals apart from cheques and bank keys. */
const custody = apart([
  ['financeSeal', /financ\w* (seal|chop|stamp)|财务(专用)?章/i], ['legalSeal', /legal|personal seal|法人章|法定代表人|名章/i], ['checkerKey', /(check|review|approv|authori[sz])\w*[- ]?.*(key|u-?shield|token)|复核.*(密钥|盾)/i],
  ['paper', /che(ck|que)|blank|note|bill|票据|支票/i], ['key', /key|u-?shield|token|e-?bank|密钥|网银|盾/i],
], [['financeSeal', 'legalSeal'], ['financeSeal', 'paper'], ['financeSeal', 'key'], ['financeSeal', 'checkerKey'], ['legalSeal', 'paper'], ['legalSeal', 'key'], ['legalSeal', 'checkerKey'], ['key', 'checkerKey']])

const cashStages: readonly RegExp[] = [/request|apply|申请/i, /approv|审批/i, /check|review|复核/i, /\bpay|transfer|支付|付款/i]
const whole = (stages: readonly RegExp[], works: readonly unknown[]): boolean => stages.every((stage) => works.some((one) => stage.test(said(one))))
const cash = (asked: Asked) => ({ allowed: custody(asked).allowed && !whole(cashStages, duties(asked)) && !asked.is('wholeProcess') })

function cashier(asked: Asked) {
  const isCashier = /cashier|出纳/i.test(asked.words('user', 'role', 'post')) || !asked.has('user')
  const grants = [asked.given['grant'] ?? []].flat().map(said)
  const barred = (grant: string): boolean => /audit|\bcheck(?!que)|checking|review|reconcil|稽核|复核/i.test(grant) || /archive|accounting files?|档案/i.test(grant) || (/income|revenue|sales|expense|cost|receivable|payable|claim|debt|收入|支出|费用|债权|债务|应收|应付/i.test(grant) && !/^(view|read|查看)/i.test(grant))
  return { allowed: !isCashier || !grants.some(barred) }
}

const purchaseStages: readonly RegExp[] = [/request|requisition|请购/i, /approv|审批/i, /buy|order|purchas|采购/i, /receiv|accept|inspect|验收|收货/i, /pay|付款/i]
function purchase(asked: Asked) {
  if (asked.is('smallSundry') || asked.is('sundry') || asked.is('small')) return { allowed: true }
  return { allowed: !whole(purchaseStages, asked.list('duties')) && !(asked.is('important') && asked.has('signers') && asked.number('signers') < 2) && !asked.lacks('rotation', 'rotates') }
}

/** Whose hand it is in the end: through delegation, a chain of deputies or a second account. */
function selfApproval(asked: Asked) {
  const own = new Set([asked.given['requester'], asked.given['requesterPerson'], ...asked.list('requesterAccounts')].filter(Boolean))
  if (asked.has('approverGroupOf')) {
    const others = asked.list('approverGroupOf').filter((one) => !own.has(one))
    return others.length === 0 ? { allowed: false, route: 'next level, never auto-pass' } : { allowed: true, route: others.map(said).join(', ') }
  }
  const chain = [...asked.list('deputyChain'), ...asked.list('delegationChain'), ...asked.list('chain')]
  const hand = asked.given['delegatedTo'] ?? asked.given['deputy'] ?? chain.at(-1) ?? asked.given['approver']
  return { allowed: !own.has(hand) && !own.has(asked.given['approverPerson']) && !own.has(asked.given['secondAccountOf']) && !own.has(asked.given['accountOf']) && !asked.is('samePerson') }
}

/** An assessor, tester or checker who is none of those who made the thing. */
const independent = (asked: Asked, who: readonly string[], makers: RegExp, made: readonly string[]): boolean =>
  who.filter((name) => asked.has(name)).every((name) => !makers.test(asked.words(name)) && !made.some((maker) => asked.has(maker) && asked.given[maker] === asked.given[name]))

function auditor(asked: Asked) {
  const own = /own|same|former|本部门/i.test(asked.words('auditedDept')) || (asked.has('auditorDept') && asked.given['auditorDept'] === asked.given['auditedDept']) || asked.is('ranTheBusiness')
  const reports = !asked.has('reportsTo') || /board|audit committee|supervis|董事会|审计委员会|监事会/i.test(asked.text('reportsTo'))
  return { allowed: !own && reports && !asked.lacks('recheck', 'rechecked') && independent(asked, ['rechecker'], /^(owner|auditee)/i, ['owner']) }
}

export const controlApart: readonly LawRule[] = [
  rule('ICS-02', ['一般不相容职务', 'Duties apart in general'], ['2.2.5', '1.3.3'], [guide(1, '组织架构')('7', '2011-01-01')], general, 'recall'),
  rule('ICS-04', ['不得自批', 'Nobody approves the own request'], ['2.2.5'], [basicNorm('29, 30', '2009-07-01')], selfApproval, 'recall'),
  rule('ICS-06', ['印章、票据与网银密钥分管', 'Seals, cheques and bank keys apart'], ['6.3.2'], [guide(6, '资金活动')('营运环节', '2011-01-01')], cash, 'recall'),
  rule('ICS-07', ['出纳不得兼任', 'What a cashier may not also do'], ['6.2.1', '6.3.2'], [accounting('35', '2024-07-01')], cashier),
  rule('ICS-08', ['记账与审批、经办、保管分离', 'Books apart from approving, handling, keeping'], ['6.2.1'], [accounting('25(1)', '2024-07-01')], bookkeeping),
  rule('ICS-09', ['采购不得由同一机构办理全过程', 'No unit runs a whole purchase'], ['4.2.2', '4.2.4'], [guide(7, '采购业务')('5 起', '2011-01-01')], purchase, 'recall'),
  rule('ICS-10', ['研发独立评审', 'Development is judged by others'], ['3.1.1'], [guide(10, '研究与开发')('5 起', '2011-01-01')], (asked) => ({ allowed: independent(asked, ['assessor', 'acceptor', 'reviewer'], /request|approv|developer|researcher|applicant|申请|审批|研发/i, ['requester', 'approver', 'developer']) }), 'recall'),
  rule('ICS-11', ['工程项目不相容职务', 'Duties apart in construction'], ['4.2.2'], [guide(11, '工程项目')('4', '2011-01-01')], engineering, 'recall'),
  rule('ICS-13', ['独立验收测试', 'Acceptance tests by others'], ['7.1.3'], [guide(18, '信息系统')('9-10', '2011-01-01')], (asked) => ({ allowed: independent(asked, ['tester'], /developer|programmer|vendor|supplier|开发/i, ['developer']) && !asked.lacks('goLivePlan', 'training', 'migrationPlan', 'dataMigration', 'fallbackPlan', 'fallBackPlan') }), 'recall'),
  rule('ICS-24', ['内部审计独立性', 'Independence of internal audit'], ['8.2', '9.1.1'], [basicNorm('15, 44', '2009-07-01'), from('审计署关于内部审计工作的规定（审计署令第11号）')('6, 20-21', '2018-03-01')], auditor, 'recall'),
]
