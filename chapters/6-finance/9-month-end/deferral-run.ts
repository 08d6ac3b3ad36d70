/** A deferral run: what every running deferral brings to the month, worked out by the house; a month that was left out is caught up. */
import { all, day, document, lines, money, ref, rows, text, type Posting, type RowOf } from '#declare'
import { accountant, datedWithin, duty, financeManager, generalManager, internalAuditor } from '#commons'
import { isPositive, minus, refuse, sum, type Decimal } from '#words'
import { deferral, deferralRun } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { moves, spreadLink, type Deferral } from './deferral.ts'
import { spreadBy } from './over-months.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  month: text('期间', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required(),
  lines: lines('明细', 'Lines', {
    deferral: ref(deferral, '待摊事项', 'Deferral').required(),
    amount: money('本期摊销', 'Part of the month').required(),
  }),
  total: money('合计', 'Total').required(),
}
export type DeferralRun = RowOf<typeof fields>
type Kept = DeferralRun & { readonly id: string; readonly number: string }
type Running = Pick<Deferral, 'amount' | 'begins' | 'months' | 'beginning' | 'kind' | 'from' | 'to' | 'party' | 'department'> & { readonly id: string }
export type Deferred = { readonly running: readonly Running[]; readonly past: readonly { readonly deferral: string; readonly amount: Decimal }[] }
type Known = Deferred & { readonly again: readonly { readonly number: string }[] }

/** What the month's part is worked out from, and whether it was posted. */
export const runningDeferrals = () => rows<Running>({
  source: { document: deferral.name }, where: { state: 'running' }, sort: ['number'],
  fields: { id: 'id', amount: 'amount', begins: 'begins', months: 'months', beginning: 'beginning', kind: 'kind', from: 'from', to: 'to', party: 'party', department: 'department' },
})
export const spreadSoFar = () => rows<Deferred['past'][number]>({ source: { journal: 'links' }, where: { kind: 'spread', fromDocument: deferral.name }, fields: { deferral: 'from' }, measures: { amount: { sum: 'amount' } } })
export const deferralRunOf = (month: string) => rows<{ number: string }>({ source: { document: deferralRun.name }, where: { month, state: 'posted' }, fields: { number: 'number' }, limit: 1 })

export const deferralRunDocument = document(deferralRun.name, {
  label: ['待摊摊销', 'Deferral run'], clause: booked, numbered: 'TX-{yyyy}{MM}-{000}', fields,
  derive: { total: (row) => sum((row.lines ?? []).map(({ amount }) => amount)) },
  check: datedWithin,
  known: { running: (_row: Kept) => runningDeferrals(), past: (_row: Kept) => spreadSoFar(), again: (row: Kept) => deferralRunOf(row.month) },
  states: { draft: ['草稿', 'Draft'], posted: ['已摊销', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['摊销', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['running', 'past', 'again'],
      guard: once, sets: (row, known) => ({ lines: dueParts(row.month, known) }), post: (row, known) => spread(row, known), link: (row) => (row.lines ?? []).map((one) => spreadLink(one.deferral, one.id, one.amount)),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'month', 'date', 'total', 'state'], filters: ['state', 'date'], sort: '-month' },
  form: [['month', 'date', 'total'], ['lines']],
})

/** Once a month, and only where there is something to spread. */
function once(row: Kept, known: Known) {
  const [before] = known.again
  if (before) return refuse(`该期间已由 ${before.number} 摊销`, `${before.number} has spread this month already`, 'month', { kind: 'conflict' })
  return dueParts(row.month, known).length > 0 ? undefined : refuse('本期没有应摊销的事项', 'Nothing is to be spread in this month', 'month')
}

/** What should be spread by the end of the month less what was. */
export function dueParts(month: string, { running, past }: Deferred): readonly { readonly deferral: string; readonly amount: Decimal }[] {
  const before = new Map(past.map((one) => [one.deferral, one.amount]))
  return running.map((one) => ({ deferral: one.id, amount: minus(spreadBy(one, month), before.get(one.id) ?? '0') })).filter(({ amount }) => isPositive(amount))
}

function spread(row: Kept, { running }: Known): readonly Posting[] {
  const of = (id: string) => running.filter((one) => one.id === id)
  return [{ summary: [`待摊摊销 ${row.month}`, `Deferrals of ${row.month}`], date: row.date, word: '转', lines: (row.lines ?? []).flatMap((one) => of(one.deferral).flatMap((deferred) => moves(deferred, one.amount, one.id))) }]
}
