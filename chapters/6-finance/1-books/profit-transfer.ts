/** A profit transfer: income and expense of the months so far move into the profit of the year, department by department, and at its end that into retained earnings; both keep the department. */
import { all, choice, day, debit, document, rows, text, type Id, type Posting, type RowOf } from '#declare'
import { account, accountant, duty, financeManager, generalManager, internalAuditor } from '#commons'
import { isZero, minus, negated, refuse, sum, type Decimal } from '#words'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  date: day('结转日期', 'Date').required().because('月末或年末', 'The last day of a month or a year'),
  kind: choice('结转类型', 'Kind', { month: ['结转本期损益', 'Income and expense'], year: ['结转本年利润', 'Profit of the year'] }).initially('month'),
  note: text('说明', 'Note', 200).searched(),
}
export type ProfitTransfer = RowOf<typeof fields>
type Turnover = { readonly account: string; readonly department: Id | null; readonly debit: Decimal; readonly credit: Decimal }
type Known = { readonly open: readonly Turnover[]; readonly profit: readonly Turnover[] }

const turnovers = (where: Readonly<Record<string, string | { readonly in?: readonly string[]; readonly to?: string }>>) => rows<Turnover>({
  source: { journal: 'balances' }, where, fields: { account: 'account', department: 'department' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } }, sort: ['account', 'department'],
})

export const profitTransferDocument = document('finance.profit-transfer', {
  label: ['损益结转', 'Profit transfer'], clause: booked, numbered: 'JZ-{yyyy}{MM}-{000}', fields,
  known: {
    open: (row: ProfitTransfer) => turnovers({ accountKind: { in: ['income', 'expense'] }, period: { to: row.date.slice(0, 7) } }),
    profit: (_row: ProfitTransfer) => turnovers({ role: account.profitOfYear.account }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已结转', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['结转', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['open', 'profit'], guard: something, post: transferred, grave: true },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'date', 'kind', 'note', 'state'], filters: ['state', 'kind', 'date'], sort: '-date' },
  form: [['date', 'kind'], ['note']],
})

const netOf = ({ debit: debits, credit: credits }: Turnover): Decimal => minus(debits, credits)
const total = (moved: readonly Turnover[]): Decimal => sum(moved.map(netOf))
const madeIn = ({ department }: Turnover) => (department === null ? {} : { department })
const retained = (profit: readonly Turnover[]) => profit.map((made) => debit(account.retainedEarnings, netOf(made), madeIn(made)))
const earned = (open: readonly Turnover[]) => [...Map.groupBy(open, ({ department }) => department).values()].map((made) => debit(account.profitOfYear, total(made), made[0] ? madeIn(made[0]) : {}))
const emptied = (from: readonly Turnover[]) => from.map((one) => ({ account: one.account, amount: negated(netOf(one)), dimensions: madeIn(one) }))

function something(row: ProfitTransfer, { open, profit }: Known) {
  const empty = (row.kind === 'year' ? profit : open).every((one) => isZero(netOf(one)))
  return empty ? refuse('没有可结转的余额', 'There is nothing to transfer', 'date') : undefined
}

/** What was earned keeps the department it was made in, in the year and after it. */
function transferred(row: ProfitTransfer & { readonly number: string }, { open, profit }: Known): readonly Posting[] {
  const lines = row.kind === 'year'
    ? [...emptied(profit), ...retained(profit)]
    : [...emptied(open), ...earned(open)]
  return [{ summary: row.kind === 'year' ? [`结转本年利润 ${row.number}`, `Profit of the year transferred ${row.number}`] : [`结转损益 ${row.number}`, `Income and expense transferred ${row.number}`], date: row.date, word: '转', lines }]
}
