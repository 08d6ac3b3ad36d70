/** Words in cells become references: by number, by a unique field, or by title - if exactly one document answers that the importer may see. */
import { scopeSql, seesAny, type Actor } from '#allow'
import { documentOf, type AnyDocument, type Field, type Plan } from '#declare'
import { titleSql } from '#read'
import { tableOf, type Asks } from '#store'
import { refuse, type Refusal } from '#words'
import type { Read } from './value.ts'

/** The ids that the words of one field could mean, best meaning first. */
export type Meanings = ReadonlyMap<string, readonly string[]>

/** Looks up all words that cells of this field hold, in one trip. */
export function meaningsOf(asks: Asks, plan: Plan, actor: Actor, field: Field, words: readonly string[]): Promise<Meanings> {
  const target = plan.documents.get(field.facts.to ?? '')
  if (!target || !seesAny(target, actor) || words.length === 0) return Promise.resolve(new Map())
  return field.kind === 'line' ? lineMeanings(asks, target, actor, field.facts.lines ?? 'lines', words) : refMeanings(asks, target, actor, words)
}

async function refMeanings(asks: Asks, target: AnyDocument, actor: Actor, words: readonly string[]): Promise<Meanings> {
  const values: unknown[] = [words]
  const scope = scopeSql(target, actor, 't', values)
  const unique = tableOf(target).columns.filter(({ field, type }) => field?.facts.unique && type === 'text').map(({ column }) => `t."${column}"`)
  const named = [['1', 't.number'], ...unique.map((sql) => ['2', sql]), ['3', titleSql(target, 't', actor)]] as const
  const parts = named.map(([rank, sql]) => `select w.word, t.id, ${rank} as rank from unnest($1::text[]) w(word) join ${tableOf(target).name} t on ${sql} = w.word${scope && ` and ${scope}`}`)
  return gathered(await asks.query<Found>({ text: `select word, id, min(rank) as rank from (${parts.join(' union all ')}) found group by word, id`, values }))
}

/** A line of another document is written `PO-2026-0001/3`: its number and the line's place. */
async function lineMeanings(asks: Asks, target: AnyDocument, actor: Actor, lines: string, words: readonly string[]): Promise<Meanings> {
  const table = tableOf(target).lines.find(({ key }) => key === lines)
  const split = words.map((word) => ({ word, parts: /^(.+)\/(\d{1,4})$/.exec(word) })).filter(({ parts }) => parts)
  if (!table || split.length === 0) return new Map()
  const values: unknown[] = [split.map(({ word }) => word), split.map(({ parts }) => parts?.[1]), split.map(({ parts }) => Number(parts?.[2]) - 1)]
  const scope = scopeSql(target, actor, 't', values)
  return gathered(await asks.query<Found>({
    values, text: `select w.word, l.id, 1 as rank from unnest($1::text[], $2::text[], $3::int[]) w(word, number, position)
      join ${tableOf(target).name} t on t.number = w.number${scope && ` and ${scope}`} join ${table.name} l on l.parent = t.id and l.position = w.position`,
  }))
}

type Found = { readonly word: string; readonly id: string; readonly rank: number }

function gathered(found: readonly Found[]): Meanings {
  const best = new Map<string, { rank: number; ids: string[] }>()
  for (const { word, id, rank } of found) {
    const known = best.get(word)
    if (!known || rank < known.rank) best.set(word, { rank, ids: [id] })
    else if (rank === known.rank) known.ids.push(id)
  }
  return new Map([...best].map(([word, { ids }]) => [word, ids]))
}

/** The one meaning of a word, or why there is none. */
export function meant(plan: Plan, field: Field, word: string, meanings: Meanings): Read {
  const ids = meanings.get(word) ?? []
  return ids.length === 1 ? { value: ids[0] } : { refusal: unclear(documentOf(plan, field.facts.to ?? ''), word, ids.length) }
}

const unclear = ({ label }: AnyDocument, word: string, count: number): Refusal => (count === 0
  ? refuse(`找不到${label[0]}“${word}”`, `There is no ${label[1].toLowerCase()} "${word}"`)
  : refuse(`有 ${count} 个${label[0]}叫“${word}”，请写编号`, `${count} ${label[1].toLowerCase()} documents are called "${word}"; write the number`))
