/** A credit note: what a customer is given back on no invoice in particular; it stands to their credit until it is set against invoices or paid out. */
import { all, balance, credit, day, debit, document, money, rate, ref, text, type Balance, type Posting, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, generalManager, internalAuditor, party, salesManager, treasurer } from '#commons'
import { compare, isPositive, plus, refuse, rounded, times } from '#words'
import { financePolicy } from '../policy.ts'
import { itemFor, standardItems, type Items } from '../1-books/standard-items.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('日期', 'Date').required().startsToday(),
  reason: text('原因', 'Reason', 300).required().searched(),
  net: money('不含税金额', 'Net').required(),
  vatRate: rate('税率', 'VAT rate').initially('0.13'),
  tax: money('税额', 'Tax').required(),
  total: money('价税合计', 'Total').required(),
  paidOn: day('退款日期', 'Paid out on').fixed(),
}
export type CustomerCredit = RowOf<typeof fields>
type Kept = CustomerCredit & { readonly number: string }
type Known = { readonly held: Balance; readonly items: Items }

export const customerCreditDocument = document('finance.customer-credit', {
  label: ['客户贷项单', 'Credit note'], clause: booked, numbered: 'DX-{yyyy}{MM}-{0000}', fields,
  derive: { tax: (row) => rounded(times(row.net, row.vatRate), 2), total: (row) => plus(row.net, rounded(times(row.net, row.vatRate), 2)) },
  check: (row) => (isPositive(row.net) ? undefined : refuse('金额须大于零', 'The amount must be above zero', 'net')),
  known: { held: (row: CustomerCredit) => balance(account.customerAdvance, { party: row.customer }), items: () => standardItems() },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], refunded: ['已退款', 'Paid out'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['入账', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, post: (row) => given(row) },
    refund: { label: ['退款', 'Pay out'], from: 'posted', to: 'refunded', by: cashier, clause: booked, duty: duty.pay, needs: ['held', 'items'], guard: unused, sets: (_row, { today }) => ({ paidOn: today }), post: (row, { today, items }) => paidOut(row, today, items), grave: true },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, needs: ['held'], guard: unused, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, salesManager, cashier, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'customer', 'date', 'reason', 'total', 'state'], filters: ['state', 'customer', 'date'], sort: '-date' },
  form: [['customer', 'date', 'reason'], ['net', 'vatRate'], ['tax', 'total'], ['paidOn']],
})

/** What was set against invoices already is not the customer's to be paid out, nor ours to take back. */
function unused(row: CustomerCredit, { held }: Pick<Known, 'held'>) {
  const left = held.settled
  return compare(row.total, left) > 0 ? refuse(`该客户贷方余额只有 ${left}，其余已核销`, `Only ${left} of the customer's credit is left; the rest is settled`, 'total', { kind: 'conflict', rule: 'credit-used' }) : undefined
}

const given = (row: Kept): readonly Posting[] => [{
  summary: [`客户贷项 ${row.number}`, `Credit note ${row.number}`], date: row.date, word: '转',
  lines: [debit(account.revenue, row.net), debit(account.outputVat, row.tax, { party: row.customer }), credit(account.customerAdvance, row.total, { party: row.customer })],
}]

const paidOut = (row: Kept, date: string, items: Items): readonly Posting[] => [{
  summary: [`退款 ${row.number}`, `Paid out ${row.number}`], date, word: '付', lines: [debit(account.customerAdvance, row.total, { party: row.customer }), credit(account.bank, row.total, { cashItem: itemFor('sales', items) })],
}]
