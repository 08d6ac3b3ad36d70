/** Conditions of a query as SQL; values are always parameters, cast to the type of what they are compared with. */
import { documentOf, type Condition, type Query, type Scalar } from '#declare'
import { Paths, type Found, type Reading } from './path.ts'

/** The conditions of a query; one on `lines.item` asks for documents with such a line. */
export function whereSql(reading: Reading, { source, where = {} }: Pick<Query, 'source' | 'where'>, paths: Paths): readonly string[] {
  return Object.entries(where).map(([path, condition]) => {
    const lines = linesIn(reading, source, path)
    return lines ? ofLines(reading, lines, path, condition) : conditionSql(paths.find(path), condition, reading.values)
  })
}

type Lines = { readonly document: string; readonly lines: string }

export function linesIn({ plan }: Reading, source: Query['source'], path: string): Lines | undefined {
  const key = path.split('.')[0] ?? ''
  if ('journal' in source || source.lines || !path.includes('.')) return undefined
  return documentOf(plan, source.document).fields[key]?.kind === 'lines' ? { document: source.document, lines: key } : undefined
}

function ofLines(reading: Reading, { document, lines }: Lines, path: string, condition: Condition): string {
  const paths = new Paths(reading, { source: { document, lines } }, 'l')
  const met = conditionSql(paths.find(path.slice(lines.length + 1)), condition, reading.values)
  return `t.id in (select lt.parent from ${paths.from} where ${met})`
}

function conditionSql(found: Found, condition: Condition, values: unknown[]): string {
  return found.within ? found.within(comparison('@', found.type, condition, values)) : comparison(found.sql, found.type, condition, values)
}

function comparison(sql: string, type: string, condition: Condition, values: unknown[]): string {
  const value = (given: Scalar) => `$${values.push(given)}::${type}`
  const list = (given: readonly Scalar[]) => `$${values.push(given)}::${type}[]`
  if (condition === null) return `${sql} is null`
  if (typeof condition !== 'object') return `${sql} = ${value(condition)}`
  if ('in' in condition) return oneOf(sql, condition.in, list)
  if ('contains' in condition) return `${sql} ilike $${values.push(`%${condition.contains.replace(/[\\%_]/g, '\\$&')}%`)}`
  if ('not' in condition) return differs(sql, condition.not, value, list)
  const bounds = [...(condition.from === undefined ? [] : [`${sql} >= ${value(condition.from)}`]), ...(condition.to === undefined ? [] : [`${sql} <= ${value(condition.to)}`])]
  return bounds.length > 0 ? `(${bounds.join(' and ')})` : 'true'
}

type Bound<T> = (given: T) => string

function oneOf(sql: string, given: readonly Scalar[], list: Bound<readonly Scalar[]>): string {
  const some = `${sql} = any(${list(given.filter((one) => one !== null))})`
  return given.includes(null) ? `(${some} or ${sql} is null)` : some
}

function differs(sql: string, not: Scalar | readonly Scalar[], value: Bound<Scalar>, list: Bound<readonly Scalar[]>): string {
  if (not === null) return `${sql} is not null`
  if (!Array.isArray(not)) return `${sql} is distinct from ${value(not as Scalar)}`
  const some = `${sql} <> all(${list(not.filter((one) => one !== null))})`
  return not.includes(null) ? `(${some} and ${sql} is not null)` : `(${some} or ${sql} is null)`
}
