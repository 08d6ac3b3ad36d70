/** Electronic invoices over HTTP: a file of one or many, looked at (`?preview=true`) or taken in, each invoice answered by itself. */
import type { FastifyInstance } from 'fastify'
import { takeIn } from '../e-invoice/index.ts'
import { actorFor, fileOf, queryText, type Doors } from './context.ts'
import { told } from './refusals.ts'

export function electronicInvoiceRoutes(app: FastifyInstance, doors: Doors): void {
  app.post('/api/electronic-invoices', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const preview = queryText(request, 'preview') === 'true'
    const { name, bytes } = await fileOf(request)
    const items = await takeIn(doors.house, actor, { name: name || 'file', bytes, preview, request: request.id })
    return reply.status(preview ? 200 : 201).send({ items: items.map((one) => ({ ...one, refusals: one.refusals.map(told) })) })
  })
}
