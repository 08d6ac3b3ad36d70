/** A settlement: money that came before is set against invoices that are open now. */
import { all, alsoIn, credit, day, debit, document, fulfilled, lines, money, ref, rows, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, currency, duty, financeManager, generalManager, internalAuditor, party, treasurer } from '#commons'
import { compare, dividedBy, isPositive, isZero, minus, refuse, sum, times, type Day, type Decimal } from '#words'
import { salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { carriedBy, differenceEntry, revaluedBy, type Revalued } from '../1-books/carried.ts'
import { atBankOf, collectedOf, collects, takenFromBank, type AtBank } from './claims.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('核销日期', 'Date').required().startsToday(),
  currency: ref(currency, '币种', 'Currency').because('空着为本位币', 'Left empty: the currency of the books'),
  lines: lines('发票', 'Invoices', { invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required().unique(), amount: money('核销金额', 'Settled').required() }).required(),
}
export type Settlement = RowOf<typeof fields>
type Kept = Settlement & { readonly id: string; readonly number: string }
type Owed = { readonly id: string; readonly state: string; readonly customer: string; readonly total: Decimal; readonly date: Day; readonly currency?: string | undefined; readonly exchangeRate?: Decimal | undefined }
/** What a customer paid in advance, by currency: in the books, and in that currency. */
type Advance = { readonly currency: string | null; readonly credit: Decimal; readonly debit: Decimal; readonly inCurrency: Decimal }
type Known = AtBank & { readonly invoices: readonly Owed[]; readonly settled: Readonly<Record<string, Fulfilment>>; readonly taken: Readonly<Record<string, Fulfilment>>; readonly advances: readonly Advance[]; readonly revalued: readonly Revalued[] }

export const settlementDocument = document('finance.settlement', {
  label: ['应收核销单', 'Settlement'], clause: booked, numbered: 'HX-{yyyy}{MM}-{0000}', fields,
  known: {
    invoices: (row: Kept) => rows<Owed>({ source: { document: salesInvoice.name }, where: { id: { in: row.lines.map(({ invoice }) => invoice) } }, fields: { id: 'id', state: 'state', customer: 'customer', total: 'total', date: 'date', currency: 'currency', exchangeRate: 'exchangeRate' } }),
    settled: (row: Kept) => fulfilled('settled', row.lines.map(({ invoice }) => invoice)),
    taken: (row: Kept) => fulfilled('taken-back', row.lines.map(({ invoice }) => invoice)),
    advances: (row: Kept) => rows<Advance>({ source: { journal: 'balances' }, where: { role: account.customerAdvance.account, party: row.customer }, fields: { currency: 'currency' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' }, inCurrency: { sum: 'inCurrency' } } }),
    revalued: (row: Kept) => revaluedBy(row.currency, row.date),
    atBank: (row: Kept) => atBankOf(row.lines.map(({ invoice }) => invoice)), collected: (row: Kept) => collectedOf(row.lines.map(({ invoice }) => invoice)),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已核销', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['核销', 'Post'], from: 'draft', to: 'posted', by: accountant, clause: booked, duty: duty.record, needs: ['invoices', 'settled', 'taken', 'advances', 'revalued', 'atBank', 'collected'], guard: (row, known) => covered(row, known), post: (row, known) => against(row, known), link: (row, known) => [...settles(row), ...collects(row.lines, known)] },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [accountant, financeManager], clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [accountant] } },
  list: { columns: ['number', 'customer', 'date', 'state'], filters: ['state', 'customer', 'date'], sort: '-date' },
  form: [['customer', 'date', 'currency'], ['lines']],
})

const openOf = ({ id, total }: Owed, { settled, taken }: Known): Decimal => minus(minus(total, settled[id]?.amount ?? '0'), taken[id]?.amount ?? '0')
const inBooksOf = (one: Advance | undefined): Decimal => minus(one?.credit ?? '0', one?.debit ?? '0')
const advanceOf = (row: Kept, { advances }: Known): Advance | undefined => advances.find((one) => (one.currency ?? undefined) === row.currency)
const wanted = (row: Kept): Decimal => sum(row.lines.map(({ amount }) => amount))

function covered(row: Kept, known: Known) {
  for (const [at, { invoice, amount }] of row.lines.entries()) {
    const owed = known.invoices.find(({ id }) => id === invoice)
    if (owed?.state !== 'posted' || owed.customer !== row.customer) return refuse('不是该客户已入账的发票', 'It is no posted invoice of this customer', `lines.${at}.invoice`)
    if ((owed.currency ?? undefined) !== row.currency) return refuse('与发票币种不同', 'The invoice is in another currency', `lines.${at}.invoice`)
    const left = openOf(owed, known)
    if (!isPositive(amount) || compare(amount, left) > 0) return refuse(`应大于零且不超过未收金额 ${left}`, `It must be above zero and at most ${left}`, `lines.${at}.amount`)
  }
  const held = advanceOf(row, known)
  const before = row.currency === undefined ? inBooksOf(held) : minus('0', held?.inCurrency ?? '0')
  return compare(wanted(row), before) > 0 ? refuse(`预收余额只有 ${before}`, `Only ${before} came before`, 'lines') : undefined
}

/** An advance leaves at the rate at which it came, the invoice at the rate it was carried at. */
function against(row: Kept, known: Known): readonly Posting[] {
  const [amount, customer] = [wanted(row), { party: row.customer }]
  const used = leaving(amount, row, advanceOf(row, known))
  const atBank = takenFromBank(row.lines, known, row.customer)
  const carried = carriedBy(row.lines, known.invoices, (owed) => openOf(owed, known), known.revalued)
  return [{
    summary: [`应收核销 ${row.number}`, `Settled ${row.number}`], date: row.date, word: '转',
    lines: [alsoIn(row.currency, amount, debit(account.customerAdvance, used, customer)), alsoIn(row.currency, minus('0', amount), credit(account.receivable, minus(used, atBank.amount), customer)), ...atBank.lines],
  }, ...differenceEntry(row.number, row.date, minus(used, carried), { account: account.receivable, party: row.customer, currency: row.currency })]
}

function leaving(amount: Decimal, row: Kept, held: Advance | undefined): Decimal {
  if (row.currency === undefined || !held || isZero(held.inCurrency)) return amount
  const came = minus('0', held.inCurrency)
  return compare(amount, came) === 0 ? inBooksOf(held) : dividedBy(times(inBooksOf(held), amount), came, 2)
}

const settles = (row: Kept): readonly Link[] => row.lines.map(({ id, invoice, amount }) => ({ kind: 'settled', from: { document: salesInvoice.name, record: invoice }, line: id, quantity: '0', amount }))
