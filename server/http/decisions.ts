/** Decisions over HTTP: what tables there are, drafts, checks with test rows, what a draft changes for running cases, and publishing from a day on. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { draftKeyOf, keepable, publishDecision, saveDecision } from '#act'
import { mayKeepDecision, type Actor } from '#allow'
import type { Decision } from '#declare'
import { checkedDecision, decisionVersions, draftOf, givenBy, numberIn, ruling, rulingBy } from '#flow'
import { namesOf, visibleSql } from '#read'
import { dayOf, Refused, refuse } from '#words'
import { actorFor, bodyOf, howOf, tagged, textOf, versionOf, type Doors } from './context.ts'

const longest = 500_000
const keyOf = (request: FastifyRequest): string => (request.params as { key: string }).key

export function decisionRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const { store, plan } = house
  const today = () => dayOf(store.clock().toISOString(), house.zone)
  app.get('/api/decisions', async (request) => {
    const actor = await actorFor(doors, request)
    const items = await Promise.all([...plan.decisions.values()].map(async (one) => {
      const versions = await decisionVersions(store, one.decision)
      const inForce = versions.filter(({ from }) => from <= today()).toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : b.version - a.version))[0]
      return { key: one.decision, label: one.label, document: one.document, may: mayKeepDecision(plan, actor, one) === undefined, version: inForce?.version ?? null, from: inForce?.from ?? null }
    }))
    return { items }
  })
  app.get('/api/decisions/:key', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const one = known(plan.decisions.get(keyOf(request)))
    const may = mayKeepDecision(plan, actor, one) === undefined
    const draft = may ? await draftOf(store, draftKeyOf(one.decision)) : undefined
    const versions = await decisionVersions(store, one.decision)
    void tagged(reply, draft?.version ?? 0)
    return {
      key: one.decision, label: one.label, document: one.document, given: one.given, may, version: draft?.version ?? 0, xml: draft?.xml ?? versions[0]?.xml ?? '', versions,
      refs: await namesOf(store, plan, new Map([[plan.directory.person.document, new Set(versions.flatMap(({ person }) => person ?? []))]]), actor),
    }
  })
  app.put('/api/decisions/:key/drafts', async (request, reply) => {
    const { version } = await saveDecision(house, await actorFor(doors, request), { key: keyOf(request), xml: xmlOf(request), seen: versionOf(request) }, howOf(request))
    void tagged(reply, version)
    return { version }
  })
  app.post('/api/decisions/:key/check', async (request) => {
    const one = keepable(house, await actorFor(doors, request), keyOf(request))
    return { tests: checkedDecision(plan, one, xmlOf(request)) }
  })
  app.post('/api/decisions/:key/changes', async (request) => {
    const actor = await actorFor(doors, request)
    const one = keepable(house, actor, keyOf(request))
    const xml = xmlOf(request)
    checkedDecision(plan, one, xml)
    const [before, now] = [await ruling(store, one.decision, today()), rulingBy(xml, one.decision)]
    const items = (await running(doors, actor, one)).map(({ number, given }) => ({ number, before: before?.(given) ?? null, now: now(given) }))
    return { total: items.length, items: items.filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.now)) }
  })
  app.post('/api/decisions/:key/publish', async (request) => {
    const { from } = bodyOf(request, ['from'])
    return publishDecision(house, await actorFor(doors, request), { key: keyOf(request), seen: versionOf(request), from: textOf(from, 'from', 10) ?? today() }, howOf(request))
  })
}

function known(one: Decision | undefined): Decision {
  if (one) return one
  throw new Refused(refuse('没有这张决策表', 'There is no such decision', undefined, { kind: 'not-found' }))
}

const xmlOf = (request: FastifyRequest): string => {
  const xml = textOf(bodyOf(request, ['xml']).xml, 'xml', longest)
  if (!xml) throw new Refused(refuse('缺少决策表', 'The decision table is missing', 'xml'))
  return xml
}

/** Cases that wait for an approval now and that this person may see, with what the table would be asked. */
async function running({ house: { store, plan } }: Doors, actor: Actor, of: Decision) {
  const values: unknown[] = [of.document]
  const seen = visibleSql(plan, actor, 'i.document', 'i.record', values)
  const found = await store.query<{ number: string; variables: Readonly<Record<string, unknown>> }>({
    values, text: `select i.number, i.state->'variables' as variables from house.instance i where i.document = $1 and i.ended_at is null
      and exists (select 1 from house.task t where t.instance = i.id and t.state = 'open' and t.kind = 'approval')${seen && ` and ${seen}`} order by i.number limit 2000`,
  })
  return found.map(({ number, variables }) => ({ number, given: Object.fromEntries(Object.entries(givenBy(of, variables ?? {})).map(([key, value]) => [key, numberIn(value)])) }))
}
