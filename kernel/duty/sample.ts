/** A sample that anybody can draw again: occurrences of one clause in a period, in the order of a digest of seed and id. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import { visibleSql } from '#read'
import type { Asks } from '#store'
import type { Day, Instant } from '#words'
import { inPeriodSql } from './population.ts'
import { stateSql, type OccurrenceState, type When } from './status.ts'

export type Drawn = {
  readonly id: string; readonly obligation: string; readonly period: string | null; readonly state: OccurrenceState; readonly dueAt: Instant | null
  /** What met it; without its number where the reader may not see the record. */
  readonly document: string | null; readonly record: string | null; readonly number: string | null
}
export type SampleAsked = { readonly clause: string; readonly from: Day; readonly to: Day; readonly seed: string; readonly size: number }

/** The population is what opened or fell due in the period, done or not; the same seed draws the same sample from it. */
export async function sampleOf(asks: Asks, plan: Plan, actor: Actor, { at, zone }: When, { clause, from, to, seed, size }: SampleAsked): Promise<{ readonly population: number; readonly sample: readonly Drawn[] }> {
  const values: unknown[] = [at, zone, clause, from, to, seed, size]
  const seen = visibleSql(plan, actor, 'o.met_document', 'o.met_record', values) || 'true'
  const shown = (column: string) => `case when o.met_at <= $1::timestamptz and ${seen} then ${column} end`
  const rows = await asks.query<Drawn & { readonly population: number }>({
    values,
    text: `select o.id, o.obligation, o.period, ${stateSql(plan, '$1::timestamptz', '$2::text')} as state, o.due_at as "dueAt", ${shown('o.met_document')} as document, ${shown('o.met_record')} as record, ${shown('o.met_number')} as number,
        (count(*) over ())::integer as population
      from house.occurrence o where o.clause = $3 and ${inPeriodSql('$1::timestamptz', '$2::text', '$4::date', '$5::date')}
      order by sha256(convert_to($6::text || o.id::text, 'UTF8')) limit $7::int`,
  })
  return { population: rows[0]?.population ?? 0, sample: rows.map(({ population: _, ...one }) => one) }
}
