/** The moment a question asks about: now, an instant, or the end of a day where the company is. */
import type { FastifyRequest } from 'fastify'
import type { House } from '#act'
import { endOfDay } from '#duty'
import { dayOf, isDay, isInstant, Refused, refuse, type Day, type Instant } from '#words'
import { queryText } from './context.ts'

/** Within the centuries that calendars and clocks agree about. */
const known = /^(19|20|21)\d\d-/

export function momentAsked(request: FastifyRequest, { store, zone }: House): Instant {
  const said = queryText(request, 'at')
  if (said === undefined) return store.clock().toISOString()
  if (known.test(said) && isDay(said)) return endOfDay(said, zone)
  if (known.test(said) && isInstant(said)) return new Date(said).toISOString()
  throw new Refused(refuse('“at”应为日期，如 2026-11-24', '"at" must be a day such as 2026-11-24', 'at'))
}

/** The day a question asks about; the end of a day is already the next one. */
export function dayAsked(request: FastifyRequest, house: House): Day {
  const moment = momentAsked(request, house)
  const said = queryText(request, 'at')
  return isDay(said) ? said : dayOf(moment, house.zone)
}
