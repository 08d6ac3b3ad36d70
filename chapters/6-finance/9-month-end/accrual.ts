/** An accrual: what a month cost though no invoice came for it yet, estimated on its last day and taken back in red on the first day of the next month. */
import { all, credit, day, debit, document, lines, money, ref, text, type Posting, type RowOf } from '#declare'
import { account, accountant, datedWithin, department, duty, financeManager, generalManager, internalAuditor, party } from '#commons'
import { isPositive, lastOf, minus, monthAfter, refuse, sum, type Decimal } from '#words'
import { accrual, chartAccount } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  month: text('期间', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required().because('该月最后一天', 'The last day of the month'),
  basis: text('估计依据', 'How it was estimated', 300).required().searched(),
  lines: lines('明细', 'Lines', {
    what: text('费用', 'Cost', 200).required(),
    account: text('费用科目', 'Account', 20).codeOf(chartAccount).required(),
    department: ref(department, '承担部门', 'Department'),
    party: ref(party, '往来单位', 'Partner'),
    amount: money('金额', 'Amount').required(),
  }).required(),
  total: money('合计', 'Total').required(),
}
export type Accrual = RowOf<typeof fields>

export const accrualDocument = document(accrual.name, {
  label: ['预提费用', 'Accrual'], clause: booked, numbered: 'YT-{yyyy}{MM}-{000}', fields,
  derive: { total: (row) => sum(row.lines.map(({ amount }) => amount)) },
  check: (row) => {
    const astray = datedWithin(row) ?? (row.date === lastOf(row.month) ? undefined : refuse('预提记在该月最后一天', 'It is booked on the last day of its month', 'date'))
    if (astray) return astray
    const at = row.lines.findIndex(({ amount }) => !isPositive(amount))
    return at < 0 ? undefined : refuse('金额须大于零', 'The amount must be above zero', `lines.${at}.amount`)
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已预提', 'Posted'], 'taken-back': ['已红冲', 'Taken back'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['预提', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, post: (row) => [{ summary: [`预提 ${row.month}`, `Accrued for ${row.month}`], date: row.date, word: '转', lines: owed(row, (amount) => amount) }] },
    'take-back': {
      label: ['次月红冲', 'Take back'], from: 'posted', to: 'taken-back', by: [accountant, financeManager], clause: booked, duty: duty.record,
      post: (row) => [{ summary: [`冲回预提 ${row.month}`, `Accrual of ${row.month} taken back`], date: `${monthAfter(row.month, 1)}-01`, word: '转', red: true, lines: owed(row, (amount) => minus('0', amount)) }],
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  title: 'basis',
  list: { columns: ['number', 'month', 'basis', 'total', 'state'], filters: ['state', 'date'], sort: '-month' },
  form: [['month', 'date', 'basis'], ['lines'], ['total']],
})

const owed = (row: Accrual & { readonly id: string }, signed: (amount: Decimal) => Decimal): Posting['lines'] => row.lines.flatMap((one) => [
  debit({ account: one.account, label: ['', ''] }, signed(one.amount), { department: one.department }, one.id), credit(account.otherPayable, signed(one.amount), { party: one.party }, one.id),
])
