/** Buying at the sample company: every purchase walks its road, all of them side by side, in the order of their days. */
import type { Day } from '#words'
import { grantBudgets } from './budgets.ts'
import type { Case } from './case.ts'
import type { Hall } from './hall.ts'
import { purchases, steps, type Step } from './purchases.ts'
import { road } from './road.ts'
import { admitSuppliers } from './sourcing.ts'
import { workdayBefore, type Stage } from './stage.ts'

type Walk = { readonly day: Day; readonly hour: number; readonly step: Step; readonly of: Case }

/** Answers the ids of suppliers by code. */
export async function buyThrough(stage: Stage, hall: Hall, firstDay: Day): Promise<ReadonlyMap<string, string>> {
  stage.goTo(firstDay, 14)
  const supplier = await admitSuppliers(stage, hall, firstDay)
  const budget = await grantBudgets(stage, hall, firstDay)
  for (const { day, hour, step, of } of inOrder(purchases.flatMap((purchase) => walks(stage, { purchase, supplier, budget, hall })))) {
    stage.goTo(day, hour)
    await road[step].walk(stage, of, day)
  }
  return supplier
}

function walks(stage: Stage, of: Case): readonly Walk[] {
  const { ago, upTo } = of.purchase
  return steps.slice(0, steps.indexOf(upTo) + 1).map((step) => ({ day: workdayBefore(stage.house, stage.today, Math.max(1, ago - road[step].after)), hour: hourOf(step), step, of }))
}

/** Later steps come later in the day, so that a long holiday may push several onto its first working day. */
const hourOf = (step: Step): number => 9 + steps.indexOf(step) / 2

const inOrder = (all: readonly Walk[]): readonly Walk[] => all.toSorted((a, b) => (a.day === b.day ? a.hour - b.hour : a.day < b.day ? -1 : 1))

