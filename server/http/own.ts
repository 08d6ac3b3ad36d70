/** What belongs to a person's own comfort and to nobody's evidence: preferences, saved views of lists, who else looks at a record. */
import type { FastifyInstance } from 'fastify'
import { declaredOf, notFound } from '#act'
import type { Actor } from '#allow'
import { maySeeList, namesOf, one } from '#read'
import { insist, Refused, refuse } from '#words'
import { actorFor, bodyOf, objectOf, queryText, standingFor, textOf, uuidOf, type Doors } from './context.ts'

/** Bytes one preference may take, and how many a person may keep. */
const roomOfOne = 16_000
const most = 300
/** Milliseconds after which somebody who gave no further sign is taken to have left. */
const present = 25_000

export function ownRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const { store, plan } = house
  const called = (actor: Actor, ids: readonly string[]) => namesOf(store, plan, new Map([[plan.directory.person.document, new Set(ids)]]), actor)

  app.get('/api/preferences', async (request) => {
    const actor = await actorFor(doors, request)
    const kept = await store.query<{ key: string; value: unknown }>({ name: 'preferences', text: 'select key, value from house.preference where person = $1', values: [actor.person] })
    return { items: Object.fromEntries(kept.map(({ key, value }) => [key, value])) }
  })
  app.put('/api/preferences/:key', async (request) => {
    const actor = await actorFor(doors, request)
    const { key } = request.params as { key: string }
    if (!/^[a-z][a-z0-9.:-]{0,80}$/.test(key)) throw new Refused(refuse('偏好的名称无效', 'The name of the preference is not valid', 'key'))
    const value = keepable(bodyOf(request, ['value']).value)
    const kept = await store.query({
      text: `insert into house.preference (person, key, value, at) select $1, $2, $3::jsonb, $4 where (select count(*) from house.preference where person = $1 and key <> $2) < ${most}
        on conflict (person, key) do update set value = excluded.value, at = excluded.at returning key`, values: [actor.person, key, value, store.clock()],
    })
    if (kept.length === 0) throw new Refused(refuse(`最多保存 ${most} 项偏好`, `At most ${most} preferences are kept`, 'key'))
    return { done: true }
  })

  app.get('/api/views', async (request) => {
    const actor = await actorFor(doors, request)
    const document = declaredOf(house, textOf(queryText(request, 'document'), 'document') ?? '')
    insist(maySeeList(document, actor))
    const items = await store.query<{ person: string }>({ text: 'select id, name, search, shared, person, person = $2 as mine from house.view where document = $1 and (shared or person = $2) order by name, id limit 200', values: [document.name, actor.person] })
    return { items, refs: await called(actor, items.map(({ person }) => person)) }
  })
  app.post('/api/views', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const { document: type, name, search, shared = false } = bodyOf(request, ['document', 'name', 'search', 'shared'])
    const document = declaredOf(house, textOf(type, 'document', 200) ?? '')
    insist(maySeeList(document, actor))
    const said = textOf(name, 'name', 60)?.trim()
    if (!said) throw new Refused(refuse('请给视图起个名字', 'Give the view a name', 'name'))
    if (typeof shared !== 'boolean') throw new Refused(refuse('“shared”应为 true 或 false', '"shared" must be true or false', 'shared'))
    const asked = objectOf(search, 'search')
    if (Object.values(asked).some((value) => typeof value !== 'string')) throw new Refused(refuse('“search”的每一项应为文字', 'Each part of "search" must be text', 'search'))
    const [kept] = await store.query({
      text: `insert into house.view (id, person, document, name, search, shared, at) values ($1, $2, $3, $4, $5::jsonb, $6, $7)
        on conflict (person, document, name) do update set search = excluded.search, shared = excluded.shared, at = excluded.at returning id`,
      values: [store.newId(), actor.person, document.name, said, keepable(asked), shared, store.clock()],
    })
    return reply.status(201).send(kept)
  })
  app.delete('/api/views/:id', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const gone = await store.query({ text: 'delete from house.view where id::text = $1 and person = $2 returning id', values: [(request.params as { id: string }).id, actor.person] })
    if (gone.length === 0) throw new Refused(refuse('没有这个视图，或它不是您的', 'There is no such view, or it is not yours', undefined, { kind: 'not-found' }))
    return reply.status(204).send()
  })

  app.post('/api/presence', async (request) => {
    const actor = await actorFor(doors, request)
    const { document: type, record, editing = false, left = false } = bodyOf(request, ['document', 'record', 'editing', 'left'])
    const document = declaredOf(house, textOf(type, 'document', 200) ?? '')
    const id = uuidOf(textOf(record, 'record', 40), 'record')
    const row = id ? await one(store, document, actor, id, await standingFor(doors, actor)) : undefined
    if (!row) throw new Refused(notFound(document))
    const others = await store.query<{ person: string }>({
      text: `with mine as (insert into house.presence (person, record, editing, until) values ($1, $2, $3, $4) on conflict (record, person) do update set editing = excluded.editing, until = excluded.until),
          gone as (delete from house.presence where record = $2 and person <> $1 and until <= $5)
        select person, editing from house.presence where record = $2 and person <> $1 and until > $5 order by person limit 20`,
      values: [actor.person, row.id, editing === true, new Date(store.clock().getTime() + (left === true ? 0 : present)), store.clock()],
    })
    return { others, refs: await called(actor, others.map(({ person }) => person)) }
  })
}

/** A value as it is kept, if it is one and small enough. */
function keepable(value: unknown): string {
  const text = value === undefined ? undefined : JSON.stringify(value)
  // Half a character and the character zero can be written in JSON but not kept by the database.
  if (text === undefined || text.length > roomOfOne || /\\u0000|\\ud[89a-f]/i.test(text)) throw new Refused(refuse(`内容为空、过长（超过 ${roomOfOne} 字）或含有不可用的字符`, `The value is missing, longer than ${roomOfOne} characters, or has characters that cannot be kept`, 'value'))
  return text
}
