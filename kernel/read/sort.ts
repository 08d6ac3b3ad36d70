/** The order of a list, and the key by which the next page goes on. */
import { documentOf, type AnyDocument, type Plan } from '#declare'
import { tableOf, type ColumnType } from '#store'
import { Refused, refuse } from '#words'
import { fits } from './fits.ts'

/** Text in the order of pinyin; Chinese readers look for 北京 under B. */
const pinyin = ' collate "zh-x-icu"'

type SortKey = { readonly key: string; readonly down: boolean }
export type Ordered = { readonly sql: string; readonly type: ColumnType; readonly down: boolean; readonly sure: boolean }

/** `-date,number` as keys; the document's own order when nothing is asked, newest numbers first when it has none. The id comes last, always. */
export function sortKeysOf(document: AnyDocument, sort: string | undefined): readonly SortKey[] {
  const asked = (sort || document.list.sort || '-number').split(',').map((one) => one.trim()).filter(Boolean).map((one): SortKey => ({ key: one.replace(/^-/, ''), down: one.startsWith('-') }))
  return [...asked.filter(({ key }) => key !== 'id'), { key: 'id', down: asked.at(-1)?.down ?? false }]
}

/** The column with its collation, as both index and order name it. */
export function sortColumn(document: AnyDocument, key: string): string | undefined {
  const column = tableOf(document).columns.find((one) => one.key === key)
  return column && collated(`"${column.column}"`, column.field?.kind)
}

export const collated = (sql: string, kind: string | undefined): string => (kind === 'text' || kind === 'long-text' ? `${sql}${pinyin}` : sql)

/** A reference is put in order by the title of what it refers to. */
export function sortPath(plan: Plan, document: AnyDocument, key: string): string {
  const field = document.fields[key]
  if (field?.kind !== 'ref' || !plan.documents.has(field.facts.to ?? '')) return key
  return `${key}.${documentOf(plan, field.facts.to ?? '').title ?? 'number'}`
}

export const orderSql = (order: readonly Ordered[]): string => order.map(({ sql, down }) => `${sql}${down ? ' desc' : ''}`).join(', ')

/** What comes after the cursor's values in this order; `null` stands last going up and first going down, as PostgreSQL puts it. */
export function afterSql(order: readonly Ordered[], cursor: readonly (string | null)[], values: unknown[]): string {
  const places = order.map(({ type }, at) => (cursor[at] === null ? 'null' : `$${values.push(cursor[at])}::${type}`))
  const level = order.every(({ down, sure }) => sure && down === order[0]?.down)
  if (level) return `(${order.map(({ sql }) => sql).join(', ')}) ${order[0]?.down ? '<' : '>'} (${places.join(', ')})`
  const [first] = order as [Ordered]
  const bound = places[0] !== 'null' && (first.down || first.sure) ? `${first.sql} ${first.down ? '<=' : '>='} ${places[0]} and ` : ''
  return `${bound}${stepSql(order, places)}`
}

function stepSql([first, ...rest]: readonly Ordered[], [place = 'null', ...places]: readonly string[]): string {
  if (!first) return 'false'
  const { sql, down, sure } = first
  const later = place === 'null' ? (down ? `${sql} is not null` : 'false') : down ? `${sql} < ${place}` : sure ? `${sql} > ${place}` : `(${sql} > ${place} or ${sql} is null)`
  const same = place === 'null' ? `${sql} is null` : `${sql} = ${place}`
  return rest.length === 0 ? later : `(${later} or (${same} and ${stepSql(rest, places)}))`
}

type Cursor = { readonly s: string; readonly v: readonly (string | null)[] }
const signature = (keys: readonly SortKey[]) => keys.map(({ key, down }) => `${down ? '-' : ''}${key}`).join(',')

export const cursorOf = (keys: readonly SortKey[], values: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify({ s: signature(keys), v: values } satisfies Cursor)).toString('base64url')

/** The values of a cursor; one of another order, or one nobody gave, is refused. */
export function readCursor(keys: readonly SortKey[], order: readonly Ordered[], cursor: string): readonly (string | null)[] {
  const said = parsed(cursor)
  const whole = said && said.s === signature(keys) && Array.isArray(said.v) && said.v.length === order.length
    && said.v.every((value, at) => value === null || (typeof value === 'string' && fits(order[at]?.type ?? 'text', value)))
  if (!whole) throw new Refused(refuse('翻页标记已失效，请从第一页看起', 'The page mark is no longer valid; start from the first page', 'after'))
  return said.v
}

function parsed(cursor: string): Cursor | undefined {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Cursor
  } catch {
    return undefined
  }
}
