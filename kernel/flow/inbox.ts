/** The inbox: what waits for a person, what they did, what they started. */
import type { Actor, StandIn } from '#allow'
import { readApproval, type Approval, type Verb } from '#declare'
import { nameOf, type Asks } from '#store'
import type { Instant, Label } from '#words'
import { forbiddenFor, verbAt } from './approval/allowed.ts'
import { mineSql, seatOf, type Standing } from './approval/task.ts'
import { nodeOf } from './engine/index.ts'
import type { FlowHouse } from './house.ts'
import { definitionOf } from './publish.ts'

export type Box = 'todo' | 'done' | 'started' | 'copied'
export type TaskRow = {
  readonly id: string; readonly kind: 'approval' | 'work'; readonly node: string; readonly name: Label; readonly document: string; readonly record: string; readonly number: string; readonly title: string | null
  readonly amount: string | null; readonly clause: string | null; readonly dueAt: Instant | null; readonly overdue: boolean; readonly createdAt: Instant; readonly state: string; readonly outcome: string | null; readonly opinion: string | null; readonly doneAt: Instant | null
  readonly startedBy: string; readonly department: string | null; readonly instance: string; readonly act: { readonly document: string; readonly action: string } | null
  /** In whose name the reader would decide it, where not their own. */
  readonly onBehalfOf: string | null; readonly automatic: boolean
  /** When whoever has it is reminded next, and what is drawn to happen when it is late. */
  readonly remindAt: Instant | null; readonly onDue?: Approval['onDue']
  readonly readAt: Instant | null
  readonly signers: readonly { readonly person: string; readonly kind: string; readonly state: string; readonly opinion: string | null; readonly doneAt: Instant | null; readonly onBehalfOf: string | null; readonly addedBy: string | null; readonly why: string | null }[]
  /** To whom it was copied, and when they read it. */
  readonly copies: readonly { readonly person: string; readonly readAt: Instant | null }[]
  readonly verbs: readonly { readonly verb: Verb; readonly label: Label; readonly needsOpinion: boolean; readonly asks?: string }[]
  /** Fields that whoever decides may fill in, or must. */
  readonly fills: readonly { readonly field: string; readonly required: boolean }[]
  /** It is decided one by one, never among many. */
  readonly alone?: true
}

/**
 * Tasks of a box, oldest first for what waits, newest first for what is past; `after` is the last id of the page before, `standing` those the reader stands in for.
 * `here` is no box of its own: what the reader may do about one record, be it theirs to decide, to withdraw or to look after.
 */
export async function inbox({ store, plan }: Pick<FlowHouse, 'store' | 'plan'>, actor: Actor, box: Box | 'here', now: Instant, { limit = 50, after, record, standing = [] }: { readonly limit?: number; readonly after?: string; readonly record?: string; readonly standing?: readonly StandIn[] } = {}): Promise<{ readonly items: readonly TaskRow[]; readonly total: number }> {
  const values: unknown[] = [now, actor.person]
  const inHand = box === 'todo' || box === 'here'
  const substituted = standing.map((one) => ({ one, sql: `(${mineSql(one, values)}${one.only ? ` and t.document = $${values.push(one.only)}` : ''})` }))
  const own = inHand ? mineSql(actor, values) : ''
  const me = () => `$${values.push(actor.onBehalfOf ?? actor.person)}::uuid`
  const mine = inHand ? [own, ...substituted.map(({ sql }) => sql)].join(' or ') : 'false'
  const where = box === 'todo' ? `t.state = 'open' and (${mine})`
    : box === 'here' ? `(t.state = 'open' or ${latestSql})`
    : box === 'done' ? `((t.state = 'done' and t.done_by = ${me()}) or exists (select 1 from house.signer s where s.task = t.id and s.done_by = $2))`
    : box === 'copied' ? 'exists (select 1 from house.copied c where c.task = t.id and c.person = $2)' : `t.started_by = ${me()}`
  const behalf = inHand && substituted.length > 0 ? `case when ${own} then null ${substituted.map(({ one, sql }) => `when ${sql} then $${values.push(one.onBehalfOf)}::uuid`).join(' ')} end` : 'null'
  const only = record === undefined ? '' : ` and t.record = $${values.push(record)}::uuid`
  const beyond = after === undefined ? '' : ` and t.id ${box === 'todo' ? '>' : '<'} $${values.push(after)}::uuid`
  const text = `select t.id, t.kind, t.node, json_build_array(t.name_zh, t.name_en) as name, t.document, t.record, t.number, t.title, t.amount::text, t.clause, t.due_at as "dueAt", coalesce(t.due_at < $1::timestamptz and t.state = 'open', false) as overdue,
        t.created_at as "createdAt", t.state, t.outcome, t.opinion, t.done_at as "doneAt", t.started_by as "startedBy", t.department, t.instance, t.automatic, case when t.attend_to = 'remind' then t.attend_at end as "remindAt", ${behalf} as "onBehalfOf",
        (select c.read_at from house.copied c where c.task = t.id and c.person = $2) as "readAt", ${signersSql} as signers, ${copiesSql} as copies, ${onSql} as on, ${mine} as mine,
        case when t.action is not null then json_build_object('document', t.act_document, 'action', t.action) end as act, count(*) over () as total
      from house.task t where ${where}${only}${beyond} order by ${box === 'here' ? `(t.state = 'open') desc, ` : ''}t.id ${box === 'todo' ? 'asc' : 'desc'} limit ${Math.trunc(limit)}`
  // What is asked of one record is asked often, and its plan does not hang on who asks.
  const items = await store.query<Omit<TaskRow, 'verbs' | 'fills'> & { total: number; on: On; mine: boolean }>({ ...(box === 'here' ? { name: nameOf('tasks here', text) } : {}), text, values })
  const offered = await Promise.all(items.map(async ({ total: _, on, mine: __, ...item }) => {
    const acting = standing.find(({ onBehalfOf }) => onBehalfOf === item.onBehalfOf) ?? actor
    const approval = await approvalOf(store, on, item.node)
    const fills = item.state === 'open' ? [...new Set([...approval.required, ...approval.write])].map((field) => ({ field, required: approval.required.includes(field) })) : []
    return { ...item, ...(item.dueAt ? { onDue: approval.onDue } : {}), ...(approval.batch ? {} : { alone: true as const }), fills, verbs: verbsFor(item, on, approval, box, acting, plan.directory.administrator.role) }
  }))
  return { items: box === 'here' ? offered.filter(({ verbs: open }, at) => open.length > 0 || (items[at]?.mine && items[at].state === 'open')) : offered, total: items[0]?.total ?? 0 }
}

/** What a verb's permission hangs on besides what the reader is shown. */
type On = Omit<Standing['task'], 'kind' | 'task_state' | 'started_by'> & { readonly definition: string; readonly version: number; readonly digest: string; readonly pool: string }

const signersSql = `(select coalesce(json_agg(json_build_object('person', s.person, 'kind', s.kind, 'state', s.state, 'opinion', s.opinion, 'doneAt', s.done_at, 'onBehalfOf', s.on_behalf_of, 'addedBy', s.added_by, 'why', s.why) order by s.place), '[]'::json) from house.signer s where s.task = t.id)`
const copiesSql = `(select coalesce(json_agg(json_build_object('person', c.person, 'readAt', c.read_at) order by c.at, c.id), '[]'::json) from house.copied c where c.task = t.id)`
const onSql = `(select json_build_object('person', t.person, 'done_by', t.done_by, 'ended', i.ended_at is not null, 'definition', i.definition, 'version', i.version, 'digest', d.digest, 'pool', i.pool,
  'candidates', (select coalesce(json_agg(json_build_object('role', c.role, 'department', c.department, 'book', c.book)), '[]'::json) from house.task_candidate c where c.task = t.id and c.open))
  from house.instance i join house.definition d on d.key = i.definition and d.version = i.version where i.id = t.instance)`
/** The approval that was decided last on a record whose process still runs. */
const latestSql = `t.id = (select l.id from house.task l join house.instance i on i.id = l.instance and i.ended_at is null where l.record = t.record and l.kind = 'approval' and l.state = 'done' order by l.done_at desc, l.id desc limit 1)`

async function approvalOf(asks: Asks, on: On, node: string): Promise<Approval> {
  return readApproval(nodeOf(await definitionOf(asks, on), node).facts).approval
}

const decisions: readonly Verb[] = ['approve', 'reject', 'return', 'resolve', 'transfer', 'delegate', 'add-before', 'add-beside', 'add-after', 'remove-signer', 'copy', 'comment', 'terminate']
/** Verbs that belong in a box; on the record itself whoever is concerned finds theirs, and comments have a place of their own. */
const inBox: Readonly<Record<Box | 'here', readonly Verb[]>> = {
  todo: decisions, done: ['take-back'], started: ['remind', 'withdraw', 'comment'], copied: ['read'],
  here: [...decisions.filter((verb) => verb !== 'copy' && verb !== 'comment'), 'withdraw', 'take-back', 'remind', 'reopen'],
}

/** What is over is not talked about any more, and what an action does is not copied about. */
const isOffered = ({ state, kind }: Pick<TaskRow, 'state' | 'kind'>, verb: Verb): boolean => (verb !== 'comment' && verb !== 'copy') || (state === 'open' && kind === 'approval')

/** The same answer as the deed would give, so that no button leads to a refusal that was known before. */
function verbsFor(item: Omit<TaskRow, 'verbs' | 'fills'>, on: On, approval: Approval, box: Box | 'here', actor: Actor, administrator: string): TaskRow['verbs'] {
  const standing: Standing = { task: { ...on, kind: item.kind, task_state: item.state, started_by: item.startedBy }, seats: item.signers as Standing['seats'], approval }
  return inBox[box].filter((verb) => (verb === 'read' ? item.readAt === null : isOffered(item, verb) && !forbiddenFor(actor, standing, verb, administrator))).map((verb) => {
    const { label, needsOpinion, asks } = verbAt(verb, seatOf(standing.seats, actor))
    return { verb, label, needsOpinion, ...(asks ? { asks } : {}) }
  })
}

export type Walked = { readonly instance: string; readonly definition: string; readonly version: number; readonly pool: string; readonly xml: string; readonly startedAt: Instant; readonly endedAt: Instant | null; readonly outcome: string | null; readonly tokens: readonly object[]; readonly history: readonly object[] }

/** Instances of a record with their live tokens and what happened, newest first. */
export const walkedBy = (asks: Asks, record: string): Promise<Walked[]> => asks.query<Walked>({
  name: 'walked', values: [record],
  text: `select i.id as instance, i.definition, i.version, i.pool, d.xml, i.started_at as "startedAt", i.ended_at as "endedAt", i.outcome,
      (select coalesce(json_agg(json_build_object('node', k.value->>'node', 'since', t.created_at, 'person', t.person, 'roles', (select json_agg(c.role) from house.task_candidate c where c.task = t.id), 'people', (select json_agg(s.person) from house.signer s where s.task = t.id and s.state = 'open'), 'dueAt', t.due_at)), '[]'::json)
         from jsonb_array_elements(i.state->'tokens') k left join house.task t on t.instance = i.id and t.activity = k.value->>'id' and t.state = 'open' where k.value->>'at' <> 'scope') as tokens,
      (select coalesce(json_agg(json_build_object('node', t.node, 'name', json_build_array(t.name_zh, t.name_en), 'enteredAt', t.created_at, 'leftAt', t.done_at, 'person', t.done_by, 'onBehalfOf', t.on_behalf_of, 'outcome', t.outcome, 'opinion', t.opinion, 'dueAt', t.due_at, 'state', t.state, 'clause', t.clause, 'automatic', t.automatic, 'signers', ${signersSql}) order by t.created_at, t.done_at nulls last), '[]'::json)
         from house.task t where t.instance = i.id) as history
    from house.instance i join house.definition d on d.key = i.definition and d.version = i.version where i.record = $1 order by i.started_at desc`,
})
