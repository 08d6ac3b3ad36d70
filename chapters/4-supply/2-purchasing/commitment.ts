/** What buying commits of a budget: asked for, then ordered, then spent - each step takes the place of the one before it (6.1.3). */
import { release, reserve, rows, type Dimensions, type Fact, type PostingLine } from '#declare'
import { account } from '#commons'
import { isZero, minus, negated, rounded, times, type Decimal } from '#words'
import { purchaseOrder } from '../contract.ts'

const of = (budget: string): Dimensions => ({ budgetItem: budget })

/** Sets the value of a line aside; nothing without a budget. */
export const committed = (budget: string | undefined, value: Decimal, line: string): readonly PostingLine[] =>
  (budget && !isZero(value) ? [reserve(account.budget, value, of(budget), line)] : [])
export const freed = (budget: string | undefined, value: Decimal, line: string): readonly PostingLine[] =>
  (budget && !isZero(value) ? [release(account.budget, value, of(budget), line)] : [])

/** What was really spent leaves the budget for good. */
export const spent = (budget: string | undefined, value: Decimal, line: string): readonly PostingLine[] => (budget && !isZero(value) ? [
  { account: account.budgetUsed.account, amount: value, dimensions: of(budget), line }, { account: account.budget.account, amount: negated(value), dimensions: of(budget), line },
] : [])

/** The value that `quantity` adds to `before` at a price, so that the parts of a line add up to the rounded whole. */
export const portion = (before: Decimal, upTo: Decimal, price: Decimal): Decimal => minus(rounded(times(upTo, price), 2), rounded(times(before, price), 2))

/** The budget behind each order line, by way of the requisition it came from. */
export type Budgeted = { readonly line: string; readonly budget: string | null }
export const budgetsOf = (orderLines: readonly string[]): Fact<readonly Budgeted[]> =>
  rows<Budgeted>({ source: { document: purchaseOrder.name, lines: 'lines' }, where: { id: { in: orderLines } }, fields: { line: 'id', budget: 'requisition.parent.budget' } })
export const budgetOf = (all: readonly Budgeted[], line: string): string | undefined => all.find((one) => one.line === line)?.budget ?? undefined
