/** Advancing: an action on a document starts the process drawn for it, does a drawn task, or is the message one waits for. */
import type { Actor } from '#allow'
import type { Asks, Unit } from '#store'
import type { Calendar, Instant } from '#words'
import { boundOf, doesTask, drawingsFor, startedBy, type Bound } from './bound.ts'
import { fires } from './due.ts'
import { begin, fresh, type Event, type Timer } from './engine/index.ts'
import type { FlowHouse } from './house.ts'
import { hostOf, kept, run, stepped, type Passed } from './instance.ts'
import { variablesOf, type Instance, type Step, type Subject } from './subject.ts'
import { definitionOf } from './publish.ts'

export type Moved = { readonly document: string; readonly record: string; readonly row: Subject; readonly action: string; readonly actor: Actor; readonly event?: string }

/** Answers what the process itself does now; nothing is asked of the database when no drawing cares. */
export async function advance(unit: Unit, house: FlowHouse, moved: Moved): Promise<readonly Step[]> {
  const starting = startedBy(house.plan, moved.document, moved.action)
  const begun = starting ? await started(unit, house, starting, moved) : []
  const done = doesTask(house.plan, moved.document, moved.action) ? await worked(unit, house, moved) : []
  const heard = moved.event ? await messaged(unit, house, moved, moved.event) : []
  return [...begun, ...done, ...heard]
}

async function started(unit: Unit, house: FlowHouse, bound: Bound, { document, record, row, actor }: Moved): Promise<readonly Step[]> {
  const poolId = bound.pool
  const [found] = await unit.query<{ definition: string; version: number; digest: string; running: boolean }>({
    name: 'latest definition', values: [drawingsFor(bound, row), record, poolId],
    text: `select d.key as definition, d.version, d.digest, exists (select 1 from house.instance i where i.record = $2 and i.pool = $3 and i.ended_at is null) as running
      from house.definition d where d.key = any($1::text[]) order by array_position($1::text[], d.key), d.version desc limit 1`,
  })
  if (!found) throw new Error(`${bound.process.process} was never published`)
  const { running, ...latest } = found
  if (running) await stopped(unit, house, { document, record, row, action: '', actor }, poolId)
  const definition = await definitionOf(unit, { ...latest, pool: poolId })
  const instance: Instance = { id: unit.newId(), ...latest, pool: poolId, document, record, number: row.number, state: fresh(poolId, {}), started_by: actor.onBehalfOf ?? actor.person }
  const by = await hostOf(unit, house, definition)
  const result = run(house, definition, instance, begin(definition, poolId, variablesOf(row), by), by)
  const passed = await kept(unit, house, definition, { instance, row, actor, isNew: true }, result)
  return goneOn(unit, house, { ...instance, state: result.state }, { row, actor }, result.steps, passed)
}

/** A document that starts over leaves the walk it was on. */
async function stopped(unit: Unit, house: FlowHouse, moved: Moved, pool: string): Promise<void> {
  const running = await unit.query<Instance>({ text: `select ${instanceColumns} from house.instance i ${joined} where i.record = $1 and i.pool = $2 and i.ended_at is null for no key update of i`, values: [moved.record, pool] })
  for (const instance of running) await moveOn(unit, house, instance, moved, { kind: 'terminate', outcome: 'restarted' })
}

/** The record itself and every document it came from. */
const chain = (record: string) => `with recursive chain as (select ${record}::uuid as record union select l.from_record from chain join house.link l on l.record = chain.record)`
const instanceColumns = 'i.id, i.definition, i.version, d.digest, i.pool, i.document, i.record, i.number, i.state, i.started_by'
const joined = 'join house.definition d on d.key = i.definition and d.version = i.version'

async function worked(unit: Unit, house: FlowHouse, moved: Moved): Promise<readonly Step[]> {
  const found = await unit.query<Instance & { task: string; activity: string }>({
    name: 'work tasks', values: [moved.record, moved.document, moved.action],
    text: `${chain('$1')} select ${instanceColumns}, t.id as task, t.activity from house.task t join house.instance i on i.id = t.instance ${joined}
      where t.state = 'open' and t.act_document = $2 and t.action = $3 and t.record in (select record from chain) for no key update of i`,
  })
  const steps: Step[] = []
  for (const { task, activity, ...instance } of found) {
    await unit.query({
      name: 'task done', values: [task, unit.at, moved.actor.person, moved.actor.onBehalfOf ?? null],
      text: `with shut as (update house.task_candidate set open = false where task = $1)
        update house.task set state = 'done', outcome = 'done', done_at = $2, done_by = $3, on_behalf_of = $4 where id = $1`,
    })
    steps.push(...(await moveOn(unit, house, instance, moved, { kind: 'complete', token: Number(activity), variables: instance.record === moved.record ? variablesOf(moved.row) : {} })))
  }
  return steps
}

async function messaged(unit: Unit, house: FlowHouse, moved: Moved, event: string): Promise<readonly Step[]> {
  const found = await unit.query<Instance & { subscription: string }>({
    name: 'messages', values: [moved.record, event],
    text: `${chain('$1')} select ${instanceColumns}, s.subscription from house.subscription s join house.instance i on i.id = s.instance ${joined}
      where s.name = $2 and s.record in (select record from chain) and i.ended_at is null for no key update of i`,
  })
  const steps: Step[] = []
  for (const { subscription, ...instance } of found) {
    steps.push(...(await moveOn(unit, house, instance, moved, { kind: 'triggered', wait: Number(subscription) })))
  }
  return steps
}

/** Takes an instance that is already locked one event further. */
export async function moveOn(unit: Unit, house: FlowHouse, instance: Instance, { row, actor }: Pick<Moved, 'row' | 'actor'>, event: Event): Promise<readonly Step[]> {
  boundOf(house.plan, instance.definition, instance.pool)
  const definition = await definitionOf(unit, instance)
  const result = stepped(house, definition, instance, event, await hostOf(unit, house, definition))
  const passed = await kept(unit, house, definition, { instance, row: instance.record === row.id ? row : { ...row, id: instance.record, number: instance.number }, actor }, result)
  return goneOn(unit, house, { ...instance, state: result.state }, { row, actor }, result.steps, passed)
}

/** Approvals that were over as they opened, since all had approved before, are left at once. */
export async function goneOn(unit: Unit, house: FlowHouse, instance: Instance, of: Pick<Moved, 'row' | 'actor'>, steps: readonly Step[], [first, ...others]: readonly Passed[]): Promise<readonly Step[]> {
  if (!first || !instance.state.tokens.some(({ id }) => id === first.token)) return steps
  const [now] = await unit.query<{ state: Instance['state'] }>({ text: 'select state from house.instance where id = $1', values: [instance.id] })
  const on = await moveOn(unit, house, { ...instance, state: now?.state ?? instance.state }, of, { kind: 'complete', token: first.token, variables: { outcome: first.outcome } })
  return goneOn(unit, house, instance, of, [...steps, ...on], others)
}

/** Which timer of those that are due: a backlog is drained from its oldest, and what has just come due does not wait behind it. */
export type Due = 'oldest' | 'latest'

/**
 * Fires one timer that is due; answers the steps to perform. `took` hears which one, before anything can go wrong with it.
 * Only the case is locked, as everybody else does who stops or sets its timers: whoever holds it is left alone and the next is tried.
 * The cases are looked up one by one, so that neither the length of the backlog nor the planner's idea of it matters.
 */
export async function fireTimer(unit: Unit, house: FlowHouse, actor: Actor, rowOf: (document: string, record: string) => Promise<Subject>, due: Due = 'oldest', took?: (timer: string) => void): Promise<readonly Step[] | undefined> {
  const [found] = await unit.query<Instance & { timer: string; subscription: string }>({
    name: `due timer ${due}`, values: [unit.at],
    text: `with due as materialized (select t.id, t.instance, t.subscription from house.timer t
        where t.fired_at is null and t.cancelled_at is null and t.failed_at is null and t.due_at <= $1 and (t.retry_at is null or t.retry_at <= $1) order by t.due_at${due === 'latest' ? ' desc' : ''} limit 100)
      select i.*, (select d.digest from house.definition d where d.key = i.definition and d.version = i.version) as digest, due.id as timer, due.subscription
        from due cross join lateral (select i.id, i.definition, i.version, i.pool, i.document, i.record, i.number, i.state, i.started_by from house.instance i where i.id = due.instance for no key update of i skip locked) i limit 1`,
  })
  if (!found) return undefined
  const { timer, subscription, ...instance } = found
  const [still] = await unit.query({ name: 'timer fired', text: 'update house.timer set fired_at = $2 where id = $1 and fired_at is null and cancelled_at is null and due_at <= $2 returning id', values: [timer, unit.at] })
  // Another worker fired it between the look and the lock: the next look sees that.
  if (!still) return fireTimer(unit, house, actor, rowOf, due, took)
  took?.(timer)
  return moveOn(unit, house, instance, { row: await rowOf(instance.document, instance.record), actor }, { kind: 'triggered', wait: Number(subscription) })
}

/** Timers that still run are counted again by the calendar as it is now; answers how many end at another time. */
export async function retime(store: Asks, calendar: Calendar): Promise<number> {
  const running = await store.query<{ id: string; due: string; said: Timer; since: Instant }>({ text: `select id, due_at::text as due, said, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since from house.timer where fired_at is null and cancelled_at is null and said is not null` })
  const moved = running.map(({ id, said, since }) => ({ id, due: fires(calendar, since, said) })).map(({ id, due }) => ({ id, due: typeof due === 'string' ? due : 'infinity' }))
  const changed = await store.query({ values: [JSON.stringify(moved)], text: `update house.timer t set due_at = g.due from json_to_recordset($1::json) as g(id uuid, due timestamptz) where t.id = g.id and t.fired_at is null and t.due_at <> g.due returning t.id` })
  return changed.length
}
