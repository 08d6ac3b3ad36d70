/** The cells a budget is kept in: its year, its months so far, and the group it belongs to; what is set aside or spent takes from every cell at once (6.1.3). */
import { release, reserve, type AccountRole, type Dimensions, type PostingLine } from '#declare'
import { isZero, minus, negated, rounded, times, type Decimal } from '#words'
import * as account from './accounts.ts'

export type Firmness = 'stop' | 'warn' | 'ignore'
/** How a budget is watched; `controls` is the first step that counts against it. */
export type BudgetPolicy = {
  readonly budget: string | null; readonly controls: 'request' | 'order' | 'actual'; readonly binds: boolean; readonly yearly: Firmness; readonly monthly: Firmness | 'none'
  readonly group: string | null; readonly groupYearly: Firmness | null; readonly groupMonthly: Firmness | 'none' | null
}
/** Where a query finds the policy of a budget, from a path to it (`''` at the budget itself). */
export function policyPaths(at = ''): Readonly<Record<keyof BudgetPolicy, string>> {
  const of = (key: string) => (at ? `${at}.${key}` : key)
  return { budget: at || 'id', controls: of('controls'), binds: of('binds'), yearly: of('yearly'), monthly: of('monthly'), group: of('within'), groupYearly: of('within.yearly'), groupMonthly: of('within.monthly') }
}

/** `against` is the account that a cell's money comes from and goes to when it is spent. */
export type Cell = { readonly account: AccountRole; readonly dimensions: Dimensions; readonly spentOn: AccountRole; readonly grantedBy: AccountRole }

/** Cells that a month's use takes from; `beyond` takes it from where nothing stops it, because somebody with the authority said so. A month is kept as goods keep a batch. */
export function cellsOf(policy: Omit<BudgetPolicy, 'controls'>, month: string, beyond = false): readonly Cell[] {
  const { budget, binds, yearly, monthly, group, groupYearly, groupMonthly } = policy
  if (!budget) return []
  const limit = (of: string, how: Firmness, batch?: string): Cell => ({ account: how === 'stop' && !beyond ? account.budgetLimit : account.openBudgetLimit, dimensions: { budgetItem: of, batch }, spentOn: account.budgetLimitGranted, grantedBy: account.budgetLimitGranted })
  const months = (of: string, how: Firmness | 'none' | null) => (how === 'none' || how === null ? [] : monthsFrom(month).map((one) => limit(of, how, one)))
  const year: Cell = binds ? { ...limit(budget, yearly), spentOn: account.budgetUsed } : { account: yearly === 'stop' && !beyond ? account.budget : account.openBudget, dimensions: { budgetItem: budget }, spentOn: account.budgetUsed, grantedBy: account.budgetGranted }
  return [year, ...months(budget, monthly), ...(group && groupYearly ? [limit(group, groupYearly), ...months(group, groupMonthly)] : [])]
}
/** A month and those after it, `01` to `12`: what is used in one counts against the sum of months up to each later one. */
export const monthsFrom = (month: string): readonly string[] => Array.from({ length: 13 - Number(month) }, (_, at) => String(Number(month) + at).padStart(2, '0'))

export type Step = 'request' | 'order' | 'actual'
const steps: readonly Step[] = ['request', 'order', 'actual']
const counts = ({ controls }: BudgetPolicy, step: Step): boolean => steps.indexOf(step) >= steps.indexOf(controls)

/** What a use of a budget is about: its policy, the month it counts in, and whether somebody let it go beyond. */
export type Use = { readonly policy: BudgetPolicy | undefined; readonly month: string; readonly beyond?: boolean | undefined }

const each = ({ policy, month, beyond }: Use, step: Step, value: Decimal, told: (cell: Cell) => readonly PostingLine[]): readonly PostingLine[] =>
  (policy?.budget && !isZero(value) && counts(policy, step) ? cellsOf(policy, month, beyond).flatMap(told) : [])

/** Sets the value of a line aside, at a step of buying; nothing without a budget, or before the step that counts. */
export const committed = (use: Use, step: Step, value: Decimal, line: string): readonly PostingLine[] => each(use, step, value, (cell) => [reserve(cell.account, value, cell.dimensions, line)])
export const freed = (use: Use, step: Step, value: Decimal, line: string): readonly PostingLine[] => each(use, step, value, (cell) => [release(cell.account, value, cell.dimensions, line)])

/** What was really spent leaves the budget for good. */
export const spent = (use: Use, value: Decimal, line: string): readonly PostingLine[] => each(use, 'actual', value, (cell) => [
  { account: cell.spentOn.account, amount: value, dimensions: cell.dimensions, line }, { account: cell.account.account, amount: negated(value), dimensions: cell.dimensions, line },
])

/** The value that `quantity` adds to `before` at a price, so that the parts of a line add up to the rounded whole. */
export const portion = (before: Decimal, upTo: Decimal, price: Decimal): Decimal => minus(rounded(times(upTo, price), 2), rounded(times(before, price), 2))
