/** A reminder to a customer who is late: which invoices, since when, what interest and fee is claimed with them, less what was announced to be on its way; a letter that is printed and sent (6.3.3). */
import { all, day, document, integer, lines, longText, money, rate, record, ref, rows, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor, party, salesManager, treasurer } from '#commons'
import { compare, daysBetween, isNegative, isZero, minus, refuse, rounded, sum, type Day, type Decimal } from '#words'
import { overdueReminder, salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { claimed, onItsWay } from './reminder.ts'

const watched = financePolicy.clause('6.3.3')

const fields = {
  customer: ref(party, '客户', 'Customer').required(),
  date: day('催款日期', 'Date').required().startsToday(),
  payBy: day('请于此日前付清', 'Please pay by').required(),
  ratePerYear: rate('逾期利息年利率', 'Interest a year').required().initially('0').because('按合同约定；合同未约定的不计', 'As the contract says; none where it says nothing'),
  fee: money('催收费用', 'Fee').required().initially('0'),
  announced: lines('已告知在途的款项', 'Announced to be on its way', {
    invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required().unique(),
    amount: money('金额', 'Amount').required(),
  }),
  late: lines('逾期发票', 'Late invoices', {
    invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required(),
    due: day('到期日', 'Due').required(),
    days: integer('逾期天数', 'Days late').required(),
    open: money('未付金额', 'Open').required(),
    expected: money('已告知在途', 'On its way').required(),
    interest: money('利息', 'Interest').required(),
  }).fixed(),
  overdue: money('逾期金额', 'Late in all').fixed(),
  interest: money('利息合计', 'Interest').fixed(),
  claim: money('应付总额', 'Claimed').fixed(),
  letter: longText('函件正文', 'Letter').because('测算时拟定，可改写', 'Drafted when it is worked out, and may be reworded'),
}
export type OverdueReminder = RowOf<typeof fields>
type Kept = OverdueReminder & { readonly id: string; readonly number: string }
type Owing = { readonly id: string; readonly number: string; readonly due: Day | null; readonly date: Day; readonly open: Decimal }
type Known = { readonly owed: readonly Owing[]; readonly who: { readonly name: string } | undefined }

const dueOf = (one: Owing): Day => one.due ?? one.date

export const overdueReminderDocument = document(overdueReminder.name, {
  label: ['催款函', 'Reminder'], clause: watched, numbered: 'CK-{yyyy}{MM}-{0000}', fields,
  check: (row) => (isNegative(row.fee) ? refuse('费用不小于零', 'The fee is nothing at least', 'fee') : row.payBy < row.date ? refuse('付清期限早于催款日期', 'It would be due before it is sent', 'payBy') : undefined),
  known: {
    owed: (row: Kept) => rows<Owing>({ source: { document: salesInvoice.name }, where: { customer: row.customer, state: 'posted', red: null, open: { not: '0' } }, open: { of: 'total', less: ['settled', 'taken-back'], at: 'exchangeRate' }, fields: { id: 'id', number: 'number', due: 'due', date: 'date', open: 'open' }, sort: ['due', 'date'] }),
    who: (row: Kept) => record<Known['who']>(party as { name: string }, row.customer),
  },
  states: { draft: ['草稿', 'Draft'], sent: ['已发出', 'Sent'], settled: ['已了结', 'Settled'], withdrawn: ['已撤回', 'Withdrawn'] },
  actions: {
    'work-out': { label: ['测算', 'Work out'], from: 'draft', to: 'draft', by: [accountant, salesManager], clause: watched, needs: ['owed', 'who'], guard: isLate, sets: (row, known) => ({ ...workedOut(row, known), letter: letterTo(row, known) }) },
    send: { label: ['发出', 'Send'], from: 'draft', to: 'sent', by: [accountant, salesManager], clause: watched, duty: duty.record, needs: ['owed', 'who'], guard: isLate, sets: (row, known) => ({ ...workedOut(row, known), letter: row.letter ?? letterTo(row, known) }) },
    settle: { label: ['了结', 'Settle'], from: 'sent', to: 'settled', by: [accountant, financeManager], clause: watched, needs: ['owed'], guard: paid },
    withdraw: { label: ['撤回', 'Withdraw'], from: 'sent', to: 'withdrawn', by: [accountant, financeManager], clause: watched, grave: true },
  },
  access: { see: all(accountant, salesManager, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, salesManager] } },
  list: { columns: ['number', 'customer', 'date', 'payBy', 'claim', 'state'], filters: ['state', 'customer', 'date'], sort: '-date' },
  form: [['customer', 'date', 'payBy'], ['ratePerYear', 'fee'], ['announced'], ['late'], ['overdue', 'interest', 'claim'], ['letter']],
})

const lateOf = (row: Kept, { owed }: Pick<Known, 'owed'>): readonly Owing[] => owed.filter((one) => dueOf(one) < row.date && !isNegative(one.open))

/** Of each late invoice what was not announced bears interest and is claimed. */
function workedOut(row: Kept, known: Pick<Known, 'owed'>) {
  const found = lateOf(row, known)
  const { papers } = onItsWay(Object.fromEntries(found.map(({ id, open }) => [id, open])), (row.announced ?? []).map(({ invoice, amount }) => ({ amount, of: { [invoice]: amount } })))
  const late = found.map((one) => {
    const [days, { expected = '0', left = one.open } = {}] = [daysBetween(dueOf(one), row.date), papers[one.id]]
    return { invoice: one.id, due: dueOf(one), days, open: one.open, expected, interest: claimed({ open: left, days, ratePerYear: row.ratePerYear, fee: '0' }).interest }
  })
  const [overdue, interest] = [sum(late.map(({ open, expected }) => minus(open, expected))), sum(late.map((one) => one.interest))]
  return { late, overdue, interest, claim: sum([overdue, interest, row.fee]) }
}

function isLate(row: Kept, known: Known) {
  const found = lateOf(row, known)
  if (found.length === 0) return refuse(`${known.who?.name ?? ''}没有逾期未付的发票`, `${known.who?.name ?? 'The customer'} is late with nothing`, 'customer', { rule: 'nothing-late' })
  const at = (row.announced ?? []).findIndex(({ invoice, amount }) => compare(amount, found.find(({ id }) => id === invoice)?.open ?? '0') > 0)
  return at < 0 ? undefined : refuse('在途金额大于该发票逾期未付金额', 'More is announced than is late of that invoice', `announced.${at}.amount`)
}

/** Nothing of what it claimed is open any more. */
function paid(row: Kept, { owed }: Pick<Known, 'owed'>) {
  const still = sum((row.late ?? []).map(({ invoice }) => owed.find(({ id }) => id === invoice)?.open ?? '0'))
  return isZero(still) ? undefined : refuse(`所列发票尚有 ${still} 未付`, `${still} of the invoices it names is still open`, 'late', { kind: 'conflict' })
}

function letterTo(row: Kept, known: Known): string {
  const { late, ...sums } = workedOut(row, known)
  const [overdue, interest, fee, claim] = [sums.overdue, sums.interest, row.fee, sums.claim].map((one) => rounded(one, 2))
  const name = known.who?.name ?? ''
  return [
    `${name}：截至 ${row.date}，贵方有 ${late.length} 张发票逾期，未付 ${overdue} 元，逾期利息 ${interest} 元，费用 ${fee} 元，合计 ${claim} 元。请于 ${row.payBy} 前付清；如已付款，请告知付款日期与金额。`,
    `To ${name}: as of ${row.date}, ${late.length} of your invoices are overdue: ${overdue} open, ${interest} interest, ${fee} fee, ${claim} in all. Please pay by ${row.payBy}; if you have paid already, please tell us when and how much.`,
  ].join('\n')
}
