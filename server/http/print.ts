/** Printing over HTTP: one document or many chosen ones, and the books, as a PDF that the browser shows in a frame. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { declaredOf, notFound } from '#act'
import { mainBook } from '#declare'
import { inLanguage, Refused, refuse } from '#words'
import { headOf, mostPapers, press, printed, statementSheet, tookOnPaper, trialSheet, type Layout, type Reader } from '../print/index.ts'
import { trialAsked } from './books.ts'
import { statementAsked } from './statement.ts'
import { namedBooks } from './book-asked.ts'
import { actorFor, bodyOf, queryText, standingFor, type Doors } from './context.ts'

export function printRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const print = async (request: FastifyRequest, reply: FastifyReply, ids: readonly string[]) => {
    const reader = await readerOf(doors, request)
    const document = declaredOf(house, (request.params as { type: string }).type)
    const layout = layoutOf(queryText(request, 'layout'), document.name)
    const bytes = await printed(reader, document, ids, layout)
    if (!bytes) throw layout === 'voucher' && queryText(request, 'layout') ? new Refused(refuse('没有可打印的凭证', 'There is no voucher to print', undefined, { kind: 'not-found' })) : new Refused(notFound(document))
    return pdf(reply, `${inLanguage(document.label, reader.language)}${ids.length === 1 ? ` ${ids[0]}` : ''}`, bytes)
  }
  app.get('/api/documents/:type/print.pdf', async (request, reply) => print(request, reply, idsOf(queryText(request, 'ids', 40 * mostPapers))))
  app.get('/api/documents/:type/:id/print.pdf', async (request, reply) => print(request, reply, [(request.params as { id: string }).id]))
  app.post('/api/documents/:type/printed', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const document = declaredOf(house, (request.params as { type: string }).type)
    const { ids } = bodyOf(request, ['ids'])
    if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string')) throw new Refused(refuse('“ids”应为标识的列表', '"ids" must be a list of ids', 'ids'))
    if (!(await tookOnPaper({ house, actor, standing: await standingFor(doors, actor) }, document, idsOf(ids.join(','))))) throw new Refused(notFound(document))
    return reply.status(204).send()
  })
  app.get('/api/ledger/trial-balance/print.pdf', async (request, reply) => {
    const asked = await trialAsked(doors, request)
    const sheet = trialSheet(asked, headOf(await readerOf(doors, request, asked.book)))
    return pdf(reply, sheet.title, await press([sheet]))
  })
  app.get('/api/ledger/statements/:name/print.pdf', async (request, reply) => {
    const asked = await statementAsked(doors, request)
    const sheet = statementSheet(asked, headOf(await readerOf(doors, request, asked.book)))
    return pdf(reply, sheet.title, await press([sheet]))
  })
}

/** The company at the head is the one whose books these are. */
export const readerOf = async (doors: Doors, request: FastifyRequest, book: string = mainBook): Promise<Reader> => {
  const actor = await actorFor(doors, request)
  const language = queryText(request, 'language') === 'en' ? 'en' : 'zh'
  const [{ name: [zh, en] } = { name: ['', ''] as const }] = await namedBooks(doors, [book])
  return { house: doors.house, actor, standing: await standingFor(doors, actor), company: language === 'en' ? en : zh, language }
}

/** Shown in the page that asked for it, never from a cache. */
export const pdf = (reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply =>
  reply.header('content-type', 'application/pdf').header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}.pdf`).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))

function layoutOf(said: string | undefined, document: string): Layout {
  if (said === undefined) return document === 'finance.voucher' ? 'voucher' : 'document'
  if (said === 'document' || said === 'voucher') return said
  throw new Refused(refuse('版式应为 document 或 voucher', 'The layout must be document or voucher', 'layout'))
}

function idsOf(said: string | undefined): readonly string[] {
  const ids = [...new Set((said ?? '').split(',').map((one) => one.trim()).filter(Boolean))]
  if (ids.length === 0 || ids.length > mostPapers) throw new Refused(refuse(`请选择 1 至 ${mostPapers} 张单据`, `Choose 1 to ${mostPapers} documents`, 'ids'))
  return ids
}
