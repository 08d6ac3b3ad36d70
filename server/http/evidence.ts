/** Evidence packs over HTTP: asked for, made by a job, fetched by whoever asked and nobody else. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayAudit } from '#allow'
import { insist, Refused, refuse } from '#words'
import { askedOf, packFile, packsOf, startPack } from '../evidence/index.ts'
import { actorFor, bodyOf, type Doors } from './context.ts'

export function evidenceRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const auditorFor = async (request: FastifyRequest) => {
    const actor = await actorFor(doors, request)
    insist(mayAudit(house.plan, actor))
    return actor
  }
  app.get('/api/evidence', async (request) => ({ items: await packsOf(house.store, await auditorFor(request)) }))
  app.post('/api/evidence', async (request, reply) => {
    const actor = await auditorFor(request)
    const { clauses, from, to } = bodyOf(request, ['clauses', 'from', 'to'])
    if (!Array.isArray(clauses) || clauses.length > 200 || clauses.some((one) => typeof one !== 'string')) throw new Refused(refuse('“clauses”应为条款号的列表', '"clauses" must be a list of clause numbers', 'clauses'))
    return reply.status(202).send({ id: await startPack(house, actor, askedOf(house.plan, clauses as string[], from, to)) })
  })
  app.get('/api/evidence/:id', async (request) => {
    const [found] = await packsOf(house.store, await auditorFor(request), idOf(request))
    if (!found) throw noPack()
    return found
  })
  app.get('/api/evidence/:id/pack.zip', async (request, reply) => {
    const bytes = await packFile(house.store, await auditorFor(request), idOf(request))
    if (!bytes) throw noPack()
    return reply.header('content-type', 'application/zip').header('content-disposition', 'attachment; filename="evidence.zip"').send(bytes)
  })
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id
const noPack = () => new Refused(refuse('没有这个证据包，或还没有做好', 'There is no such evidence pack, or it is not made yet', undefined, { kind: 'not-found' }))
