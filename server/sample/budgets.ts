/** What the sample company's departments may spend this year: drawn up by the budget accountant, granted by the head of finance. */
import type { Day } from '#words'
import type { Hall } from './hall.ts'
import type { Stage } from './stage.ts'

type BudgetSeed = readonly [department: string, title: string, /** CNY a year */ amount: string]
const seeds: readonly BudgetSeed[] = [['OPS', '生产原辅材料采购', '600000.00'], ['MFG', '车间耗材', '20000.00'], ['QUA', '计量室试剂与标准气体', '25000.00'], ['RND', '研发试制物料', '100000.00']]

/** Ids by the code of the department. */
export async function grantBudgets(stage: Stage, { department }: Hall, day: Day): Promise<ReadonlyMap<string, string>> {
  const [clerk, head] = [await stage.as('budget'), await stage.as('finhead')]
  const granted = new Map<string, string>()
  for (const [code, title, amount] of seeds) {
    const { id } = await clerk.make('finance.budget', { title, department: department.get(code), year: Number(day.slice(0, 4)), from: day, amount })
    await head.act('finance.budget', id, 'grant')
    granted.set(code, id)
  }
  return granted
}
