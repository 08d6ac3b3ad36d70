/** A bank statement: what the bank says moved, its lines matched with what the books say, and the reconciliation of both balances with each item that only one of them has. */
import { all, choice, day, document, integer, lines, money, ref, rows, text, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { addDays, compare, isNegative, isZero, minus, monthBefore, plus, refuse, sum, type Day, type Decimal } from '#words'
import { bankStatement, chartAccount, customerCredit, moneyReceipt, payment } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { paired, reconciled } from './matching.ts'
import { movementsOf, papers, touched, type Moved, type Papers, type Told, type Touched } from './movements.ts'

const watched = financePolicy.clause('6.3.3')

const fields = {
  account: text('银行账号', 'Bank account', 60).required().searched(),
  bookAccount: text('对应科目', 'Account of the books', 20).codeOf(chartAccount).because('空着为“银行存款”用途所对应的科目', 'Left empty: the account that stands for the bank'),
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
    voucher: text('凭证', 'Voucher', 40).because('工资、借款、手续费等以凭证号匹配，如 2026-03 付-12', 'Wages, loans, charges and the like are matched by voucher, such as 2026-03 付-12'),
    rule: choice('匹配依据', 'Matched by', { reference: ['流水号', 'Reference'], party: ['户名', 'Counterparty'], amount: ['金额与日期', 'Amount and day'], person: ['人工', 'By hand'] }),
  }).required(),
  unreached: lines('未达账项', 'Unreached items', {
    side: choice('类别', 'Kind', { 'bank-in': ['银行已收、企业未收', 'Received, at the bank only'], 'bank-out': ['银行已付、企业未付', 'Paid, at the bank only'], 'book-in': ['企业已收、银行未收', 'Received, in the books only'], 'book-out': ['企业已付、银行未付', 'Paid, in the books only'] }).required(),
    date: day('日期', 'Date').required(), what: text('摘要', 'What', 300), amount: money('金额（收为正）', 'Amount (in is positive)').required().signed(),
  }).fixed(),
  bookBalance: money('账面余额', 'Balance of the books').signed().fixed(),
  bookOnly: money('账有行无', 'Only in the books').signed().fixed(),
  bankOnly: money('行有账无', 'Only at the bank').signed().fixed(),
  adjustedBook: money('调节后账面余额', 'Books, adjusted').signed().fixed(),
  adjustedBank: money('调节后银行余额', 'Bank, adjusted').signed().fixed(),
  difference: money('差额', 'Difference').signed().fixed(),
  explanation: text('差额说明', 'Why they differ', 300),
}
export type BankStatement = RowOf<typeof fields>
type Kept = BankStatement & { readonly id: string }
/** A line of any statement of the account. */
type Line = Papers & { readonly id: string; readonly date: Day; readonly amount: Decimal; readonly counterparty: string | null; readonly reference: string | null; readonly statement: string; readonly account: string; readonly from: Day; readonly to: Day }
/** What went over the bank account; nothing where nothing did. */
type Went = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Matching = { readonly entries: readonly Touched[]; readonly payments: readonly Told[]; readonly receipts: readonly Told[]; readonly refunds: readonly Told[]; readonly taken: readonly Line[] }
type Known = Matching & { readonly stood: readonly Went[]; readonly went: readonly Went[] }

/** What has not met its counterpart within so many days is for a person to explain. */
const daysOpen = 400
const span = ({ from, to }: BankStatement) => ({ from: addDays(from, -60), to: addDays(to, 10) })
const inBooks = ({ bookAccount }: BankStatement): Readonly<Record<string, string>> => (bookAccount ? { account: bookAccount } : { role: account.bank.account })

export const bankStatementDocument = document('finance.bank-statement', {
  label: ['银行对账单', 'Bank statement'], clause: watched, numbered: 'DZ-{yyyy}{MM}-{000}', fields,
  check: (row) => (row.to < row.from ? refuse('止日早于起日', 'It ends before it begins', 'to') : undefined),
  known: {
    entries: (row: Kept) => touched(inBooks(row), { from: addDays(row.from, -daysOpen), to: addDays(row.to, 10) }),
    payments: (row: Kept) => rows<Told>({ source: { document: payment.name }, where: { state: 'paid', method: 'bank', date: span(row) }, fields: { id: 'id', reference: 'bankReference', party: 'supplier.name' } }),
    receipts: (row: Kept) => rows<Told>({ source: { document: moneyReceipt.name }, where: { state: 'posted', method: 'bank', date: span(row) }, fields: { id: 'id', reference: 'bankReference', party: 'customer.name' } }),
    refunds: (row: Kept) => rows<Told>({ source: { document: customerCredit.name }, where: { state: 'refunded', paidOn: span(row) }, fields: { id: 'id', reference: 'number', party: 'customer.name' } }),
    taken: (row: Kept) => rows<Line>({
      source: { document: bankStatement.name, lines: 'lines' }, where: { 'parent.to': { from: addDays(row.from, -daysOpen) }, 'parent.state': { not: 'draft' } },
      fields: { id: 'id', date: 'date', amount: 'amount', counterparty: 'counterparty', reference: 'reference', payment: 'payment', receipt: 'receipt', credit: 'credit', voucher: 'voucher', statement: 'parent.id', account: 'parent.account', from: 'parent.from', to: 'parent.to' },
    }),
    stood: (row: Kept) => rows<Went>({ source: { journal: 'balances' }, where: { ...inBooks(row), period: { to: monthBefore(row.to.slice(0, 7)) } }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }),
    went: (row: Kept) => rows<Went>({ source: { journal: 'entries' }, where: { ...inBooks(row), phase: 'settled', date: { from: `${row.to.slice(0, 7)}-01`, to: row.to } }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }),
  },
  states: { draft: ['草稿', 'Draft'], entered: ['已导入', 'Entered'], reconciled: ['已对账', 'Reconciled'] },
  actions: {
    enter: { label: ['核对并导入', 'Enter'], from: 'draft', to: 'entered', by: [accountant, treasurer], clause: watched, duty: duty.audit, guard: addsUp },
    match: { label: ['自动匹配', 'Match'], from: 'entered', to: 'entered', by: [accountant, treasurer], clause: watched, duty: duty.audit, needs: ['entries', 'payments', 'receipts', 'refunds', 'taken'], sets: (row, known) => ({ lines: matched(row, known) }) },
    reconcile: { label: ['完成对账', 'Reconcile'], from: 'entered', to: 'reconciled', by: [accountant, treasurer, financeManager], clause: watched, duty: duty.audit, asks: ['explanation?'], needs: ['entries', 'payments', 'receipts', 'refunds', 'taken', 'stood', 'went'], guard: (row, known) => matchedOnce(row, known) ?? explained(row, known), sets: (row, known) => standing(row, known) },
    reopen: { label: ['重新对账', 'Open again'], from: 'reconciled', to: 'entered', by: [treasurer, financeManager], clause: watched, duty: duty.audit, sets: () => ({ explanation: undefined }), grave: true },
  },
  access: { company: true, see: all(accountant, cashier, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, treasurer], entered: [accountant, treasurer] } },
  list: { columns: ['number', 'account', 'from', 'to', 'closing', 'difference', 'state'], filters: ['account', 'state', 'to'], sort: '-to' },
  form: [['account', 'bookAccount'], ['from', 'to'], ['opening', 'closing', 'count'], ['lines'], ['unreached'], ['bookBalance', 'bookOnly', 'bankOnly'], ['adjustedBook', 'adjustedBank', 'difference'], ['explanation']],
})

/** What the bank says must agree with itself before anything is compared with it. */
function addsUp({ opening, closing, count, lines: flow }: Kept) {
  if (count !== undefined && count !== flow.length) return refuse(`流水应为 ${count} 笔，实有 ${flow.length} 笔`, `${count} lines are announced, ${flow.length} are there`, 'count', { rule: 'statement-totals' })
  const end = plus(opening, sum(flow.map(({ amount }) => amount)))
  return compare(end, closing) === 0 ? undefined : refuse(`期初加流水为 ${end}，与期末不符`, `The opening balance and the lines come to ${end}`, 'closing', { rule: 'statement-totals' })
}

const movements = (row: Kept, { entries, payments, receipts, refunds }: Matching): readonly Moved[] => movementsOf(entries, [...payments, ...receipts, ...refunds], row.to)
/** The paper that a line is matched with. */
const paperOf = (line: Papers): string | undefined => papers.flatMap((name) => line[name] ?? []).at(0)
const nothing = { payment: undefined, receipt: undefined, credit: undefined, voucher: undefined, rule: undefined }
const elsewhere = (row: Kept, { taken }: Matching): ReadonlySet<string | undefined> => new Set(taken.filter(({ statement }) => statement !== row.id).map(paperOf))
const open = (row: Kept, known: Matching): readonly Moved[] => {
  const [there, here] = [elsewhere(row, known), new Set(row.lines.map(paperOf))]
  return movements(row, known).filter(({ id }) => !there.has(id) && !here.has(id))
}

/** A line whose paper was taken back is free again. */
const freed = (row: Kept, known: Matching): Kept => {
  const there = new Set<string | undefined>(movements(row, known).map(({ id }) => id))
  return { ...row, lines: row.lines.map((one) => (there.has(paperOf(one)) ? one : { ...one, ...nothing })) }
}

/** Pairs that the rules find; a person may change each while the statement is open. */
function matched(given: Kept, known: Matching): Kept['lines'] {
  const row = freed(given, known)
  const left = open(row, known)
  const pairs = paired(row.lines.filter((one) => paperOf(one) === undefined).map(({ id, date, amount, reference, counterparty }) => ({ id, date, amount, reference, party: counterparty })), left)
  return row.lines.map((one) => {
    const pair = pairs.find(({ line }) => line === one.id)
    const found = left.find(({ id }) => id === pair?.movement)
    return pair && found ? { ...one, [found.as]: found.id, rule: pair.rule } : one
  })
}

/** A movement is one line of one statement, with its amount. */
function matchedOnce(row: Kept, known: Matching) {
  const [there, seen, all] = [elsewhere(row, known), new Set<string>(), movements(row, known)]
  for (const [at, one] of row.lines.entries()) {
    const of = paperOf(one)
    if (!of) continue
    if (seen.has(of) || there.has(of)) return refuse('该单据已与另一笔流水匹配', 'It is matched with another line already', `lines.${at}.${papers.find((name) => one[name])}`, { rule: 'already-matched' })
    seen.add(of)
    const found = all.find(({ id }) => id === of)
    if (!found || compare(found.amount, one.amount) !== 0) return refuse('金额与匹配的单据不一致', 'The amount differs from what it is matched with', `lines.${at}.amount`)
  }
  return undefined
}

/** 6.3.3: both balances agree once what only one side has is counted on both, or somebody says why they do not. */
function explained(row: Kept, known: Known) {
  const { difference } = standing(row, known)
  return isZero(difference) || row.explanation ? undefined : refuse(`调节后账面与银行相差 ${difference}，请查明或说明原因`, `Adjusted, the books and the bank differ by ${difference}: find it, or say why`, 'explanation', { rule: 'unexplained-difference' })
}

/** As of the last day of the statement, whenever it is reconciled: what the books had by then that the bank had not, and the other way round, since the account's first statement. */
function standing(row: Kept, known: Known) {
  const earlier = known.taken.filter((one) => one.statement !== row.id && one.account === row.account && one.to < row.from)
  const began = earlier.reduce((first, { from }) => (from < first ? from : first), row.from)
  const byThen = movements(row, known).filter(({ date }) => date <= row.to)
  const [had, met] = [new Set<string | undefined>(byThen.map(({ id }) => id)), new Set([...earlier, ...row.lines].map(paperOf))]
  const bankOnly = [...earlier, ...row.lines].filter((one) => !had.has(paperOf(one))).map((one): Unreached => ({ side: isNegative(one.amount) ? 'bank-out' : 'bank-in', date: one.date, what: [one.counterparty, one.reference].filter(Boolean).join(' '), amount: one.amount }))
  const bookOnly = byThen.filter(({ id, date }) => date >= began && !met.has(id)).map((one): Unreached => ({ side: isNegative(one.amount) ? 'book-out' : 'book-in', date: one.date, what: one.what, amount: one.amount }))
  const [ofBank, ofBook] = [bankOnly, bookOnly].map((items) => sum(items.map(({ amount }) => amount))) as [Decimal, Decimal]
  const book = sum([...known.stood, ...known.went].map(({ debit, credit }) => minus(debit ?? '0', credit ?? '0')))
  const { adjustedBook, adjustedBank } = reconciled({ book, bank: row.closing, bookOnly: [ofBook], bankOnly: [ofBank] })
  return { unreached: [...bankOnly, ...bookOnly], bookBalance: book, bookOnly: ofBook, bankOnly: ofBank, adjustedBook, adjustedBank, difference: minus(adjustedBook, adjustedBank) }
}
type Unreached = { readonly side: 'bank-in' | 'bank-out' | 'book-in' | 'book-out'; readonly date: Day; readonly what: string; readonly amount: Decimal }
