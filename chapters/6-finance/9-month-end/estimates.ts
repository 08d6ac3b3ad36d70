/** Where finance chose so, the estimates of goods without their invoice are taken back in red on the first of the month, and what still is uninvoiced is estimated again at its end. */
import { account, takenBackAccountRoles } from '#commons'
import { rows, several, type AnswerOf } from '#declare'
import { isZero, monthBefore, type Decimal } from '#words'
import { receiptEstimate } from '../../4-supply/contract.ts'
import { chosenOn } from '../contract.ts'

type Standing = { readonly net: Decimal }

/** The policy on the first day of the month, what stood as estimated before it, whether that was taken back, and what of it is not estimated again at the end. */
export const estimatesOf = (month: string) => several({
  chosen: chosenOn(`${month}-01`),
  before: rows<Standing>({ source: { journal: 'balances' }, where: { role: account.goodsReceivedNotInvoiced.account, period: { to: monthBefore(month) } }, fields: { party: 'party' }, measures: { net: { sum: 'settled' } } }),
  taken: rows<{ number: string }>({ source: { document: receiptEstimate.name }, where: { state: 'posted', kind: 'taken-back', month }, fields: { number: 'number' }, limit: 1 }),
  still: rows<Standing>({ source: { journal: 'balances' }, where: { role: { in: [...takenBackAccountRoles] }, period: { to: month } }, fields: { account: 'account', party: 'party', item: 'item' }, measures: { net: { sum: 'settled' } } }),
})
export type Estimates = AnswerOf<ReturnType<typeof estimatesOf>>

/** How many wait to be taken back, and how many to be estimated again; nothing is asked of who keeps estimates until the invoice comes. */
export function estimatesWaiting({ chosen: [chosen], before, taken, still }: Estimates): { readonly asked: boolean; readonly back: number; readonly again: number } {
  const standing = (of: readonly Standing[]): number => of.filter(({ net }) => !isZero(net)).length
  const [chose, again] = [chosen?.estimates === 'taken-back', standing(still)]
  return { asked: chose || again > 0, back: chose && taken.length === 0 ? standing(before) : 0, again }
}
