/** The status of clauses: computed from occurrences and the deeds that met them, for any moment; never typed in. */
import type { Actor } from '#allow'
import { documentOf, type Excuse, type Plan } from '#declare'
import { visibleSql } from '#read'
import { tableOf, type Asks } from '#store'
import { Refused, refuse, type Instant, type Label } from '#words'
import { keptPlan } from './kept.ts'

export type ClauseState = 'not-landed' | 'not-due' | 'kept' | 'late' | 'overdue' | 'broken' | 'excepted' | 'not-applicable' | 'no-data'
export type OccurrenceState = 'not-due' | 'kept' | 'late' | 'overdue' | 'broken' | 'excepted'

export const clauseStates: Readonly<Record<ClauseState, Label>> = {
  'not-landed': ['未落地', 'Not landed'], 'not-due': ['未到期', 'Not due'], kept: ['已遵守', 'Kept'], late: ['迟办', 'Late'], overdue: ['逾期', 'Overdue'],
  broken: ['违反', 'Broken'], excepted: ['例外', 'Excepted'], 'not-applicable': ['不适用', 'Not applicable'], 'no-data': ['无数据', 'No data'],
}

export type Counts = Readonly<Record<OccurrenceState, number>>
export type ClauseStatus = { readonly number: string; readonly state: ClauseState; readonly counts: Counts }
export type Heat = { readonly chapter: number; readonly department: string | null; readonly counts: Counts }

/** The moment that is asked about, and the zone in whose days exceptions run. */
export type When = { readonly at: Instant; readonly zone: string }

/** SQL: the state of occurrence `o` at parameter `at`; what was not done is excused when an exception covers the day it was due. */
export const stateSql = (plan: Plan, at: string, zone: string): string => `case
  when o.met_at is not null and o.met_at <= ${at} then case when o.due_at is not null and o.met_at > o.due_at then 'late' else 'kept' end
  when ${excusedSql(plan, at, zone)} then 'excepted'
  when o.closes_at is not null and ${at} > o.closes_at then 'broken'
  when o.due_at is not null and ${at} > o.due_at then 'overdue'
  else 'not-due' end`

/** The last moment of the day it is due lies within the exception; without a limit the day asked about does. */
function excusedSql(plan: Plan, at: string, zone: string): string {
  const day = `((coalesce(o.due_at, o.closes_at, ${at}) - interval '1 second') at time zone ${zone})::date`
  const each = plan.excuses.map((one) => `exists (select 1 from ${excusesSql(plan, one)} e where e.clause = o.clause and (e.department is null or e.department = o.department) and ${day} between e."from" and e.until)`)
  return each.length === 0 ? `${zone} is null` : `(${each.join(' or ')})`
}

/** SQL: the records of an excuse, under common names. */
function excusesSql(plan: Plan, { document, clause, department, from, until, kind, notApplicable, states }: Excuse): string {
  const { name, columns } = tableOf(documentOf(plan, document))
  const column = (key: string) => `x."${columns.find((one) => one.key === key)?.column ?? key}"`
  return `(select ${column(clause)} as clause, ${column(department)} as department, ${column(from)} as "from", ${column(until)} as until, coalesce(${column(kind)} = '${notApplicable}', false) as never
    from ${name} x where x.state = any('{${states.join(',')}}'))`
}

/** Occurrences that say something about the time around `at`: still open, or closed, due or met within the days before. */
const windowSql = (at: string, days: string): string =>
  `o.opens_at <= ${at} and case when o.met_at is null then o.closes_at is null or o.closes_at > ${at} - make_interval(days => ${days}) else greatest(o.met_at, o.due_at) > ${at} - make_interval(days => ${days}) end`

type Found = { readonly clause: string; readonly department: string | null; readonly state: OccurrenceState; readonly count: number }

/** Every clause of the plan, or one, with its state at `at`, looking back `days`; and the same occurrences by chapter and department. */
export async function clauseStatus(asks: Asks, declared: Plan, { at, zone }: When, days = 92, one?: string): Promise<{ readonly clauses: readonly ClauseStatus[]; readonly heat: readonly Heat[] }> {
  const plan = await keptPlan(asks, declared)
  const found = await asks.query<Found>({
    name: one ? 'status of a clause' : 'clause status', values: [at, days, zone, ...(one ? [one] : [])],
    text: `select o.clause, o.department, ${stateSql(plan, '$1::timestamptz', '$3::text')} as state, count(*)::integer as count from house.occurrence o where ${windowSql('$1::timestamptz', '$2::int')}${one ? ' and o.clause = $4' : ''} group by 1, 2, 3`,
  })
  const never = new Set(await notApplicable(asks, plan, { at, zone }))
  const landed = new Set([...plan.obligations.values()].map(({ clause }) => clause))
  const clauses = [...plan.clauses.keys()].filter((number) => one === undefined || number === one).map((number): ClauseStatus => {
    const counts = counted(found.filter(({ clause }) => clause === number))
    return { number, counts, state: never.has(number) ? 'not-applicable' : landed.has(number) ? stateOf(counts) : 'not-landed' }
  })
  return { clauses, heat: heatOf(found) }
}

/** Clauses that, for an approved reason, do not apply to the company on that day. */
async function notApplicable(asks: Asks, plan: Plan, { at, zone }: When): Promise<readonly string[]> {
  if (plan.excuses.length === 0) return []
  const found = await asks.query<{ clause: string }>({
    name: 'not applicable', values: [at, zone],
    text: plan.excuses.map((one) => `select e.clause from ${excusesSql(plan, one)} e where e.never and e.department is null and ($1::timestamptz at time zone $2::text)::date between e."from" and e.until`).join(' union '),
  })
  return found.map(({ clause }) => clause)
}

/** The worst that is true of the occurrences; none at all is no data, never kept. */
export function stateOf(counts: Counts): ClauseState {
  for (const state of ['broken', 'overdue', 'late', 'excepted', 'kept', 'not-due'] as const) if (counts[state] > 0) return state
  return 'no-data'
}

function counted(found: readonly Found[]): Counts {
  const counts = { 'not-due': 0, kept: 0, late: 0, overdue: 0, broken: 0, excepted: 0 }
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
  /** Where it stands in the order. */
  readonly place: string
}

/** `after` is the `place` of the last one that was told before. */
type OccurrencesAsked = { readonly department?: string; readonly after?: string; readonly limit?: number }

/** What needs somebody first, the most urgent above; then what was done, the latest above. */
const order = `(o.met_at is not null)::int, case when o.met_at is null then coalesce(extract(epoch from o.due_at), 'Infinity') else -extract(epoch from coalesce(o.due_at, o.opens_at)) end::float8, o.id`

/** Occurrences of one clause, as far as the actor may see what they are about. */
export function occurrencesOf(asks: Asks, plan: Plan, actor: Actor, clause: string, { at, zone }: When, { department, after, limit = 200 }: OccurrencesAsked = {}): Promise<Occurrence[]> {
  const values: unknown[] = [clause, at, limit, zone]
  const seen = (document: string, record: string) => visibleSql(plan, actor, document, record, values) || 'true'
  const [ofCase, ofProof] = [seen('o.case_document', 'o.case_record'), seen('o.met_document', 'o.met_record')]
  const shown = (column: string) => `case when ${ofCase} then ${column} end`
  const from = after === undefined ? undefined : cursor(after)
  const further = [...(department ? [`o.department = $${values.push(department)}::uuid`] : []), ...(from ? [`(${order}) > (${from.map((part, at) => `$${values.push(part)}::${['int', 'float8', 'uuid'][at]}`).join(', ')})`] : [])]
  return asks.query<Occurrence>({
    values,
    text: `select o.id, o.obligation, o.clause, o.department, o.period, ${shown('o.case_document')} as "caseDocument", ${shown('o.case_record')} as "caseRecord", ${shown('o.case_number')} as "caseNumber",
        o.opens_at as "opensAt", o.due_at as "dueAt", ${stateSql(plan, '$2::timestamptz', '$4::text')} as state, concat_ws('_', ${order}) as place,
        case when o.met_at > $2::timestamptz or o.met_at is null then null when ${ofProof}
          then json_build_object('deed', o.met_deed, 'document', o.met_document, 'record', o.met_record, 'number', o.met_number, 'at', o.met_at) else json_build_object('at', o.met_at) end as proof
      from house.occurrence o where o.clause = $1 and o.opens_at <= $2::timestamptz${further.map((one) => ` and ${one}`).join('')} order by ${order} limit $3`,
  })
}

function cursor(after: string): readonly string[] {
  const parts = /^([01])_(-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d\d?)?|Infinity)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)?.slice(1)
  if (!parts) throw new Refused(refuse('翻页位置无效', 'The place to go on from is not valid', 'after'))
  return parts
}
