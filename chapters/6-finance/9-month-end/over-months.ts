/** What was billed or paid for a time to come is income or expense of that time: in equal months, the last of which takes what is left; or at once, where the time is none (CAS 14, accrual). */
import { dividedBy, lastOf, minus, monthAfter, sum, times, type Day, type Decimal } from '#words'

/** Amounts by month, from the month in which the time begins. */
export function overMonths(amount: Decimal, start: string, months: number): Readonly<Record<string, Decimal>> {
  const each = dividedBy(amount, String(Math.max(1, months)), 2)
  return Object.fromEntries(Array.from({ length: Math.max(1, months) }, (_, at) => [monthAfter(start, at), at === Math.max(1, months) - 1 ? minus(amount, times(each, String(at))) : each]))
}
export const monthsBetween = (start: string, end: string): number => (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1

/** How the first month counts: `whole` as a month however late it begins, `next` only from the month after, `days` by its days, with the rest in one month more. */
export type Beginning = 'whole' | 'next' | 'days'
export type Spread = { readonly amount: Decimal; readonly begins: Day; readonly months: number; readonly beginning: Beginning }

export function spreadOver({ amount, begins, months, beginning }: Spread): Readonly<Record<string, Decimal>> {
  const first = begins.slice(0, 7)
  if (beginning !== 'days' || begins.endsWith('-01')) return overMonths(amount, beginning === 'next' ? `${monthAfter(first, 1)}-01` : begins, months)
  const days = Number(lastOf(first).slice(8))
  const each = dividedBy(amount, String(months), 2)
  const opening = dividedBy(times(each, String(days - Number(begins.slice(8)) + 1)), String(days), 2)
  const between = Array.from({ length: months - 1 }, (_, at) => [monthAfter(first, at + 1), each] as const)
  return Object.fromEntries([[first, opening], ...between, [monthAfter(first, months), minus(amount, sum([opening, ...between.map(([, one]) => one)]))]])
}

/** What should be spread by the end of a month. */
export const spreadBy = (of: Spread, month: string): Decimal => sum(Object.entries(spreadOver(of)).filter(([one]) => one <= month).map(([, amount]) => amount))
