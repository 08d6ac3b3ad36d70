/** A house that can act: its plan, its store, and the settings every deed needs. */
import { mainBook, type Moment, type Plan } from '#declare'
import type { Actor } from '#allow'
import type { Store, Unit } from '#store'
import { dayOf, type Calendar } from '#words'

export type House = {
  readonly plan: Plan
  readonly store: Store
  /** Company currency, e.g. `CNY`. */
  readonly currency: string
  /** IANA zone of the company's days. */
  readonly zone: string
  readonly calendar: Calendar
}

/** One piece of work inside a transaction: on whose behalf, for which request, as part of which process instance. */
export type Work = { readonly house: House; readonly unit: Unit; readonly actor: Actor; readonly request?: string | undefined; readonly instance?: string | undefined }

/** What is always known; `book` is that of the document in hand, or of whoever begins one. */
export const moment = ({ currency, zone }: House, actor: Actor, at: string, book: string = actor.book ?? mainBook): Moment =>
  ({ today: dayOf(at, zone), actor: actor.person, currency, book, ...(actor.onBehalfOf ? { onBehalfOf: actor.onBehalfOf } : {}) })
