/** The inbox: what waits for a person, what they did, what they started. */
import type { Actor, StandIn } from '#allow'
import { verbSpec, type Verb } from '#declare'
import type { Asks } from '#store'
import type { Instant, Label } from '#words'
import { mineSql } from './approval/task.ts'

export type Box = 'todo' | 'done' | 'started' | 'copied'
export type TaskRow = {
  readonly id: string; readonly kind: 'approval' | 'work'; readonly node: string; readonly name: Label; readonly document: string; readonly record: string; readonly number: string; readonly title: string | null
  readonly amount: string | null; readonly clause: string | null; readonly dueAt: Instant | null; readonly overdue: boolean; readonly createdAt: Instant; readonly state: string; readonly outcome: string | null; readonly opinion: string | null; readonly doneAt: Instant | null
  readonly startedBy: string; readonly department: string | null; readonly instance: string; readonly act: { readonly document: string; readonly action: string } | null
  /** In whose name the reader would decide it, where not their own. */
  readonly onBehalfOf: string | null; readonly automatic: boolean
  readonly readAt: Instant | null
  readonly signers: readonly { readonly person: string; readonly kind: string; readonly state: string; readonly opinion: string | null; readonly doneAt: Instant | null; readonly onBehalfOf: string | null; readonly addedBy: string | null }[]
  readonly verbs: readonly { readonly verb: Verb; readonly label: Label; readonly needsOpinion: boolean; readonly asks?: string }[]
}

/** Tasks of a box, oldest first for what waits, newest first for what is past; `after` is the last id of the page before, `standing` those the reader stands in for. */
export async function inbox(asks: Asks, actor: Actor, box: Box, now: Instant, { limit = 50, after, record, standing = [] }: { readonly limit?: number; readonly after?: string; readonly record?: string; readonly standing?: readonly StandIn[] } = {}): Promise<{ readonly items: readonly TaskRow[]; readonly total: number }> {
  const values: unknown[] = [now, actor.person]
  const substituted = standing.map((one) => ({ one, sql: `(${mineSql(one, values)}${one.only ? ` and t.document = $${values.push(one.only)}` : ''})` }))
  const own = box === 'todo' ? mineSql(actor, values) : ''
  const me = () => `$${values.push(actor.onBehalfOf ?? actor.person)}::uuid`
  const where = box === 'todo' ? `t.state = 'open' and (${[own, ...substituted.map(({ sql }) => sql)].join(' or ')})`
    : box === 'done' ? `((t.state = 'done' and t.done_by = ${me()}) or exists (select 1 from house.signer s where s.task = t.id and s.done_by = $2))`
    : box === 'copied' ? 'exists (select 1 from house.copied c where c.task = t.id and c.person = $2)' : `t.started_by = ${me()}`
  const behalf = box === 'todo' && substituted.length > 0 ? `case when ${own} then null ${substituted.map(({ one, sql }) => `when ${sql} then $${values.push(one.onBehalfOf)}::uuid`).join(' ')} end` : 'null'
  const only = record === undefined ? '' : ` and t.record = $${values.push(record)}::uuid`
  const beyond = after === undefined ? '' : ` and t.id ${box === 'todo' ? '>' : '<'} $${values.push(after)}::uuid`
  const items = await asks.query<Omit<TaskRow, 'verbs'> & { total: number }>({
    values,
    text: `select t.id, t.kind, t.node, json_build_array(t.name_zh, t.name_en) as name, t.document, t.record, t.number, t.title, t.amount::text, t.clause, t.due_at as "dueAt", coalesce(t.due_at < $1::timestamptz and t.state = 'open', false) as overdue,
        t.created_at as "createdAt", t.state, t.outcome, t.opinion, t.done_at as "doneAt", t.started_by as "startedBy", t.department, t.instance, t.automatic, ${behalf} as "onBehalfOf",
        (select c.read_at from house.copied c where c.task = t.id and c.person = $2) as "readAt", ${signersSql} as signers,
        case when t.action is not null then json_build_object('document', t.act_document, 'action', t.action) end as act, count(*) over () as total
      from house.task t where ${where}${only}${beyond} order by t.id ${box === 'todo' ? 'asc' : 'desc'} limit ${Math.trunc(limit)}`,
  })
  return { items: items.map(({ total: _, ...item }) => ({ ...item, verbs: offered(item, box, actor) })), total: items[0]?.total ?? 0 }
}

const signersSql = `(select coalesce(json_agg(json_build_object('person', s.person, 'kind', s.kind, 'state', s.state, 'opinion', s.opinion, 'doneAt', s.done_at, 'onBehalfOf', s.on_behalf_of, 'addedBy', s.added_by) order by s.place), '[]'::json) from house.signer s where s.task = t.id)`

/** What can be tried from a box; the deed itself refuses what this one task does not allow. */
function offered({ kind, state, signers, doneAt, readAt }: Omit<TaskRow, 'verbs'>, box: Box, actor: Actor): TaskRow['verbs'] {
  const seat = signers.find((one) => one.state === 'open' && one.person === (actor.onBehalfOf ?? actor.person))
  const inHand: readonly Verb[] = seat?.kind === 'advise' ? ['resolve', 'delegate', 'comment'] : seat?.kind === 'choose' ? ['transfer', 'comment'] : ['approve', 'reject', 'return', 'transfer', 'delegate', 'add-before', 'add-beside', 'add-after', ...(signers.some(({ addedBy }) => addedBy === actor.person) ? ['remove-signer' as const] : []), 'copy', 'comment', 'terminate']
  const open = state === 'open' && kind === 'approval'
  const by: Readonly<Record<Box, readonly Verb[]>> = { todo: open ? inHand : [], done: kind === 'approval' && (doneAt !== null || open) ? ['take-back'] : [], started: open ? ['remind', 'withdraw', 'comment'] : state === 'open' ? ['remind'] : [], copied: readAt === null ? ['read'] : [] }
  return by[box].map((verb) => { const { label, needsOpinion, asks } = verbSpec(verb); return { verb, label, needsOpinion, ...(asks ? { asks } : {}) } })
}

export type Walked = { readonly instance: string; readonly definition: string; readonly version: number; readonly pool: string; readonly xml: string; readonly startedAt: Instant; readonly endedAt: Instant | null; readonly outcome: string | null; readonly tokens: readonly object[]; readonly history: readonly object[] }

/** Instances of a record with their live tokens and what happened, newest first. */
export const walkedBy = (asks: Asks, record: string): Promise<Walked[]> => asks.query<Walked>({
  name: 'walked', values: [record],
  text: `select i.id as instance, i.definition, i.version, i.pool, d.xml, i.started_at as "startedAt", i.ended_at as "endedAt", i.outcome,
      (select coalesce(json_agg(json_build_object('node', k.value->>'node', 'since', t.created_at, 'person', t.person, 'roles', (select json_agg(c.role) from house.task_candidate c where c.task = t.id), 'people', (select json_agg(s.person) from house.signer s where s.task = t.id and s.state = 'open'), 'dueAt', t.due_at)), '[]'::json)
         from jsonb_array_elements(i.state->'tokens') k left join house.task t on t.instance = i.id and t.activity = k.value->>'id' and t.state = 'open' where k.value->>'at' <> 'scope') as tokens,
      (select coalesce(json_agg(json_build_object('node', t.node, 'name', json_build_array(t.name_zh, t.name_en), 'enteredAt', t.created_at, 'leftAt', t.done_at, 'person', t.done_by, 'onBehalfOf', t.on_behalf_of, 'outcome', t.outcome, 'opinion', t.opinion, 'dueAt', t.due_at, 'state', t.state, 'clause', t.clause, 'automatic', t.automatic, 'signers', ${signersSql}) order by t.created_at), '[]'::json)
         from house.task t where t.instance = i.id) as history
    from house.instance i join house.definition d on d.key = i.definition and d.version = i.version where i.record = $1 order by i.started_at desc`,
})
