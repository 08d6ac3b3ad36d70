/** Advancing: an action on a document starts the process drawn for it, does a drawn task, or is the message one waits for. */
import type { Actor } from '#allow'
import { inOrder, type Asks, type Unit } from '#store'
import type { Calendar, Instant } from '#words'
import { boundOf, doesTask, drawingsFor, startedBy, type Bound } from './bound.ts'
import { fires } from './due.ts'
import { awaiting, begin, fresh, type Effect, type Event, type State, type Timer, type Variables } from './engine/index.ts'
import type { FlowHouse } from './house.ts'
import { host, hostOf, kept, run, stepped, type Passed } from './instance.ts'
import { instanceColumns, joined, listening, waitingFor, type Concerned } from './listening.ts'
import { definitionOf } from './publish.ts'
import { ownRow, variablesOf, type Instance, type Step, type Subject } from './subject.ts'
import type { DoneTask } from './trace.ts'

export type Moved = { readonly document: string; readonly record: string; readonly row: Subject; readonly action: string; readonly actor: Actor; readonly event?: string }

/** What the action meets: the drawing it starts, with those that run already, and cases that wait for it. */
export type Met = { readonly latest: Latest | undefined; readonly waiting: readonly Concerned[] }
type Latest = { readonly definition: string; readonly version: number; readonly digest: string; readonly running: boolean }

/** Looks what an action meets and locks it, in one trip; nothing is asked of the database when no drawing cares. */
export async function met(unit: Unit, { plan }: FlowHouse, moved: Moved): Promise<Met> {
  const starting = startedBy(plan, moved.document, moved.action)
  const works = doesTask(plan, moved.document, moved.action)
  const [latest, waiting] = await inOrder([starting ? latestFor(unit, starting, moved) : undefined, works || moved.event ? waitingFor(unit, moved, works) : []])
  return { latest, waiting }
}

async function latestFor(unit: Unit, bound: Bound, { record, row }: Moved): Promise<Latest> {
  const [found] = await unit.query<Latest>({
    name: 'latest definition', values: [drawingsFor(bound, row), record, bound.pool],
    text: `select d.key as definition, d.version, d.digest, exists (select 1 from house.instance i where i.record = $2 and i.pool = $3 and i.ended_at is null) as running
      from house.definition d where d.key = any($1::text[]) order by array_position($1::text[], d.key), d.version desc limit 1`,
  })
  if (!found) throw new Error(`${bound.process.process} was never published`)
  return found
}

/** The case the action starts begins, its drawn tasks are done, whoever waits for what it announces hears it; answers what the process itself does now. */
export async function advance(unit: Unit, house: FlowHouse, moved: Moved, { latest, waiting }: Met): Promise<readonly Step[]> {
  const steps: Step[] = []
  const cases = new Map<string, Instance>()
  const stands = (instance: Instance, { state, steps: more, others }: Gone) => {
    cases.set(instance.id, { ...instance, state })
    for (const [id, now] of others) { const other = cases.get(id); if (other) cases.set(id, { ...other, state: now }) }
    steps.push(...more)
  }
  const starting = startedBy(house.plan, moved.document, moved.action)
  if (starting && latest) {
    for (const old of latest.running ? await running(unit, moved.record, starting.pool) : []) stands(old, await goOn(unit, house, old, moved, { kind: 'terminate', outcome: 'restarted' }))
    const instance: Instance = { id: unit.newId(), definition: latest.definition, version: latest.version, digest: latest.digest, pool: starting.pool, document: moved.document, record: moved.record, number: moved.row.number, state: fresh(starting.pool, {}), started_by: moved.actor.onBehalfOf ?? moved.actor.person }
    stands(instance, await started(unit, house, instance, moved))
  }
  for (const { tasks, ...instance } of waiting) {
    if (!cases.has(instance.id)) cases.set(instance.id, instance)
    for (const { id, token } of tasks) {
      const now = cases.get(instance.id) as Instance
      if (!now.state.tokens.some((one) => one.id === token)) continue
      const done = { task: id, outcome: 'done', by: moved.actor.person, onBehalfOf: moved.actor.onBehalfOf, seated: false }
      stands(now, await goOn(unit, house, now, moved, { kind: 'complete', token, variables: now.record === moved.record ? variablesOf(moved.row) : {} }, done))
    }
  }
  for (const id of moved.event ? [...cases.keys()] : []) {
    const [instance, carried] = [cases.get(id) as Instance, variablesOf(moved.row)]
    stands(instance, await hears(unit, house, instance, moved, awaiting(await definitionOf(unit, instance), instance.state, moved.event ?? '', carried, host), carried))
  }
  return steps
}

/** A document that starts over leaves the walk it was on. */
const running = (unit: Unit, record: string, pool: string): Promise<readonly Instance[]> =>
  unit.query<Instance>({ text: `select ${instanceColumns} from house.instance i ${joined} where i.record = $1 and i.pool = $2 and i.ended_at is null for no key update of i`, values: [record, pool] })

async function started(unit: Unit, house: FlowHouse, instance: Instance, { row, actor }: Moved): Promise<Gone> {
  const definition = await definitionOf(unit, instance)
  const by = await hostOf(unit, house, definition)
  const result = run(house, definition, instance, begin(definition, instance.pool, variablesOf(row), by), by)
  const passed = await kept(unit, house, definition, { instance, row, actor, isNew: true }, result)
  return toldAndGone(unit, house, instance, { row, actor }, result, passed)
}

/** How a case stands after it moved, and what the process itself does now. */
export type Gone = { readonly state: State; readonly steps: readonly Step[]; /** Other cases that heard of it, as they stand now. */ readonly others: ReadonlyMap<string, State> }

/** Takes an instance that is already locked one event further; `done` is the task by which it moves. */
export const moveOn = async (unit: Unit, house: FlowHouse, instance: Instance, of: Pick<Moved, 'row' | 'actor'>, event: Event, done?: DoneTask): Promise<readonly Step[]> => (await goOn(unit, house, instance, of, event, done)).steps

async function goOn(unit: Unit, house: FlowHouse, instance: Instance, { row, actor }: Pick<Moved, 'row' | 'actor'>, event: Event, done?: DoneTask): Promise<Gone> {
  boundOf(house.plan, instance.definition, instance.pool)
  const definition = await definitionOf(unit, instance)
  const result = stepped(house, definition, instance, event, await hostOf(unit, house, definition))
  const opens = result.effects.some(({ effect }) => effect === 'create')
  const own = instance.record !== row.id && opens ? await ownRow(unit, house.plan, instance) : row
  const passed = await kept(unit, house, definition, { instance, row: own, actor, done }, result)
  return toldAndGone(unit, house, instance, { row: own, actor }, result, passed)
}

type Result = { readonly state: State; readonly effects: readonly Effect[]; readonly steps: readonly Step[] }

async function toldAndGone(unit: Unit, house: FlowHouse, instance: Instance, of: Pick<Moved, 'row' | 'actor'>, { state, effects, steps }: Result, passed: readonly Passed[]): Promise<Gone> {
  const heard = await told(unit, house, instance, of, effects)
  const gone = await goneOn(unit, house, { ...instance, state: heard.others.get(instance.id) ?? state }, of, [...steps, ...heard.steps], passed)
  return { ...gone, others: new Map([...heard.others, ...gone.others]) }
}

/** What a case throws is heard by others that wait for it: a message by one of them, a signal by all. */
async function told(unit: Unit, house: FlowHouse, from: Instance, of: Pick<Moved, 'row' | 'actor'>, effects: readonly Effect[]): Promise<Pick<Gone, 'steps' | 'others'>> {
  const [steps, others]: [Step[], Map<string, State>] = [[], new Map()]
  for (const one of effects) {
    if (one.effect !== 'throw' || one.kind === 'escalation') continue
    const { kind, name, variables: carried = {} } = one
    for (const { id, ...found } of await listening(unit, from, kind, name, carried)) {
      const instance: Instance = { id, ...found, state: others.get(id) ?? found.state }
      const waits = instance.state.ended === undefined ? awaiting(await definitionOf(unit, instance), instance.state, name, carried, host) : []
      if (waits.length === 0) continue
      const gone = await hears(unit, house, instance, of, kind === 'message' ? waits.slice(0, 1) : waits, carried)
      steps.push(...gone.steps)
      for (const [other, state] of [...gone.others, [id, gone.state] as const]) others.set(other, state)
      if (kind === 'message') break
    }
  }
  return { steps, others }
}

async function hears(unit: Unit, house: FlowHouse, instance: Instance, of: Pick<Moved, 'row' | 'actor'>, waits: readonly number[], carried: Variables): Promise<Gone> {
  let gone: Gone = { state: instance.state, steps: [], others: new Map() }
  for (const wait of waits) {
    if (!gone.state.waits.some(({ id }) => id === wait)) continue
    gone = both(gone, await goOn(unit, house, { ...instance, state: gone.state }, of, { kind: 'triggered', wait, carried }))
  }
  return gone
}

const both = (before: Gone, on: Gone): Gone => ({ state: on.state, steps: [...before.steps, ...on.steps], others: new Map([...before.others, ...on.others]) })

/** Approvals that were over as they opened, since all had approved before, are left at once. */
export async function goneOn(unit: Unit, house: FlowHouse, instance: Instance, of: Pick<Moved, 'row' | 'actor'>, steps: readonly Step[], passed: readonly Passed[]): Promise<Gone> {
  let gone: Gone = { state: instance.state, steps, others: new Map() }
  for (const { token, outcome } of passed) {
    if (!gone.state.tokens.some(({ id }) => id === token)) continue
    gone = both(gone, await goOn(unit, house, { ...instance, state: gone.state }, of, { kind: 'complete', token, variables: { outcome } }))
  }
  return gone
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
