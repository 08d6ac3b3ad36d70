/** An account of the chart: its number, what it is, and which side it stands on. */
import { all, choice, document, flag, text, type BookChange, type RowOf } from '#declare'
import { accountant, financeManager, generalManager, internalAuditor, payablesAccountant, treasurer } from '#commons'
import { refuse } from '#words'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  code: text('科目编号', 'Account number', 20).required().unique().searched(),
  name: text('科目名称', 'Name', 100).required().searched(),
  nameEn: text('英文名称', 'English name', 100).required().searched(),
  kind: choice('类别', 'Kind', {
    asset: ['资产', 'Asset'], liability: ['负债', 'Liability'], equity: ['所有者权益', 'Equity'], cost: ['成本', 'Cost'], income: ['收入', 'Income'], expense: ['费用', 'Expense'], goods: ['实物数量', 'Goods'], budget: ['预算', 'Budget'],
  }).required(),
  side: choice('余额方向', 'Side', { debit: ['借', 'Debit'], credit: ['贷', 'Credit'] }).required(),
  notBelowZero: flag('余额不得为负', 'Never below zero').initially(false),
  limitReason: text('余额控制变更理由', 'Why its limit was changed', 300),
}
export type Account = RowOf<typeof fields>

export const accountDocument = document('finance.account', {
  label: ['会计科目', 'Account'], clause: booked, fields, check: numbered,
  states: { draft: ['草稿', 'Draft'], open: ['启用', 'In use'], closed: ['停用', 'Closed'] },
  actions: {
    open: { label: ['启用', 'Open'], from: 'draft', to: 'open', by: financeManager, clause: booked, books: (row) => opened(row) },
    'lift-limit': { label: ['解除余额控制', 'Lift the limit'], from: 'open', to: 'open', by: financeManager, clause: booked, asks: ['limitReason'], guard: (row) => limited(row), sets: () => ({ notBelowZero: false }), books: ({ code }) => [{ change: 'limit', number: code, notBelowZero: false }], grave: true },
    'set-limit': { label: ['余额不得为负', 'Keep above zero'], from: 'open', to: 'open', by: financeManager, clause: booked, asks: ['limitReason'], sets: () => ({ notBelowZero: true }), books: ({ code }) => [{ change: 'limit', number: code, notBelowZero: true }] },
    close: { label: ['停用', 'Close'], from: 'open', to: 'closed', by: financeManager, clause: booked, books: (row) => [{ change: 'closing', number: row.code, closed: true }], grave: true },
    reopen: { label: ['重新启用', 'Open again'], from: 'closed', to: 'open', by: financeManager, clause: booked, books: (row) => [{ change: 'closing', number: row.code, closed: false }] },
  },
  access: { see: all(accountant, financeManager, payablesAccountant, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'nameEn', 'kind', 'side', 'state'], filters: ['kind', 'side', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['kind', 'side', 'notBelowZero'], ['limitReason']],
})

/** Money accounts are numbered as the standards do, in digits; quantities and budgets bear a letter of their own. */
function numbered({ code, kind }: Account) {
  const pattern = kind === 'goods' ? /^Q\d{3,}$/ : kind === 'budget' ? /^B\d{3,}$/ : /^\d{4}(\d{2})*$/
  return pattern.test(code) ? undefined : refuse('科目编号应为四位数字，下级每级加两位', 'An account number has four digits, two more for each level below', 'code')
}

/** What lets an account below zero is lifted by somebody who says why. */
const limited = ({ notBelowZero }: Account) => (notBelowZero ? undefined : refuse('该科目没有余额控制', 'The account has no limit', 'notBelowZero', { kind: 'conflict' }))

const opened = ({ code, name, nameEn, kind, side, notBelowZero }: Account): readonly BookChange[] => [{ change: 'account', number: code, label: [name, nameEn], kind, side, notBelowZero }]
