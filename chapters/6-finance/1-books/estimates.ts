/** Before a month is closed (6.2.1): whether the estimates of the month before were taken back, and what still is was estimated again, where finance chose so. */
import { account, takenBackAccountRoles } from '#commons'
import type { Query } from '#declare'
import { isZero, type Decimal } from '#words'
import { receiptEstimate } from '../../4-supply/contract.ts'
import { accountingPolicy, type Chosen } from '../contract.ts'
import { lastOf, type ClosingCheck } from './closing.ts'
import { monthBefore } from './compared.ts'

type Standing = { readonly net: Decimal }
type Asked = { readonly chosen: Query<Pick<Chosen, 'estimates'>>; readonly before: Query<Standing>; readonly taken: Query<{ readonly number: string }>; readonly still: Query<Standing> }
/** What the month asks about its estimates: the policy on its first day, what stood as estimated before it, whether that was taken back, and what of it is not estimated again at the end. */
export const estimatesOf = (period: string): Asked => ({
  chosen: { source: { document: accountingPolicy.name }, where: { state: 'in-force', from: { to: `${period}-01` } }, fields: { estimates: 'estimates' }, sort: ['-from'], limit: 1 },
  before: { source: { journal: 'balances' }, where: { role: account.goodsReceivedNotInvoiced.account, period: { to: monthBefore(period) } }, fields: { party: 'party' }, measures: { net: { sum: 'settled' } } },
  taken: { source: { document: receiptEstimate.name }, where: { state: 'posted', kind: 'taken-back', month: period }, fields: { number: 'number' }, limit: 1 },
  still: { source: { journal: 'balances' }, where: { role: { in: [...takenBackAccountRoles] }, period: { to: period } }, fields: { account: 'account', party: 'party', item: 'item' }, measures: { net: { sum: 'settled' } } },
})

/** Asked only where finance chose to take estimates back, or something of them still is. */
export function estimateCheck(period: string, { chosen: [chosen], before, taken, still }: { readonly chosen: readonly Pick<Chosen, 'estimates'>[]; readonly before: readonly Standing[]; readonly taken: readonly unknown[]; readonly still: readonly Standing[] }): readonly (Omit<ClosingCheck, 'query'> & { readonly open: number })[] {
  const open = (of: readonly Standing[]): number => of.filter(({ net }) => !isZero(net)).length
  const asked = chosen?.estimates === 'taken-back'
  if (!asked && open(still) === 0) return []
  const waits = asked && taken.length === 0 ? open(before) : 0
  return [{ key: 'estimates', label: ['上月暂估未冲回，或冲回后月末未再暂估', 'Estimates not taken back, or not estimated again'], open: waits + open(still), list: { document: receiptEstimate.name, filters: { 'date.from': `${period}-01`, 'date.to': lastOf(period) } } }]
}
