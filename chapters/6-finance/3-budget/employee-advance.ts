/** An employee advance: money somebody takes along for the company; it commits the budget, and is no expense until a claim uses it up. */
import { all, below, credit, day, debit, document, flag, fulfilled, money, own, ref, record, rows, text, type Fulfilment, type Link, type Moment, type Posting, type RowOf } from '#declare'
import { account, accountant, budgetAccountant, cashier, committed, departmentHead, duty, employee, financeManager, freed, generalManager, internalAuditor, person, policyPaths, type BudgetPolicy, type Use } from '#commons'
import { compare, isPositive, minus, refuse, type Decimal } from '#words'
import { budget, employeeAdvance } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { itemFor, standardItems, type Items } from '../1-books/standard-items.ts'

const controlled = financePolicy.clause('6.2.2')
const watched = financePolicy.clause('6.1.3')

const fields = {
  person: ref(person, '借款人', 'Person').required(),
  date: day('借款日期', 'Date').required().startsToday(),
  reason: text('用途', 'What for', 300).required().searched(),
  budget: ref(budget, '预算', 'Budget'),
  amount: money('金额', 'Amount').required(),
  returnedNow: money('本次归还', 'Returned now').because('归还的现金', 'Money that comes back'),
  beyond: flag('超预算批准', 'Approved beyond the budget').initially(false).fixed(),
}
export type EmployeeAdvance = RowOf<typeof fields>
type Kept = EmployeeAdvance & { readonly id: string; readonly number: string }
type Known = { readonly policy: readonly BudgetPolicy[]; readonly granted: { readonly state: string } | undefined; readonly cleared: Readonly<Record<string, Fulfilment>>; readonly returned: Readonly<Record<string, Fulfilment>>; readonly items: Items }

export const employeeAdvanceDocument = document('finance.employee-advance', {
  label: ['借款单', 'Employee advance'], clause: controlled, numbered: 'JK-{yyyy}{MM}-{0000}', fields,
  check: ({ amount }) => (isPositive(amount) ? undefined : refuse('金额须大于零', 'The amount must be above zero', 'amount')),
  known: {
    policy: (row: Kept) => rows<BudgetPolicy>({ source: { document: budget.name }, where: { id: row.budget ?? row.id }, fields: policyPaths() }),
    granted: (row: Kept) => record<{ state: string }>(budget as { name: string }, row.budget),
    cleared: (row: Kept) => fulfilled('cleared', [row.id]), returned: (row: Kept) => fulfilled('returned', [row.id]), items: () => standardItems(),
  },
  states: { draft: ['草稿', 'Draft'], approved: ['已批准', 'Approved'], paid: ['已付款', 'Paid'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    approve: { label: ['批准', 'Approve'], from: 'draft', to: 'approved', by: [departmentHead, financeManager], clause: watched, duty: duty.approve, needs: ['policy', 'granted'], guard: (row, { granted }) => (row.budget && granted?.state !== 'granted' ? refuse('预算未下达或已关闭', 'The budget is not granted, or closed', 'budget', { rule: 'budget-not-granted' }) : undefined), post: (row, known) => aside(row, known) },
    pay: { label: ['付款', 'Pay'], from: 'approved', to: 'paid', by: cashier, clause: controlled, duty: duty.pay, needs: ['items'], post: (row, { today, items }) => [{ summary: [`借款 ${row.number}`, `Advance ${row.number}`], date: today, word: '付', lines: [debit(account.otherReceivable, row.amount, { party: row.person }), credit(account.bank, row.amount, { cashItem: itemFor('otherOut', items) })] }] },
    return: { label: ['归还', 'Return'], from: 'paid', to: 'paid', by: cashier, clause: controlled, duty: duty.pay, asks: ['returnedNow'], needs: ['policy', 'cleared', 'returned', 'items'], guard: (row, known) => stillHeld(row, known), post: (row, known) => cameBack(row, known), link: (row) => [back(row)] },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'approved'], to: 'cancelled', by: [employee, departmentHead, financeManager], clause: controlled, reverses: 'approve' },
  },
  access: { see: [...own(employee), ...below(departmentHead), ...all(accountant, cashier, budgetAccountant, financeManager, generalManager, internalAuditor)], edit: { draft: [employee] }, owner: 'person' },
  title: 'reason',
  list: { columns: ['number', 'person', 'reason', 'date', 'amount', 'state'], filters: ['state', 'person', 'budget', 'date'], sort: '-date' },
  form: [['person', 'date', 'reason'], ['budget', 'amount'], ['returnedNow', 'beyond']],
})

const useOf = (row: Kept, { policy: [policy] }: Pick<Known, 'policy'>): Use => ({ policy, month: row.date.slice(5, 7), beyond: row.beyond })
const aside = (row: Kept, known: Pick<Known, 'policy'> & Moment): readonly Posting[] => [{ summary: [`借款占用预算 ${row.number}`, `Budget set aside by ${row.number}`], date: known.today, lines: committed(useOf(row, known), 'actual', row.amount, row.id) }]

function stillHeld(row: Kept, { cleared, returned }: Pick<Known, 'cleared' | 'returned'>) {
  const left: Decimal = minus(minus(row.amount, cleared[row.id]?.amount ?? '0'), returned[row.id]?.amount ?? '0')
  return compare(row.returnedNow ?? '0', left) > 0 || !isPositive(row.returnedNow ?? '0') ? refuse(`应大于零且不超过未冲销的 ${left}`, `Above zero and at most ${left}, what is not accounted for`, 'returnedNow') : undefined
}

/** What comes back is free for others again. */
const cameBack = (row: Kept, known: Pick<Known, 'policy' | 'items'> & Moment): readonly Posting[] => [{
  summary: [`归还借款 ${row.number}`, `Advance returned ${row.number}`], date: known.today, word: '收',
  lines: [debit(account.bank, row.returnedNow ?? '0', { cashItem: itemFor('otherIn', known.items) }), credit(account.otherReceivable, row.returnedNow ?? '0', { party: row.person }), ...freed(useOf(row, known), 'actual', row.returnedNow ?? '0', row.id)],
}]
const back = (row: Kept): Link => ({ kind: 'returned', from: { document: employeeAdvance.name, record: row.id }, line: row.id, quantity: '0', amount: row.returnedNow ?? '0' })
