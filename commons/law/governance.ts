/** Governance: what the board decides, related parties, reserves, audit, acknowledgement, words that cannot be kept. */
import { from, rule, type Asked, type LawRule } from './rule.ts'

const company = from('公司法（2023修订）')

const isBoards = (doc: string): boolean => /business plan|operating plan|investment (plan|scheme)|basic (management|rule|system)|经营计划|投资方案|基本管理制度/i.test(doc)
function boardDecides(asked: Asked) {
  const by = asked.text('finalApprover')
  const articles = asked.has('articlesSay') && by === asked.text('articlesSay')
  return { valid: !isBoards(asked.text('doc')) || articles || /\bboard\b(?! (secretary|office))|shareholder|general meeting|董事会|股东/i.test(by), boardDecides: isBoards(asked.text('doc')) }
}

/** Close to a director, supervisor or senior manager, by blood, marriage or control (182). */
function relatedParty(asked: Asked) {
  const told = asked.words('supplier', 'customer', 'party')
  const close = asked.is('related') || asked.is('relatedParty') || (/director|supervisor|senior manager|general manager|\bc[efot]o\b|spouse|wife|husband|parent|child|\bson\b|daughter|sibling|brother|sister|relative|controlled by|董事|监事|高管|配偶|父母|子女|亲属/i.test(told) && !/unrelated|no relation|independent/i.test(told))
  const resolved = asked.has('boardResolution') || asked.has('shareholderResolution') || asked.has('shareholdersResolution')
  return { related: close, orderAllowed: !close || (resolved && !asked.lacks('reported') && !asked.is('relatedDirectorVoted')) }
}

/** A tenth of what is left after losses, until the reserve is half of the registered capital (210). */
function reserve(asked: Asked) {
  const profit = asked.number('profitAfterTax') - ['priorLosses', 'losses', 'priorLoss', 'accumulatedLoss', 'lossesToCover'].reduce((sum, name) => sum + Math.abs(asked.number(name, 0)), 0)
  const room = Math.max(0, asked.number('capital') / 2 - asked.number('reserve', 0))
  return { allocate: Math.round(Math.max(0, Math.min(profit * 0.1, room)) * 100) / 100, base: Math.max(0, profit) }
}

/** The audited report of a year is there when the half-year after it ends, the day annual reports are published by. */
const auditedYearly = (asked: Asked) => ({ flag: !asked.has('auditedReport') && asked.day('today') > `${asked.number('year') + 1}-06-30`, dueBy: `${asked.number('year') + 1}-06-30` })

function acknowledged(asked: Asked) {
  if (asked.has('joined')) return { ackDueFrom: asked.day('joined'), status: asked.has('ack') ? 'acknowledged' : 'pending' }
  if (asked.not('inScope')) return { status: 'not in scope' }
  const seen = Number(/\d+/.exec(asked.words('ack'))?.[0] ?? 0)
  return { status: seen >= asked.number('version') ? 'acknowledged' : 'pending' }
}

const vague = /定期|及时|相关部门|有关部门|相关人员|有关人员/g
function executable(asked: Asked) {
  const found = asked.words('text', 'clause').match(vague) ?? []
  const set = found.every((word) => (/定期/.test(word) ? asked.has('period') : /及时/.test(word) ? asked.has('limit') : asked.has('role')))
  return { executable: set, vagueWords: found }
}

function keptOrNot(asked: Asked) {
  if (asked.has('controls') && asked.number('controls') === 0) return { status: 'not implemented' }
  if (asked.has('occurrencesDue') && asked.number('occurrencesDue') === 0) return { status: 'not due' }
  if (!asked.has('occurrencesDue')) return { status: 'no data' }
  const kept = ['kept', 'occurrencesKept', 'evidenced', 'done'].reduce((sum, name) => sum + asked.number(name, 0), 0)
  return { status: kept >= asked.number('occurrencesDue') ? 'compliant' : 'not compliant' }
}

export const governance: readonly LawRule[] = [
  rule('GOV-01', ['董事会决定经营计划与基本制度', 'The board decides plans and basic rules'], ['2.2.5', '2.3.4'], [company('67', '2024-07-01')], boardDecides),
  rule('GOV-02', ['关联交易', 'Related parties'], ['4.1.1', '8.1.1'], [company('182', '2024-07-01')], relatedParty),
  rule('GOV-03', ['法定公积金', 'Statutory reserve'], ['6.1'], [company('210', '2024-07-01')], reserve),
  rule('GOV-04', ['年度审计', 'Yearly audit'], ['6.1'], [company('208', '2024-07-01')], auditedYearly),
  rule('GOV-05', ['按版本确认知悉', 'Acknowledged version by version'], ['1.2', '1.3.3'], [from('本公司制度; 劳动合同法（2012修正）')('1(二); 4', '2013-07-01')], acknowledged),
  rule('GOV-06', ['模糊用语', 'Words that leave open'], ['1.3.2', '1.3.3'], [from('本公司制度')('全文')], executable),
  rule('GOV-07', ['统计原始记录与台账', 'Statistical records and ledgers'], ['7.2.1'], [from('统计法（2024修正）')('24', '2024-09-13')], (asked) => ({ valid: !asked.lacks('signedBy', 'checkedBy', 'reviewedBy', 'originalRecord', 'ledger', 'source') })),
  rule('GOV-08', ['不得空算合规', 'Nothing due is not compliant'], ['1.3.1'], [from('本公司制度设计建议')('状态口径')], keptOrNot, 'recall'),
]
