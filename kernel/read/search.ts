/** Search over everything: documents of every type that the reader may see, by number and searched text. */
import { masked, scopeSql, seesAny, type Actor } from '#allow'
import type { Plan } from '#declare'
import { tableOf, type Asks } from '#store'
import type { Label } from '#words'
import { titleSql } from './refs.ts'
import { askedWords, matches, shownSql } from './search-text.ts'
import { snippet, type Snippet } from './snippet.ts'

export type Hit = { readonly document: string; readonly id: string; readonly number: string; readonly title: string; readonly state: string; readonly label: Label; /** Where the words stand in what this reader may see of the record. */ readonly snippet: Snippet }

/** At most `limit` hits of each type, newest first, those whose number was typed in full before all others; nothing for an empty question. */
export async function search(asks: Asks, plan: Plan, actor: Actor, q: string, limit = 8): Promise<readonly Hit[]> {
  const values: unknown[] = [q.normalize('NFKC').trim().toLowerCase().replaceAll('\u0000', '')]
  const parts = [...plan.documents.values()].filter((document) => seesAny(document, actor)).map((document) => {
    const found = matches(document, 't', q, values, masked(document, actor))
    const scope = scopeSql(document, actor, 't', values)
    return found && `(select '${document.name}' as document, t.id, t.number, t.state, ${titleSql(document, 't', actor)} as title, left(${shownSql(document, 't', masked(document, actor))}, 2000) as said, lower(t.number) = $1::text as exact
      from ${tableOf(document).name} t where ${found}${scope && ` and ${scope}`} order by exact desc, t.id desc limit ${Math.trunc(limit)})`
  }).filter((one) => one !== undefined)
  if (parts.length === 0) return []
  const rows = await asks.query<Omit<Hit, 'label' | 'snippet'> & { said: string }>({ text: `select document, id, number, title, state, said from (${parts.join(' union all ')}) found order by exact desc, id desc`, values })
  return rows.map(({ said, ...row }) => ({ ...row, snippet: snippet(said, askedWords(q)), label: plan.documents.get(row.document)?.label ?? [row.document, row.document] }))
}
