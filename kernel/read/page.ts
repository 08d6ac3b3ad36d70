/** Lists: a page of documents, filtered, found, sorted and paged by key; what may not be seen is neither shown nor counted. */
import { masked, scopeSql, seesAny, type Actor } from '#allow'
import type { AnyDocument, Condition, Plan } from '#declare'
import { fromJson, headColumns, tableOf, type Asks } from '#store'
import { insist, Refused, refuse } from '#words'
import { outward, rowJson } from './compile.ts'
import { whereSql } from './condition.ts'
import { Paths, type Reading } from './path.ts'
import { englishKey, refsSql, type Refs } from './refs.ts'
import { matches } from './search-text.ts'
import { afterSql, collated, cursorOf, orderSql, readCursor, sortKeysOf, sortPath, type Ordered } from './sort.ts'

export type Asked = {
  readonly filters?: Readonly<Record<string, Condition>>
  readonly q?: string
  /** `-date,number`: descending date, then number; the document's own order when left out. */
  readonly sort?: string
  /** Rows of a page, at most 200. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
  readonly count?: boolean
  /** Fields beside the head; the list's columns when left out. */
  readonly columns?: readonly string[]
}
export type Page = { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly refs: Refs; readonly next?: string; readonly total?: number | { readonly atLeast: number } }

/** Counting stops here; beyond it the exact number serves nobody. */
const counted = 10_000

/** One trip: rows, the names of what they refer to, and the count when asked for. */
export async function page(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, asked: Asked): Promise<Page> {
  insist(maySeeList(document, actor))
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), 200)
  const { text, values, keys } = pageSql(plan, document, actor, asked, limit)
  const [found] = await asks.query<{ items: readonly Readonly<Record<string, unknown>>[]; keys: readonly (readonly (string | null)[])[]; refs: Refs; total?: number }>({ text, values })
  const items = (found?.items ?? []).slice(0, limit).map(fromJson)
  const last = (found?.items.length ?? 0) > limit ? found?.keys[limit - 1] : undefined
  const total = found?.total
  return {
    items, refs: found?.refs ?? {}, ...(last ? { next: cursorOf(keys, last) } : {}),
    ...(total === undefined ? {} : { total: total > counted ? { atLeast: counted } : total }),
  }
}

/** The statement behind a page. `page` holds one row more than the page shows, so that it is known whether there is a next one. */
export function pageSql(plan: Plan, document: AnyDocument, actor: Actor, asked: Asked, limit: number) {
  const reading: Reading = { plan, values: [], actor }
  const paths = new Paths(reading, { source: { document: document.name } })
  const keys = sortKeysOf(document, asked.sort)
  const order = keys.map(({ key, down }) => orderedBy(reading, document, paths, key, down))
  const where = conditions(reading, document, paths, asked)
  const cursor = asked.after === undefined ? [] : [afterSql(order, readCursor(keys, order, asked.after), reading.values)]
  const columns = shownColumns(document, actor, asked.columns)
  const types = Object.fromEntries(columns.map(({ key, type }) => [key, { sql: key, type }]))
  const places = order.map(({ sql, type }, at) => `${outward(sql, type, 'US')}::text as "#${at}"`)
  const text = `with page as materialized (
      select ${[...columns.map(({ key, column }) => `t."${column}" as "${key}"`), ...places].join(', ')} from ${paths.from}${whole([...where, ...cursor])}
      order by ${orderSql(order)} limit ${limit + 1})
    select (select coalesce(json_agg(${rowJson(types, 'p')}), '[]'::json) from page p) as items,
      (select coalesce(json_agg(json_build_array(${order.map((_, at) => `p."#${at}"`).join(', ')})), '[]'::json) from page p) as keys,
      ${refsSql(reading, document, columns.map(({ key }) => key))} as refs
      ${asked.count ? `, (select count(*)::integer from (select 1 from ${paths.from}${whole(where)} limit ${counted + 1}) c) as total` : ''}`
  return { text, values: reading.values, keys }
}

/** Number of documents and sums of the money and quantity columns over everything the filter lets through. */
export async function totalsOf(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, asked: Asked): Promise<{ readonly count: number; readonly sums: Readonly<Record<string, string>> }> {
  insist(maySeeList(document, actor))
  const reading: Reading = { plan, values: [], actor }
  const paths = new Paths(reading, { source: { document: document.name } })
  const summed = shownColumns(document, actor, asked.columns).filter(({ type, field }) => type === 'numeric' && field?.kind !== 'rate')
  const where = conditions(reading, document, paths, asked)
  const sums = summed.map(({ column, key }) => `, coalesce(sum(t."${column}"), 0)::text as "${key}"`).join('')
  const [found] = await asks.query<Record<string, string> & { '#': number }>({ text: `select count(*)::integer as "#"${sums} from ${paths.from}${whole(where)}`, values: reading.values })
  const { '#': count = 0, ...rest } = found ?? {}
  return { count: Number(count), sums: rest as Readonly<Record<string, string>> }
}

export const unmasked = <R extends Readonly<Record<string, unknown>>>(document: AnyDocument, actor: Actor, row: R): R => without(row, masked(document, actor))

export function without<R extends Readonly<Record<string, unknown>>>(row: R, hidden: readonly string[]): R {
  return hidden.length === 0 ? row : (Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key))) as R)
}

/** A type of which nothing may be seen does not exist for the reader. */
export const maySeeList = (document: AnyDocument, actor: Actor) =>
  seesAny(document, actor) ? undefined : refuse(`没有“${document.label[0]}”这类单据，或您无权查看`, `There are no ${document.label[1].toLowerCase()} documents, or you may not see them`, undefined, { kind: 'not-found' })

/** Scope, filters and search of a list; a filter nobody declared, or one on a field the reader may not read, is refused. */
export function conditions(reading: Reading & { readonly actor?: Actor | undefined }, document: AnyDocument, paths: Paths, { filters = {}, q }: Asked): readonly string[] {
  const { actor, values } = reading
  const scope = actor ? scopeSql(document, actor, 't', values) : ''
  const words = q ? matches(document, 't', q, values) : undefined
  return [...(scope ? [scope] : []), ...whereSql(reading, { source: { document: document.name }, where: filters }, paths), ...(words ? [words] : [])]
}

const whole = (where: readonly string[]): string => (where.length > 0 ? ` where ${where.join(' and ')}` : '')

function orderedBy(reading: Reading, document: AnyDocument, paths: Paths, key: string, down: boolean): Ordered {
  const path = sortPath(reading.plan, document, key)
  const hidden = reading.actor && masked(document, reading.actor).includes(key)
  const found = hidden || document.fields[key]?.kind === 'lines' ? undefined : paths.look(path)
  if (!found) throw new Refused(refuse(`不能按“${key}”排序`, `There is no column "${key}" to sort by`, 'sort'))
  const sure = path === key && (headColumns.some((head) => head.key === key && head.required) || (document.fields[key]?.facts.required ?? false))
  return { sql: collated(found.sql, found.kind), type: found.type, down, sure }
}

function shownColumns(document: AnyDocument, actor: Actor, asked: readonly string[] = document.list.columns) {
  const hidden = masked(document, actor)
  const head = headColumns.map(({ key }) => key)
  return tableOf(document).columns.filter(({ key }) => !hidden.includes(key) && (head.includes(key) || key === document.title || key === englishKey(document) || asked.includes(key)))
}
