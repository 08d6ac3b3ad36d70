/** A rolling cash forecast: week by week what claims, bills, debts, orders and what else is known bring and take, whether money lasts, and what is done where it does not (6.3.1). */
import { all, day, document, integer, lines, longText, money, rate, rows, text, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { addDays, daysBetween, greatest, isPositive, minus, refuse, times, type Day, type Decimal } from '#words'
import { purchaseOrder, supplierInvoice } from '../../4-supply/contract.ts'
import { bill, cashForecast, paymentRequest, salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { cashByWeek, firstBelow, firstNegative, type Flow } from './week-by-week.ts'

const planned = financePolicy.clause('6.3.1')

const fields = {
  from: day('起始日', 'From').required().startsToday(),
  weeks: integer('周数', 'Weeks').required().initially(13),
  minimum: money('最低余额', 'Least to be kept').required().initially('0'),
  lateComes: rate('逾期应收按此可能性计', 'Late claims count for').required().initially('1').because('未到期的应收全额计入；逾期的不一定收得回', 'Claims that are not due count whole; late ones may not come'),
  others: lines('其他收支', 'Other money', {
    date: day('日期', 'Date').required(),
    what: text('事项', 'What', 120).required(),
    amount: money('金额（收为正）', 'Amount (in is positive)').required().signed(),
    likely: rate('可能性', 'Likely').initially('1'),
  }).because('薪酬、税款、借款与利息等尚无单据的收支', 'Payroll, taxes, loans and interest, and what else has no paper yet'),
  held: money('现有资金', 'Held').signed().fixed(),
  plan: lines('各周', 'Week by week', {
    starts: day('周起始', 'Week from').required(),
    claims: money('应收', 'Claims').required(),
    debts: money('应付', 'Debts').required(),
    orders: money('在途订单', 'Orders').required(),
    other: money('其他', 'Other').required().signed(),
    standing: money('周末余额', 'At its end').required().signed(),
    shortfall: money('低于最低余额', 'Short of the least').required(),
  }).fixed(),
  below: day('首次低于最低余额的周', 'First week below the least').fixed(),
  negative: day('首次透支的周', 'First week without money').fixed(),
  measures: longText('应对措施', 'What is done about it').because('低于最低余额时须写明：催收、缓付、筹资或调整采购', 'Where it falls below the least: reminding, paying later, raising funds, buying less'),
}
export type CashForecast = RowOf<typeof fields>
type Kept = CashForecast & { readonly id: string }
type Owing = { readonly due: Day | null; readonly date: Day; readonly open: Decimal }
type Due = { readonly due: Day; readonly amount: Decimal }
/** A line of an order in force; what of it was billed stands among the debts. */
type Ordered = { readonly id: string; readonly quantity: Decimal; readonly price: Decimal; readonly promised: Day; readonly days: number | null; readonly rate: Decimal | null }
type Billed = { readonly line: string; readonly quantity: Decimal | null }
type Known = {
  readonly money: readonly { readonly net: Decimal | null }[]; readonly claims: readonly Owing[]; readonly debts: readonly Owing[]; readonly bills: readonly Due[]; readonly ahead: readonly Due[]
  readonly ordered: readonly Ordered[]; readonly billed: readonly Billed[]
}

const owing = { due: 'due', date: 'date', open: 'open' } as const
/** Cash on hand, banks and other monetary funds. */
const moneyAccounts = { from: '1001', to: '1012zz' } as const

export const cashForecastDocument = document(cashForecast.name, {
  label: ['资金预测', 'Cash forecast'], clause: planned, numbered: 'ZY-{yyyy}{MM}-{000}', fields,
  check: (row) => (row.weeks < 1 || row.weeks > 53 ? refuse('周数为 1 至 53', 'Between 1 and 53 weeks', 'weeks') : undefined),
  known: {
    money: () => rows<Known['money'][number]>({ source: { journal: 'balances' }, where: { account: moneyAccounts }, measures: { net: { sum: 'settled' } } }),
    claims: () => rows<Owing>({ source: { document: salesInvoice.name }, where: { state: 'posted', red: null, open: { not: '0' } }, open: { of: 'total', less: ['settled', 'taken-back'], at: 'exchangeRate' }, fields: owing }),
    debts: () => rows<Owing>({ source: { document: supplierInvoice.name }, where: { state: 'posted', open: { not: '0' } }, open: { of: 'payable', less: ['paid'], at: 'exchangeRate' }, fields: owing }),
    bills: () => rows<Due>({ source: { document: bill.name }, where: { state: 'held' }, fields: { due: 'due', amount: 'face' } }),
    ahead: () => rows<Due>({ source: { document: paymentRequest.name }, where: { state: 'approved', prepaid: { from: '0.01' }, open: { not: '0' } }, open: { of: 'total', less: ['paid-request'], at: 'exchangeRate' }, fields: { due: 'due', amount: 'prepaid' } }),
    ordered: () => rows<Ordered>({ source: { document: purchaseOrder.name, lines: 'lines' }, where: { 'parent.state': 'sent' }, fields: { id: 'id', quantity: 'quantity', price: 'price', promised: 'parent.promised', days: 'parent.paymentDays', rate: 'parent.exchangeRate' } }),
    billed: () => rows<Billed>({ source: { document: supplierInvoice.name, lines: 'lines' }, where: { 'parent.state': 'posted', 'order.parent.state': 'sent' }, fields: { line: 'order' }, measures: { quantity: { sum: 'quantity' } } }),
  },
  states: { draft: ['草稿', 'Draft'], approved: ['已批准', 'Approved'], withdrawn: ['已撤回', 'Withdrawn'] },
  actions: {
    'work-out': { label: ['测算', 'Work out'], from: 'draft', to: 'draft', by: [treasurer, accountant], clause: planned, needs: ['money', 'claims', 'debts', 'bills', 'ahead', 'ordered', 'billed'], sets: (row, known) => workedOut(row, known) },
    approve: { label: ['批准', 'Approve'], from: 'draft', to: 'approved', by: financeManager, clause: planned, duty: duty.approve, guard: answered },
    withdraw: { label: ['撤回', 'Withdraw'], from: 'approved', to: 'withdrawn', by: financeManager, clause: planned, grave: true },
  },
  access: { see: all(treasurer, accountant, financeManager, generalManager, internalAuditor), edit: { draft: [treasurer, accountant] } },
  list: { columns: ['number', 'from', 'weeks', 'held', 'below', 'negative', 'state'], filters: ['state', 'from'], sort: '-from' },
  form: [['from', 'weeks', 'minimum', 'lateComes'], ['others'], ['held', 'below', 'negative'], ['plan'], ['measures']],
})

/** What is late is hoped for, and paid, in the first week. */
function workedOut({ from, weeks, minimum, lateComes, others }: Kept, { money: [held], claims, debts, bills, ahead, ordered, billed }: Known) {
  const week = (on: Day): string => String(Math.max(0, Math.floor(daysBetween(from, on) / 7)))
  const flow = (on: Day, amount: Decimal, probability: Decimal = '1'): Flow => ({ week: week(on), amount, probability })
  const dueOf = (one: Owing): Day => one.due ?? one.date
  const told = (others ?? []).map((one) => ({ ...flow(one.date, one.amount, one.likely ?? '1') }))
  const coming = [...claims.map((one) => flow(dueOf(one), one.open, dueOf(one) < from ? lateComes : '1')), ...bills.map((one) => flow(one.due, one.amount))]
  const owed = [...debts.map((one) => flow(dueOf(one), one.open)), ...ahead.map((one) => flow(one.due, one.amount))]
  const onOrder = ordered.flatMap((one): Flow[] => {
    const left = greatest('0', minus(one.quantity, billed.find(({ line }) => line === one.id)?.quantity ?? '0'))
    return isPositive(left) ? [flow(addDays(one.promised, one.days ?? 30), times(times(left, one.price), one.rate ?? '1'))] : []
  })
  const found = cashByWeek({ cash: held?.net ?? '0', minimum, weeks, claims: coming, debts: owed, orders: onOrder, other: told })
  const startOf = (at: string | undefined): Day | undefined => (at === undefined ? undefined : addDays(from, Number(at) * 7))
  return { held: held?.net ?? '0', plan: found.map(({ week: at, end, gap, ...one }) => ({ starts: startOf(at) as Day, ...one, standing: end, shortfall: gap })), below: startOf(firstBelow(found)), negative: startOf(firstNegative(found)) }
}

/** 6.3.1: what is approved was worked out, and says what is done where money falls short. */
function answered(row: Kept) {
  if ((row.plan ?? []).length === 0) return refuse('请先测算', 'Work it out first', 'plan')
  return row.below && !row.measures ? refuse(`${row.below} 起的一周低于最低余额，请写明应对措施`, `The week from ${row.below} falls below the least to be kept: say what is done about it`, 'measures', { rule: 'cash-short' }) : undefined
}
