/** An invoice taken to the bank: pledged, and then either paid out less the charges with the firm still liable until the loan is repaid, or sold for good. */
import { all, choice, credit, day, debit, document, fulfilled, money, record, ref, text, type AccountRole, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { compare, isNegative, isPositive, minus, negated, refuse, type Day, type Decimal, type Label } from '#words'
import { salesInvoice } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { itemFor, standardItems, type Items } from '../1-books/standard-items.ts'
import { collectedOf } from './claims.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  invoice: ref(salesInvoice, '销售发票', 'Sales invoice').required().unique(),
  date: day('质押日期', 'Pledged on').required().startsToday(),
  lender: text('贴现银行', 'Bank', 100).required().searched(),
  recourse: choice('追索权', 'Recourse', { with: ['附追索权', 'With recourse'], without: ['无追索权（卖断）', 'Without recourse (sold)'] }).initially('with').because('附追索权：买方不付款时仍由本公司偿还，应收账款不出表；无追索权：应收账款终止确认，客户向银行付款（企业会计准则第23号）', 'With recourse the firm pays where the customer does not, and the claim stays in the books; without, the claim leaves them and the customer pays the bank (Accounting Standard 23)'),
  amount: money('贴现金额', 'Amount').required(),
  charges: money('贴现费用', 'Charges').initially('0'),
}
export type Discounting = RowOf<typeof fields>
type Kept = Discounting & { readonly id: string; readonly number: string }
type Invoice = { readonly state: string; readonly customer: string; readonly total: Decimal; readonly currency?: string } | undefined
type Known = { readonly owed: Invoice; readonly settled: Readonly<Record<string, Fulfilment>>; readonly taken: Readonly<Record<string, Fulfilment>>; readonly collected: Readonly<Record<string, Fulfilment>>; readonly items: Items }

export const discountingDocument = document('finance.discounting', {
  label: ['应收账款贴现', 'Invoice discounting'], clause: used, numbered: 'TX-{yyyy}-{0000}', fields,
  check: (row) => (!isPositive(row.amount) ? refuse('金额须大于零', 'The amount must be above zero', 'amount') : isNegative(minus(row.amount, row.charges)) ? refuse('费用高于贴现金额', 'The charges are more than the amount', 'charges') : undefined),
  known: { owed: (row: Discounting) => record<Invoice>(salesInvoice as { name: string }, row.invoice), settled: (row: Discounting) => fulfilled('settled', [row.invoice]), taken: (row: Discounting) => fulfilled('taken-back', [row.invoice]), collected: (row: Discounting) => collectedOf([row.invoice]), items: () => standardItems() },
  states: { draft: ['草稿', 'Draft'], pledged: ['已质押', 'Pledged'], disbursed: ['已放款', 'Disbursed'], repaid: ['已偿还', 'Repaid'], sold: ['已卖断', 'Sold'] },
  actions: {
    pledge: { label: ['质押', 'Pledge'], from: 'draft', to: 'pledged', by: accountant, clause: used, duty: duty.record, needs: ['owed', 'settled', 'taken'], guard: ours, post: (row, { owed }) => moved(row, row.date, ['应收账款质押', 'Invoice pledged'], [[account.pledgedReceivable, account.receivable, row.amount]], owed) },
    release: { label: ['解除质押', 'Release'], from: 'pledged', to: 'draft', by: [accountant, treasurer], clause: used, duty: duty.record, needs: ['owed', 'collected'], guard: stillPledged, sets: (row, known) => ({ amount: uncollected(row, known) }), post: (row, { owed, today }) => moved(row, today, ['解除应收账款质押', 'Pledge released'], [[account.receivable, account.pledgedReceivable, row.amount]], owed), link: (row, known) => countedAnew(row, known) },
    disburse: { label: ['放款', 'Disburse'], from: 'pledged', to: 'disbursed', by: treasurer, clause: used, duty: duty.pay, needs: ['owed', 'collected', 'items'], asks: ['charges?'], guard: (row) => (row.recourse === 'without' ? refuse('无追索权的，请用“卖断”', 'It is without recourse: sell it', 'recourse') : undefined), sets: (row, known) => ({ amount: uncollected(row, known) }), post: (row, { owed, today, items }) => moved(row, today, ['应收账款贴现', 'Invoice discounted'], [[account.bank, account.shortLoan, minus(row.amount, row.charges)], [account.financeCost, account.shortLoan, row.charges], [account.discountedReceivable, account.pledgedReceivable, row.amount]], owed, itemFor('borrowed', items)), link: (row, known) => countedAnew(row, known) },
    sell: { label: ['卖断', 'Sell'], from: 'pledged', to: 'sold', by: treasurer, clause: used, duty: duty.pay, needs: ['owed', 'collected', 'items'], asks: ['charges?'], guard: (row) => (row.recourse === 'without' ? undefined : refuse('附追索权的，请用“放款”', 'It is with recourse: disburse it', 'recourse')), sets: (row, known) => ({ amount: uncollected(row, known) }), post: (row, { owed, today, items }) => moved(row, today, ['应收账款卖断', 'Invoice sold'], [[account.bank, account.pledgedReceivable, minus(row.amount, row.charges)], [account.financeCost, account.pledgedReceivable, row.charges]], owed, itemFor('sales', items)), link: (row, known) => [...settles(row), ...countedAnew(row, known)], grave: true },
    repay: { label: ['偿还', 'Repay'], from: 'disbursed', to: 'repaid', by: treasurer, clause: used, duty: duty.pay, needs: ['owed', 'collected', 'items'], post: (row, { owed, today, items, collected }) => moved(row, today, ['偿还贴现款', 'Discounting repaid'], [[account.shortLoan, account.bank, row.amount], [account.receivable, account.discountedReceivable, uncollected(row, { collected })]], owed, itemFor('repaid', items)), link: (row, known) => countedAnew(row, known), grave: true },
  },
  access: { see: all(accountant, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [treasurer, accountant] } },
  list: { columns: ['number', 'invoice', 'lender', 'recourse', 'date', 'amount', 'charges', 'state'], filters: ['state', 'recourse', 'date'], sort: '-date' },
  form: [['invoice', 'date', 'lender'], ['recourse', 'amount', 'charges']],
})

/** No more than the customer still owes on it. */
function ours({ invoice, amount }: Discounting, { owed, settled, taken }: Pick<Known, 'owed' | 'settled' | 'taken'>) {
  if (owed?.state !== 'posted' || owed.currency) return refuse('只能贴现已入账的本位币发票', 'Only a posted invoice in the currency of the books is discounted', 'invoice')
  const open = minus(minus(owed.total, settled[invoice]?.amount ?? '0'), taken[invoice]?.amount ?? '0')
  return compare(amount, open) > 0 ? refuse(`发票尚欠 ${open}`, `Only ${open} of the invoice is still owed`, 'amount') : undefined
}

function stillPledged(row: Discounting, known: Pick<Known, 'collected'>) {
  return isPositive(uncollected(row, known)) ? undefined : refuse('质押的款项已全部收回，没有可解除的', 'All of it was collected since; nothing is pledged any more', 'amount', { kind: 'conflict' })
}

/** What the customer has not paid since the claim went to the bank: only that is lent on, and only that comes back. */
const uncollected = ({ invoice, amount }: Discounting, { collected }: Pick<Known, 'collected'>): Decimal => minus(amount, collected[invoice]?.amount ?? '0')
/** From here on, what is collected is counted from nothing. */
const countedAnew = ({ id, invoice }: Kept, { collected }: Pick<Known, 'collected'>): readonly Link[] =>
  Object.values(collected).filter(({ amount }) => isPositive(amount)).map(({ amount }) => ({ kind: 'collected', from: { document: salesInvoice.name, record: invoice }, line: id, quantity: '0', amount: negated(amount) }))

/** Claims are told apart by the customer who owes them. */
const claims: ReadonlySet<string> = new Set([account.receivable, account.pledgedReceivable, account.discountedReceivable].map((one) => one.account))
/** From one account to another; where money is one of them, it bears what it moved for. */
function moved({ number }: Kept, date: Day, [zh, en]: Label, moves: readonly (readonly [to: AccountRole, from: AccountRole, amount: Decimal])[], owed: Invoice, cashItem?: string): readonly Posting[] {
  const of = (role: AccountRole) => (claims.has(role.account) ? { party: owed?.customer } : role.account === account.bank.account ? { cashItem } : {})
  return [{ summary: [`${zh} ${number}`, `${en} ${number}`], date, lines: moves.flatMap(([to, from, amount]) => [debit(to, amount, of(to)), credit(from, amount, of(from))]) }]
}

/** What was sold is the bank's to collect: nothing of it is owed to the firm any more. */
function settles({ id, invoice, amount }: Kept): readonly Link[] {
  return [{ kind: 'settled', from: { document: salesInvoice.name, record: invoice }, line: id, quantity: '0', amount }]
}
