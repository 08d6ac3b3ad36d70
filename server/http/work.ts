/** Figures over HTTP. */
import type { FastifyInstance } from 'fastify'
import { figureRows } from '#read'
import { Refused, refuse } from '#words'
import { actorFor, type Doors } from './context.ts'

export function workRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/figures/:name', async (request) => {
    const actor = await actorFor(doors, request)
    const figure = house.plan.figures.get((request.params as { name: string }).name)
    if (!figure) throw new Refused(refuse('没有这个报表', 'There is no such figure', undefined, { kind: 'not-found' }))
    return figureRows(house.store, house.plan, figure, actor, request.query as Record<string, string>)
  })
}
