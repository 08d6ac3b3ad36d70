/** Migration over HTTP: where running cases stand, what would come of taking them to another version (`?preview=true`), and the deed. */
import type { FastifyInstance } from 'fastify'
import { migrateCases, migrationPlan, mostCases } from '#act'
import { Refused, refuse } from '#words'
import { actorFor, bodyOf, howOf, objectOf, queryText, uuidOf, type Doors } from './context.ts'
import { keyOf, numberOf } from './processes.ts'

const mostNodes = 2000

export function migrationRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/processes/:key/migration', async (request) => {
    const actor = await actorFor(doors, request)
    return { items: await migrationPlan(house, actor, { key: keyOf(request), from: needed(queryText(request, 'from'), 'from'), to: needed(queryText(request, 'to'), 'to') }) }
  })
  app.post('/api/processes/:key/migrate', async (request) => {
    const actor = await actorFor(doors, request)
    const { from, to, map, after, limit } = bodyOf(request, ['from', 'to', 'map', 'after', 'limit'])
    return migrateCases(house, actor, { key: keyOf(request), from: needed(from, 'from'), to: needed(to, 'to'), map: mapOf(map), ...partOf(after, limit) }, howOf(request))
  })
}

function needed(said: unknown, field: string): number {
  const version = typeof said === 'number' && Number.isInteger(said) && said > 0 && said < 1e9 ? said : typeof said === 'string' ? numberOf(said) : undefined
  if (version === undefined) throw new Refused(refuse('缺少版本号', 'A version is missing', field))
  return version
}

/** Which part of the cases: after one of them, so many. */
function partOf(after: unknown, limit: unknown): { readonly after?: string; readonly limit?: number } {
  if (limit !== undefined && !(typeof limit === 'number' && Number.isInteger(limit) && limit > 0 && limit <= mostCases)) throw new Refused(refuse(`“limit”应为 1 到 ${mostCases}`, `"limit" must be 1 to ${mostCases}`, 'limit'))
  const from = after === undefined ? undefined : uuidOf(String(after), 'after')
  return { ...(from === undefined ? {} : { after: from }), ...(limit === undefined ? {} : { limit: limit as number }) }
}

function mapOf(value: unknown): Readonly<Record<string, string>> {
  const map = objectOf(value, 'map')
  const entries = Object.entries(map)
  const wrong = entries.find(([, target]) => typeof target !== 'string')
  if (wrong || entries.length > mostNodes) throw new Refused(refuse('“map”应为节点到节点的对应关系', '"map" must tell what node each node becomes', wrong ? `map.${wrong[0]}` : 'map'))
  return map as Readonly<Record<string, string>>
}
