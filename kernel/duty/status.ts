/** The status of clauses: computed from occurrences and the deeds that met them, for any moment; never typed in. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import { visibleSql } from '#read'
import type { Asks } from '#store'
import type { Instant, Label } from '#words'

export type ClauseState = 'not-landed' | 'not-due' | 'kept' | 'late' | 'overdue' | 'broken' | 'excepted' | 'not-applicable' | 'no-data'
export type OccurrenceState = 'not-due' | 'kept' | 'late' | 'overdue' | 'broken'

export const clauseStates: Readonly<Record<ClauseState, Label>> = {
  'not-landed': ['未落地', 'Not landed'], 'not-due': ['未到期', 'Not due'], kept: ['已遵守', 'Kept'], late: ['迟办', 'Late'], overdue: ['逾期', 'Overdue'],
  broken: ['违反', 'Broken'], excepted: ['例外', 'Excepted'], 'not-applicable': ['不适用', 'Not applicable'], 'no-data': ['无数据', 'No data'],
}

export type Counts = Readonly<Record<OccurrenceState, number>>
export type ClauseStatus = { readonly number: string; readonly state: ClauseState; readonly counts: Counts }
export type Heat = { readonly chapter: number; readonly department: string | null; readonly counts: Counts }

/** SQL: the state of occurrence `o` at parameter `at`. */
export const stateSql = (at: string): string => `case
  when o.met_at is not null and o.met_at <= ${at} then case when o.due_at is not null and o.met_at > o.due_at then 'late' else 'kept' end
  when o.closes_at is not null and ${at} > o.closes_at then 'broken'
  when o.due_at is not null and ${at} > o.due_at then 'overdue'
  else 'not-due' end`

/** Occurrences that say something about the time around `at`: still open, or due or met within the days before. */
export const windowSql = (at: string, days: string): string =>
  `o.opens_at <= ${at} and (o.met_at is null or greatest(o.met_at, o.due_at) > ${at} - make_interval(days => ${days}))`

type Found = { readonly clause: string; readonly department: string | null; readonly state: OccurrenceState; readonly count: number }

/** Every clause of the plan with its state at `at`, looking back `days`; and the same occurrences by chapter and department. */
export async function clauseStatus(asks: Asks, plan: Plan, at: Instant, days = 92): Promise<{ readonly clauses: readonly ClauseStatus[]; readonly heat: readonly Heat[] }> {
  const found = await asks.query<Found>({
    name: 'clause status', values: [at, days],
    text: `select o.clause, o.department, ${stateSql('$1::timestamptz')} as state, count(*) as count from house.occurrence o where ${windowSql('$1::timestamptz', '$2::int')} group by 1, 2, 3`,
  })
  const landed = new Set([...plan.obligations.values()].map(({ clause }) => clause))
  const clauses = [...plan.clauses.keys()].map((number): ClauseStatus => {
    const counts = counted(found.filter(({ clause }) => clause === number))
    return { number, counts, state: landed.has(number) ? stateOf(counts) : 'not-landed' }
  })
  return { clauses, heat: heatOf(found) }
}

/** The worst that is true of the occurrences; none at all is no data, never kept. */
export function stateOf(counts: Counts): ClauseState {
  for (const state of ['broken', 'overdue', 'late', 'kept', 'not-due'] as const) if (counts[state] > 0) return state
  return 'no-data'
}

function counted(found: readonly Found[]): Counts {
  const counts = { 'not-due': 0, kept: 0, late: 0, overdue: 0, broken: 0 }
  for (const { state, count } of found) counts[state] += count
  return counts
}

function heatOf(found: readonly Found[]): readonly Heat[] {
  const cells = new Map<string, Found[]>()
  for (const one of found) {
    const key = `${one.clause.split('.')[0]}|${one.department ?? ''}`
    cells.set(key, [...(cells.get(key) ?? []), one])
  }
  return [...cells].map(([key, of]) => {
    const [chapter = '', department = ''] = key.split('|')
    return { chapter: Number(chapter), department: department || null, counts: counted(of) }
  })
}

type Proof = { readonly deed: string; readonly document: string; readonly record: string; readonly number: string; readonly at: Instant }
/** What a reader may not see is told without its number: that it was owed and whether it was done is the clause's, what it was about is not. */
export type Occurrence = {
  readonly id: string; readonly obligation: string; readonly clause: string; readonly department: string | null; readonly period: string | null
  readonly caseDocument: string | null; readonly caseRecord: string | null; readonly caseNumber: string | null
  readonly opensAt: Instant; readonly dueAt: Instant | null; readonly state: OccurrenceState
  readonly proof: Proof | { readonly at: Instant } | null
}

/** Occurrences of one clause, the ones that need somebody first, as far as the actor may see what they are about. */
export function occurrencesOf(asks: Asks, plan: Plan, actor: Actor, clause: string, at: Instant, limit = 200): Promise<Occurrence[]> {
  const values: unknown[] = [clause, at, limit]
  const seen = (document: string, record: string) => visibleSql(plan, actor, document, record, values) || 'true'
  const [ofCase, ofProof] = [seen('o.case_document', 'o.case_record'), seen('o.met_document', 'o.met_record')]
  const shown = (column: string) => `case when ${ofCase} then ${column} end`
  return asks.query<Occurrence>({
    values,
    text: `select o.id, o.obligation, o.clause, o.department, o.period, ${shown('o.case_document')} as "caseDocument", ${shown('o.case_record')} as "caseRecord", ${shown('o.case_number')} as "caseNumber",
        o.opens_at as "opensAt", o.due_at as "dueAt", ${stateSql('$2::timestamptz')} as state,
        case when o.met_at > $2::timestamptz or o.met_at is null then null when ${ofProof}
          then json_build_object('deed', o.met_deed, 'document', o.met_document, 'record', o.met_record, 'number', o.met_number, 'at', o.met_at) else json_build_object('at', o.met_at) end as proof
      from house.occurrence o where o.clause = $1 and o.opens_at <= $2::timestamptz
      order by (o.met_at is null) desc, o.due_at nulls last, o.opens_at desc limit $3`,
  })
}
