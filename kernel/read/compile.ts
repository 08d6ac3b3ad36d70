/** A declared query becomes one SELECT; identifiers come from declarations only, values are always parameters. */
import { scopeSql, type Actor } from '#allow'
import { documentOf, type Condition, type Measure, type Plan, type Query, type Scalar } from '#declare'
import { Paths, type Found } from './path.ts'

/** Collects parameters: answers the placeholder of a value. */
export type Bind = (value: unknown) => string

export type Compiled = { readonly text: string; readonly types: Readonly<Record<string, Found>> }

/** With an actor, rows of documents they may not see are left out; numerics leave as text. */
export function compileQuery(plan: Plan, query: Query, bind: Bind, actor?: Actor): Compiled {
  const paths = new Paths(plan, query.source)
  const fields = Object.entries(query.fields ?? {}).map(([name, path]) => [name, paths.find(path)] as const)
  const measures = Object.entries(query.measures ?? {}).map(([name, measure]) => [name, measureOf(paths, measure)] as const)
  const where = Object.entries(query.where ?? {}).map(([path, condition]) => conditionSql(paths.find(path), condition, bind))
  if (actor && 'document' in query.source) where.push(...scoped(plan, query.source.document, query.source.lines ? 'p' : 't', actor, bind))
  const group = measures.length > 0 && fields.length > 0 ? `group by ${fields.map(([, { sql }]) => sql).join(', ')}` : ''
  const sort = (query.sort ?? []).map((key) => sortSql(key, paths, new Map([...fields, ...measures])))
  const text = [
    `select ${[...fields, ...measures].map(([name, found]) => `${outward(found)} as "${name}"`).join(', ')}`,
    `from ${paths.from}`, where.length > 0 ? `where ${where.join(' and ')}` : '', group,
    sort.length > 0 ? `order by ${sort.join(', ')}` : '', query.limit === undefined ? '' : `limit ${Math.trunc(query.limit)}`,
  ].filter(Boolean).join('\n')
  return { text, types: Object.fromEntries([...fields, ...measures]) }
}

function scoped(plan: Plan, document: string, alias: string, actor: Actor, bind: Bind): readonly string[] {
  const condition = scopeSql(documentOf(plan, document), actor, alias, collecting(bind))
  return condition ? [condition] : []
}

/** scopeSql pushes parameters to an array and writes their numbers; this array hands them to our own binding. */
function collecting(bind: Bind): unknown[] {
  const values: unknown[] = []
  values.push = (...added) => Number(added.map(bind).at(-1)?.slice(1))
  return values
}

/** Numerics as text, so that no digit is lost on the way through JSON. */
export const outward = ({ sql, type }: Found): string =>
  type === 'numeric' ? `${sql}::text` : type === 'timestamptz' ? `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : sql

function measureOf(paths: Paths, measure: Measure): Found {
  if ('count' in measure) return { sql: 'count(*)::integer', type: 'integer' }
  if ('workingMinutes' in measure) {
    const [from, to] = measure.workingMinutes.map((path) => paths.find(path).sql)
    return { sql: `round(avg(extract(epoch from ${to} - ${from}) / 60))`, type: 'numeric' }
  }
  const [kind, path] = Object.entries(measure)[0] as [string, string]
  const found = paths.find(path)
  return kind === 'sum' ? { sql: `coalesce(sum(${found.sql}), 0)`, type: 'numeric' } : { ...found, sql: `${kind}(${found.sql})` }
}

function sortSql(key: string, paths: Paths, named: ReadonlyMap<string, Found>): string {
  const [name, direction] = key.startsWith('-') ? [key.slice(1), ' desc nulls last'] : [key, ' nulls last']
  return `${(named.get(name) ?? paths.find(name)).sql}${direction}`
}

export function conditionSql({ sql, type }: Found, condition: Condition, bind: Bind): string {
  const value = (given: Scalar) => `${bind(given)}::${type}`
  const list = (given: readonly Scalar[]) => `${bind(given)}::${type}[]`
  if (condition === null) return `${sql} is null`
  if (typeof condition !== 'object') return `${sql} = ${value(condition)}`
  if ('in' in condition) return `${sql} = any(${list(condition.in)})`
  if ('contains' in condition) return `${sql} ilike ${bind(`%${condition.contains.replace(/[\\%_]/g, '\\$&')}%`)}`
  if ('not' in condition) {
    if (condition.not === null) return `${sql} is not null`
    return Array.isArray(condition.not) ? `${sql} <> all(${list(condition.not)})` : `${sql} is distinct from ${value(condition.not as Scalar)}`
  }
  const bounds = [...(condition.from === undefined ? [] : [`${sql} >= ${value(condition.from)}`]), ...(condition.to === undefined ? [] : [`${sql} <= ${value(condition.to)}`])]
  return bounds.length > 0 ? `(${bounds.join(' and ')})` : 'true'
}
