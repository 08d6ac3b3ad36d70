/** A budget adjustment: asked for with its reason, reviewed by finance, approved by management; the only way a granted budget changes. */
import { all, balance, below, day, document, money, record, ref, text, type Balance, type Moment, type Posting, type RowOf } from '#declare'
import { account, budgetAccountant, departmentHead, duty, financeManager, generalManager, internalAuditor, operationsDirector } from '#commons'
import { compare, isPositive, isZero, negated, refuse, type Decimal } from '#words'
import { budget } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { grantOf, type Budget } from './budget.ts'

const adjusted = financePolicy.clause('6.1.4')

const fields = {
  budget: ref(budget, '预算', 'Budget').required(),
  from: ref(budget, '调出预算', 'Taken from').because('填写后为预算间调剂，总额不变', 'When given, it moves between budgets and the total stays'),
  date: day('日期', 'Date').required().startsToday(),
  change: money('调整额', 'Change').required().signed(),
  reason: text('调整理由', 'Reason', 500).required().searched(),
}
export type BudgetAdjustment = RowOf<typeof fields>
type Kept = BudgetAdjustment & { readonly id: string; readonly number: string }
type Granted = Budget & { readonly id: string; readonly state: string }
type Known = { readonly of: Granted | undefined; readonly source: Granted | undefined; readonly left: Balance; readonly sourceLeft: Balance }

export const budgetAdjustmentDocument = document('finance.budget-adjustment', {
  label: ['预算调整单', 'Budget adjustment'], clause: adjusted, numbered: 'YT-{yyyy}-{000}', fields,
  check: ({ change, from, budget: to }) => (isZero(change) ? refuse('调整额不能为零', 'The change is not zero', 'change') : from === to || (from && !isPositive(change)) ? refuse('调剂须从另一预算调出正数', 'A move takes a positive amount from another budget', 'from') : undefined),
  known: {
    of: (row: Kept) => record<Granted>(budget as { name: string }, row.budget), source: (row: Kept) => record<Granted>(budget as { name: string }, row.from),
    left: (row: Kept) => balance(account.budget, { budgetItem: row.budget }),
    sourceLeft: (row: Kept) => balance(account.budget, { budgetItem: row.from ?? row.budget }),
  },
  states: { draft: ['草稿', 'Draft'], requested: ['待审核', 'To be reviewed'], reviewed: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], rejected: ['已驳回', 'Rejected'] },
  actions: {
    request: { label: ['申请', 'Request'], from: 'draft', to: 'requested', by: [departmentHead, budgetAccountant], clause: adjusted, duty: duty.request, needs: ['of', 'source', 'left', 'sourceLeft'], guard: (row, known) => affordable(row, known) },
    review: { label: ['审核', 'Review'], from: 'requested', to: 'reviewed', by: [budgetAccountant, financeManager], clause: adjusted, duty: duty.reviewBudget },
    approve: { label: ['批准', 'Approve'], from: 'reviewed', to: 'approved', by: [financeManager, generalManager], clause: adjusted, duty: duty.approve, needs: ['of', 'source', 'left', 'sourceLeft'], guard: (row, known) => affordable(row, known), post: (row, known) => moved(row, known), grave: true },
    reject: { label: ['驳回', 'Reject'], from: ['requested', 'reviewed'], to: 'rejected', by: [financeManager, generalManager], clause: adjusted },
  },
  access: { see: [...below(departmentHead), ...all(budgetAccountant, financeManager, operationsDirector, generalManager, internalAuditor)], edit: { draft: [departmentHead, budgetAccountant] } },
  list: { columns: ['number', 'budget', 'from', 'date', 'change', 'state'], filters: ['budget', 'state', 'date'], sort: '-date' },
  form: [['budget', 'from', 'date'], ['change'], ['reason']],
})

/** What is spent or set aside already cannot be taken away. */
function affordable(row: Kept, { of, source, left, sourceLeft }: Known) {
  if (of?.state !== 'granted') return refuse('预算未下达', 'The budget was not granted', 'budget')
  if (row.from && source?.state !== 'granted') return refuse('调出预算未下达', 'The budget it is taken from was not granted', 'from')
  const [taken, free]: readonly [Decimal, Decimal] = row.from ? [row.change, sourceLeft.available] : [negated(row.change), left.available]
  const stops = (row.from ? source : of)?.yearly === 'stop'
  return stops && compare(taken, free) > 0 ? refuse(`已使用和占用之外只剩 ${free}`, `Only ${free} is neither spent nor set aside`, 'change', { rule: 'budget-used' }) : undefined
}

/** It counts from its month on; a budget that is bound by a group moves within it. */
function moved(row: Kept, { of, source, today }: Known & Moment): readonly Posting[] {
  const month = row.date.slice(5, 7)
  const give = (to: Granted | undefined, amount: Decimal) => (to ? grantOf(to, month, () => amount) : [])
  return [{
    summary: [`预算调整 ${row.number} ${row.reason}`.slice(0, 200), `Budget adjustment ${row.number}`], date: today,
    lines: [...give(of, row.change), ...(row.from ? give(source, negated(row.change)) : [])],
  }]
}
