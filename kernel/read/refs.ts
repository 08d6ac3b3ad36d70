/** What ids stand for: number and title of the documents rows refer to. */
import type { AnyDocument, Fields, Plan } from '#declare'
import { documentOf } from '#declare'
import { quoted, tableOf, type Asks } from '#store'

export type Named = { readonly document: string; readonly number: string; readonly title: string }
export type Refs = Readonly<Record<string, Named>>
type Row = Readonly<Record<string, unknown>>

/** Ids in rows by the document type they are of; lines included. */
function idsIn(fields: Fields, rows: readonly Row[], into: Map<string, Set<string>>): void {
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind === 'lines') idsIn(field.facts.of ?? {}, rows.flatMap((row) => (row[key] as Row[] | undefined) ?? []), into)
    else if (field.kind === 'ref' && field.facts.to) for (const row of rows) if (typeof row[key] === 'string') into.set(field.facts.to, (into.get(field.facts.to) ?? new Set()).add(row[key]))
  }
}

/** Labels of everything the rows refer to, in one trip; who entered a row and its department included. */
export async function refsOf(asks: Asks, plan: Plan, document: AnyDocument, rows: readonly Row[]): Promise<Refs> {
  const ids = new Map<string, Set<string>>()
  idsIn(document.fields, rows, ids)
  const { person, department } = plan.directory
  for (const row of rows) for (const [to, key] of [[person.document, 'enteredBy'], [department.document, 'department']] as const) if (typeof row[key] === 'string') ids.set(to, (ids.get(to) ?? new Set()).add(row[key]))
  return namesOf(asks, plan, ids)
}

export async function namesOf(asks: Asks, plan: Plan, ids: ReadonlyMap<string, ReadonlySet<string>>): Promise<Refs> {
  const values: unknown[] = []
  const parts = [...ids].filter(([to, of]) => of.size > 0 && plan.documents.has(to)).map(([to, of]) => {
    const target = documentOf(plan, to)
    return `select id, '${to}' as document, number, ${titleSql(target, 't')} as title from ${tableOf(target).name} t where id = any($${values.push([...of])}::uuid[])`
  })
  if (parts.length === 0) return {}
  const found = await asks.query<Named & { id: string }>({ text: parts.join(' union all '), values })
  return Object.fromEntries(found.map(({ id, ...named }) => [id, named]))
}

/** The name a document goes by: its title field, else its number. */
export function titleSql(document: AnyDocument, alias: string): string {
  const column = tableOf(document).columns.find(({ key }) => key === document.title)
  return column ? `coalesce(${alias}.${quoted(column.column)}::text, ${alias}.number)` : `${alias}.number`
}
