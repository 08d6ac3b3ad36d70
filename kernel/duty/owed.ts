/** What is owed: occurrences across all clauses, for whoever holds the owning role, for a department, or for all. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import { visibleSql } from '#read'
import type { Asks } from '#store'
import { addDays, type Day, type Instant, type Label } from '#words'
import { keptPlan } from './kept.ts'
import { stateSql, type OccurrenceState, type When } from './status.ts'

export type Owed = {
  readonly id: string; readonly obligation: string; readonly clause: string; readonly activity: Label; readonly owner: string; readonly department: string | null; readonly period: string | null
  readonly document: string | null; readonly record: string | null; readonly number: string | null
  readonly opensAt: Instant; readonly dueAt: Instant | null; readonly metAt: Instant | null; readonly state: OccurrenceState
  /** Kept by plain evidence. */
  readonly plain: boolean
  /** The document that proves it. */
  readonly proof: string
}
export type OwedAsked = {
  /** `mine`: owned by a role the reader holds, where they hold it; `all`: everybody's. */
  readonly box: 'mine' | 'all'
  /** Days within which it is due, both counted; without them what is open and not yet closed. */
  readonly from?: Day; readonly to?: Day
  readonly department?: string
  readonly limit?: number
}

/** At most `limit` (500), the most urgent first; what somebody may not see is told without what it is about. */
export async function owedOf(asks: Asks, declared: Plan, actor: Actor, { at, zone }: When, { box, from, to, department, limit = 500 }: OwedAsked): Promise<readonly Owed[]> {
  const plan = await keptPlan(asks, declared)
  const values: unknown[] = [at, zone]
  const seen = visibleSql(plan, actor, 'o.case_document', 'o.case_record', values) || 'true'
  const shown = (column: string) => `case when ${seen} then ${column} end`
  const where = ['o.opens_at <= $1::timestamptz', ...(box === 'mine' ? [mineSql(plan, actor, values)] : []), ...(department ? [`o.department = $${values.push(department)}::uuid`] : []), ...dueWithin(from, to, values)]
  const rows = await asks.query<Omit<Owed, 'activity' | 'owner' | 'plain' | 'proof'>>({
    values,
    text: `select o.id, o.obligation, o.clause, o.department, o.period, ${shown('o.case_document')} as document, ${shown('o.case_record')} as record, ${shown('o.case_number')} as number,
        o.opens_at as "opensAt", o.due_at as "dueAt", case when o.met_at <= $1::timestamptz then o.met_at end as "metAt", ${stateSql(plan, '$1::timestamptz', '$2::text')} as state
      from house.occurrence o where ${where.join(' and ')} order by coalesce(o.met_at <= $1::timestamptz, false), o.due_at nulls last, o.clause limit $${values.push(limit)}`,
  })
  return rows.flatMap((row) => {
    const duty = plan.obligations.get(row.obligation)
    return duty ? [{ ...row, activity: duty.activity, owner: duty.owner, plain: duty.plain ?? false, proof: duty.proof.document }] : []
  })
}

/** Obligations whose owner the reader is: everywhere in the company, or in the departments where they hold the role. */
function mineSql(plan: Plan, actor: Actor, values: unknown[]): string {
  const all = [...plan.obligations.values()]
  const parts = actor.roles.map(({ role, department, below, books }) => {
    const owned = `o.obligation = any($${values.push(all.filter(({ owner }) => owner === role).map(({ obligation }) => obligation))}::text[])`
    const inBook = actor.book ? `o.book = any($${values.push(books ?? [])}::text[])` : undefined
    if (department === null) return inBook ? `(${owned} and (o.book is null or ${inBook}))` : owned
    return `(${owned} and (o.department = any($${values.push(below)}::uuid[])${inBook ? ` or o.department is null and ${inBook}` : ''}))`
  })
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
}

/** Due days end with the midnight that follows them. */
function dueWithin(from: Day | undefined, to: Day | undefined, values: unknown[]): readonly string[] {
  if (from === undefined && to === undefined) return ['(o.met_at is null or o.met_at > $1::timestamptz)', '(o.closes_at is null or o.closes_at > $1::timestamptz)']
  const local = (day: Day) => `($${values.push(day)}::date)::timestamp at time zone $2::text`
  return [...(from === undefined ? [] : [`o.due_at > ${local(from)}`]), ...(to === undefined ? [] : [`o.due_at <= ${local(addDays(to, 1))}`])]
}
