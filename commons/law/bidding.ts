/** Tenders, and payment to small and medium suppliers. */
import { addDays, daysBetween } from '#words'
import { Asked, cents, from, mostWithin, rule, within, type LawRule } from './rule.ts'
import { lastDay } from './terms.ts'

const tender = from('招标投标法（2017修正）')
const regulation = from('招标投标法实施条例（2019修订）')
const payments = from('保障中小企业款项支付条例（2025修订）')

function bidTime(asked: Asked) {
  const days = daysBetween(asked.day('issued'), asked.day('deadline'))
  return asked.not('mandatory') ? { ok: days > 0, days, note: 'reasonable time suffices' } : { ok: days >= 20, days }
}

function onOffer(asked: Asked) {
  const onSale = asked.has('saleFrom') || !asked.has('applicationDeadline') ? daysBetween(asked.day('saleFrom'), asked.day('saleTo')) + 1 : undefined
  const toApply = asked.has('applicationDeadline') ? daysBetween(asked.day('saleTo'), asked.day('applicationDeadline')) : undefined
  return { ok: (onSale ?? 5) >= 5 && (toApply ?? 5) >= 5, days: onSale ?? toApply }
}

function clarified(asked: Asked) {
  const days = asked.is('prequalification') ? 3 : 15
  const [deadline, on] = [asked.day('deadline'), asked.day('clarifiedOn')]
  const ok = daysBetween(on, deadline) >= days || asked.not('affectsBids')
  return ok ? { ok } : { ok, newDeadlineAtLeast: addDays(on, days) }
}

function objected(asked: Asked) {
  const admissible = daysBetween(asked.day('objection'), asked.day('deadline')) >= 10
  return admissible ? { admissible, replyBy: lastDay(asked.day('objection'), 3), paused: true } : { admissible, paused: false }
}

function opening(asked: Asked) {
  if (asked.has('openAt', 'deadline')) return { ok: asked.text('openAt') === asked.text('deadline') }
  if (asked.has('openAt')) return { ok: !/before|after|later|earl|前|后/i.test(asked.text('openAt')) }
  const counted = asked.number('bids') - asked.number('lateBids', 0)
  return { counted, open: counted >= 3, ...(counted < 3 ? { action: 'retender' } : {}) }
}

/** What may be done with bids at a moment: until they are opened nobody reads them or learns who bids; what comes after the deadline is sent back. */
function bidsSealed(asked: Asked) {
  const [at, deadline] = [asked.text('at'), asked.text('deadline')]
  if (/submit|hand|投标|递交/i.test(asked.words('act'))) return { allowed: at <= deadline, ...(at <= deadline ? {} : { action: 'refuse' }) }
  return { allowed: at >= deadline, recorded: true }
}

function committee(asked: Asked) {
  const [members, experts] = [asked.number('members'), asked.number('experts', asked.number('members'))]
  if (asked.number('interested', 0) > 0 || asked.is('interest') || asked.is('hasInterest')) return { ok: false, why: 'interest' }
  if (members < 5) return { ok: false, why: `${members}<5` }
  if (members % 2 === 0) return { ok: false, why: 'even' }
  return experts * 3 < members * 2 ? { ok: false, why: `${experts}/${members}<2/3` } : { ok: true }
}

function candidatesShown(asked: Asked) {
  const [report, published, until] = [asked.day('report'), asked.day('published'), asked.day('until')]
  return { ok: published <= lastDay(report, 3) && until >= lastDay(published, 3) }
}

/** Bonds are due on the fifth day; whoever returns them on the working day after a rest day is still in time. */
function contracted(asked: Asked) {
  if (asked.has('tenderPrice')) return { ok: asked.number('tenderPrice') === asked.number('contractPrice') }
  if (asked.has('bondReturned')) return { due: addDays(asked.day('signed'), 5), late: asked.day('bondReturned') > lastDay(asked.day('signed'), 5) }
  if (asked.has('reported')) return { late: asked.day('reported') > lastDay(asked.day('award'), 15) }
  return { late: asked.day('signed') > lastDay(asked.day('award'), 30) }
}

/** Amounts from which goods, works and services of construction in the legal scope must be tendered, in yuan. */
const mustTender: readonly (readonly [RegExp, number])[] = [[/survey|design|supervis|service|勘察|设计|监理|服务/i, 1_000_000], [/goods|equipment|material|supplies|货物|设备|材料/i, 2_000_000], [/works?\b|construct|building|civil|施工|工程/i, 4_000_000]]
/** What is split to stay below counts as one. */
function tendered(asked: Asked) {
  const parts = ['lots', 'parts', 'split'].flatMap((name) => (Array.isArray(asked.given[name]) ? asked.list(name) : []))
  const amount = parts.length > 0 ? parts.reduce<number>((sum, part) => sum + new Asked({ part }).number('part'), 0) : asked.number('amount')
  const least = mustTender.find(([kind]) => kind.test(asked.text('kind')))?.[1] ?? Infinity
  return { mustTender: !/private|not in|outside|out of|民营|私营|范围外/i.test(asked.text('scope')) && amount >= least }
}

function smallSupplier(asked: Asked) {
  if (asked.has('clause')) return { clauseAllowed: !/(after|once|when|upon|until|if|subject to|conditional on).{0,40}(receiv|receipt|paid|pays|payment (from|by)|third part|customer|client|owner)|pay[- ](when|if|as)[- ]paid|back[- ]to[- ]back|背靠背|third part|(收到|待|以).{0,20}(第三方|业主|客户|甲方).{0,12}(付款|支付|款)/i.test(asked.text('clause')) }
  const authority = /government|authority|state organ|public institution|机关|事业单位/i.test(asked.text('buyer'))
  const usual = authority ? 30 : 60
  const agreed = asked.has('agreed') ? asked.number('agreed') : undefined
  const protectedFirm = (authority || /large|大型/i.test(asked.text('buyer', 'large'))) && /sme|small|中小/i.test(asked.text('supplier', 'SME'))
  const days = agreed !== undefined && (!protectedFirm || agreed <= 60 || (asked.is('reasonable') && !authority)) ? agreed : usual
  return { due: lastDay(asked.day('delivered'), days), days, ...(agreed !== undefined && protectedFirm && agreed > 60 ? { ok: asked.is('reasonable') && !authority } : {}) }
}

function termStarts(asked: Asked) {
  const ends = addDays(asked.day('delivered'), asked.number('inspectionDays', 0))
  return { termStarts: asked.has('accepted') && asked.day('accepted') <= ends ? asked.day('accepted') : ends }
}

function lateInterest(asked: Asked) {
  if (asked.has('agreedAnnual', 'lprAtSigning')) return { ok: asked.number('agreedAnnual') >= asked.number('lprAtSigning') }
  const [amount, days] = [asked.number('amount'), asked.number('daysLate')]
  return { interest: cents(asked.has('agreedRate') ? (amount * asked.number('agreedRate') * days) / 365 : amount * 0.0005 * days) }
}

export const bidding: readonly LawRule[] = [
  rule('BID-01', ['投标准备期', 'Time to bid'], ['4.1.1', '7.1.2'], [tender('24')], bidTime),
  rule('BID-02', ['招标文件发售期', 'Time on offer'], ['4.1.1'], [regulation('16, 17')], onOffer),
  rule('BID-03', ['澄清修改的时限', 'Clarifications in time'], ['4.1.1'], [tender('23'), regulation('21')], clarified),
  rule('BID-04', ['对招标文件的异议', 'Objection to tender documents'], ['4.1.1'], [regulation('22')], objected),
  rule('BID-05', ['投标保证金上限', 'Bid bond'], ['4.1.1'], [regulation('26')], (asked) => ({ ok: within(asked.number('bond'), 0.02, asked.number('estimate')), max: mostWithin(0.02, asked.number('estimate')) })),
  rule('BID-06', ['开标', 'Opening of bids'], ['4.1.1'], [tender('28, 34'), regulation('44')], opening),
  rule('BID-19', ['投标保密与截止', 'Bids stay sealed until the opening'], ['4.1.1'], [tender('22, 28, 36'), regulation('36')], bidsSealed),
  rule('BID-07', ['邀请招标家数', 'Invited tender'], ['4.1.1'], [tender('17')], (asked) => ({ ok: asked.number('invitees') >= 3 })),
  rule('BID-08', ['评标委员会', 'Evaluation committee'], ['4.1.1'], [tender('37')], committee),
  rule('BID-09', ['评标报告', 'Report of the committee'], ['4.1.1'], [regulation('53')], (asked) => ({ ok: asked.number('candidates', 1) <= 3, ...(asked.has('signed') ? { consent: asked.is('signed') || !asked.is('writtenDissent') } : {}) })),
  rule('BID-10', ['中标候选人公示', 'Candidates published'], ['4.1.1'], [regulation('54')], candidatesShown),
  rule('BID-11', ['订立合同与退还保证金', 'Contract and bonds after the award'], ['4.2.2'], [tender('46, 47'), regulation('57')], contracted),
  rule('BID-12', ['履约保证金上限', 'Performance bond'], ['4.2.2'], [regulation('58')], (asked) => ({ ok: within(asked.number('bond'), 0.1, asked.number('contract')) })),
  rule('BID-13', ['投诉时效', 'Complaint in time'], ['4.1.1'], [regulation('60')], (asked) => ({ inTime: asked.day('filed') <= lastDay(asked.day('knew'), 10) })),
  rule('BID-14', ['必须招标的标准', 'What must be tendered'], ['4.1.1'], [from('必须招标的工程项目规定（发改委令第16号）')('5', '2018-06-01')], tendered, 'recall'),
  rule('BID-15', ['中小企业账期', 'Term of payment to small firms'], ['4.2.4', '6.3.2'], [payments('9', '2025-06-01')], smallSupplier),
  rule('BID-16', ['账期自验收起算', 'When the term starts'], ['4.2.4'], [payments('10')], termStarts),
  rule('BID-17', ['逾期利息', 'Interest on late payment'], ['4.2.4', '6.3.3'], [payments('17')], lateInterest),
  rule('BID-18', ['争议部分不影响其余', 'A dispute over part'], ['4.2.4'], [payments('11, 15')], (asked) => (asked.has('method') ? { allowed: !/forced|acceptance bill|商业汇票/.test(asked.text('method')) || asked.is('agreed') } : { payNow: cents(asked.number('invoice') - asked.number('disputed', 0)) })),
]
