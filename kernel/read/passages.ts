/** Passages: texts that everybody who signs in may read - laws and rules, article by article - kept in the house and found in mid-sentence. */
import type { Asks, Unit } from '#store'
import { askedWords, pairs } from './search-text.ts'
import { snippet, type Snippet } from './snippet.ts'

/** `place` is where it stands, e.g. 第十九条; a heading has no number of its own in the law. */
export type Passage = { readonly place: string; readonly said: string; readonly heading: boolean }
export type Work = { readonly key: string; readonly title: string; /** What stands between title and text: by whom passed, since when in force. */ readonly preface: string; readonly passages: readonly Passage[] }
type WorkHit = { readonly work: number; readonly title: string; readonly preface: string }
type PassageHit = { readonly work: number; readonly title: string; readonly position: number; readonly place: string; readonly snippet: Snippet }
export type PassagesFound = { readonly works: readonly WorkHit[]; readonly passages: readonly PassageHit[]; readonly counts: { readonly works: number; readonly passages: number } }

/** The index reads two thousand characters of a passage; a longer one is kept in pieces that overlap, so that no word falls between two. */
const [piece, overlap] = [1700, 60]
const pieces = (said: string): readonly string[] => Array.from({ length: Math.max(1, Math.ceil((said.length - overlap) / (piece - overlap))) }, (_piece, at) => said.slice(at * (piece - overlap), at * (piece - overlap) + piece))

/** A word that stands in more passages than these says little: ranked are the shortest, counted are all. */
const ranked = 1000

/** Keeps a work; one that was kept before by the same key is replaced whole. */
export async function keepWork(unit: Unit, { key, title, preface, passages }: Work): Promise<void> {
  const [kept] = await unit.query<{ id: number }>({
    name: 'keep work', values: [key, title, preface, unit.at],
    text: 'insert into house.work (key, title, preface, kept_at) values ($1, $2, $3, $4) on conflict (key) do update set title = excluded.title, preface = excluded.preface, kept_at = excluded.kept_at returning id',
  })
  const rows = passages.flatMap(({ place, said, heading }) => pieces(said).map((part) => ({ place, said: part, heading })))
  await unit.query({ name: 'forget passages', values: [kept?.id], text: 'delete from house.passage where work = $1' })
  await unit.query({
    name: 'keep passages', values: [kept?.id, rows.map(({ place }) => place), rows.map(({ said }) => said), rows.map(({ heading }) => heading)],
    text: `insert into house.passage (work, position, place, said, heading)
      select $1, row_number() over (), place, said, heading from unnest($2::text[], $3::text[], $4::boolean[]) as given(place, said, heading)`,
  })
}

/**
 * Works by title, and passages: every word typed stands in the passage, its place or the title of its work, at least one of them in the passage itself.
 * Ranked by how often the words are said in how long a text, those of a work so named first.
 */
export async function searchPassages(asks: Asks, q: string, limit = 20): Promise<PassagesFound> {
  const words = askedWords(q)
  if (words.length === 0) return { works: [], passages: [], counts: { works: 0, passages: 0 } }
  /** Two characters are a pair, which the index finds exactly. */
  const exact = words.every((word) => [...word].length === 2)
  const like = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const [works, passages] = await Promise.all([
    asks.query<WorkHit & { total: number }>({
      name: 'search works', values: [like, limit],
      text: 'select id as work, title, preface, count(*) over ()::int as total from house.work where plain like all($1::text[]) order by length(title), title limit $2',
    }),
    asks.query<Omit<PassageHit, 'snippet'> & { total: number; said: string }>({
      name: `search passages by ${words.length}${exact ? ' pairs' : ''}`, values: [words, like, limit, words.map((word) => `(${pairs(word)})`).join(' | ')],
      text: `with hit as materialized (
          select p.work, p.position, count(*) over ()::int as total from house.passage p ${words.length > 1 ? 'join house.work w on w.id = p.work' : ''}
          where p.pairs @@ $4::tsquery ${exact ? '' : 'and p.plain like any($2::text[])'} ${words.length > 1 ? `and w.plain || ' ' || p.place || ' ' || p.plain like all($2::text[])` : ''}
          order by p.size limit ${ranked}
        ), best as (
          select p.work, p.position, hit.total, w.title, p.place, p.said,
            (${words.map((_word, at) => `(length(p.plain) - length(replace(p.plain, ($1::text[])[${at + 1}], ''))) / length(($1::text[])[${at + 1}])`).join(' + ')}) / ln(40 + p.size) + (w.plain like any($2::text[]))::int + p.heading::int * 0.5 as rank
          from hit join house.passage p on p.work = hit.work and p.position = hit.position join house.work w on w.id = p.work
        ) select work, position, total, title, place, said from best order by rank desc, work, position limit $3`,
    }),
  ])
  return {
    works: works.map(({ total: _total, ...work }) => work),
    passages: passages.map(({ total: _total, said, ...one }) => ({ ...one, snippet: snippet(said, words) })),
    counts: { works: works[0]?.total ?? 0, passages: passages[0]?.total ?? 0 },
  }
}

/** A work with all it says, in order; a passage that was kept in pieces is whole again. */
export async function workOf(asks: Asks, id: number): Promise<(WorkHit & { readonly passages: readonly (Passage & { readonly position: number })[] }) | undefined> {
  const [found] = await asks.query<WorkHit>({ name: 'work', values: [id], text: 'select id as work, title, preface from house.work where id = $1' })
  if (!found) return undefined
  const rows = await asks.query<Passage & { position: number }>({ name: 'passages of work', values: [id], text: 'select position, place, said, heading from house.passage where work = $1 order by position' })
  return { ...found, passages: rows.reduce<(Passage & { position: number })[]>((all, row) => {
    const before = all.at(-1)
    if (before && before.place === row.place && !row.heading && before.said.slice(-overlap) === row.said.slice(0, overlap) && row.said.length > overlap) all[all.length - 1] = { ...before, said: before.said + row.said.slice(overlap) }
    else all.push(row)
    return all
  }, []) }
}

export const worksKept = (asks: Asks): Promise<readonly (WorkHit & { readonly passages: number })[]> =>
  asks.query({ text: 'select w.id as work, w.title, w.preface, count(p.position) filter (where not p.heading)::int as passages from house.work w left join house.passage p on p.work = w.id group by w.id order by w.title' })

export const tables = `
create table if not exists house.work (
  id integer primary key generated always as identity,
  key text not null unique,
  title text not null,
  preface text not null,
  plain text not null generated always as (house.searchable(title)) stored,
  kept_at timestamptz not null
);
create table if not exists house.passage (
  work integer not null references house.work (id) on delete cascade,
  position integer not null,
  place text not null,
  said text not null,
  heading boolean not null,
  size integer not null generated always as (length(said)) stored,
  plain text not null generated always as (house.searchable(said)) stored,
  pairs tsvector not null generated always as (house.bigrams(said)) stored,
  primary key (work, position)
);
-- Laws come seldom and are searched at once: a list of pending entries would be read through at each search until somebody vacuums.
create index if not exists passage_pairs on house.passage using gin (pairs) with (fastupdate = off);
alter index house.passage_pairs set (fastupdate = off);
`
