/** What ids stand for: number and title of the documents that rows refer to, as far as the reader may see those. */
import { masked, scopeSql, seesAny, type Actor } from '#allow'
import { documentOf, plainFields, type AnyDocument, type Fields, type Plan } from '#declare'
import { quoted, tableOf, type Asks } from '#store'
import type { Reading } from './path.ts'

/** `en` is the English half of the title where one is written. For the id of a line, `record` is the document it stands in and `line` its place, counted from 1. */
export type Named = { readonly document: string; readonly number: string; readonly title: string; readonly en?: string; readonly record?: string; readonly line?: number }
export type Refs = Readonly<Record<string, Named>>
type Row = Readonly<Record<string, unknown>>

/** SQL: the names of everything the rows of the CTE `page` (columns under their keys) refer to, as one JSON object by id. */
export function refsSql(reading: Reading, document: AnyDocument, keys: readonly string[]): string {
  const wanted = new Map<string, string[]>()
  for (const [key, to] of refKeys(reading.plan, document)) if (keys.includes(key)) wanted.set(to, [...(wanted.get(to) ?? []), `select p."${key}" from page p`])
  const parts = [...wanted].map(([to, ids]) => namesSql(reading.plan, to, () => `array(${ids.join(' union ')})`, reading.actor, reading.values)).filter((one) => one !== undefined)
  return parts.length === 0 ? `'{}'::json` : `(select coalesce(json_object_agg(r.id, json_strip_nulls(json_build_object('document', r.document, 'number', r.number, 'title', r.title, 'en', r.en))), '{}'::json) from (${parts.join(' union all ')}) r)`
}

/** Head fields that refer to documents of this house; the department and whoever entered the row included. */
function refKeys(plan: Plan, document: AnyDocument): readonly (readonly [key: string, to: string])[] {
  const { person, department } = plan.directory
  const declared = plainFields(document.fields).flatMap(([key, { kind, facts }]) => (kind === 'ref' && facts.to && plan.documents.has(facts.to) ? [[key, facts.to] as const] : []))
  return [...declared, ['enteredBy', person.document], ...(declared.some(([key]) => key === 'department') ? [] : [['department', department.document] as const])]
}

function namesSql(plan: Plan, to: string, given: () => string, actor: Actor | undefined, values: unknown[]): string | undefined {
  const target = documentOf(plan, to)
  if (actor && !seesAny(target, actor)) return undefined
  const ids = given()
  const scope = actor ? scopeSql(target, actor, 't', values) : ''
  return `select t.id, '${to}' as document, t.number, ${titleSql(target, 't', actor)} as title, ${englishSql(target, 't', actor)} as en from ${tableOf(target).name} t where t.id = any(${ids})${scope && ` and ${scope}`}`
}

/** Names of everything whole rows refer to, lines included, in one trip. */
export async function refsOf(asks: Asks, plan: Plan, document: AnyDocument, rows: readonly Row[], actor?: Actor): Promise<Refs> {
  const ids = new Map<string, Set<string>>()
  const add = (to: string, id: unknown) => { if (typeof id === 'string') ids.set(to, (ids.get(to) ?? new Set()).add(id)) }
  for (const [key, to] of refKeys(plan, document)) for (const row of rows) add(to, row[key])
  idsInLines(plan, document.fields, rows, add)
  return namesOf(asks, plan, ids, actor)
}

function idsInLines(plan: Plan, fields: Fields, rows: readonly Row[], add: (to: string, id: unknown) => void): void {
  for (const [key, field] of Object.entries(fields)) {
    const { to = '', lines = 'lines', of = {} } = field.facts
    if (field.kind === 'lines') idsInLines(plan, of, rows.flatMap((row) => (row[key] as Row[] | undefined) ?? []), add)
    else if ((field.kind === 'ref' || field.kind === 'line') && plan.documents.has(to)) for (const row of rows) add(field.kind === 'line' ? `${to}#${lines}` : to, row[key])
  }
}

/** Ids by the document they are of (`<document>#<lines>` for ids of lines) become names. */
export async function namesOf(asks: Asks, plan: Plan, ids: ReadonlyMap<string, ReadonlySet<string>>, actor?: Actor): Promise<Refs> {
  const values: unknown[] = []
  const parts = [...ids].filter(([, of]) => of.size > 0).map(([to, of]) => {
    const given = () => `$${values.push([...of])}::uuid[]`
    const [document = '', lines] = to.split('#')
    if (!plan.documents.has(document)) return undefined
    if (lines !== undefined) return lineNamesSql(plan, document, lines, given, actor, values)
    const named = namesSql(plan, document, given, actor, values)
    return named && `select n.*, null::uuid as record, null::integer as line from (${named}) n`
  }).filter((one) => one !== undefined)
  if (parts.length === 0) return {}
  const found = await asks.query<Named & { id: string }>({ text: parts.join(' union all '), values })
  return Object.fromEntries(found.map(({ id, document, number, title, en, record, line }) => [id, { document, number, title, ...(en ? { en } : {}), ...(record ? { record, line: line ?? 1 } : {}) }]))
}

function lineNamesSql(plan: Plan, document: string, lines: string, given: () => string, actor: Actor | undefined, values: unknown[]): string | undefined {
  const target = documentOf(plan, document)
  const table = tableOf(target).lines.find(({ key }) => key === lines)
  if (!table || (actor && !seesAny(target, actor))) return undefined
  const ids = given()
  const scope = actor ? scopeSql(target, actor, 't', values) : ''
  return `select l.id, '${document}' as document, t.number, ${titleSql(target, 't', actor)} as title, null::text as en, t.id as record, l.position + 1 as line
    from ${table.name} l join ${tableOf(target).name} t on t.id = l.parent where l.id = any(${ids})${scope && ` and ${scope}`}`
}

/** The name a document goes by: its title field, else its number. */
export function titleSql(document: AnyDocument, alias: string, actor?: Actor): string {
  const column = tableOf(document).columns.find(({ key }) => key === document.title)
  return column && !(actor && masked(document, actor).includes(column.key)) ? `coalesce(${alias}.${quoted(column.column)}::text, ${alias}.number)` : `${alias}.number`
}

/** The field that holds the English half of a document's name: `nameEn` beside `name`. */
export const englishKey = ({ title, fields }: AnyDocument): string | undefined => (title && `${title}En` in fields ? `${title}En` : undefined)

export function englishSql(document: AnyDocument, alias: string, actor?: Actor): string {
  const column = tableOf(document).columns.find(({ key }) => key === englishKey(document))
  return column && !(actor && masked(document, actor).includes(column.key)) ? `nullif(${alias}.${quoted(column.column)}, '')` : 'null::text'
}
