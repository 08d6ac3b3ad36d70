/** Drafts and versions: one drawing in the making per process, and all that were ever published. */
import type { Asks } from '#store'
import { Refused, refuse, type Instant, type Label } from '#words'

export type DraftRow = { readonly key: string; readonly version: number; readonly label: Label; readonly xml: string; readonly person: string; readonly at: Instant }
export type VersionRow = { readonly version: number; readonly at: Instant; /** Nobody when the house shipped it. */ readonly person: string | null; readonly running: number; readonly ended: number }
export type DrawnRow = { readonly key: string; readonly version: number; readonly label: Label; readonly xml: string; readonly at: Instant }

export async function draftOf(asks: Asks, key: string): Promise<DraftRow | undefined> {
  const [found] = await asks.query<DraftRow>({ text: 'select key, version, json_build_array(label_zh, label_en) as label, xml, person, at from house.draft where key = $1', values: [key] })
  return found
}

/** Saves over the version the designer saw (0: there was none); a draft that somebody saved meanwhile is not lost. */
export async function keepDraft(asks: Asks, { key, label, xml, person, at, seen }: { readonly key: string; readonly label: Label; readonly xml: string; readonly person: string; readonly at: string; readonly seen: number }): Promise<number> {
  const [kept] = await asks.query<{ version: number }>({
    text: `insert into house.draft as d (key, version, label_zh, label_en, xml, person, at) select $1, 1, $2, $3, $4, $5, $6 where $7 = 0 or exists (select 1 from house.draft where key = $1)
      on conflict (key) do update set version = d.version + 1, label_zh = $2, label_en = $3, xml = $4, person = $5, at = $6 where d.version = $7 returning version`,
    values: [key, label[0], label[1], xml, person, at, seen],
  })
  if (!kept) throw new Refused(refuse('草稿已被他人保存，请重新打开', 'Somebody saved the draft meanwhile; open it again', 'If-Match', { kind: 'stale' }))
  return kept.version
}

export const dropDraft = (asks: Asks, key: string): Promise<unknown> => asks.query({ text: 'delete from house.draft where key = $1', values: [key] })

export const versionsOf = (asks: Asks, key: string): Promise<VersionRow[]> => asks.query<VersionRow>({
  values: [key],
  text: `select d.version, d.at, d.person, count(i.id) filter (where i.ended_at is null) as running, count(i.id) filter (where i.ended_at is not null) as ended
    from house.definition d left join house.instance i on i.definition = d.key and i.version = d.version where d.key = $1 group by d.version, d.at, d.person order by d.version desc`,
})

/** A published drawing; the latest when no version is named. */
export async function drawnOf(asks: Asks, key: string, version?: number): Promise<DrawnRow | undefined> {
  const [found] = await asks.query<DrawnRow>({
    text: 'select key, version, json_build_array(label_zh, label_en) as label, xml, at from house.definition where key = $1 and ($2::integer is null or version = $2) order by version desc limit 1', values: [key, version ?? null],
  })
  return found
}
