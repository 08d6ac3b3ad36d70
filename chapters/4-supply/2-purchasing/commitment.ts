/** The budget behind what is bought: named by the order line, or by the requisition it came from. */
import { rows, type Fact } from '#declare'
import { policyPaths, type BudgetPolicy, type Use } from '#commons'
import type { Day } from '#words'
import { budget } from '../../6-finance/contract.ts'
import { purchaseOrder } from '../contract.ts'

type Policies = { readonly [K in keyof BudgetPolicy as `own_${K}`]: BudgetPolicy[K] }
/** An order line with the policies of both budgets it may stand on, and the days that tell its month. */
export type Budgeted = BudgetPolicy & Policies & { readonly line: string; readonly needed: Day | null; readonly ordered: Day }

export const budgetsOf = (orderLines: readonly string[]): Fact<readonly Budgeted[]> => rows<Budgeted>({
  source: { document: purchaseOrder.name, lines: 'lines' }, where: { id: { in: orderLines } },
  fields: { line: 'id', needed: 'requisition.parent.neededBy', ordered: 'parent.date', ...policyPaths('requisition.parent.budget'), ...Object.fromEntries(Object.entries(policyPaths('budget')).map(([key, path]) => [`own_${key}`, path])) },
})
export const policyOf = (id: string | undefined): Fact<readonly BudgetPolicy[]> => rows<BudgetPolicy>({ source: { document: budget.name }, where: { id: id ?? nothing }, fields: policyPaths() })

/** The use an order line makes of a budget; it counts in the month in which it was needed, or else ordered. */
export function useOf(all: readonly Budgeted[], line: string): Use {
  const found = all.find((one) => one.line === line)
  if (!found) return { policy: undefined, month: '01' }
  const own = Object.fromEntries(Object.entries(found).filter(([key]) => key.startsWith('own_')).map(([key, value]) => [key.slice(4), value])) as unknown as BudgetPolicy
  return { policy: found.budget ? found : own, month: (found.needed ?? found.ordered).slice(5, 7) }
}
export const monthOf = (day: Day): string => day.slice(5, 7)

/** No document has this id. */
const nothing = '00000000-0000-0000-0000-000000000000'
