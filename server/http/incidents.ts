/** What the house could not do by itself, for the administrator: what, on which record, why - and to let it be tried again. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#allow'
import { incidents, retryIncident } from '#host'
import { visibleSql } from '#read'
import { Refused, refuse } from '#words'
import { actorFor, bodyOf, type Doors } from './context.ts'

export function incidentRoutes(app: FastifyInstance, doors: Doors): void {
  const { store, plan } = doors.house
  const administrator = async (request: FastifyRequest): Promise<Actor> => {
    const actor = await actorFor(doors, request)
    if (!actor.roles.some(({ role }) => role === 'admin')) throw new Refused(refuse('只有系统管理员可以处理异常', 'Only the administrator sees to incidents', undefined, { kind: 'forbidden' }))
    return actor
  }
  app.get('/api/incidents', async (request) => {
    const actor = await administrator(request)
    return { items: await incidents(store, (document, record, values) => visibleSql(plan, actor, document, record, values)) }
  })
  app.post('/api/incidents/:kind/:id/retry', async (request) => {
    await administrator(request)
    bodyOf(request, [])
    const { kind, id } = request.params as { kind: string; id: string }
    await retryIncident(store, kind, id.replaceAll('\u0000', ''))
    return { done: true }
  })
}
