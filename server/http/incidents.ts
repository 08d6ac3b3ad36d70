/** What the house could not do by itself, for the administrator: what, on which record, why - and to let it be tried again; approvals that nobody can decide. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#allow'
import { stuckApprovals } from '#flow'
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
    const seen = (document: string, record: string, values: unknown[]) => visibleSql(plan, actor, document, record, values)
    const [items, stuck] = await Promise.all([incidents(store, seen), stuckApprovals(store, seen)])
    return { items, stuck }
  })
  app.post('/api/incidents/:kind/:id/retry', async (request) => {
    await administrator(request)
    bodyOf(request, [])
    const { kind, id } = request.params as { kind: string; id: string }
    await retryIncident(store, kind, id.replaceAll('\u0000', ''))
    return { done: true }
  })
}
