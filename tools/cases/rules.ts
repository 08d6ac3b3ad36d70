/** Cases of Chinese rules: tenders and bonds by the register of law, duties apart, the chart of accounts, provisions, ties - by the functions of the house. */
import { askLaw, dutyPairs } from '#commons'
import { addDays, isDecimal, isZero, plus, sum, type Decimal } from '#words'
import { lowestCovering } from '../../chapters/1-governance/authority-limit.ts'
import { flaws } from '../../chapters/4-supply/2-purchasing/electronic-invoice.ts'
import { chart } from '../../chapters/6-finance/chart.ts'
import { subLedgersOff } from '../../chapters/6-finance/9-month-end/control-accounts.ts'
import { doubtful, writtenDown, type Valued } from '../../chapters/6-finance/9-month-end/provisions.ts'
import { theHouse } from '../../server/house.ts'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { openOnAccount, tradesOnAccount } from './on-account.ts'
import { heardInRules } from './rule-words.ts'
import { Vouchers } from './vouchers.ts'
import { openStage } from './stage.ts'

/** A refusal is the one meant only where its word speaks of what the rule is about. */
const told = (holds: boolean, about: RegExp, more: Readonly<Record<string, unknown>> = {}): See => (name, wanted) => (name === 'accepted' ? holds : name === 'error' ? (holds ? 'accepted' : about.test(String(wanted)) ? wanted : `refused, but not for ${String(wanted)}`) : name in more ? more[name] : unspoken(`expected ${name}`))
/** What words of refusals speak of, by rule. */
const reason = {
  few: /three|\b3\b|_3|few|under|min|not_enough|less/i, many: /three|\b3\b|_3|over|many|max|more/i, days: /day|\d|short|early|soon|late|deadline|too/i, bond: /over|percent|%|\d|too|exceed|max|high|above/i,
  committee: /member|odd|even|few|five|\b5\b|expert|third|related|interest|conflict|bidder|avoid|recus/i, duties: /apart|duty|duties|incompatible|conflict|same|cashier|separat|not_allowed|forbidden|art|35|不相容|会计法/i,
  sealed: /seal|secret|confiden|before|open|not_yet|too_early|names/i, late: /late|after|deadline|closed|over|past/i,
}
/** What words of refused invoices speak of, by the rule that an electronic invoice breaks. */
const broken: Readonly<Record<string, RegExp>> = { 'duplicate-invoice': /dup|again|already|twice|used|repeat|known|booked/i, 'invoice-to-another': /buyer|tax_?(id|number)|payer|ours|addressed|company/i, 'invoice-totals': /sum|total|gross|add|amount|net|differ|mismatch/i }
function bookInvoice(step: Step, booked: readonly { readonly number: string }[]): See {
  const number = String(step['number'] ?? 'N')
  const net = String(step['net'] ?? step['amount'] ?? '100')
  const tax = String(step['tax'] ?? '0')
  const buyer = /^(our|own|self|us$|company)/i.test(String(step['buyer_tax_id'] ?? 'own')) ? '91320594MA1XH7C2KA' : String(step['buyer_tax_id'])
  const invoice = { number, issued: '2026-03-01', seller: { name: 'S', taxNumber: 'S' }, buyer: { name: '案例公司', taxNumber: buyer }, lines: [{ name: 'X', specification: '', amount: net, rate: '***', tax }], untaxed: net, tax, total: String(step['gross'] ?? plus(net, tax)), capitals: '', remark: '' }
  const [first] = flaws(invoice, { company: { name: '案例公司', creditCode: '91320594MA1XH7C2KA' }, today: '2026-03-16', heldBy: booked.some((one) => one.number === number) ? 'FP' : undefined })
  return told(first === undefined, broken[first?.rule ?? ''] ?? /^$/)
}
const only = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
const asked = (rule: string, given: Readonly<Record<string, unknown>>) => askLaw(rule, given).answer

/** Works as people call them, by the kinds that the house keeps apart; the telling word first. */
const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['admit-supplier', /确定供应商|准入|供应商.*(选择|审批|批准)|(定价|价格)审批|(choice|selection|approval) of (a |the )?supplier|supplier (choice|selection|approval)|(choose|select)\w* (a |the )?supplier/i], ['approve', /审批|审核|批准|复核|approv|check|review/i], ['audit', /稽核|对账|审计|监督|audit|reconcil/i], ['record', /记账|会计记录|会计核算|相关记录|登记账|账簿|制单人|book|record/i], ['settle-count', /盘点差异|盘亏处理/], ['count', /盘点|stock ?take|count/i],
  ['request-payment', /付款申请|申请付款|request payment|payment request/i], ['pay', /付款|支付|网银制单|出纳|cashier|\bpay/i], ['request', /请购|采购申请|requisition|purchase request/i],
  ['choose-supplier', /询价|推荐供应商|inquir|quotation|quote/i], ['inspect', /检验|inspect/i], ['receive', /验收|收货|入库|accept|receiv/i], ['keep-goods', /保管|仓库|custody|warehouse|keep/i], ['order', /合同|采购|订单|order|purchas|buy|contract/i],
]
const kindOf = (work: string): string | undefined => kinds.find(([, pattern]) => pattern.test(work))?.[0]
/** Kept apart by the house, or by law: a cashier's other work, seals and keys. */
function mayMeet(first: string, second: string): boolean {
  const [cashier, other] = /出纳|cashier/i.test(first) ? [first, second] : [second, first]
  if (/出纳|cashier/i.test(cashier)) return asked('ICS-07', { user: 'cashier', grant: other })['allowed'] === true && !/对账|reconcil/i.test(other)
  if ([first, second].every((one) => /章|印|seal|支票|票据|密钥|盾|key/i.test(one))) return asked('ICS-06', { duties: [first, second] })['allowed'] === true
  const pair = [kindOf(first), kindOf(second)]
  const apart = theHouse.conflicts.some(({ pair: of }) => pair.every((one) => of.some((kind) => kind.duty === one)) && pair[0] !== pair[1])
  return !apart && !inRegister(first, second) && asked('ICS-02', { duties: [first, second] })['allowed'] === true && asked('ICS-08', { duties: [first, second] })['allowed'] === true
}
/** Named as the register of law names its pairs, be it shortly: 付款的申请 with 审批与执行. */
function inRegister(first: string, second: string): boolean {
  const parts = (said: string): readonly string[] => [said, ...said.split(/[与和、/]/)].map((one) => one.replaceAll(/[的及相关\s]/g, '')).filter((one) => one.length > 1)
  const alike = (said: string, named: string | undefined): boolean => named !== undefined && parts(said).some((one) => parts(named).some((other) => other === one || other.endsWith(one)))
  return dutyPairs.some(({ duty, other }) => [[first, second], [second, first]].some(([one = '', two = '']) => parts(one).some((part) => parts(duty[0]).includes(part)) && alike(two, other?.[0])))
}
const grantable = (role: string, grant: string): boolean => (/出纳|cashier/i.test(role) ? asked('ICS-07', { user: 'cashier', grant })['allowed'] === true : true)

type Reach = { readonly up_to?: Decimal | null; readonly path: string | readonly string[] }
/** The level whose limit is the smallest that reaches an amount, as the authority matrix finds it. */
function levelFor(limits: readonly Reach[], amount: Decimal): number {
  const found = lowestCovering(limits.map(({ up_to: upTo }, at) => ({ role: String(at), upTo: upTo !== undefined && upTo !== null && isDecimal(upTo) ? upTo : null, from: '2015-01-01', to: null })), amount, '2026-03-16')
  return found ? Number(found.role) : unspoken(`nobody decides on ${amount}`)
}
function pathFor(limits: readonly Reach[], amount: Decimal): readonly string[] {
  const { path } = limits[levelFor(limits, amount)] as Reach
  return typeof path === 'string' ? path.split(/\s*(?:[,;、>]|->|→)\s*/).filter(Boolean) : path
}

function begin({ given }: Case): Telling {
  const number = (step: Step, name: string) => String(step[name] ?? given[name] ?? '0')
  let deadline = String(given['deadline'] ?? given['documents_out'] ?? '')
  let provision = String(given['provision'] ?? '0')
  let seen: Readonly<Record<string, unknown>> = {}
  const items = (step: Step): readonly Valued[] => {
    const nrv = step['nrv'] as Readonly<Record<string, Decimal>> | undefined
    return Object.entries(given['items'] as Readonly<Record<string, Valued>>).map(([name, one]) => ({ cost: one.cost, nrv: nrv?.[name] ?? one.nrv }))
  }
  return {
    verbs: {
      open_bids: (step) => told(asked('BID-06', { bids: number(step, 'bids') })['open'] === true, reason.few), restart_tender: () => told(asked('BID-06', { bids: number({ op: '' }, 'bids') })['action'] === 'retender', reason.few),
      set_deadline: (step) => {
        const ok = asked('BID-01', { issued: given['documents_out'], deadline: step['date'], mandatory: given['must_tender'] !== false })['ok'] === true
        if (ok) deadline = String(step['date'])
        return told(ok, reason.days)
      },
      sale_of_documents: (step) => told(asked('BID-02', { saleFrom: '2026-06-01', saleTo: addDays('2026-06-01', Number(step['days']) - 1) })['ok'] === true, reason.days),
      clarify: (step) => only({ deadline_must_move: asked('BID-03', { deadline: deadline.slice(0, 10), clarifiedOn: step['date'] })['ok'] !== true }),
      publish_candidates: (step) => told(asked('BID-10', { report: '2026-06-01', published: '2026-06-01', until: addDays('2026-06-01', Number(step['days'])) })['ok'] === true, reason.days),
      sign_contract: (step) => told(asked('BID-11', { award: '2026-06-01', signed: addDays('2026-06-01', Number(step['days_after_notice'])) })['late'] === false, reason.days),
      invite: (step) => told(asked('BID-07', { invitees: number(step, 'suppliers') })['ok'] === true, reason.few), rank: (step) => told(asked('BID-09', { candidates: number(step, 'candidates') })['ok'] === true, reason.many),
      bid_bond: (step) => told(asked('BID-05', { bond: number(step, 'amount'), estimate: number(step, 'estimate') })['ok'] === true, reason.bond), performance_bond: (step) => told(asked('BID-12', { bond: number(step, 'amount'), contract: number(step, 'contract') })['ok'] === true, reason.bond),
      read_bid: (step) => { const { allowed, recorded } = asked('BID-19', { act: 'read', at: step['at'], deadline }); return told(allowed === true, reason.sealed, { logged: recorded === true }) },
      list_bidders: (step) => told(asked('BID-19', { act: 'list', at: step['at'], deadline })['allowed'] === true, reason.sealed), submit_bid: (step) => told(asked('BID-19', { act: 'submit', at: step['at'], deadline })['allowed'] === true, reason.late),
      route: (step) => only({ path: pathFor(given['limits'] as never, number(step, 'amount')) }), split_check: (step) => {
        const [amounts, limits] = [(step['same_supplier_same_week'] ?? []) as readonly Decimal[], given['limits'] as unknown as readonly Reach[]]
        const splits = amounts.length > 1 && amounts.every((one) => levelFor(limits, one) !== levelFor(limits, sum(amounts)))
        return (name, wanted) => (name === 'warning' ? (splits ? (/split|拆/i.test(String(wanted)) ? wanted : 'split') : 'none') : unspoken(`expected ${name}`))
      },
      committee: (step) => told(asked('BID-08', { members: number(step, 'members'), experts: number(step, 'experts'), interested: number(step, 'related_to_bidder') })['ok'] === true, reason.committee),
      must_tender: (step) => only({ yes: asked('BID-14', { kind: step['kind'], amount: number(step, 'amount') })['mustTender'] }),
      return_bid_bond: (step) => only({ due: asked('BID-11', { signed: step['contract_signed'], bondReturned: step['contract_signed'] })['due'] }),
      grant: (step) => told(grantable(String(given['role'] ?? given['user'] ?? ''), String(step['role'])), reason.duties), check_pair: (step) => only({ allowed: mayMeet(String(step['first']), String(step['second'])) }),
      book_invoice: (step) => bookInvoice(step, (given['booked'] as readonly { readonly number: string }[] | undefined) ?? []),
      account: (step) => only({ name: chart.accounts.find(({ number: code }) => code === String(step['code']))?.label[0] }),
      close: (step) => {
        const { needed, booked } = writtenDown(items(step), provision)
        provision = needed
        return only({ provision: needed, loss: booked })
      },
      provide: () => { seen = doubtful(given['receivables'] as never, given['rates'] as never, String(given['provision_before'] ?? '0')) },
      tie: () => {
        const off = subLedgersOff(given['gl'] as never, given['sub'] as never)
        seen = { ...Object.fromEntries(Object.entries(off).map(([account, difference]) => [account, isZero(difference) ? 'ok' : { difference }])), may_close: Object.values(off).every(isZero) }
      },
    },
    see: (name: string, _wanted: Json) => only(seen)(name, _wanted),
  }
}

const onPapers = new Set(['delete', 'change_amount', 'change_date', 'insert_number', 'red_reverse', 'post_correct', 'make', 'check', 'choose_method', 'change_method', 'export', 'import_into_empty_system', 'post'])
export const rules: Speaker = { topics: ['china_rules'], begin: async (of) => { heardInRules(of); return tradesOnAccount(of) ? openOnAccount(of) : of.steps.some(({ op }) => onPapers.has(op)) ? new Vouchers(await openStage(), of) : begin(of) } }
