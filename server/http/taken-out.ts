/** Files taken out over HTTP: how far each came, fetched by whoever asked and nobody else, stopped or put away. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused, refuse } from '#words'
import { partsOf, putAway, readable, takenOut } from '../taken-out/index.ts'
import { actorFor, type Doors } from './context.ts'
import { streamed } from './sheets.ts'

export function takenOutRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/exports', async (request) => ({ items: await takenOut(house.store, await actorFor(doors, request)) }))
  app.get('/api/exports/:id/file', async (request, reply) => {
    const { name, format } = await readable(house, await actorFor(doors, request), idOf(request))
    return streamed(reply, format, name, async (write) => { for await (const parts of house.store.stream<{ bytes: Buffer }>(partsOf(idOf(request)), 1)) for (const { bytes } of parts) await write(bytes) })
  })
  app.delete('/api/exports/:id', async (request, reply) => {
    const actor = await actorFor(doors, request)
    if (!(await putAway(house.store, actor, idOf(request)))) throw new Refused(refuse('没有这项导出', 'There is no such export', undefined, { kind: 'not-found' }))
    return reply.status(204).send()
  })
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id
