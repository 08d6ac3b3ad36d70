/** What the history of a process tells, over HTTP: the house's own cases, or a log from elsewhere against the drawing. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { compile, type Definition } from '#flow'
import { historyOf, isDone, minedHistory, minedLog, namesOf, netOf, paceOf, rubberStampsOf } from '#read'
import { dayOf, isDay, Refused, refuse } from '#words'
import { readEventLog } from '../import/event-log.ts'
import { actorFor, fileOf, queryText, type Doors } from './context.ts'
import { momentAsked } from './moment.ts'

const base = '/api/processes/:key/mining'

export function miningRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const today = () => dayOf(house.store.clock(), house.zone)
  const drawing = async (request: FastifyRequest) => {
    const key = (request.params as { key: string }).key.replaceAll('\u0000', '')
    const version = versionOf(queryText(request, 'version'))
    const [found] = await house.store.query<{ xml: string; version: number }>({ text: `select xml, version from house.definition where key = $1${version === undefined ? '' : ' and version = $2'} order by version desc limit 1`, values: version === undefined ? [key] : [key, version] })
    if (!found) throw new Refused(refuse('没有这个流程', 'There is no such process', undefined, { kind: 'not-found' }))
    return { key, version, definition: await compile(found.xml) }
  }

  app.get('/api/processes/pace', async (request) => ({ items: await paceOf(house.store, house.plan, await actorFor(doors, request), momentAsked(request, house), 92) }))
  app.get('/api/processes/rubber-stamps', async (request) => ({ items: await rubberStampsOf(house.store, house.plan, await actorFor(doors, request), today()) }))
  app.get(base, async (request) => {
    const actor = await actorFor(doors, request)
    const { key, version, definition } = await drawing(request)
    const pool = poolOf(definition, queryText(request, 'pool'))
    const [from, to] = [dayOfQuery(request, 'from'), dayOfQuery(request, 'to')]
    const history = await historyOf(house.store, house.plan, actor, definition, key, { pool, ...(version === undefined ? {} : { version }), ...(from ? { from } : {}), ...(to ? { to } : {}) })
    const mined = minedHistory(history, definition, [pool], house.calendar)
    const people = new Set([...mined.holders.map(({ person }) => person), ...mined.handOvers.flatMap((one) => [one.from, one.to])])
    return {
      ...mined, pool, pools: Object.values(definition.pools).map(({ id, name }) => ({ id, name })), rubberStamps: await rubberStampsOf(house.store, house.plan, actor, today(), key),
      activities: Object.fromEntries(Object.values(definition.nodes).filter(isDone).map(({ id, name, facts }) => [id, [name || id, facts['en'] ?? (name || id)]])),
      refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.person.document, people]]), actor),
    }
  })
  app.post(base, async (request) => {
    await actorFor(doors, request)
    const { definition } = await drawing(request)
    const pool = poolOf(definition, queryText(request, 'pool'))
    return { ...minedLog(await readEventLog((await fileOf(request)).bytes), netOf(definition, pool)), pool }
  })
}

function poolOf({ pools }: Definition, said: string | undefined): string {
  const pool = said ?? Object.keys(pools)[0] ?? ''
  if (!Object.hasOwn(pools, pool)) throw new Refused(refuse('这个流程没有该泳池', 'The process has no such pool', 'pool'))
  return pool
}

function versionOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  if (!/^\d{1,6}$/.test(said)) throw new Refused(refuse('版本应为整数', 'A version is a whole number', 'version'))
  return Number(said)
}

function dayOfQuery(request: FastifyRequest, key: string): string | undefined {
  const said = queryText(request, key)
  if (said !== undefined && !isDay(said)) throw new Refused(refuse('应为日期，如 2026-11-24', 'Must be a day such as 2026-11-24', key))
  return said
}
