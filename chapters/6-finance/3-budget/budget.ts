/** A budget: what a department may spend on something in a year; requisitions and orders set parts of it aside before money is owed. */
import { all, answer, balance, below, credit, day, debit, document, integer, money, ref, text, type Balance, type Moment, type Posting, type RowOf } from '#declare'
import { account, budgetAccountant, buyer, department as departmentName, departmentHead, employee, financeManager, generalManager, internalAuditor, operationsDirector, procurementManager } from '#commons'
import { compare, isPositive, minus, refuse } from '#words'
import { budgetLeft, type BudgetLeft } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const released = financePolicy.clause('6.1.2')
const adjusted = financePolicy.clause('6.1.4')

const fields = {
  title: text('预算项目', 'Budget item', 100).required().searched(),
  department: ref(departmentName, '部门', 'Department').required(),
  year: integer('年度', 'Year').required(),
  from: day('生效日期', 'From').required(),
  amount: money('额度', 'Amount').required(),
  reason: text('调整理由', 'Why adjusted', 300),
}
export type Budget = RowOf<typeof fields>
type Kept = Budget & { readonly id: string; readonly number: string }

export const budgetDocument = document('finance.budget', {
  label: ['预算', 'Budget'], clause: released, numbered: 'YS-{yyyy}-{000}', fields,
  check: ({ amount }) => (isPositive(amount) ? undefined : refuse('额度须大于零', 'The amount must be above zero', 'amount')),
  known: { granted: (row: Kept) => balance(account.budgetGranted, { budgetItem: row.id }), left: (row: Kept) => balance(account.budget, { budgetItem: row.id }) },
  states: { draft: ['草稿', 'Draft'], granted: ['已下达', 'Granted'] },
  actions: {
    grant: { label: ['下达', 'Grant'], from: 'draft', to: 'granted', by: [financeManager, generalManager], clause: released, needs: ['granted'], post: (row, known) => upTo(row, known) },
    adjust: { label: ['调整', 'Adjust'], from: 'granted', to: 'granted', by: [financeManager, generalManager], clause: adjusted, asks: ['amount', 'reason'], needs: ['granted', 'left'], guard: notBelowUse, post: (row, known) => upTo(row, known) },
  },
  access: { see: [...below(departmentHead, employee), ...all(budgetAccountant, buyer, procurementManager, financeManager, operationsDirector, generalManager, internalAuditor)], edit: { draft: [budgetAccountant, financeManager] }, department: 'department' },
  title: 'title',
  list: { columns: ['number', 'title', 'department', 'year', 'amount', 'state'], filters: ['year', 'department', 'state'] },
  form: [['title', 'department', 'year'], ['from', 'amount'], ['reason']],
})

/** Posts what is missing to the amount, so that granting and adjusting are one rule. */
const upTo = (row: Kept, { granted, today }: { granted: Balance } & Moment): readonly Posting[] => {
  const change = minus(row.amount, granted.settled)
  return [{ summary: [`预算 ${row.number} ${row.title}`, `Budget ${row.number} ${row.title}`], date: today, lines: [debit(account.budget, change, { budgetItem: row.id }), credit(account.budgetGranted, change, { budgetItem: row.id })] }]
}

/** 6.1.4: what is spent or set aside already cannot be taken back. */
function notBelowUse(row: Kept, { granted, left }: { granted: Balance; left: Balance }) {
  const used = minus(granted.settled, left.available)
  return compare(row.amount, used) < 0 ? refuse(`已使用和占用 ${used}，不能低于此数`, `${used} is spent or set aside already`, 'amount') : undefined
}

export const budgetLeftAnswer = answer(budgetLeft, ({ budget }) => balance(account.budget, { budgetItem: budget ?? nothing }), (left, { budget }): BudgetLeft | undefined => (budget ? left : undefined))

/** No document has this id. */
const nothing = '00000000-0000-0000-0000-000000000000'
