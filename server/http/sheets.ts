/** Tables in and out over HTTP: import with preview and progress, export as a stream or, when long, by a job. */
import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { declaredOf } from '#act'
import { inLanguage, Refused, refuse, type Language } from '#words'
import { cancelImport, importStatus, previewImport, problemSheetOf, resumeImport, startImport, type Options } from '../import/index.ts'
import { exportList, readSheet, type Format, type Write } from '../sheets/index.ts'
import { startTakingOut } from '../taken-out/index.ts'
import { actorFor, fileOf, queryText, type Doors } from './context.ts'
import { askedOf } from './documents.ts'

const mimes: Readonly<Record<Format | 'zip', string>> = { zip: 'application/zip', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' }

export function moreRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  for (const format of ['xlsx', 'csv'] as const) {
    app.get(`/api/documents/:type/export.${format}`, async (request, reply) => {
      const { actor, document, wanted } = await wantedOf(doors, request)
      return streamed(reply, format, `${inLanguage(document.label, wanted.language)}.${format}`, (write) =>
        exportList(house.store, house.plan, document, actor, { ...wanted, zone: house.zone }, format, write))
    })
    app.post(`/api/documents/:type/export.${format}`, async (request, reply) => {
      const { actor, document, wanted } = await wantedOf(doors, request)
      return reply.status(202).send({ id: await startTakingOut(house, actor, document.name, format, wanted) })
    })
  }
  app.post('/api/documents/:type/import', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const document = declaredOf(house, (request.params as { type: string }).type)
    const { file, options } = await sent(request)
    if ((request.query as { preview?: string }).preview === 'true') return previewImport(house, actor, document.name, await readSheet(file.bytes), options)
    return reply.status(202).send({ job: await startImport(house, actor, document.name, file, options) })
  })
  app.get('/api/jobs/:id', async (request) => {
    const job = await importStatus(house.store, await actorFor(doors, request), (request.params as { id: string }).id)
    if (!job) throw noJob()
    return job
  })
  for (const [method, path, change] of [['DELETE', '/api/jobs/:id', cancelImport], ['POST', '/api/jobs/:id/resume', resumeImport]] as const) {
    app.route({ method, url: path, handler: async (request, reply) => {
      const actor = await actorFor(doors, request)
      const { id } = request.params as { id: string }
      if (!(await importStatus(house.store, actor, id))) throw noJob()
      await change(house.store, actor, id)
      return reply.status(204).send()
    } })
  }
  app.get('/api/jobs/:id/problems.xlsx', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const { id } = request.params as { id: string }
    if (!(await importStatus(house.store, actor, id))) throw noJob()
    return streamed(reply, 'xlsx', 'problems.xlsx', (write) => problemSheetOf(house.store, actor, id, languageOf(request), 'xlsx', write))
  })
}

/** The list as it was asked for on the screen: filters, order, columns and the reader's language. */
async function wantedOf(doors: Doors, request: FastifyRequest) {
  const actor = await actorFor(doors, request)
  const document = declaredOf(doors.house, (request.params as { type: string }).type)
  const columns = queryText(request, 'columns')?.split(',').filter(Boolean)
  const lines = queryText(request, 'lines')
  if (lines !== undefined && !(Object.hasOwn(document.fields, lines) && document.fields[lines]?.kind === 'lines')) throw new Refused(refuse(`没有明细“${lines.slice(0, 40)}”`, `There are no lines "${lines.slice(0, 40)}"`, 'lines'))
  const { lines: _, language: __, ...query } = request.query as Record<string, unknown>
  const asked = askedOf(doors, document, actor, { ...request, query } as FastifyRequest)
  return { actor, document, wanted: { ...asked, language: languageOf(request), ...(columns ? { columns } : {}), ...(lines ? { lines } : {}) } }
}

const noJob = () => new Refused(refuse('没有这项工作', 'There is no such job', undefined, { kind: 'not-found' }))
const languageOf = (request: FastifyRequest): Language => ((request.query as { language?: string }).language === 'en' ? 'en' : 'zh')

/** The first bytes are waited for, so that a refusal still answers as one; then the file flows as it is made. */
export async function streamed(reply: FastifyReply, format: Format | 'zip', name: string, make: (write: Write) => Promise<unknown>): Promise<FastifyReply> {
  const flow = new PassThrough()
  const gone = new Promise<void>((go) => { flow.once('close', go) })
  const write: Write = (bytes) => {
    if (flow.destroyed) throw new Error('the reader went away')
    return flow.write(Buffer.from(bytes)) ? undefined : Promise.race([gone, new Promise<void>((go) => { flow.once('drain', go) })])
  }
  const first = new Promise<void>((ready, failed) => { flow.once('readable', ready); flow.once('error', failed) })
  const made = make(write).then(() => { flow.end() })
  await Promise.race([first, made])
  made.catch((error: Error) => flow.destroy(error))
  return reply.header('content-type', mimes[format]).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).send(flow)
}

async function sent(request: FastifyRequest): Promise<{ readonly file: { readonly name: string; readonly bytes: Uint8Array }; readonly options: Options }> {
  const { name, bytes, fields } = await fileOf(request)
  const said = (fields['options'] as { value?: unknown } | undefined)?.value ?? queryText(request, 'options')
  return { file: { name, bytes }, options: optionsOf(said) }
}

function optionsOf(said: unknown): Options {
  if (said === undefined) return {}
  try {
    const options = JSON.parse(String(said)) as Options
    const strange = Object.keys(options).find((key) => !['mapping', 'cells', 'act', 'mode'].includes(key))
    if (strange === undefined && (options.mode === undefined || ['good', 'whole'].includes(options.mode))) return options
  } catch { /* told below */ }
  throw new Refused(refuse('导入选项无效', 'The import options are not valid', 'options'))
}
