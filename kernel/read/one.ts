/** One document as its reader may see it. */
import { hiddenOf, scopeSql, type Actor } from '#allow'
import { isId } from '#check'
import type { AnyDocument, Plan } from '#declare'
import { stepsOf } from '#flow'
import { deedOnly, fromJson, rowSql, tableOf, type Asks } from '#store'
import { without } from './page.ts'
import { refsOf, type Refs } from './refs.ts'

export type AnyRead = Readonly<Record<string, unknown>> & { readonly id: string; readonly number: string; readonly version: number; readonly state: string; readonly book: string }

type Seen = { readonly row: AnyRead; /** Fields the reader is not shown. */ readonly hidden: readonly string[] }

/** The row by id or number, masked for its reader, who may stand in for others; nothing when there is none or they may not see it. Reading a secret is itself a deed. */
export const one = async (...asked: Parameters<typeof seen>): Promise<AnyRead | undefined> => (await seen(...asked))?.row

export async function seen(asks: Asks & { clock(): Date; newId(): string }, document: AnyDocument, actor: Actor, idOrNumber: string, standing: readonly Actor[] = []): Promise<Seen | undefined> {
  const row = await whole(asks, document, idOrNumber)
  const hidden = row && (await hiddenFrom(asks, document, actor, row, standing))
  if (!row || !hidden) return undefined
  if (document.access.secret && !actor.house) await noted(asks, document, actor, row, 'read')
  return { row: without(row, hidden), hidden }
}

/** What this reader is not shown of the row, by role and by the steps in their hands; nothing when they may not see it. A row in its first version was acted on by nobody and is on no walk. */
export const hiddenFrom = async (asks: Asks, document: AnyDocument, actor: Actor, row: Readonly<Record<string, unknown>> & { readonly id: string }, standing: readonly Actor[] = []): Promise<readonly string[] | undefined> =>
  hiddenOf(document, actor, row, actor.house || row['version'] === 1 ? [] : await stepsOf(asks, actor, row.id, standing))

/** The unmasked row, for checks of the house itself. */
export async function whole(asks: Asks, document: AnyDocument, idOrNumber: string): Promise<AnyRead | undefined> {
  const by = isId(idOrNumber) ? 'id = $1::uuid' : 'number = $1'
  if (idOrNumber.includes('\u0000')) return undefined
  const [found] = await asks.query<{ row: AnyRead }>({ name: `one ${document.name} ${by}`.slice(0, 63), text: `select ${rowSql(document, 't')} as row from ${tableOf(document).name} t where t.${by}`, values: [idOrNumber] })
  return found && fromJson(found.row)
}

/** Names of everything the row and its lines refer to, as far as the reader may see. */
export const refsOfRow = (asks: Asks, plan: Plan, document: AnyDocument, row: AnyRead, actor?: Actor): Promise<Refs> => refsOf(asks, plan, document, [row], actor)

/** SQL: whether the record in `$1` is one of this document that the reader sees; parameters go to `values`, whose first is the record. */
export function seenSql(document: AnyDocument, actor: Actor, values: unknown[]): string {
  const scope = scopeSql(document, actor, 'seen', values)
  return `exists (select 1 from ${tableOf(document).name} seen where seen.id = $1::uuid${scope && ` and ${scope}`})`
}

/** A deed that changes nothing: a secret was read, a paper was taken. */
export const noted = (asks: Asks & { clock(): Date; newId(): string }, document: AnyDocument, actor: Actor, row: AnyRead, action: 'read' | 'print'): Promise<unknown[]> => asks.query(deedOnly({
  deed: {
    id: asks.newId(), at: asks.clock().toISOString(), document: document.name, record: row.id, number: row.number, action, duty: null, person: actor.person,
    on_behalf_of: actor.onBehalfOf ?? null, clause: document.clause.clause, before: null, after: null, instance: null, request: null, opinion: null,
  },
}))
