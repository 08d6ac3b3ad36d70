/** A depreciation run: what every asset in use has used up in a month, worked out by the house and posted to the departments that use them. */
import { all, credit, day, debit, document, lines, money, ref, rows, text, type Link, type Posting, type RowOf } from '#declare'
import { account, accountant, datedWithin, department, duty, financeManager, generalManager, internalAuditor } from '#commons'
import { isPositive, minus, refuse, sum, type Day, type Decimal } from '#words'
import { depreciationRun, fixedAsset } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { firstMonth, monthOf, type DepreciationMethod } from './depreciation.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  month: text('期间', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required(),
  lines: lines('明细', 'Lines', {
    asset: ref(fixedAsset, '固定资产', 'Fixed asset').required(),
    department: ref(department, '使用部门', 'Department'),
    amount: money('本期折旧', 'Depreciation').required(),
  }),
  total: money('合计', 'Total').required(),
}
export type DepreciationRun = RowOf<typeof fields>
type Kept = DepreciationRun & { readonly id: string; readonly number: string }
type Asset = { readonly id: string; readonly department: string; readonly cost: Decimal; readonly residual: Decimal; readonly months: number; readonly method: Exclude<DepreciationMethod, 'units'>; readonly inUse: string; readonly openingAccumulated: Decimal; readonly openingMonths: number }
type Done = { readonly asset: string; readonly count: number }
export type InUse = { readonly assets: readonly Asset[]; readonly done: readonly Done[] }
type Known = InUse & { readonly again: readonly { readonly number: string }[] }

/** What the depreciation of a month is worked out from, and whether it was posted. */
export const assetsInUse = (on: Day) => rows<Asset>({
  source: { document: fixedAsset.name }, where: { state: 'used', inUse: { to: on } },
  fields: { id: 'id', department: 'department', cost: 'cost', residual: 'residual', months: 'months', method: 'method', inUse: 'inUse', openingAccumulated: 'openingAccumulated', openingMonths: 'openingMonths' }, sort: ['number'],
})
export const monthsBorne = () => rows<Done>({ source: { journal: 'links' }, where: { kind: 'depreciated', amount: { from: 0.01 } }, fields: { asset: 'from' }, measures: { count: { count: true } } })
export const runOf = (month: string) => rows<{ number: string }>({ source: { document: depreciationRun.name }, where: { month, state: 'posted' }, fields: { number: 'number' }, limit: 1 })

export const depreciationRunDocument = document('finance.depreciation-run', {
  label: ['折旧计提', 'Depreciation run'], clause: booked, numbered: 'ZJ-{yyyy}{MM}-{000}', fields,
  derive: { total: (row) => sum((row.lines ?? []).map(({ amount }) => amount)) },
  check: datedWithin,
  known: {
    assets: (row: Kept) => assetsInUse(row.date),
    done: (_row: Kept) => monthsBorne(),
    again: (row: Kept) => runOf(row.month),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已计提', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['计提', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['assets', 'done', 'again'],
      guard: (_row, known) => once(known), sets: (row, known) => ({ lines: usedUp(row, known) }), post: (row) => spread(row), link: (row) => counted(row),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'month', 'date', 'total', 'state'], filters: ['state', 'date'], sort: '-month' },
  form: [['month', 'date', 'total'], ['lines']],
})

const once = ({ again: [before] }: Known) => (before ? refuse(`该期间已由 ${before.number} 计提`, `${before.number} has depreciated this month already`, 'month', { kind: 'conflict' }) : undefined)

/** An asset bears its first month after it came into use, and what was taken over goes on where it stood. */
export function usedUp({ month }: { readonly month: string }, { assets, done }: InUse): readonly { readonly asset: string; readonly department: string; readonly amount: Decimal }[] {
  return assets.filter(({ inUse }) => firstMonth(inUse) <= month).map((asset) => {
    const past = done.find((one) => one.asset === asset.id)?.count ?? 0
    const basis = asset.method === 'straight-line' ? { cost: minus(asset.cost, asset.openingAccumulated), residual: asset.residual } : asset
    const amount = asset.method === 'straight-line' ? monthOf(basis, asset.months - asset.openingMonths, asset.method, past) : monthOf(basis, asset.months, asset.method, asset.openingMonths + past)
    return { asset: asset.id, department: asset.department, amount }
  }).filter(({ amount }) => isPositive(amount))
}

const spread = (row: Kept): readonly Posting[] => [{
  summary: [`计提折旧 ${row.month}`, `Depreciation ${row.month}`], date: row.date, word: '转',
  lines: (row.lines ?? []).flatMap((one) => [debit(account.expense, one.amount, { department: one.department }, one.id), credit(account.accumulatedDepreciation, one.amount, {}, one.id)]),
}]

const counted = (row: Kept): readonly Link[] => (row.lines ?? []).map(({ id, asset, amount }) => ({ kind: 'depreciated', from: { document: fixedAsset.name, record: asset }, line: id, quantity: '1', amount }))
