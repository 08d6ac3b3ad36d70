/** An expense claim: what somebody spent for the company; approving it sets its sum aside in the budget, posting it makes it actual. */
import { all, below, credit, day, debit, document, flag, lines, money, own, record, ref, rows, text, type Fulfilment, fulfilled, type Link, type Moment, type Posting, type RowOf } from '#declare'
import { account, accountant, budgetAccountant, cashier, committed, departmentHead, duty, employee, financeManager, freed, generalManager, internalAuditor, person, policyPaths, spent, type BudgetPolicy, type Use } from '#commons'
import { compare, greatest, isZero, least, minus, refuse, sum, type Decimal } from '#words'
import { budget, employeeAdvance } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const controlled = financePolicy.clause('6.2.2')
const watched = financePolicy.clause('6.1.3')

const fields = {
  claimant: ref(person, '报销人', 'Claimant').required(),
  date: day('费用日期', 'Date').required().startsToday(),
  reason: text('事由', 'Reason', 300).required().searched(),
  budget: ref(budget, '预算', 'Budget').because('填写后，批准即占用该预算', 'When given, approval sets the sum aside'),
  advance: ref(employeeAdvance, '冲销借款', 'Against an advance').because('先冲借款，余额另付', 'The advance is used up first, the rest is owed'),
  lines: lines('费用', 'Expenses', { what: text('内容', 'What', 200).required(), amount: money('金额', 'Amount').required().signed() }).required(),
  total: money('合计', 'Total').required().signed(),
  beyond: flag('超预算批准', 'Approved beyond the budget').initially(false).fixed(),
  warned: text('预算提示', 'Budget warning', 200).fixed(),
}
export type ExpenseClaim = RowOf<typeof fields>
type Kept = ExpenseClaim & { readonly id: string; readonly number: string }
type Advance = { readonly id: string; readonly state: string; readonly person: string; readonly amount: Decimal; readonly date: string; readonly beyond: boolean; readonly budget?: string } | undefined
type Granted = { readonly state: string; readonly to?: string } | undefined
type Used = { readonly amount: Decimal | null }
type Room = { readonly left: Decimal }
type Known = { readonly policy: readonly BudgetPolicy[]; readonly granted: Granted; readonly advance: Advance; readonly cleared: Readonly<Record<string, Fulfilment>>; readonly returned: Readonly<Record<string, Fulfilment>>; readonly room: readonly Room[]; readonly advancePolicy: readonly BudgetPolicy[] }

export const expenseClaimDocument = document('finance.expense-claim', {
  label: ['费用报销单', 'Expense claim'], clause: controlled, numbered: 'BX-{yyyy}{MM}-{0000}', fields,
  derive: { total: (row) => sum(row.lines.map(({ amount }) => amount)) },
  known: {
    policy: (row: Kept) => rows<BudgetPolicy>({ source: { document: budget.name }, where: { id: row.budget ?? row.id }, fields: policyPaths() }),
    granted: (row: Kept) => record<NonNullable<Granted>>(budget as { name: string }, row.budget),
    advance: (row: Kept) => record<NonNullable<Advance>>(employeeAdvance as { name: string }, row.advance),
    advancePolicy: (row: Kept) => rows<BudgetPolicy>({ source: { document: employeeAdvance.name }, where: { id: row.advance ?? row.id }, fields: policyPaths('budget') }),
    cleared: (row: Kept) => fulfilled('cleared', [row.advance]),
    returned: (row: Kept) => fulfilled('returned', [row.advance]),
    used: (row: Kept) => rows<Used>({ source: { journal: 'links' }, where: { kind: 'cleared', record: row.id }, measures: { amount: { sum: 'amount' } } }),
    room: (row: Kept) => rows<Room>({ source: { journal: 'balances' }, where: { role: { in: ['budget', 'open-budget'] }, budgetItem: row.budget ?? row.id }, measures: { left: { sum: 'available' } } }),
  },
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], posted: ['已入账', 'Posted'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: employee, clause: controlled, duty: duty.request, needs: ['granted', 'advance', 'cleared', 'returned'], guard: (row, known) => claimable(row, known) },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: [departmentHead, financeManager], clause: watched, duty: duty.approve, needs: ['granted', 'policy', 'advance', 'advancePolicy', 'cleared', 'returned', 'room'], guard: (row, known) => claimable(row, known), sets: (row, known) => ({ warned: warning(row, known) }), post: (row, known) => asides(row, known), link: (row, known) => clears(row, known) },
    'approve-beyond': { label: ['超预算批准', 'Approve beyond the budget'], from: 'submitted', to: 'approved', by: [financeManager, generalManager], clause: watched, duty: duty.approve, needs: ['granted', 'policy', 'advance', 'advancePolicy', 'cleared', 'returned', 'room'], guard: (row, known) => claimable(row, known), sets: (row, known) => ({ beyond: true, warned: warning({ ...row, beyond: true }, known) }), post: (row, known) => asides(row, known), link: (row, known) => clears(row, known), grave: true },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: [departmentHead, financeManager], clause: controlled },
    post: { label: ['入账', 'Post'], from: 'approved', to: 'posted', by: accountant, clause: controlled, duty: duty.record, needs: ['policy', 'used'], post: (row, known) => actual(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'approved', by: [accountant, financeManager], clause: controlled, reverses: 'post', grave: true },
    withdraw: { label: ['退回', 'Withdraw'], from: 'approved', to: 'cancelled', by: [employee, departmentHead, financeManager], clause: controlled, guard: (row) => (row.beyond ? refuse('是超预算批准的，请用“退回超预算批准”', 'It was approved beyond the budget; withdraw that') : undefined), reverses: 'approve' },
    'withdraw-beyond': { label: ['退回超预算批准', 'Withdraw, beyond the budget'], from: 'approved', to: 'cancelled', by: [employee, departmentHead, financeManager], clause: controlled, guard: (row) => (row.beyond ? undefined : refuse('不是超预算批准的', 'It was not approved beyond the budget')), reverses: 'approve-beyond' },
  },
  access: { see: [...own(employee), ...below(departmentHead), ...all(accountant, cashier, budgetAccountant, financeManager, generalManager, internalAuditor)], edit: { draft: [employee] }, owner: 'claimant' },
  title: 'reason',
  list: { columns: ['number', 'claimant', 'reason', 'date', 'total', 'state'], filters: ['state', 'claimant', 'budget', 'date'], sort: '-date' },
  form: [['claimant', 'date', 'reason'], ['budget', 'advance'], ['lines'], ['total', 'warned', 'beyond']],
})

/** What an advance still holds: paid out, less what claims used up and what came back. */
const held = ({ advance, cleared, returned }: Pick<Known, 'advance' | 'cleared' | 'returned'>): Decimal =>
  (advance ? minus(minus(advance.amount, cleared[advance.id]?.amount ?? '0'), returned[advance.id]?.amount ?? '0') : '0')

function claimable(row: Kept, known: Pick<Known, 'granted' | 'advance' | 'cleared' | 'returned'>) {
  const { granted, advance } = known
  if (row.budget && granted?.state !== 'granted') return refuse('预算未下达或已关闭', 'The budget is not granted, or closed', 'budget', { rule: 'budget-not-granted', clause: '6.1.2' })
  if (granted?.to && row.date > granted.to) return refuse(`预算已于 ${granted.to} 失效`, `The budget ended on ${granted.to}`, 'date', { rule: 'budget-ended', clause: '6.1.3' })
  if (row.advance && (advance?.state !== 'paid' || advance.person !== row.claimant)) return refuse('不是该报销人已付的借款', 'It is no paid advance of this claimant', 'advance')
  return undefined
}

const useOf = (row: Kept, { policy: [policy] }: Pick<Known, 'policy'>): Use => ({ policy, month: row.date.slice(5, 7), beyond: row.beyond })
const covered = (row: Kept, known: Pick<Known, 'advance' | 'cleared' | 'returned'>): Decimal => greatest('0', least(held(known), row.total))

/** 6.1.3: what an advance had set aside makes room for what the claim needs; money that comes back needs none. */
function asides(row: Kept, known: Known & Moment): readonly Posting[] {
  const { advance, advancePolicy: [policy] } = known
  const ofAdvance: Use = { policy, month: advance?.date.slice(5, 7) ?? '01', beyond: advance?.beyond }
  return [{
    summary: [`报销占用预算 ${row.number}`, `Budget set aside by ${row.number}`], date: known.today,
    lines: [...freed(ofAdvance, 'actual', covered(row, known), row.id), ...committed(useOf(row, known), 'actual', greatest('0', row.total), row.id)],
  }]
}

function actual(row: Kept, known: Pick<Known, 'policy'> & { readonly used: readonly Used[] }): readonly Posting[] {
  const advanced = known.used[0]?.amount ?? '0'
  return [{
    summary: [`费用报销 ${row.number} ${row.reason}`.slice(0, 200), `Expense claim ${row.number}`], date: row.date,
    lines: [
      ...row.lines.map((one) => debit(account.expense, one.amount, {}, one.id)), credit(account.otherReceivable, advanced, { party: row.claimant }), credit(account.otherPayable, minus(row.total, advanced), { party: row.claimant }),
      ...freed(useOf(row, known), 'actual', greatest('0', row.total), row.id), ...spent(useOf(row, known), row.total, row.id),
    ],
  }]
}

const clears = (row: Kept, known: Known): readonly Link[] => (isZero(covered(row, known)) ? [] : [{ kind: 'cleared', from: { document: employeeAdvance.name, record: row.advance as string }, line: row.id, quantity: '0', amount: covered(row, known) }])

/** Where the budget does not stop it, it says by how much it is exceeded. */
function warning(row: Kept, { policy: [policy], room: [room] }: Known): string | undefined {
  const over = minus(row.total, room?.left ?? '0')
  return policy?.budget && (policy.yearly === 'warn' || row.beyond) && compare(over, '0') > 0 ? `超出预算 ${over} / ${over} beyond the budget` : undefined
}
