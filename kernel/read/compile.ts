/** A declared query becomes one SELECT; identifiers come from declarations only, values are always parameters. */
import type { Actor } from '#allow'
import { documentOf, plainFields, type Grant, type Measure, type Plan, type Query } from '#declare'
import { headColumns } from '#store'
import type { Day } from '#words'
import { whereSql } from './condition.ts'
import { Paths, type Found, type Reading } from './path.ts'
import { bookedSql, scopedSql } from './visible.ts'

/** `text` selects typed columns under the names of `types`; `also` are conditions that stand beside the query's own. */
export type Compiled = { readonly text: string; readonly types: Readonly<Record<string, Found>> }
export type Given = {
  readonly plan: Plan; readonly values: unknown[]; readonly actor?: Actor | undefined; readonly see?: readonly Grant[] | undefined; readonly today?: Day | undefined
  /** Only what is of these companies, of whatever is one company's own. */
  readonly books?: readonly string[] | undefined
  /** Further conditions, asked for once the aliases are known (`t` is the source, `p` the document of its lines). */
  readonly also?: (paths: Paths) => readonly string[]
}

/** With an actor, rows they may not see are left out, fields they may not read are nothing, and references they may not see lead nowhere. */
export function compileQuery({ plan, values, actor, see, today, books, also }: Given, query: Query): Compiled {
  const reading: Reading = { plan, values, actor, today }
  const { source } = query
  const paths = new Paths(reading, query)
  const fields = Object.entries(query.fields ?? (query.measures ? {} : whole(plan, source))).map(([name, path]) => [name, paths.find(path)] as const)
  const measures = Object.entries(query.measures ?? {}).map(([name, measure]) => [name, measureOf(paths, measure)] as const)
  const document = 'document' in source ? documentOf(plan, source.document) : undefined
  const where = [...whereSql(reading, query, paths), ...(actor ? scopedSql(plan, source, document, actor, see, values) : []), ...(books ? bookedSql(source, document, books, values) : []), ...(also?.(paths) ?? [])]
  const named = new Map([...fields, ...measures])
  const sort = (query.sort ?? []).map((key) => sortSql(key, paths, named))
  const text = [
    `select ${[...named].map(([name, { sql }]) => `${sql} as "${name}"`).join(', ')}`, `from ${paths.from}`,
    where.length > 0 ? `where ${where.join(' and ')}` : '',
    measures.length > 0 && fields.length > 0 ? `group by ${fields.map((_, at) => at + 1).join(', ')}` : '',
    sort.length > 0 ? `order by ${sort.join(', ')}` : '', query.limit === undefined ? '' : `limit ${Math.trunc(query.limit)}`,
  ].filter(Boolean).join('\n')
  return { text, types: Object.fromEntries(named) }
}

/** One value as it leaves in JSON: numerics as text, so that no digit is lost; instants in UTC. */
export function outward(sql: string, type: Found['type'], digits = 'MS'): string {
  if (type === 'numeric') return `${sql}::text`
  return type === 'timestamptz' ? `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${digits}"Z"')` : sql
}

/** A compiled row aliased `alias` as one JSON value. */
export function rowJson(types: Compiled['types'], alias: string): string {
  const pairs = Object.entries(types).map(([name, { type }]) => `'${name}', ${outward(`${alias}."${name}"`, type)}`)
  const parts = Array.from({ length: Math.ceil(pairs.length / 50) }, (_, at) => `jsonb_build_object(${pairs.slice(at * 50, at * 50 + 50).join(', ')})`)
  return parts.length === 1 ? (parts[0] as string).replace('jsonb_', 'json_') : `(${parts.join(' || ')})::json`
}

/** A scalar subquery: all rows of a compiled query as a JSON list. */
export const rowsJson = ({ text, types }: Compiled): string => `(select coalesce(json_agg(${rowJson(types, 'q')}), '[]'::json) from (${text}) q)`

/** Without fields and measures, a row is everything the source has. */
function whole(plan: Plan, source: Query['source']): Readonly<Record<string, string>> {
  if ('journal' in source) throw new Error(`a query of ${source.journal} names its fields`)
  const { fields } = documentOf(plan, source.document)
  const keys = source.lines ? ['id', 'parent', 'position', ...plainFields(fields[source.lines]?.facts.of ?? {}).map(([key]) => key)] : [...headColumns.map(({ key }) => key), ...plainFields(fields).map(([key]) => key)]
  return Object.fromEntries(keys.filter((key) => key !== 'parent').map((key) => [key, key]))
}

function measureOf(paths: Paths, measure: Measure): Found {
  if ('count' in measure) return { sql: 'count(*)::integer', type: 'integer' }
  if ('workingMinutes' in measure) {
    const [from, to] = measure.workingMinutes.map((path) => paths.find(path).sql)
    return { sql: `round(avg(house.working_minutes(${from}, ${to})))`, type: 'numeric' }
  }
  if ('sum' in measure) {
    const { from, to, since } = measure.late ?? {}
    const days = since && paths.daysLate(since)
    const within = days && [from === undefined ? '' : `${days} >= ${Math.trunc(from)}`, to === undefined ? '' : `${days} <= ${Math.trunc(to)}`].filter(Boolean).join(' and ')
    return { sql: `coalesce(sum(${paths.find(measure.sum).sql})${within ? ` filter (where ${within})` : ''}, 0)`, type: 'numeric' }
  }
  const [kind, path] = Object.entries(measure)[0] as ['min' | 'max', string]
  const found = paths.find(path)
  return { ...found, sql: `${kind}(${found.sql})` }
}

function sortSql(key: string, paths: Paths, named: ReadonlyMap<string, Found>): string {
  const down = key.startsWith('-')
  const name = down ? key.slice(1) : key
  return `${(named.get(name) ?? paths.find(name)).sql}${down ? ' desc' : ''} nulls last`
}
