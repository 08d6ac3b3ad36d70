/** A customer's order: what a customer is promised on credit, and no more than the credit they were given (6.3.3). */
import { all, balance, day, document, fulfilled, money, record, ref, rows, text, type Balance, type Fulfilment, type RowOf } from '#declare'
import { account, accountant, financeManager, generalManager, internalAuditor, party, salesManager, treasurer } from '#commons'
import { compare, isPositive, minus, plus, refuse, sum, type Decimal } from '#words'
import { chosenOn, customerOrder, salesInvoice, type Chosen } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const watched = financePolicy.clause('6.3.3')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('订单日期', 'Date').required().startsToday(),
  subject: text('订货内容', 'Subject', 300).required().searched(),
  total: money('价税合计', 'Total').required(),
  exposure: money('确认后信用占用', 'Exposure with it').fixed(),
}
export type CustomerOrder = RowOf<typeof fields>
type Promised = { readonly total: Decimal | null }
export type Credit = { readonly who: { readonly creditLimit?: Decimal | null } | undefined; readonly owed: Balance; readonly promised: readonly Promised[]; readonly billed: readonly Promised[]; readonly chosen: readonly Chosen[]; readonly atHand: Balance; readonly pledged: Balance; readonly discounted: Balance }

export const customerOrderDocument = document(customerOrder.name, {
  label: ['客户订单', 'Customer order'], clause: watched, numbered: 'DD-{yyyy}{MM}-{0000}', fields,
  check: (row) => (isPositive(row.total) ? undefined : refuse('金额须大于零', 'The amount must be above zero', 'total')),
  known: {
    who: (row: CustomerOrder) => record<Credit['who']>(party as { name: string }, row.customer),
    owed: (row: CustomerOrder) => balance(account.receivable, { party: row.customer }),
    chosen: (row: CustomerOrder) => chosenOn(row.date),
    atHand: (row: CustomerOrder) => balance(account.notesReceivable, { party: row.customer }), pledged: (row: CustomerOrder) => balance(account.pledgedReceivable, { party: row.customer }), discounted: (row: CustomerOrder) => balance(account.discountedReceivable, { party: row.customer }),
    promised: (row: CustomerOrder) => rows<Promised>({ source: { document: customerOrder.name }, where: { customer: row.customer, state: 'confirmed' }, measures: { total: { sum: 'total' } } }),
    billed: (row: CustomerOrder) => rows<Promised>({ source: { document: salesInvoice.name }, where: { customer: row.customer, state: 'posted', 'order.state': 'confirmed' }, measures: { total: { sum: 'total' } } }),
    invoiced: (row: CustomerOrder & { readonly id: string }) => fulfilled('invoiced', [row.id]),
  },
  states: { draft: ['草稿', 'Draft'], confirmed: ['已确认', 'Confirmed'], closed: ['已关闭', 'Closed'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    confirm: { label: ['确认', 'Confirm'], from: 'draft', to: 'confirmed', by: salesManager, clause: watched, holds: 'customer', needs: ['who', 'owed', 'promised', 'billed', 'chosen', 'atHand', 'pledged', 'discounted'], guard: (row, known) => withinCredit(row, known), sets: (row, known) => ({ exposure: plus(exposureOf(known), row.total) }) },
    close: { label: ['关闭余量', 'Close the rest'], from: 'confirmed', to: 'closed', by: salesManager, clause: watched },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'confirmed'], to: 'cancelled', by: salesManager, clause: watched, needs: ['invoiced'], guard: (_row, { invoiced }) => notInvoiced(invoiced) },
  },
  access: { company: true, see: all(accountant, salesManager, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [salesManager] } },
  title: 'subject',
  list: { columns: ['number', 'customer', 'date', 'subject', 'total', 'state'], filters: ['state', 'customer', 'date'], sort: '-date' },
  form: [['customer', 'date', 'subject'], ['total', 'exposure']],
})

/** What a customer owes, and what they were promised and is not invoiced yet; their bills and what was taken to a bank with recourse too, where finance chose so. */
export function exposureOf({ owed, promised, billed, chosen: [chosen], atHand, pledged, discounted }: Credit): Decimal {
  const bills = chosen?.creditCounts === 'bills' ? [atHand, pledged, discounted] : []
  return sum([owed.settled, minus(promised[0]?.total ?? '0', billed[0]?.total ?? '0'), ...bills.map(({ settled }) => settled)])
}

/** Who was given no limit is sold to without one. */
function withinCredit(row: CustomerOrder, known: Credit) {
  const limit = known.who?.creditLimit
  if (limit === undefined || limit === null) return undefined
  const left = minus(limit, exposureOf(known))
  return compare(row.total, left) > 0 ? refuse(`超出信用额度，尚余 ${left}`, `Beyond the customer's credit limit; ${left} is left of it`, 'total', { kind: 'conflict', rule: 'credit-limit' }) : undefined
}

const notInvoiced = (invoiced: Readonly<Record<string, Fulfilment>>) => (Object.values(invoiced).some(({ amount }) => isPositive(amount)) ? refuse('已开票的订单不能取消', 'It was invoiced already', undefined, { kind: 'conflict' }) : undefined)
