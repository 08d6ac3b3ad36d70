/** A settlement: money that came before is set against invoices that are open now. */
import { all, balance, credit, day, debit, document, fulfilled, lines, money, ref, rows, type Balance, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, duty, financeManager, generalManager, internalAuditor, party, treasurer } from '#commons'
import { compare, isPositive, minus, negated, refuse, sum, type Decimal } from '#words'
import { salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('核销日期', 'Date').required(),
  lines: lines('发票', 'Invoices', { invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required().unique(), amount: money('核销金额', 'Settled').required() }).required(),
}
export type Settlement = RowOf<typeof fields>
type Kept = Settlement & { readonly id: string; readonly number: string }
type Known = { readonly invoices: readonly { readonly id: string; readonly state: string; readonly customer: string; readonly total: Decimal }[]; readonly settled: Readonly<Record<string, Fulfilment>>; readonly advance: Balance }

export const settlementDocument = document('finance.settlement', {
  label: ['应收核销单', 'Settlement'], clause: booked, numbered: 'HX-{yyyy}{MM}-{0000}', fields,
  known: {
    invoices: (row: Kept) => rows({ source: { document: salesInvoice.name }, where: { id: { in: row.lines.map(({ invoice }) => invoice) } }, fields: { id: 'id', state: 'state', customer: 'customer', total: 'total' } }),
    settled: (row: Kept) => fulfilled('settled', row.lines.map(({ invoice }) => invoice)),
    advance: (row: Kept) => balance(account.customerAdvance, { party: row.customer }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已核销', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['核销', 'Post'], from: 'draft', to: 'posted', by: accountant, clause: booked, duty: duty.record, needs: ['invoices', 'settled', 'advance'], guard: (row, known) => covered(row, known as Known), post: (row) => against(row), link: (row) => settles(row) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [accountant, financeManager], clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [accountant] } },
  list: { columns: ['number', 'customer', 'date', 'state'], filters: ['state', 'customer', 'date'], sort: '-date' },
  form: [['customer', 'date'], ['lines']],
})

function covered(row: Kept, { invoices, settled, advance }: Known) {
  for (const [at, { invoice, amount }] of row.lines.entries()) {
    const owed = invoices.find(({ id }) => id === invoice)
    if (owed?.state !== 'posted' || owed.customer !== row.customer) return refuse('不是该客户已入账的发票', 'It is no posted invoice of this customer', `lines.${at}.invoice`)
    const left = minus(owed.total, settled[invoice]?.amount ?? '0')
    if (!isPositive(amount) || compare(amount, left) > 0) return refuse(`应大于零且不超过未收金额 ${left}`, `It must be above zero and at most ${left}`, `lines.${at}.amount`)
  }
  const wanted = sum(row.lines.map(({ amount }) => amount))
  return compare(wanted, advance.settled) > 0 && compare(wanted, negated(advance.settled)) > 0 ? refuse(`预收余额只有 ${advance.settled}`, `Only ${advance.settled} came before`, 'lines') : undefined
}

const against = (row: Kept): readonly Posting[] => [{
  summary: [`应收核销 ${row.number}`, `Settled ${row.number}`], date: row.date, word: '转',
  lines: [debit(account.customerAdvance, sum(row.lines.map(({ amount }) => amount)), { party: row.customer }), credit(account.receivable, sum(row.lines.map(({ amount }) => amount)), { party: row.customer })],
}]

const settles = (row: Kept): readonly Link[] => row.lines.map(({ id, invoice, amount }) => ({ kind: 'settled', from: { document: salesInvoice.name, record: invoice }, line: id, quantity: '0', amount }))
