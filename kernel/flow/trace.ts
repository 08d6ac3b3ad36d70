/** What a case leaves behind as it moves, in one statement that says only what there is to say. */
import { nameOf, type Statement } from '#store'
import type { Instant } from '#words'
import type { State } from './engine/index.ts'
import type { Instance } from './subject.ts'

/** A task that somebody has just done, and with it its case moves. */
export type DoneTask = { readonly task: string; readonly outcome: string; readonly opinion?: string | undefined; readonly by: string; readonly onBehalfOf?: string | undefined; readonly automatic?: boolean; /** Whether named people were asked for it. */ readonly seated: boolean }
type Candidate = { readonly role: string; readonly department: string | null; readonly book: string | null }
export type Left = {
  readonly at: Instant; readonly by: string; readonly isNew: boolean
  /** As it stood before. */
  readonly instance: Instance
  readonly state: State
  readonly tasks: readonly { readonly id: string; readonly candidates: readonly Candidate[] }[]
  /** Tokens whose tasks nobody needs to do any more. */
  readonly cancelled: readonly string[]
  readonly events: readonly object[]; readonly timers: readonly object[]; readonly subscriptions: readonly object[]
  readonly done?: DoneTask | undefined
}

const taskShape = 'id uuid, activity text, node text, kind text, name_zh text, name_en text, document text, record uuid, number text, title text, amount numeric, department uuid, act_document text, action text, clause text, person uuid, due_at timestamptz, attend_at timestamptz, attend_to text, started_by uuid'
const columnsOf = (shape: string) => shape.split(', ').map((one) => one.split(' ')[0] as string)

export function traced({ at, by, isNew, instance, state, tasks, cancelled, events, timers, subscriptions, done }: Left): Statement {
  const values: unknown[] = []
  const bind = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const rows = (all: readonly object[], shape: string) => `json_to_recordset(${bind(JSON.stringify(all), 'json')}) as g(${shape})`
  const [id, now, person] = [bind(instance.id, 'uuid'), bind(at, 'timestamptz'), bind(by, 'uuid')] as const
  const [kept, ended, outcome] = [bind(JSON.stringify(state), 'jsonb'), bind(state.ended ? at : null, 'timestamptz'), bind(state.ended ?? null, 'text')] as const
  const parts = [isNew
    ? `kept as (insert into house.instance (id, definition, version, pool, document, record, number, state, started_by, started_at, ended_at, outcome)
        values (${id}, ${bind(instance.definition, 'text')}, ${bind(instance.version, 'integer')}, ${bind(instance.pool, 'text')}, ${bind(instance.document, 'text')}, ${bind(instance.record, 'uuid')}, ${bind(instance.number, 'text')}, ${kept}, ${person}, ${now}, ${ended}, ${outcome}) returning id)`
    : `kept as (update house.instance set state = ${kept}, ended_at = ${ended}, outcome = ${outcome} where id = ${id} returning id)`]
  if (done) parts.push(`done as (update house.task set state = 'done', outcome = ${bind(done.outcome, 'text')}, opinion = ${bind(done.opinion ?? null, 'text')}, done_at = ${now}, done_by = ${bind(done.by, 'uuid')}, on_behalf_of = ${bind(done.onBehalfOf ?? null, 'uuid')},
      attend_at = null, automatic = ${bind(done.automatic ?? false, 'boolean')} where id = ${bind(done.task, 'uuid')} returning id)`)
  if (cancelled.length > 0) parts.push(`gone as (update house.task set state = 'cancelled', done_at = ${now} where instance = ${id} and state = 'open' and activity = any(${bind(cancelled, 'text[]')})${done ? ` and id <> ${bind(done.task, 'uuid')}` : ''} returning id)`)
  const over = [...(done ? ['select id from done'] : []), ...(cancelled.length > 0 ? ['select id from gone'] : [])].join(' union all ')
  if (over) parts.push(`shut as (update house.task_candidate set open = false where task in (${over}))`)
  if (done?.seated || cancelled.length > 0) parts.push(`silent as (update house.signer set state = 'cancelled' where state in ('waiting', 'open') and task in (${over}))`)
  if (tasks.length > 0) {
    const columns = columnsOf(taskShape)
    parts.push(`tasks as (insert into house.task (instance, created_at, ${columns.join(', ')}) select ${id}, ${now}, ${columns.map((one) => `g.${one}`).join(', ')} from ${rows(tasks, taskShape)}, kept)`,
      `candidates as (insert into house.task_candidate (task, role, department, book) select g.task, g.role, g.department, g.book from ${rows(tasks.flatMap(({ candidates, id: task }) => candidates.map((one) => ({ task, ...one }))), 'task uuid, role text, department uuid, book text')}, kept)`)
  }
  if (events.length > 0) parts.push(`events as (insert into house.flow_event (instance, at, kind, node, name, activity, person, data)
      select ${id}, ${now}, g.kind, g.node, g.name, g.activity, ${person}, g.data from ${rows(events, 'kind text, node text, name text, activity text, data jsonb')})`)
  if (timers.length > 0) parts.push(`timers as (insert into house.timer (id, instance, subscription, due_at, said, since) select g.id, ${id}, g.subscription, g.due_at, g.said, g.since from ${rows(timers, 'id uuid, subscription text, due_at timestamptz, said jsonb, since timestamptz')}, kept
      on conflict (instance, subscription) do update set due_at = excluded.due_at, said = excluded.said, since = excluded.since, fired_at = null, attempts = 0)`)
  if (!isNew && instance.state.waits.length > 0) {
    const still = bind(state.waits.map(({ id: wait }) => String(wait)), 'text[]')
    parts.push(`stopped as (update house.timer set cancelled_at = ${now} where instance = ${id} and fired_at is null and cancelled_at is null and not subscription = any(${still}))`,
      `unwaited as (delete from house.subscription where instance = ${id} and not subscription = any(${still}))`)
  }
  if (subscriptions.length > 0) parts.push(`waits as (insert into house.subscription (instance, subscription, kind, name, key, record) select ${id}, g.subscription, g.kind, g.name, nullif(g.key, 'null'::jsonb), ${bind(instance.record, 'uuid')} from ${rows(subscriptions, 'subscription text, kind text, name text, key jsonb')}, kept)`)
  // What every statement binds is named in each, whatever parts it has.
  const text = `with ${parts.join(',\n    ')}\n    select ${now}, ${person}`
  return { name: nameOf(isNew ? 'flow new' : 'flow on', text), text, values }
}
