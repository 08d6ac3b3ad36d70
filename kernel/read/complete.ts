/** What an auditor asks of any set of records: does their numbering run without gaps, and who changed what decides. */
import { reachOf, type Actor } from '#allow'
import { documentOf, type Plan } from '#declare'
import { tableOf, type Asks } from '#store'
import type { Day, Label } from '#words'
import { ownWords } from './history.ts'
import { namesOf, titleSql } from './refs.ts'
import { visibleSql } from './visible.ts'

/** A series of numbers with holes in it: `PO-2026-` from 1 to 9 with 2 missing. */
export type Gap = { readonly document: string; readonly label: Label; readonly series: string; readonly first: string; readonly last: string; readonly missing: number }

/** Of numbered documents that the reader sees whole; of others a hole may be what they may not see. */
export async function gapsOf(asks: Asks, plan: Plan, actor: Actor): Promise<readonly Gap[]> {
  const numbered = [...plan.documents.values()].filter((one) => one.numbered !== undefined && reachOf(one, actor).everything)
  if (numbered.length === 0) return []
  const found = await asks.query<Omit<Gap, 'label'>>({
    text: numbered.map((one) => `select '${one.name}' as document, series, min(n)::text as first, max(n)::text as last, (max(n) - min(n) + 1 - count(*))::integer as missing
      from (select regexp_replace(number, '[0-9]+$', '') as series, substring(number from '[0-9]+$')::numeric as n from ${tableOf(one).name}) g where n is not null group by series having max(n) - min(n) + 1 > count(distinct n)`).join(' union all '),
  })
  return found.map((gap) => ({ ...gap, label: documentOf(plan, gap.document).label }))
}

export type Change = { readonly id: string; readonly at: string; readonly document: string; readonly label: Label; readonly record: string; readonly number: string | null; readonly action: Label; readonly person: string }
type ChangesAsked = { readonly documents: readonly string[]; readonly from: Day; readonly to: Day; readonly zone: string }

/** Deeds on these documents in the period, the newest first, at most 200; each record under the number it has now. */
export async function changesOf(asks: Asks, plan: Plan, actor: Actor, { documents, from, to, zone }: ChangesAsked): Promise<readonly Change[]> {
  const values: unknown[] = [documents, from, to, zone]
  const seen = visibleSql(plan, actor, 'd.document', 'd.record', values) || 'true'
  const person = documentOf(plan, plan.directory.person.document)
  const found = await asks.query<Omit<Change, 'label' | 'action'> & { action: string }>({
    values,
    text: `select d.id, d.at, d.document, d.record, d.number, d.action, coalesce((select ${titleSql(person, 'w')} from ${tableOf(person).name} w where w.id = d.person), '章法') as person
      from house.deed d where d.document = any($1::text[]) and d.action not in ('read', 'print') and (d.at at time zone $4::text)::date between $2::date and $3::date and ${seen} order by d.seq desc limit 200`,
  })
  const now = await namesOf(asks, plan, new Map([...Map.groupBy(found, ({ document }) => document)].map(([document, of]) => [document, new Set(of.map(({ record }) => record))])), actor)
  return found.map((deed) => {
    const of = documentOf(plan, deed.document)
    return { ...deed, number: now[deed.record]?.number ?? deed.number, label: of.label, action: of.actions[deed.action]?.label ?? ownWords[deed.action] ?? [deed.action, deed.action] }
  })
}
