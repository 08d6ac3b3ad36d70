/** A cash count: what lies in the till note by note, against the books of the day; what differs goes to 1901 until its cause is settled, approved by another than who counted (6.3.3; Basic Accounting Work, 会计基础工作规范). */
import { all, choice, credit, day, debit, document, integer, lines, longText, money, rows, text, type Posting, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { compare, isZero, minus, monthBefore, plus, refuse, sum, times, type Decimal } from '#words'
import { cashCount } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const watched = financePolicy.clause('6.3.3')
const notes = { v100: ['100 元', '100 yuan'], v50: ['50 元', '50 yuan'], v20: ['20 元', '20 yuan'], v10: ['10 元', '10 yuan'], v5: ['5 元', '5 yuan'], v1: ['1 元', '1 yuan'], j5: ['5 角', '5 jiao'], j1: ['1 角', '1 jiao'] } as const
const worthOf = (note: string): Decimal => (note.startsWith('j') ? times(note.slice(1), '0.1') : note.slice(1))

const fields = {
  date: day('盘点日期', 'Counted on').required().startsToday(),
  watchedBy: text('监盘人', 'Watched by', 80).required().because('出纳不单独盘点自己保管的现金', 'A cashier does not count the own till alone'),
  lines: lines('券别', 'Notes and coins', {
    note: choice('面额', 'Worth', notes).required().unique(),
    pieces: integer('张（枚）数', 'Pieces').required(),
    amount: money('金额', 'Amount').fixed(),
  }).required(),
  counted: money('实存现金', 'In the till').required(),
  books: money('账面余额', 'In the books').signed().fixed(),
  difference: money('长款（短款为负）', 'Over, below zero short').signed().fixed(),
  cause: longText('差异原因', 'Why it differs'),
}
export type CashCount = RowOf<typeof fields>
type Kept = CashCount & { readonly id: string; readonly number: string }
type Went = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Known = { readonly stood: readonly Went[]; readonly went: readonly Went[] }

const turned = { debit: { sum: 'debit' }, credit: { sum: 'credit' } } as const
const cash = account.cash.account

export const cashCountDocument = document(cashCount.name, {
  label: ['现金盘点表', 'Cash count'], clause: watched, numbered: 'XP-{yyyy}{MM}-{000}', fields,
  derive: { lines: (row) => row.lines.map((one) => ({ ...one, amount: worth(one) })), counted: (row) => sum(row.lines.map(worth)) },
  check: (row) => { const at = row.lines.findIndex(({ pieces }) => pieces < 0); return at < 0 ? undefined : refuse('数量不小于零', 'Nothing less than nothing lies there', `lines.${at}.pieces`) },
  known: {
    stood: (row: Kept) => rows<Went>({ source: { journal: 'balances' }, where: { role: cash, period: { to: monthBefore(row.date.slice(0, 7)) } }, measures: turned }),
    went: (row: Kept) => rows<Went>({ source: { journal: 'entries' }, where: { role: cash, phase: 'settled', date: { from: `${row.date.slice(0, 7)}-01`, to: row.date } }, measures: turned }),
  },
  states: { draft: ['盘点中', 'Counting'], counted: ['待审批', 'Awaiting approval'], settled: ['已审批', 'Approved'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    submit: { label: ['提交盘点', 'Submit'], from: 'draft', to: 'counted', by: [cashier, accountant], clause: watched, duty: duty.count, needs: ['stood', 'went'], sets: (row, known) => against(row, known) },
    return: { label: ['退回重盘', 'Count again'], from: 'counted', to: 'draft', by: [financeManager, treasurer], clause: watched, duty: duty.settleCount },
    approve: { label: ['审批', 'Approve'], from: 'counted', to: 'settled', by: [financeManager, treasurer], clause: watched, duty: duty.settleCount, asks: ['cause?'], needs: ['stood', 'went'], guard: (row, known) => settled(row, known), post: (row) => over(row) },
    reverse: { label: ['冲销', 'Reverse'], from: 'settled', to: 'reversed', by: financeManager, clause: watched, duty: duty.settleCount, reverses: 'approve', grave: true },
  },
  access: { see: all(cashier, accountant, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [cashier, accountant] } },
  list: { columns: ['number', 'date', 'counted', 'books', 'difference', 'state'], filters: ['state', 'date'], sort: '-date' },
  form: [['date', 'watchedBy'], ['lines'], ['counted', 'books', 'difference'], ['cause']],
})

const worth = ({ note, pieces }: CashCount['lines'][number]): Decimal => times(worthOf(note), String(pieces))
const netOf = ([one]: readonly Went[]): Decimal => minus(one?.debit ?? '0', one?.credit ?? '0')

function against(row: Kept, { stood, went }: Known): { readonly books: Decimal; readonly difference: Decimal } {
  const books = plus(netOf(stood), netOf(went))
  return { books, difference: minus(row.counted, books) }
}

/** What was booked for the day after the count makes it another count. */
function settled(row: Kept & { readonly cause?: string | undefined }, known: Known) {
  const { books } = against(row, known)
  if (compare(books, row.books ?? '0') !== 0) return refuse(`盘点后当日账面已变为 ${books}，请退回重盘`, `The books of that day have come to ${books} since; it is to be counted again`, 'books', { kind: 'conflict', rule: 'books-moved' })
  return !isZero(row.difference ?? '0') && !row.cause ? refuse('长短款须写明原因', 'Say why it differs', 'cause', { rule: 'cause-missing' }) : undefined
}

/** More than the books is owed to somebody until its cause is known, less is owed by somebody. */
const over = ({ date, number, difference = '0' }: Kept): readonly Posting[] => [{ summary: [`现金盘点 ${number}`, `Cash count ${number}`], date, lines: [debit(account.cash, difference), credit(account.stockDifference, difference)] }]
