/** Files, comments and notifications: what people attach to a document, seen by whoever may see the document. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { declaredOf, notFound } from '#act'
import type { Actor } from '#allow'
import { namesOf, one } from '#read'
import { keepFile } from '#store'
import { Refused, refuse } from '#words'
import { actorFor, bodyOf, fileOf, standingFor, textOf, uuidOf, type Doors } from './context.ts'

const base = '/api/documents/:type/:id'

export function paperRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const { store, plan } = house
  const on = async (request: FastifyRequest) => {
    const actor = await actorFor(doors, request)
    const { type, id } = request.params as { type: string; id: string }
    const document = declaredOf(house, type)
    const row = await one(store, document, actor, id, await standingFor(doors, actor))
    if (!row) throw new Refused(notFound(document))
    return { actor, document, row }
  }
  const people = (actor: Actor, ids: readonly string[]) => namesOf(store, plan, new Map([[plan.directory.person.document, new Set(ids)]]), actor)

  app.get(`${base}/files`, async (request) => {
    const { actor, row } = await on(request)
    const items = await store.query<{ person: string }>({ text: 'select id, name, mime, size, sha256, person, at from house.file where record = $1 and removed_at is null order by at', values: [row.id] })
    return { items, refs: await people(actor, items.map(({ person }) => person)) }
  })
  app.post(`${base}/files`, async (request, reply) => {
    const { actor, document, row } = await on(request)
    const { bytes, mime, name: said } = await fileOf(request)
    if (bytes.length === 0) throw new Refused(refuse('文件是空的', 'The file is empty', 'file'))
    const kept = await keepFile(store, { document: document.name, record: row.id, name: said ?? '', mime, bytes, person: actor.person, at: store.clock() })
    return reply.status(201).send({ ...kept, size: bytes.length })
  })
  app.get(`${base}/files/:file`, async (request, reply) => {
    const { row } = await on(request)
    const [file] = await store.query<{ name: string; mime: string; bytes: Buffer }>({ text: 'select name, mime, bytes from house.file where id::text = $1 and record = $2 and removed_at is null', values: [(request.params as { file: string }).file, row.id] })
    if (!file) throw new Refused(refuse('没有这个文件', 'There is no such file', undefined, { kind: 'not-found' }))
    const shownInPage = /^(image\/(png|jpeg|gif|webp)|application\/pdf)$/.test(file.mime)
    return reply.header('content-type', shownInPage ? file.mime : 'application/octet-stream').header('x-content-type-options', 'nosniff')
      .header('content-disposition', `${shownInPage ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(file.bytes)
  })

  app.get(`${base}/comments`, async (request) => {
    const { actor, row } = await on(request)
    const items = await store.query<{ person: string; mentions: string[] }>({ text: 'select id, line, text, mentions, person, at, resolved_at as "resolvedAt" from house.comment where record = $1 order by at', values: [row.id] })
    return { items, refs: await people(actor, items.flatMap(({ person, mentions }) => [person, ...mentions])) }
  })
  app.post(`${base}/comments`, async (request, reply) => {
    const { actor, document, row } = await on(request)
    const { text, mentions = [], line } = bodyOf(request, ['text', 'mentions', 'line'])
    const said = textOf(text, 'text')?.trim()
    if (!said) throw new Refused(refuse('请填写评论', 'Write a comment', 'text'))
    if (!Array.isArray(mentions) || mentions.length > 50 || mentions.some((id) => typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id))) throw new Refused(refuse('“mentions”应为人员标识的列表', '"mentions" must be a list of people', 'mentions'))
    const about = uuidOf(textOf(line, 'line', 40), 'line')
    if (about !== undefined && !lineIds(row).includes(about)) throw new Refused(refuse('单据上没有这一行', 'The document has no such line', 'line'))
    const id = store.newId()
    await store.query({
      text: `with made as (insert into house.comment (id, document, record, text, mentions, person, at, line) values ($1, $2, $3, $4, $5::uuid[], $6, $7, $10::uuid))
        insert into house.notification (id, person, kind, document, record, text_zh, text_en, at) select gen_random_uuid(), m, 'mention', $2, $3, $8, $9, $7 from unnest($5::uuid[]) m`,
      values: [id, document.name, row.id, said, mentions, actor.person, store.clock(), `${actor.name} 在 ${row.number} 中提到了您：${said.slice(0, 80)}`, `${actor.name} mentioned you on ${row.number}: ${said.slice(0, 80)}`, about ?? null],
    })
    return reply.status(201).send({ id })
  })
  app.post(`${base}/comments/:comment/resolve`, async (request) => {
    const { row } = await on(request)
    const found = await store.query({ text: 'update house.comment set resolved_at = coalesce(resolved_at, $3) where id::text = $1 and record = $2 returning id', values: [(request.params as { comment: string }).comment, row.id, store.clock()] })
    if (found.length === 0) throw new Refused(refuse('没有这条讨论', 'There is no such comment', undefined, { kind: 'not-found' }))
    return { done: true }
  })

  app.get('/api/notifications', async (request) => {
    const actor = await actorFor(doors, request)
    return { items: await store.query({ text: `select id, kind, document, record, json_build_array(text_zh, text_en) as text, at, read_at as "readAt" from house.notification where person = $1 order by at desc limit 100`, values: [actor.person] }) }
  })
  app.post('/api/notifications/read', async (request) => {
    const actor = await actorFor(doors, request)
    await store.query({ text: 'update house.notification set read_at = $2 where person = $1 and read_at is null', values: [actor.person, store.clock()] })
    return { done: true }
  })
}

/** Ids of all lines of a document. */
const lineIds = (row: Readonly<Record<string, unknown>>): readonly unknown[] => Object.values(row).filter(Array.isArray).flat().map((line: { readonly id?: unknown } | null) => line?.id)
