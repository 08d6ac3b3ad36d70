/** A document as one JSON value: numerics as text, days as days, instants in UTC, lines in their order. */
import { type AnyDocument } from '#declare'
import { nameOf, type Asks } from './open.ts'
import { tableOf, type Column, type LinesTable } from './table.ts'

/** SQL for the whole row of the table aliased `alias`, lines included; a json value. */
export function rowSql(document: AnyDocument, alias: string): string {
  const table = tableOf(document)
  const lines = table.lines.map((of) => [of.key, linesSql(of, alias)] as const)
  return object([...pairs(table.columns, alias), ...lines])
}

/**
 * Locks a row and reads it whole; `besides`, selects that lock others for its sake, come first.
 * Whoever waited for the lock has seen the lines of before; the version tells, and the row is read again.
 */
export async function lockedRow<R extends { readonly version: number }>(unit: Asks, document: AnyDocument, id: string, besides: readonly string[] = []): Promise<R | undefined> {
  const { name } = tableOf(document)
  const text = `${besides.length > 0 ? `with ${besides.map((sql, at) => `source_${at} as materialized (${sql})`).join(', ')}` : ''}
      select ${rowSql(document, 't')} as row, (select s.version from ${name} s where s.id = t.id) as seen${besides.map((_, at) => `, (select count(*) from source_${at}) as source_${at}`).join('')}
        from ${name} t where t.id = $1 for no key update of t`
  const [found] = await unit.query<{ row: R; seen: number }>({ name: nameOf(`take ${document.name}`, text), values: [id], text })
  if (!found) return undefined
  return found.row.version === found.seen ? fromJson(found.row) : lockedRow(unit, document, id, besides)
}

/** SQL for the row without its lines. */
export const headSql = (document: AnyDocument, alias: string): string => object(pairs(tableOf(document).columns, alias))

/** SQL for one line aliased `alias`, without the document it is of. */
export const lineSql = (of: LinesTable, alias: string): string => object(pairs(of.columns.filter(({ key }) => key !== 'parent'), alias))

/** SQL for one column's value as it stands in JSON. */
function valueSql(column: Column, alias: string): string {
  const at = `${alias}."${column.column}"`
  if (column.type === 'numeric') return `${at}::text`
  if (column.type === 'timestamptz') return `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return at
}

const linesSql = (of: LinesTable, parent: string): string =>
  `(select coalesce(json_agg(${lineSql(of, 'l')} order by l.position), '[]'::json) from ${of.name} l where l.parent = ${parent}.id)`

const pairs = (columns: readonly Column[], alias: string) => columns.map((column) => [column.key, valueSql(column, alias)] as const)

/** json_build_object takes at most 100 arguments, so wider rows are joined from several. */
function object(all: readonly (readonly [string, string])[]): string {
  const parts: string[] = []
  for (let at = 0; at < all.length; at += 50) parts.push(`jsonb_build_object(${all.slice(at, at + 50).map(([key, sql]) => `'${key}', ${sql}`).join(', ')})`)
  return parts.length === 1 ? (parts[0] as string).replace('jsonb_build_object', 'json_build_object') : `(${parts.join(' || ')})`
}

/** Nulls of JSON become absent keys, as declared rows have it. */
export function fromJson<R extends object>(row: R): R {
  const entries = Object.entries(row).filter(([key, value]) => value !== null || key === 'department')
  return Object.fromEntries(entries.map(([key, value]) => [key, Array.isArray(value) ? value.map((line) => fromJson(line as object)) : value])) as R
}
