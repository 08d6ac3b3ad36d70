/** A bank statement: what the bank says moved, its lines matched with payments and receipts, and the reconciliation of both balances. */
import { all, choice, day, document, integer, lines, money, ref, rows, text, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { addDays, compare, minus, negated, plus, refuse, sum, type Day, type Decimal } from '#words'
import { bankStatement, customerCredit, moneyReceipt, payment } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { monthBefore } from '../1-books/compared.ts'
import { paired, reconciled, type Movement } from './matching.ts'

const watched = financePolicy.clause('6.3.3')

const fields = {
  account: text('银行账号', 'Bank account', 60).required().searched(),
  from: day('起', 'From').required(),
  to: day('止', 'To').required(),
  opening: money('期初余额', 'Opening balance').required().signed(),
  closing: money('期末余额', 'Closing balance').required().signed(),
  count: integer('笔数', 'Number of lines'),
  lines: lines('流水', 'Lines', {
    date: day('日期', 'Date').required(),
    amount: money('金额（收为正）', 'Amount (in is positive)').required().signed(),
    reference: text('流水号', 'Reference', 80),
    counterparty: text('对方户名', 'Counterparty', 200),
    payment: ref(payment, '付款单', 'Payment'),
    receipt: ref(moneyReceipt, '收款单', 'Money receipt'),
    credit: ref(customerCredit, '退款的贷项单', 'Credit note paid out'),
    rule: choice('匹配依据', 'Matched by', { reference: ['流水号', 'Reference'], party: ['户名', 'Counterparty'], amount: ['金额与日期', 'Amount and day'], person: ['人工', 'By hand'] }),
  }).required(),
  bookBalance: money('账面余额', 'Balance of the books').signed().fixed(),
  bookOnly: money('账有行无', 'Only in the books').signed().fixed(),
  bankOnly: money('行有账无', 'Only at the bank').signed().fixed(),
  adjustedBook: money('调节后账面余额', 'Books, adjusted').signed().fixed(),
  adjustedBank: money('调节后银行余额', 'Bank, adjusted').signed().fixed(),
  difference: money('差额', 'Difference').signed().fixed(),
}
export type BankStatement = RowOf<typeof fields>
type Kept = BankStatement & { readonly id: string }
type Paid = { readonly id: string; readonly date: Day; readonly amount: Decimal; readonly reference: string | null; readonly party: string | null }
type Papers = { readonly payment?: string | null | undefined; readonly receipt?: string | null | undefined; readonly credit?: string | null | undefined }
type Taken = Papers & { readonly statement: string }
/** What went over the bank account; nothing where nothing did. */
type Went = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Known = { readonly payments: readonly Paid[]; readonly receipts: readonly Paid[]; readonly refunds: readonly Paid[]; readonly taken: readonly Taken[]; readonly stood: readonly Went[]; readonly went: readonly Went[] }

const span = ({ from, to }: BankStatement) => ({ from: addDays(from, -60), to: addDays(to, 10) })

export const bankStatementDocument = document('finance.bank-statement', {
  label: ['银行对账单', 'Bank statement'], clause: watched, numbered: 'DZ-{yyyy}{MM}-{000}', fields,
  check: (row) => (row.to < row.from ? refuse('止日早于起日', 'It ends before it begins', 'to') : undefined),
  known: {
    payments: (row: Kept) => rows<Paid>({ source: { document: payment.name }, where: { state: 'paid', method: 'bank', date: span(row) }, fields: { id: 'id', date: 'date', amount: 'amount', reference: 'bankReference', party: 'supplier.name' } }),
    receipts: (row: Kept) => rows<Paid>({ source: { document: moneyReceipt.name }, where: { state: 'posted', method: 'bank', date: span(row) }, fields: { id: 'id', date: 'date', amount: 'amount', reference: 'bankReference', party: 'customer.name' } }),
    refunds: (row: Kept) => rows<Paid>({ source: { document: customerCredit.name }, where: { state: 'refunded', paidOn: span(row) }, fields: { id: 'id', date: 'paidOn', amount: 'total', reference: 'number', party: 'customer.name' } }),
    taken: (row: Kept) => rows<Taken>({ source: { document: bankStatement.name, lines: 'lines' }, where: { 'parent.to': { from: addDays(row.from, -70) } }, fields: { payment: 'payment', receipt: 'receipt', credit: 'credit', statement: 'parent.id' } }),
    stood: (row: Kept) => rows<Went>({ source: { journal: 'balances' }, where: { role: account.bank.account, period: { to: monthBefore(row.to.slice(0, 7)) } }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }),
    went: (row: Kept) => rows<Went>({ source: { journal: 'entries' }, where: { role: account.bank.account, phase: 'settled', date: { from: `${row.to.slice(0, 7)}-01`, to: row.to } }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }),
  },
  states: { draft: ['草稿', 'Draft'], entered: ['已导入', 'Entered'], reconciled: ['已对账', 'Reconciled'] },
  actions: {
    enter: { label: ['核对并导入', 'Enter'], from: 'draft', to: 'entered', by: [accountant, treasurer], clause: watched, duty: duty.audit, guard: addsUp },
    match: { label: ['自动匹配', 'Match'], from: 'entered', to: 'entered', by: [accountant, treasurer], clause: watched, duty: duty.audit, needs: ['payments', 'receipts', 'refunds', 'taken'], sets: (row, known) => ({ lines: matched(row, known) }) },
    reconcile: { label: ['完成对账', 'Reconcile'], from: 'entered', to: 'reconciled', by: [accountant, treasurer, financeManager], clause: watched, duty: duty.audit, needs: ['payments', 'receipts', 'refunds', 'taken', 'stood', 'went'], guard: (row, known) => matchedOnce(row, known), sets: (row, known) => standing(row, known) },
    reopen: { label: ['重新对账', 'Open again'], from: 'reconciled', to: 'entered', by: [treasurer, financeManager], clause: watched, duty: duty.audit, grave: true },
  },
  access: { see: all(accountant, cashier, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, treasurer], entered: [accountant, treasurer] } },
  list: { columns: ['number', 'account', 'from', 'to', 'closing', 'difference', 'state'], filters: ['account', 'state', 'to'], sort: '-to' },
  form: [['account', 'from', 'to'], ['opening', 'closing', 'count'], ['lines'], ['bookBalance', 'bookOnly', 'bankOnly'], ['adjustedBook', 'adjustedBank', 'difference']],
})

/** What the bank says must agree with itself before anything is compared with it. */
function addsUp({ opening, closing, count, lines: flow }: Kept) {
  if (count !== undefined && count !== flow.length) return refuse(`流水应为 ${count} 笔，实有 ${flow.length} 笔`, `${count} lines are announced, ${flow.length} are there`, 'count', { rule: 'statement-totals' })
  const end = plus(opening, sum(flow.map(({ amount }) => amount)))
  return compare(end, closing) === 0 ? undefined : refuse(`期初加流水为 ${end}，与期末不符`, `The opening balance and the lines come to ${end}`, 'closing', { rule: 'statement-totals' })
}

const movements = ({ payments, receipts, refunds }: Pick<Known, 'payments' | 'receipts' | 'refunds'>): readonly Movement[] => [...receipts, ...[...payments, ...refunds].map((one) => ({ ...one, amount: negated(one.amount) }))]
/** The paper that a line is matched with. */
const paperOf = ({ payment: paid, receipt, credit }: Papers): string | undefined => paid ?? receipt ?? credit ?? undefined
const fieldOf = (id: string, { receipts, refunds }: Omit<Known, 'stood' | 'went'>): keyof Papers => (receipts.some((one) => one.id === id) ? 'receipt' : refunds.some((one) => one.id === id) ? 'credit' : 'payment')
const open = (row: Kept, known: Omit<Known, 'stood' | 'went'>): readonly Movement[] => {
  const used = new Set([...known.taken.filter(({ statement }) => statement !== row.id), ...row.lines].map(paperOf))
  return movements(known).filter(({ id }) => !used.has(id))
}
const unmatched = ({ lines: flow }: Kept) => flow.filter((one) => paperOf(one) === undefined)

/** A line whose paper was taken back is free again. */
const freed = (row: Kept, known: Omit<Known, 'stood' | 'went'>): Kept => {
  const there = new Set<string | undefined>(movements(known).map(({ id }) => id))
  return { ...row, lines: row.lines.map((one) => (there.has(paperOf(one)) ? one : { ...one, payment: undefined, receipt: undefined, credit: undefined, rule: undefined })) }
}

/** Pairs that the rules find; a person may change each while the statement is open. */
function matched(given: Kept, known: Omit<Known, 'stood' | 'went'>): Kept['lines'] {
  const row = freed(given, known)
  const pairs = paired(unmatched(row).map(({ id, date, amount, reference, counterparty }) => ({ id, date, amount, reference, party: counterparty })), open(row, known))
  return row.lines.map((one) => {
    const pair = pairs.find(({ line }) => line === one.id)
    return pair ? { ...one, [fieldOf(pair.movement, known)]: pair.movement, rule: pair.rule } : one
  })
}

/** A movement is one line of one statement, with its amount. */
function matchedOnce(row: Kept, known: Omit<Known, 'stood' | 'went'>) {
  const elsewhere = new Set(known.taken.filter(({ statement }) => statement !== row.id).map(paperOf))
  const seen = new Set<string>()
  for (const [at, one] of row.lines.entries()) {
    const of = paperOf(one)
    if (!of) continue
    if (seen.has(of) || elsewhere.has(of)) return refuse('该单据已与另一笔流水匹配', 'It is matched with another line already', `lines.${at}.${one.payment ? 'payment' : one.receipt ? 'receipt' : 'credit'}`, { rule: 'already-matched' })
    seen.add(of)
    const found = movements(known).find(({ id }) => id === of)
    if (!found || compare(found.amount, one.amount) !== 0) return refuse('金额与匹配的单据不一致', 'The amount differs from what it is matched with', `lines.${at}.amount`)
  }
  return undefined
}

/** As of the last day of the statement, whenever it is reconciled: what the books had by then that the bank had not, and the other way round. */
function standing(row: Kept, known: Known) {
  const book = sum([...known.stood, ...known.went].map(({ debit, credit }) => minus(debit ?? '0', credit ?? '0')))
  const later = new Set<string | undefined>(movements(known).filter(({ date }) => date > row.to).map(({ id }) => id))
  const bookOnly = sum(open(row, known).filter(({ id }) => !later.has(id)).map(({ amount }) => amount))
  const bankOnly = sum(row.lines.filter((one) => paperOf(one) === undefined || later.has(paperOf(one))).map(({ amount }) => amount))
  const { adjustedBook, adjustedBank } = reconciled({ book, bank: row.closing, bookOnly: [bookOnly], bankOnly: [bankOnly] })
  return { bookBalance: book, bookOnly, bankOnly, adjustedBook, adjustedBank, difference: minus(adjustedBook, adjustedBank) }
}
