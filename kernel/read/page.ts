/** Lists: a page of documents, filtered, found, sorted and paged by key; what may not be seen is neither shown nor counted. */
import { masked, scopeSql, seesAny, type Actor } from '#allow'
import type { AnyDocument, Condition, Plan } from '#declare'
import { fromJson, headSql, tableOf, type Asks, type Column } from '#store'
import { insist, Refused, refuse } from '#words'
import { conditionSql, outward } from './compile.ts'
import { columnOf, type Found } from './path.ts'
import { searchedSql } from './indexes.ts'
import { refsOf, type Refs } from './refs.ts'

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
}
export type Page = { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly refs: Refs; readonly next?: string; readonly total?: number | { readonly atLeast: number } }

/** Counting stops here; beyond it the exact number serves nobody. */
const counted = 10_000

export async function page(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, asked: Asked): Promise<Page> {
  insist(seesAny(document, actor) ? undefined : refuse(`您无权查看${document.label[0]}`, `You may not see ${document.label[1].toLowerCase()} documents`, undefined, { kind: 'forbidden' }))
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), 200)
  const { text, values } = listSql(document, actor, asked, limit + 1)
  const found = await asks.query<{ row: Readonly<Record<string, unknown>>; keys: unknown[] }>({ text, values })
  const items = found.slice(0, limit).map(({ row }) => unmasked(document, actor, fromJson(row)))
  const last = found.length > limit ? found[limit - 1] : undefined
  const total = asked.count ? await countOf(asks, document, actor, asked) : undefined
  return {
    items, refs: await refsOf(asks, plan, document, items),
    ...(last ? { next: Buffer.from(JSON.stringify(last.keys)).toString('base64url') } : {}), ...(total === undefined ? {} : { total }),
  }
}

/** The list as SQL: also what an export streams, without a limit. */
export function listSql(document: AnyDocument, actor: Actor, asked: Asked, limit?: number): { readonly text: string; readonly values: unknown[]; readonly keys: readonly Key[] } {
  const values: unknown[] = []
  const where = conditions(document, actor, asked, values)
  const keys = keysOf(document, asked.sort)
  if (asked.after !== undefined) where.push(beyond(keys, asked.after, values))
  const order = keys.map(({ sql, down }) => `${sql} ${down ? 'desc nulls last' : 'asc nulls last'}`).join(', ')
  const text = `select ${headSql(document, 't')} as row, json_build_array(${keys.map(({ found }) => outward(found)).join(', ')}) as keys
    from ${tableOf(document).name} t ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by ${order}${limit === undefined ? '' : ` limit ${limit}`}`
  return { text, values, keys }
}

export function unmasked<R extends Readonly<Record<string, unknown>>>(document: AnyDocument, actor: Actor, row: R): R {
  const hidden = masked(document, actor)
  return hidden.length === 0 ? row : (Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key))) as R)
}

async function countOf(asks: Asks, document: AnyDocument, actor: Actor, asked: Asked): Promise<number | { readonly atLeast: number }> {
  const values: unknown[] = []
  const where = conditions(document, actor, asked, values)
  const [row] = await asks.query<{ count: number }>({ text: `select count(*) as count from (select 1 from ${tableOf(document).name} t ${where.length > 0 ? `where ${where.join(' and ')}` : ''} limit ${counted + 1}) c`, values })
  return (row?.count ?? 0) > counted ? { atLeast: counted } : (row?.count ?? 0)
}

/** Sums of the money and quantity columns over everything the filter lets through. */
export async function totalsOf(asks: Asks, document: AnyDocument, actor: Actor, asked: Asked): Promise<Readonly<Record<string, string>>> {
  const values: unknown[] = []
  const where = conditions(document, actor, asked, values)
  const hidden = masked(document, actor)
  const summed = tableOf(document).columns.filter(({ type, key }) => type === 'numeric' && document.list.columns.includes(key) && !hidden.includes(key))
  if (summed.length === 0) return {}
  const [row] = await asks.query<Record<string, string>>({ text: `select ${summed.map(({ column, key }) => `coalesce(sum(t."${column}"), 0)::text as "${key}"`).join(', ')} from ${tableOf(document).name} t ${where.length > 0 ? `where ${where.join(' and ')}` : ''}`, values })
  return row ?? {}
}

function conditions(document: AnyDocument, actor: Actor, { filters = {}, q }: Asked, values: unknown[]): string[] {
  const bind = (value: unknown) => `$${values.push(value)}`
  const scope = scopeSql(document, actor, 't', values)
  const hidden = masked(document, actor)
  const filtered = Object.entries(filters).map(([key, condition]) => {
    const column = columnOf(document, 't', key)
    if (!column || hidden.includes(key)) throw new Refused(refuse(`不能按“${key}”筛选`, `There is no filter "${key}"`, key))
    return conditionSql(column, condition, bind)
  })
  return [...(scope ? [scope] : []), ...filtered, ...(q?.trim() ? [foundSql(document, q.trim(), bind)] : [])]
}

/** Two or more characters are found by their pairs through the index and then checked whole; one character by its text alone. */
export function foundSql(document: AnyDocument, q: string, bind: (value: unknown) => string): string {
  const text = searchedSql(document, 't')
  const like = `(${text}) ilike ${bind(`%${q.replace(/[\\%_]/g, '\\$&')}%`)}`
  return q.length < 2 ? like : `(house.pairs(${text}) @@ house.pairs_query(${bind(q)}) and ${like})`
}

export type Key = { readonly sql: string; readonly down: boolean; readonly found: Found }

function keysOf(document: AnyDocument, sort: string | undefined): readonly Key[] {
  const named = (sort ?? document.list.sort ?? '').split(',').filter(Boolean).map((said): Key => {
    const key = said.replace(/^-/, '')
    const found = columnOf(document, 't', key)
    if (!found) throw new Refused(refuse(`不能按“${key}”排序`, `There is no column "${key}" to sort by`, 'sort'))
    return { sql: found.type === 'text' && isName(document, key) ? `${found.sql} collate "zh-x-icu"` : found.sql, down: said.startsWith('-'), found }
  })
  const down = named[0]?.down ?? true
  return [...named, { sql: 't.id', down, found: { sql: 't.id', type: 'uuid' } }]
}

/** Names sort by pinyin; numbers and codes as they are written. */
const isName = (document: AnyDocument, key: string): boolean => document.fields[key]?.kind === 'text' && !/code|number|login/i.test(key)

/** Rows after the key of the last one: lexicographic over mixed directions, nulls last. */
function beyond(keys: readonly Key[], after: string, values: unknown[]): string {
  const last = cursor(after, keys.length)
  const bind = (value: unknown, type: Column['type']) => `$${values.push(value)}::${type}`
  const alternatives = keys.map((key, at) => {
    const equal = keys.slice(0, at).map((one, index) => (last[index] === null ? `${one.sql} is null` : `${one.sql} = ${bind(last[index], one.found.type)}`))
    if (last[at] === null) return 'false'
    return `(${[...equal, `(${key.sql} ${key.down ? '<' : '>'} ${bind(last[at], key.found.type)}${at < keys.length - 1 ? ` or ${key.sql} is null` : ''})`].join(' and ')})`
  })
  return `(${alternatives.join(' or ')})`
}

function cursor(after: string, length: number): readonly unknown[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    if (Array.isArray(keys) && keys.length === length) return keys
  } catch { /* told below */ }
  throw new Refused(refuse('翻页位置无效', 'The page position is not valid', 'after'))
}
