/** A budget: what a department may spend on something in a year; requisitions and orders set parts of it aside before money is owed. */
import { all, answer, balance, below, choice, credit, day, debit, document, flag, integer, lines, money, rate, ref, text, type Moment, type Posting, type PostingLine, type RowOf } from '#declare'
import { account, budgetAccountant, buyer, cellsOf, department as departmentName, departmentHead, employee, financeManager, generalManager, internalAuditor, operationsDirector, procurementManager } from '#commons'
import { compare, dividedBy, isPositive, refuse, rounded, sum, times, type Decimal } from '#words'
import { budget, budgetClosed, budgetLeft, type BudgetLeft } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const released = financePolicy.clause('6.1.2')

const firmness = { stop: ['超出即停', 'Stop'], warn: ['超出提醒', 'Warn'], ignore: ['只记录', 'Only count'] } as const

const fields = {
  title: text('预算项目', 'Budget item', 100).required().searched(),
  department: ref(departmentName, '部门', 'Department').required(),
  year: integer('年度', 'Year').required(),
  from: day('生效日期', 'From').required(),
  to: day('失效日期', 'Valid to').because('此日之后不再占用；关闭预算时释放未下单的请购', 'Nothing is set aside after it; closing the budget frees what was asked for and not ordered'),
  amount: money('额度', 'Amount').required(),
  binds: flag('总额预算', 'Binds a group').initially(false).because('其下各预算的使用同时计入本预算', 'What the budgets within it use counts against it too'),
  within: ref(budget, '所属总额预算', 'Within'),
  controls: choice('何时计入', 'Counts from', { request: ['请购', 'Request'], order: ['订单', 'Order'], actual: ['实际发生', 'Actual'] }).initially('request'),
  yearly: choice('年度控制', 'Over the year', firmness).initially('stop'),
  monthly: choice('月度累计控制', 'Up to each month', { none: ['不控制', 'Not watched'], ...firmness }).initially('none').because('到每月为止的使用不超过到该月为止的份额', 'What is used up to a month stays within the shares up to it'),
  months: lines('月度份额', 'Shares of the months', { month: integer('月份', 'Month').required().unique(), share: rate('份额', 'Share').required() }).because('空着按十二个月均分', 'Left empty, twelve equal months'),
}
export type Budget = RowOf<typeof fields>
type Kept = Budget & { readonly id: string; readonly number: string }

export const budgetDocument = document('finance.budget', {
  label: ['预算', 'Budget'], clause: released, numbered: 'YS-{yyyy}-{000}', fields,
  check: formed,
  states: { draft: ['草稿', 'Draft'], granted: ['已下达', 'Granted'], closed: ['已关闭', 'Closed'] },
  actions: {
    grant: { label: ['下达', 'Grant'], from: 'draft', to: 'granted', by: [financeManager, generalManager], clause: released, guard: (row) => (isPositive(row.amount) ? undefined : refuse('额度须大于零', 'The amount must be above zero', 'amount')), post: (row, moment) => granted(row, moment) },
    close: { label: ['关闭', 'Close'], from: 'granted', to: 'closed', by: [budgetAccountant, financeManager], clause: released, announce: budgetClosed, grave: true },
  },
  access: { see: [...below(departmentHead, employee), ...all(budgetAccountant, buyer, procurementManager, financeManager, operationsDirector, generalManager, internalAuditor)], edit: { draft: [budgetAccountant, financeManager] }, department: 'department' },
  title: 'title',
  list: { columns: ['number', 'title', 'department', 'year', 'amount', 'state'], filters: ['year', 'department', 'within', 'state'] },
  form: [['title', 'department', 'year'], ['from', 'to', 'amount'], ['binds', 'within', 'controls'], ['yearly', 'monthly'], ['months']],
})

function formed({ months = [], within, id, binds }: Kept) {
  if (within && (within === id || binds)) return refuse('总额预算不能再属于另一预算', 'A budget that binds a group belongs to none', 'within')
  if (months.some(({ month }) => month < 1 || month > 12)) return refuse('月份为 1 至 12', 'Months are 1 to 12', 'months')
  return months.length > 0 && compare(sum(months.map(({ share }) => share)), '1') !== 0 ? refuse('月度份额合计须为 1', 'The shares must add up to 1', 'months') : undefined
}

/** The part of the year that has come by the end of each month. */
function upTo(months: Budget['months'], month: string): Decimal {
  if (!months?.length) return dividedBy(month, '12', 12)
  return sum(months.filter((one) => one.month <= Number(month)).map(({ share }) => share))
}

/** Every cell of the budget gets its amount: the year, and what each month may come to. */
const granted = (row: Kept, { today }: Moment): readonly Posting[] => [{
  summary: [`预算 ${row.number} ${row.title}`, `Budget ${row.number} ${row.title}`], date: today,
  lines: grantOf(row, '01', (month) => (month ? rounded(times(row.amount, upTo(row.months, month)), 2) : row.amount)),
}]

/** Lines that give a budget's own cells so much; `month` is the first one that gets its part. */
export const grantOf = (row: Pick<Kept, 'id' | 'binds' | 'yearly' | 'monthly'>, month: string, amount: (month: string | undefined) => Decimal): readonly PostingLine[] =>
  cellsOf({ budget: row.id, binds: row.binds, yearly: row.yearly, monthly: row.monthly, group: null, groupYearly: null, groupMonthly: null }, month)
    .flatMap(({ account: of, dimensions, grantedBy }) => [debit(of, amount(dimensions['batch']), dimensions), credit(grantedBy, amount(dimensions['batch']), dimensions)])

export const budgetLeftAnswer = answer(budgetLeft, ({ budget: of }) => balance(account.budget, { budgetItem: of ?? nothing }), (left, { budget: of }): BudgetLeft | undefined => (of ? left : undefined))

/** No document has this id. */
const nothing = '00000000-0000-0000-0000-000000000000'
