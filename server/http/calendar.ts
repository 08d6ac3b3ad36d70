/** The company's calendar over HTTP: which days of a span are not worked, for pictures that draw time. */
import type { FastifyInstance } from 'fastify'
import { addDays, daysBetween, foreseenDay, isDay, Refused, refuse, type Day } from '#words'
import { actorFor, queryText, type Doors } from './context.ts'

/** Three years and a bit: as long as a plan is looked at. */
const longest = 1100

export function calendarRoutes(app: FastifyInstance, doors: Doors): void {
  app.get('/api/calendar', async (request) => {
    await actorFor(doors, request)
    const [from, to] = (['from', 'to'] as const).map((key): Day => {
      const said = queryText(request, key)
      if (!isDay(said)) throw new Refused(refuse('应为日期，如 2026-11-24', 'Must be a day such as 2026-11-24', key))
      return said
    }) as [Day, Day]
    const days = daysBetween(from, to)
    if (days < 0 || days > longest) throw new Refused(refuse('止日应不早于起日，且不超过三年', 'Ends on or after the day it begins, within three years', 'to'))
    const seen = Array.from({ length: days + 1 }, (_, at) => addDays(from, at)).map((day) => ({ day, ...foreseenDay(doors.house.calendar, day) }))
    // Without the year's notice only the week and the fixed holidays are known: from that day on it is provisional.
    return { off: seen.filter(({ works }) => !works).map(({ day }) => day), provisionalFrom: seen.find(({ provisional }) => provisional)?.day ?? null }
  })
}
