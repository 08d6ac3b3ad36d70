/** What a document posted, as its reader may see it, with the names behind the dimensions. */
import type { Actor } from '#allow'
import { isId } from '#check'
import type { AnyDocument, Plan } from '#declare'
import { bookOf, entries, type EntryRow } from '#ledger'
import { tableOf, type Asks } from '#store'
import { dimensionTargets } from './journals.ts'
import { seenSql } from './one.ts'
import { namesOf, type Refs } from './refs.ts'

export type PostedEntries = { readonly items: readonly EntryRow[]; readonly refs: Refs }

/** Whoever may see the document may see what it posted; empty otherwise. */
export async function entriesOf(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string): Promise<PostedEntries> {
  const values: unknown[] = [id]
  const [seen] = isId(id) ? await asks.query<{ book: string }>({ text: `select of.book from ${tableOf(document).name} of where of.id = $1::uuid and ${seenSql(document, actor, values)}`, values }) : []
  if (!seen) return { items: [], refs: {} }
  const items = await entries(bookOf(asks, seen.book), { record: id, limit: 200 })
  return { items, refs: await namesOf(asks, plan, dimensionIds(plan, items), actor) }
}

/** Ids in the dimensions of entry lines, by the document they are of. */
export function dimensionIds(plan: Plan, items: readonly { readonly lines: readonly { readonly dimensions: Readonly<Record<string, string>> }[] }[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>()
  for (const [dimension, id] of items.flatMap(({ lines }) => lines.flatMap((line) => Object.entries(line.dimensions)))) {
    if (isId(id)) for (const to of dimensionTargets(plan, dimension)) ids.set(to, (ids.get(to) ?? new Set()).add(id))
  }
  return ids
}
