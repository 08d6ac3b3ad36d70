/** What flow needs of the house it works in. */
import type { Approver, Plan } from '#declare'
import type { Store, Unit } from '#store'
import type { Calendar } from '#words'

export type FlowHouse = {
  readonly plan: Plan; readonly store: Store; readonly calendar: Calendar
  /** Who approves by a table of authority: the decision's name and the row's values. */
  readonly decide?: (unit: Unit, decision: string, variables: Readonly<Record<string, unknown>>) => Promise<readonly Approver[]>
}
