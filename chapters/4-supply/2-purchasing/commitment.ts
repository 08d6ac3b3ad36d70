/** The budget behind what is bought: named by the order line, or by the requisition it came from. */
import { rows, type Fact, type PostingLine } from '#declare'
import { policyPaths, type BudgetPolicy, type Use } from '#commons'
import type { Day, Decimal } from '#words'
import { budget } from '../../6-finance/contract.ts'
import { purchaseOrder, supplierInvoice } from '../contract.ts'

type Policies = { readonly [K in keyof BudgetPolicy as `own_${K}`]: BudgetPolicy[K] }
/** An order line with the policies of both budgets it may stand on, and the days that tell its month. */
export type Budgeted = BudgetPolicy & Policies & { readonly line: string; readonly needed: Day | null; readonly ordered: Day }

export const budgetsOf = (orderLines: readonly string[]): Fact<readonly Budgeted[]> => rows<Budgeted>({ source: { document: purchaseOrder.name, lines: 'lines' }, where: { id: { in: orderLines } }, fields: fromOrder('') })
/** The same behind lines of an invoice, under their own ids. */
export const budgetsBilled = (invoiceLines: readonly string[]): Fact<readonly Budgeted[]> => rows<Budgeted>({ source: { document: supplierInvoice.name, lines: 'lines' }, where: { id: { in: invoiceLines } }, fields: fromOrder('order.') })
const fromOrder = (at: string): Readonly<Record<string, string>> => ({
  line: 'id', needed: `${at}requisition.parent.neededBy`, ordered: `${at}parent.date`, ...policyPaths(`${at}requisition.parent.budget`), ...Object.fromEntries(Object.entries(policyPaths(`${at}budget`)).map(([key, path]) => [`own_${key}`, path])),
})

/** What an order freed of its requisitions when it was submitted, the latest time first. */
export type FreedLine = { readonly at: string; readonly line: string; readonly account: string; readonly amount: Decimal; readonly budgetItem: string | null; readonly batch: string | null }
export const freedBy = (order: string): Fact<readonly FreedLine[]> => rows<FreedLine>({
  source: { journal: 'entries' }, where: { record: order, action: 'submit', phase: 'released' }, fields: { at: 'at', line: 'line', account: 'account', amount: 'amount', budgetItem: 'budgetItem', batch: 'batch' }, sort: ['-at'],
})
/** An order that is given up gives its requisitions back what it took; of one that was closed since nothing is set aside again (6.1.3). */
export const notAgain = (freedLines: readonly FreedLine[], closed: (line: string) => boolean): readonly PostingLine[] => freedLines
  .filter(({ at, line }) => at === freedLines[0]?.at && closed(line))
  .map(({ account, amount, budgetItem, batch, line }) => ({ account, amount, dimensions: { budgetItem: budgetItem ?? undefined, batch: batch ?? undefined }, line, phase: 'released' }))
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
