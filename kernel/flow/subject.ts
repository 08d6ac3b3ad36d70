/** What is walked: an instance as kept, the row it is about, and what a process now does to it. */
import { documentOf, ofCompany, type Plan } from '#declare'
import { fromJson, rowSql, tableOf, type Asks } from '#store'
import type { State, Variables } from './engine/index.ts'

export type Instance = { readonly id: string; readonly definition: string; readonly version: number; readonly digest: string; readonly pool: string; readonly document: string; readonly record: string; readonly number: string; readonly state: State; readonly started_by: string }
/** What the process itself now does to a document. */
export type Step = { readonly document: string; readonly record: string; readonly action: string; readonly instance: string }
export type Subject = Readonly<Record<string, unknown>> & { readonly id: string; readonly number: string; readonly department: string | null; readonly enteredBy: string; readonly book?: string }

/** The row a case is about, where it is another document that moved it. */
export async function ownRow(asks: Asks, plan: Plan, { document, record }: Pick<Instance, 'document' | 'record'>): Promise<Subject> {
  const of = documentOf(plan, document)
  const [found] = await asks.query<{ row: Subject }>({ name: `row of ${document}`, values: [record], text: `select ${rowSql(of, 't')} as row from ${tableOf(of).name} t where t.id = $1` })
  if (!found) throw new Error(`${document} ${record} is not there`)
  return fromJson(found.row)
}

/** The book of the company whose case it is; nothing where such documents are of the whole house. */
export const caseBook = (plan: Plan, document: string, { book }: Pick<Subject, 'book'>): string | null => (ofCompany(documentOf(plan, document)) ? (book ?? null) : null)

/** Numbers of a row as FEEL knows them; conditions compare, they do not book. */
export const variablesOf = (row: Subject): Variables =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => !Array.isArray(value)).map(([key, value]) => [key, typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value]))
