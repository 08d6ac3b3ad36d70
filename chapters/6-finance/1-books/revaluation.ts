/** A revaluation: what is owed and held in another currency is carried on at the rate of the last day of the month (CAS 19, article 11). */
import { all, alsoIn, credit, day, document, money, rate, ref, rows, text, type Posting, type RowOf } from '#declare'
import { account, accountant, currency, duty, financeManager, generalManager, inBooks, internalAuditor, treasurer } from '#commons'
import { isPositive, isZero, minus, refuse, sum, type Decimal } from '#words'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  date: day('调汇日期', 'Date').required(),
  currency: ref(currency, '币种', 'Currency').required(),
  rate: rate('期末汇率', 'Closing rate', 8).required().because('资产负债表日即期汇率', 'The spot rate of the day'),
  gain: money('汇兑收益（损失为负）', 'Gain, or loss below zero').signed().fixed(),
  note: text('说明', 'Note', 200).searched(),
}
export type Revaluation = RowOf<typeof fields>
type Item = { readonly account: string; readonly party: string | null; readonly debit: Decimal; readonly credit: Decimal; readonly inCurrency: Decimal }
type Known = { readonly items: readonly Item[]; readonly later: readonly { readonly number: string }[] }

/** Money and claims to money; what was paid or taken in advance stays at its own rate, for goods come of it, not money. */
export const monetary: readonly string[] = [account.bank, account.cash, account.receivable, account.notesReceivable, account.otherReceivable, account.payable, account.otherPayable].map((one) => one.account)

export const revaluationDocument = document('finance.revaluation', {
  label: ['期末调汇', 'Revaluation'], clause: booked, numbered: 'TH-{yyyy}{MM}-{000}', fields,
  check: (row) => (isPositive(row.rate) ? undefined : refuse('汇率须大于零', 'The rate must be above zero', 'rate')),
  known: {
    items: (row: Revaluation) => rows<Item>({
      source: { journal: 'balances' }, where: { currency: row.currency, role: { in: monetary }, period: { to: row.date.slice(0, 7) } },
      fields: { account: 'account', party: 'party' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' }, inCurrency: { sum: 'inCurrency' } }, sort: ['account'],
    }),
    later: (row: Revaluation) => rows<{ number: string }>({ source: { document: 'finance.revaluation' }, where: { currency: row.currency, state: 'posted', date: { from: row.date } }, fields: { number: 'number' }, limit: 1 }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已调汇', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['调汇', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['items', 'later'], guard: something, sets: (row, known) => ({ gain: sum(known.items.map((one) => missing(one, row))) }), post: (row, known) => carriedOn(row, known), grave: true },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, treasurer, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'date', 'currency', 'rate', 'gain', 'state'], filters: ['state', 'currency', 'date'], sort: '-date' },
  form: [['date', 'currency', 'rate'], ['gain', 'note']],
})

/** What lacks in the books to what the item is worth at the closing rate. */
const missing = (item: Item, row: Revaluation): Decimal => minus(inBooks(item.inCurrency, { exchangeRate: row.rate }), minus(item.debit, item.credit))

function something(row: Revaluation, { items, later: [last] }: Known) {
  if (last) return refuse(`${last.number} 已调至同日或更晚`, `${last.number} was made for that day or a later one`, 'date', { kind: 'conflict' })
  return items.every((one) => isZero(missing(one, row))) ? refuse('该币种没有需要调整的余额', 'Nothing in this currency differs from the rate', 'currency') : undefined
}

function carriedOn(row: Revaluation & { readonly number: string }, { items }: Known): readonly Posting[] {
  const lines = items.map((one) => alsoIn(row.currency, '0', { account: one.account, amount: missing(one, row), dimensions: { party: one.party ?? undefined } }))
  return [{ summary: [`期末调汇 ${row.number}`, `Revaluation ${row.number}`], date: row.date, word: '转', lines: [...lines, credit(account.exchangeDifference, sum(lines.map(({ amount }) => amount)))] }]
}
