/** A deferral: what was billed or paid for a time to come stands on an account of its own until the months it is for take their part; it may end early. */
import { all, choice, credit, day, debit, document, fulfilled, integer, money, ref, rows, text, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, department, duty, financeManager, generalManager, internalAuditor, party, payablesAccountant } from '#commons'
import { compare, isPositive, minus, refuse, type Day, type Decimal } from '#words'
import { chartAccount, deferral } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  what: text('事项', 'What it is for', 200).required().searched(),
  kind: choice('类型', 'Kind', { expense: ['待摊费用', 'Deferred expense'], income: ['递延收益', 'Deferred income'] }).initially('expense'),
  party: ref(party, '往来单位', 'Partner'),
  source: text('来源单据', 'From the paper', 60).because('付款、收款或发票的单据号', 'Number of the payment, receipt or invoice'),
  amount: money('金额', 'Amount').required(),
  begins: day('受益开始日', 'Begins').required(),
  months: integer('受益月数', 'Months').required(),
  beginning: choice('首月', 'First month', { whole: ['按整月', 'As a whole month'], next: ['次月起', 'From the next month'], days: ['按天', 'By its days'] }).initially('whole'),
  from: text('挂账科目', 'Stands on', 20).codeOf(chartAccount).because('空着为“待摊费用”或“递延收益”用途所对应的科目', 'Left empty: the account for deferred expense or income'),
  to: text('转入科目', 'Goes to', 20).codeOf(chartAccount).because('空着为管理费用或主营业务收入', 'Left empty: expense or revenue'),
  department: ref(department, '承担部门', 'Department'),
}
export type Deferral = RowOf<typeof fields>
type Kept = Deferral & { readonly id: string; readonly number: string }
type Stands = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Known = { readonly stands: readonly Stands[]; readonly spread: Readonly<Record<string, Fulfilment>>; readonly today: Day }

type Placed = Pick<Deferral, 'kind' | 'from' | 'to'>
export const standsOn = ({ kind, from }: Placed): string => from ?? (kind === 'income' ? account.deferredIncome : account.deferredExpense).account
const goesTo = ({ kind, to }: Placed): string => to ?? (kind === 'income' ? account.revenue : account.expense).account

export const deferralDocument = document(deferral.name, {
  label: ['待摊与递延', 'Deferral'], clause: booked, numbered: 'DT-{yyyy}-{0000}', fields,
  check: (row) => (!isPositive(row.amount) ? refuse('金额须大于零', 'The amount must be above zero', 'amount') : row.months < 1 || row.months > 600 ? refuse('受益月数为 1 至 600', 'It is spread over 1 to 600 months', 'months') : undefined),
  known: {
    stands: (row: Kept) => rows<Stands>({ source: { journal: 'balances' }, where: { ...(row.from ? { account: row.from } : { role: standsOn(row) }), ...(row.party ? { party: row.party } : {}) }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }),
    spread: (row: Kept) => fulfilled('spread', [row.id]),
  },
  states: { draft: ['草稿', 'Draft'], running: ['摊销中', 'Running'], ended: ['已终止', 'Ended'] },
  actions: {
    start: { label: ['开始摊销', 'Start'], from: 'draft', to: 'running', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['stands'], guard: standing },
    end: { label: ['提前终止', 'End early'], from: 'running', to: 'ended', by: financeManager, clause: booked, duty: duty.record, needs: ['spread'], guard: left, post: (row, known) => allAtOnce(row, known), link: (row, known) => [spreadLink(row.id, row.id, restOf(row, known))], grave: true },
  },
  access: { see: all(accountant, financeManager, payablesAccountant, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] }, department: 'department' },
  title: 'what',
  list: { columns: ['number', 'what', 'kind', 'amount', 'begins', 'months', 'state'], filters: ['kind', 'state', 'department'], sort: '-begins' },
  form: [['what', 'kind', 'party', 'source'], ['amount', 'begins', 'months', 'beginning'], ['from', 'to', 'department']],
})

/** Only what stands on the account can be spread from it. */
function standing(row: Kept, { stands: [held] }: Pick<Known, 'stands'>) {
  const net = minus(held?.debit ?? '0', held?.credit ?? '0')
  const there = row.kind === 'income' ? minus('0', net) : net
  return compare(row.amount, there) > 0 ? refuse(`挂账科目上只有 ${there}`, `Only ${there} stands on the account`, 'amount') : undefined
}

const restOf = (row: Kept, { spread }: Pick<Known, 'spread'>): Decimal => minus(row.amount, spread[row.id]?.amount ?? '0')
function left(row: Kept, known: Pick<Known, 'spread'>) {
  return isPositive(restOf(row, known)) ? undefined : refuse('已全部摊完', 'All of it is spread already', 'amount', { kind: 'conflict' })
}

/** What a part moves: out of the account where it stood, into expense or income. */
export function moves(row: Placed & Pick<Deferral, 'party' | 'department'>, amount: Decimal, line: string): Posting['lines'] {
  const [stands, goes] = [{ account: standsOn(row), label: ['', ''] as const }, { account: goesTo(row), label: ['', ''] as const }]
  const [there, borne] = [{ party: row.party ?? undefined }, { department: row.department ?? undefined }]
  return row.kind === 'income' ? [debit(stands, amount, there, line), credit(goes, amount, borne, line)] : [debit(goes, amount, borne, line), credit(stands, amount, there, line)]
}
export const spreadLink = (record: string, line: string, amount: Decimal): Link => ({ kind: 'spread', from: { document: deferral.name, record }, line, quantity: '1', amount })

const allAtOnce = (row: Kept, known: Known): readonly Posting[] => [{ summary: [`提前终止 ${row.what}`, `Ended early: ${row.what}`], date: known.today, word: '转', lines: moves(row, restOf(row, known), row.id) }]
