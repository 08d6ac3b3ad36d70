/** Drawn processes over HTTP: what there is, drafts, publishing, versions, and rehearsals that write nothing. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { drawable, publishDraft, saveDraft, designOf, mayDraw, type Design } from '#act'
import type { Actor } from '#allow'
import { checked, definitionOf, draftOf, drawnOf, hostOf, play, rehearse, versionsOf, warnings, type Play, type Recorded } from '#flow'
import { namesOf, visibleSql } from '#read'
import { Refused, refuse } from '#words'
import { actorFor, bodyOf, howOf, objectOf, queryText, tagged, textOf, versionOf, type Doors } from './context.ts'

const longest = 1_500_000
const noSuch = () => new Refused(refuse('没有这个流程', 'There is no such process', undefined, { kind: 'not-found' }))
export const keyOf = (request: FastifyRequest): string => (request.params as { key: string }).key.replaceAll('\u0000', '')

export function processRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const { store, plan } = house
  app.get('/api/processes', async (request) => {
    const values: unknown[] = []
    const seen = visibleSql(plan, await actorFor(doors, request), 'i.document', 'i.record', values)
    return { items: await store.query({ values, text: `select distinct on (key) key, version, json_build_array(label_zh, label_en) as label, at,
      (select count(*) from house.instance i where i.definition = key and i.ended_at is null${seen && ` and ${seen}`}) as running from house.definition order by key, version desc` }) }
  })
  app.get('/api/processes/:key/bpmn', async (request) => {
    await actorFor(doors, request)
    const found = await drawnOf(store, keyOf(request), numberOf(queryText(request, 'version')))
    if (!found) throw noSuch()
    return { xml: found.xml, version: found.version }
  })
  app.get('/api/processes/:key/versions', async (request) => {
    const actor = await actorFor(doors, request)
    const items = await versionsOf(store, keyOf(request))
    return { items, refs: await namesOf(store, plan, new Map([[plan.directory.person.document, new Set(items.flatMap(({ person }) => person ?? []))]]), actor) }
  })
  app.get('/api/processes/:key/drafts', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const design = await designOf(house, store, keyOf(request))
    if (!design) throw noSuch()
    const may = mayDraw(house, actor, design) === undefined
    const draft = may ? await draftOf(store, design.key) : undefined
    const drawn = (await drawnOf(store, design.key)) ?? (await drawnOf(store, design.process.process))
    void tagged(reply, draft?.version ?? 0)
    return { key: design.key, label: design.label, may, version: draft?.version ?? 0, xml: draft?.xml ?? drawn?.xml ?? '', ...(draft ? { person: draft.person, at: draft.at } : {}), pools: poolsOf(design) }
  })
  app.put('/api/processes/:key/drafts', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const { version } = await saveDraft(house, actor, { key: keyOf(request), xml: xmlOf(request), seen: versionOf(request) }, howOf(request))
    void tagged(reply, version)
    return { version }
  })
  app.post('/api/processes/:key/publish', async (request) => {
    const actor = await actorFor(doors, request)
    bodyOf(request, [])
    return publishDraft(house, actor, { key: keyOf(request), seen: versionOf(request) }, howOf(request))
  })
  app.post('/api/processes/:key/check', async (request) => {
    const design = await drawable(house, store, await actorFor(doors, request), keyOf(request))
    const xml = xmlOf(request)
    return { sound: true, warnings: warnings(plan, xml, await checked(plan, xml, design.bounds), design.bounds) }
  })
  app.post('/api/processes/:key/simulate', async (request) => {
    const actor = await actorFor(doors, request)
    const design = await drawable(house, store, actor, keyOf(request))
    const { pool, variables, plays, cases, xml } = bodyOf(request, ['xml', 'pool', 'variables', 'plays', 'cases'])
    const definition = await checked(plan, textOf(xml, 'xml', longest) ?? (await draftOf(store, design.key))?.xml ?? (await drawnOf(store, design.key))?.xml ?? '', design.bounds)
    const walked = textOf(pool, 'pool', 200) ?? design.bounds[0]?.pool ?? ''
    const by = await hostOf({ query: store.query, at: store.clock().toISOString() }, house, definition)
    if (cases !== true) return play(definition, walked, objectOf(variables, 'variables'), playsOf(plays), by)
    const items = (await recorded(doors, actor, design, walked)).map((one) => rehearse(definition, one, by))
    return { total: items.length, changed: items.filter(({ differs }) => differs.length > 0).length, items }
  })
}

const xmlOf = (request: FastifyRequest): string => {
  const xml = textOf(bodyOf(request, ['xml']).xml, 'xml', longest)
  if (!xml) throw new Refused(refuse('缺少流程图', 'The drawing is missing', 'xml'))
  return xml
}
const poolsOf = ({ bounds }: Design) => Object.fromEntries(bounds.map(({ pool, binding }) => [pool, { document: binding.document, acts: binding.acts, tasks: binding.tasks }]))

export function numberOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  if (!/^\d{1,9}$/.test(said)) throw new Refused(refuse('版本号无效', 'The version is not valid', 'version'))
  return Number(said)
}

function playsOf(value: unknown): readonly Play[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > 500) throw new Refused(refuse('“plays”应为不超过 500 步的列表', '"plays" must be a list of at most 500 steps', 'plays'))
  return value.map((one, at) => {
    const { node, outcome } = objectOf(one, `plays.${at}`)
    const decided = textOf(outcome, `plays.${at}.outcome`, 100)
    return { node: textOf(node, `plays.${at}.node`, 300) ?? '', ...(decided === undefined ? {} : { outcome: decided }) }
  })
}

/** Cases that ended within a year and that this person may see, as they were walked and decided. */
async function recorded({ house: { store, plan } }: Doors, actor: Actor, { key }: Design, pool: string): Promise<readonly Recorded[]> {
  const values: unknown[] = [key, pool, store.clock().toISOString()]
  const seen = visibleSql(plan, actor, 'i.document', 'i.record', values)
  const found = await store.query<Omit<Recorded, 'definition' | 'variables'> & { version: number; digest: string; state: { variables: Readonly<Record<string, unknown>> } }>({
    values,
    text: `select i.id as instance, i.number, i.version, d.digest, i.pool, i.state, i.outcome,
        (select coalesce(json_agg(e.node order by e.seq), '[]'::json) from house.flow_event e where e.instance = i.id and e.kind = 'entered') as entered,
        (select coalesce(json_agg(json_build_object('node', h.node, 'outcome', h.outcome, 'decided', h.decided) order by h.at, h.decided), '[]'::json)
           from (select t.node, t.outcome, t.done_at as at, true as decided from house.task t where t.instance = i.id and t.state = 'done'
                 union all select e.node, null, e.at, false from house.flow_event e where e.instance = i.id and e.kind = 'left') h) as happened
      from house.instance i join house.definition d on d.key = i.definition and d.version = i.version
     where i.definition = $1 and i.pool = $2 and i.ended_at > $3::timestamptz - interval '1 year'${seen && ` and ${seen}`} order by i.ended_at desc limit 500`,
  })
  return Promise.all(found.map(async ({ version, digest, state, ...one }) => {
    const { outcome: _, ...variables } = state.variables
    return { ...one, variables, definition: await definitionOf(store, { definition: key, version, digest, pool }) }
  }))
}
