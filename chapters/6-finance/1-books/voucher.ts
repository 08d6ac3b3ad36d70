/** A voucher: an entry made by hand, checked and posted by somebody else; where three people are at hand, the third enters what the second checked. */
import { all, choice, day, document, lines, money, ref, rows, text, type Posting, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor, party, payablesAccountant, treasurer, department as departmentName } from '#commons'
import { compare, isZero, minus, refuse, sum } from '#words'
import { cashItem, chartAccount, voucherPosted } from '../contract.ts'
import { borneBy, splitsOf, type SplitParts } from './cost-split.ts'
import { financePolicy } from '../policy.ts'
import { named, standardItems } from './standard-items.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  date: day('日期', 'Date').required().startsToday(),
  word: choice('凭证字', 'Voucher word', { 记: ['记', 'General'], 收: ['收', 'Receipt'], 付: ['付', 'Payment'], 转: ['转', 'Transfer'] }).initially('记'),
  summary: text('摘要', 'Summary').required().searched(),
  lines: lines('分录', 'Lines', {
    summary: text('摘要', 'Summary'),
    account: text('科目', 'Account', 20).required().codeOf(chartAccount),
    debit: money('借方', 'Debit').initially('0').signed(),
    credit: money('贷方', 'Credit').initially('0').signed(),
    department: ref(departmentName, '部门', 'Department'),
    party: ref(party, '往来单位', 'Party'),
    cashItem: ref(cashItem, '现金流量项目', 'Cash-flow item'),
  }).required(),
  debits: money('借方合计', 'Debits').required().signed(),
  credits: money('贷方合计', 'Credits').required().signed(),
}
export type Voucher = RowOf<typeof fields>

export const voucherDocument = document('finance.voucher', {
  label: ['记账凭证', 'Voucher'], clause: booked, numbered: 'PZ-{yyyy}{MM}-{0000}', fields,
  derive: { debits: (row) => sum(row.lines.map(({ debit }) => debit)), credits: (row) => sum(row.lines.map(({ credit }) => credit)) },
  known: {
    splits: (row: Voucher) => splitsOf(row.lines.map((one) => one.department)), items: () => standardItems(),
    accounts: (row: Voucher) => rows<{ readonly code: string }>({ source: { document: chartAccount.name }, where: { code: { in: row.lines.map(({ account }) => account) }, state: 'open' }, fields: { code: 'code' } }),
  },
  states: { draft: ['草稿', 'Draft'], submitted: ['待审核', 'To be checked'], checked: ['已审核', 'Checked'], posted: ['已记账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    submit: { label: ['提交审核', 'Submit'], from: 'draft', to: 'submitted', by: accountant, clause: booked, duty: duty.record, needs: ['items', 'accounts'], guard: ready, sets: (row, { items }) => ({ lines: named(row.lines, items) }) },
    return: { label: ['退回', 'Return'], from: ['submitted', 'checked'], to: 'draft', by: financeManager, clause: booked },
    check: { label: ['审核', 'Check'], from: 'submitted', to: 'checked', by: financeManager, clause: booked, duty: duty.approve, guard: balanced },
    enter: { label: ['记账', 'Enter in the books'], from: 'checked', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.enterBooks, needs: ['splits'], guard: balanced, post: (row, known) => entry(row, known), announce: voucherPosted },
    post: { label: ['审核记账', 'Check and post'], from: 'submitted', to: 'posted', by: financeManager, clause: booked, duty: duty.approve, needs: ['splits'], guard: balanced, post: (row, known) => entry(row, known), announce: voucherPosted },
    reverse: { label: ['红字冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, payablesAccountant, treasurer, generalManager, internalAuditor), edit: { draft: [accountant] } },
  title: 'summary',
  list: { columns: ['number', 'date', 'word', 'summary', 'debits', 'state'], filters: ['state', 'date', 'word'] },
  form: [['date', 'word', 'summary'], ['lines'], ['debits', 'credits']],
})

/** 6.2.1: what is handed in for checking stands on accounts of the chart, and balances. */
function ready(row: Voucher, { accounts }: { accounts: readonly { readonly code: string }[] }) {
  const at = row.lines.findIndex(({ account }) => !accounts.some(({ code }) => code === account))
  return at < 0 ? balanced(row) : refuse(`没有启用的科目“${row.lines[at]?.account}”`, `No account in use is called "${row.lines[at]?.account}"`, `lines.${at}.account`)
}

/** 6.2.1: debits equal credits, and each line stands on one side. */
function balanced(row: Voucher) {
  const at = row.lines.findIndex(({ debit, credit }) => isZero(debit) === isZero(credit))
  if (at >= 0) return refuse('每行只填借方或贷方', 'Each line has either a debit or a credit', `lines.${at}.debit`)
  const off = minus(row.debits, row.credits)
  return compare(off, '0') === 0 ? undefined : refuse(`借贷不平，相差 ${off}`, `Debits and credits differ by ${off}`, 'debits')
}

const entry = (row: Voucher, { splits }: { splits: SplitParts }): readonly Posting[] => [{
  summary: [row.summary, row.summary], date: row.date, word: row.word,
  lines: row.lines.flatMap((one) => borneBy(one.department, isZero(one.debit) ? minus('0', one.credit) : one.debit, row.date, splits).map(({ department, amount }) => ({
    account: one.account, amount, dimensions: { department, party: one.party, cashItem: one.cashItem }, line: one.id, ...(one.summary ? { summary: [one.summary, one.summary] as const } : {}),
  }))),
}]
