/** Electronic invoices over HTTP: a file of one or many, looked at (`?preview=true`) or taken in, each invoice answered by itself; and one that is among the files of a document. */
import type { FastifyInstance } from 'fastify'
import { declaredOf, notFound } from '#act'
import { mayEdit } from '#allow'
import { one } from '#read'
import { Refused, refuse } from '#words'
import { besideFile, takeIn } from '../e-invoice/index.ts'
import { actorFor, fileOf, queryText, standingFor, type Doors } from './context.ts'
import { told } from './refusals.ts'

export function electronicInvoiceRoutes(app: FastifyInstance, doors: Doors): void {
  app.post('/api/electronic-invoices', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const preview = queryText(request, 'preview') === 'true'
    const { name, bytes } = await fileOf(request)
    const items = await takeIn(doors.house, actor, { name: name || 'file', bytes, preview, request: request.id })
    return reply.status(preview ? 200 : 201).send({ items: items.map((one) => ({ ...one, refusals: one.refusals.map(told) })) })
  })
  app.get('/api/documents/:type/:id/files/:file/electronic-invoice', async (request) => {
    const actor = await actorFor(doors, request)
    const { type, id, file } = request.params as { type: string; id: string; file: string }
    const { house } = doors
    const document = declaredOf(house, type)
    const row = await one(house.store, document, actor, id, await standingFor(doors, actor))
    if (!row) throw new Refused(notFound(document))
    const [kept] = await house.store.query<{ name: string; bytes: Buffer }>({ text: 'select name, bytes from house.file where id::text = $1 and record = $2 and removed_at is null', values: [file, row.id] })
    const found = kept && (await besideFile(house, document.name, row, kept))
    if (!found) throw new Refused(refuse('这个文件不是电子发票', 'This file is no electronic invoice', undefined, { kind: 'not-found' }))
    return { ...found, refusals: found.refusals.map(told), mayTake: !mayEdit(house.plan, document, actor, row), version: row.version }
  })
}
