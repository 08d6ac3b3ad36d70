/** The population of some clauses in a period: every occurrence, done or not, so that nothing can be left out unseen. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import { visibleSql } from '#read'
import type { Asks } from '#store'
import type { Day, Instant } from '#words'
import { stateSql, type OccurrenceState, type When } from './status.ts'

export type Counted = {
  readonly id: string; readonly obligation: string; readonly clause: string; readonly department: string | null; readonly period: string | null; readonly state: OccurrenceState
  readonly opensAt: Instant; readonly dueAt: Instant | null; readonly closesAt: Instant | null; readonly metAt: Instant | null
  /** What it is about and what met it; empty where the reader may not see the record, and then `hidden` says so. */
  readonly caseDocument: string | null; readonly caseRecord: string | null; readonly caseNumber: string | null
  readonly document: string | null; readonly record: string | null; readonly number: string | null; readonly deed: string | null
  readonly hidden: boolean
}
export type PopulationAsked = { readonly clauses: readonly string[]; readonly from: Day; readonly to: Day }

/** SQL: whether occurrence `o` opened or fell due within the days that two parameters name, both counted, as known at `at`. */
export const inPeriodSql = (at: string, zone: string, from: string, to: string): string =>
  `o.opens_at <= ${at} and ((o.opens_at at time zone ${zone})::date between ${from} and ${to} or ((o.due_at - interval '1 second') at time zone ${zone})::date between ${from} and ${to})`

/** At most `limit`, by clause and time. */
export function populationOf(asks: Asks, plan: Plan, actor: Actor, { at, zone }: When, { clauses, from, to }: PopulationAsked, limit: number): Promise<Counted[]> {
  const values: unknown[] = [at, zone, clauses, from, to, limit]
  const seen = (document: string, record: string) => `(${document} is null or ${visibleSql(plan, actor, document, record, values) || 'true'})`
  const met = `o.met_at <= $1::timestamptz`
  const [ofCase, ofProof] = [seen('o.case_document', 'o.case_record'), `(${seen('o.met_document', 'o.met_record')})`]
  const shown = (condition: string, column: string, as: string) => `case when ${condition} then ${column} end as "${as}"`
  return asks.query<Counted>({
    values,
    text: `select o.id, o.obligation, o.clause, o.department, o.period, ${stateSql(plan, '$1::timestamptz', '$2::text')} as state, o.opens_at as "opensAt", o.due_at as "dueAt", o.closes_at as "closesAt",
        ${shown(met, 'o.met_at', 'metAt')}, ${shown(ofCase, 'o.case_document', 'caseDocument')}, ${shown(ofCase, 'o.case_record', 'caseRecord')}, ${shown(ofCase, 'o.case_number', 'caseNumber')},
        ${(['document', 'record', 'number', 'deed'] as const).map((one) => shown(`${met} and ${ofProof}`, `o.met_${one}`, one)).join(', ')},
        not (${ofCase} and (o.met_at is null or o.met_at > $1::timestamptz or ${ofProof})) as hidden
      from house.occurrence o where o.clause = any($3::text[]) and ${inPeriodSql('$1::timestamptz', '$2::text', '$4::date', '$5::date')}
      order by o.clause, o.opens_at, o.id limit $6::int`,
  })
}

/** Of each clause how many occurrences of the period stand how. */
export function populationSums(asks: Asks, plan: Plan, { at, zone }: When, { from, to }: Pick<PopulationAsked, 'from' | 'to'>): Promise<{ readonly clause: string; readonly state: OccurrenceState; readonly count: number }[]> {
  return asks.query({
    name: 'population sums', values: [at, zone, from, to],
    text: `select o.clause, ${stateSql(plan, '$1::timestamptz', '$2::text')} as state, count(*)::integer as count from house.occurrence o where ${inPeriodSql('$1::timestamptz', '$2::text', '$3::date', '$4::date')} group by 1, 2`,
  })
}
