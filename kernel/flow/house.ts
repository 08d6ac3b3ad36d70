/** What flow needs of the house it works in. */
import type { Plan } from '#declare'
import type { Store } from '#store'
import type { Calendar } from '#words'

export type FlowHouse = {
  readonly plan: Plan; readonly store: Store; readonly calendar: Calendar
}
