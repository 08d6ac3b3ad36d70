/** Budgets as a plan: what departments hand up and what comes of it for the company, what was reached of it, and the same again for another time (6.1.1). */
import { compare, dividedBy, isZero, minus, rounded, sum, times, type Decimal } from '#words'

export type Plan = Readonly<Partial<Record<'revenue' | 'cost' | 'expense', Decimal>>>
export type RolledUp = { readonly revenue: Decimal; readonly cost: Decimal; readonly expense: Decimal; readonly profit: Decimal }

/** All departments together, and the profit that their figures leave. */
export function rolledUp(departments: readonly Plan[]): RolledUp {
  const of = (name: keyof Plan): Decimal => sum(departments.map((one) => one[name] ?? '0'))
  const [revenue, cost, expense] = [of('revenue'), of('cost'), of('expense')]
  return { revenue, cost, expense, profit: minus(minus(revenue, cost), expense) }
}
/** What lacks to the profit the company set itself: nothing, where it is met. */
export const shortOf = (profit: Decimal, target: Decimal): { readonly gap: Decimal; readonly met: boolean } => (compare(profit, target) >= 0 ? { gap: '0', met: true } : { gap: minus(target, profit), met: false })

/** What was reached, as a share of what was planned. */
export const reached = (actual: Decimal, planned: Decimal): Decimal => (isZero(planned) ? '0' : dividedBy(actual, planned, 4))

/** So many of its twelve months, in equal parts; and the same plan, larger or smaller. */
export const ofMonths = (planned: Decimal, months: number): Decimal => rounded(dividedBy(times(planned, String(months)), '12', 8), 2)
export const grown = (planned: Decimal, factor: Decimal): Decimal => rounded(times(planned, factor), 2)
/** Shares of a plan come to the whole of it. */
export const wholeOf = (shares: readonly Decimal[]): boolean => compare(sum(shares), '1') === 0 || compare(sum(shares), '100') === 0
