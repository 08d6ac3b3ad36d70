/** An instance moves: the engine steps, and state, tasks, timers, waits and history are kept in one statement. */
import { evaluate } from 'feelin'
import type { Actor } from '#allow'
import { documentOf } from '#declare'
import type { Unit } from '#store'
import type { Calendar } from '#words'
import { boundOf } from './bound.ts'
import { dueAfter, fires } from './due.ts'
import { nodeOf, step, type Definition, type Effect, type Event, type Host, type Node, type NodeKind, type State, type Stepped, type Timer, type Variables } from './engine/index.ts'
import type { FlowHouse } from './house.ts'

export type Instance = { readonly id: string; readonly definition: string; readonly version: number; readonly digest: string; readonly pool: string; readonly document: string; readonly record: string; readonly number: string; readonly state: State; readonly started_by: string }
/** What the process itself now does to a document. */
export type Step = { readonly document: string; readonly record: string; readonly action: string; readonly instance: string }
export type Subject = Readonly<Record<string, unknown>> & { readonly id: string; readonly number: string; readonly department: string | null; readonly enteredBy: string }

export const host: Host = { evaluate: (expression, variables) => evaluate(expression, variables as Record<string, unknown>).value as unknown }

/** Numbers of a row as FEEL knows them; conditions compare, they do not book. */
export const variablesOf = (row: Subject): Variables =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => !Array.isArray(value)).map(([key, value]) => [key, typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value]))

/** Tasks the house does at once; for the others somebody or something else is waited for. */
const doneAtOnce = new Set<NodeKind>(['service-task', 'decision-task', 'send-task', 'script-task'])

/** Steps until the instance rests: steps the process does itself are done at once and answered for the spine to perform. */
export function run(house: FlowHouse, definition: Definition, instance: Instance, first: Stepped): { readonly state: State; readonly effects: readonly Effect[]; readonly steps: readonly Step[] } {
  const { binding } = boundOf(house.plan, instance.definition, instance.pool)
  const effects: Effect[] = [...first.effects]
  const steps: Step[] = []
  let { state } = first
  for (let at = 0; at < effects.length; at++) {
    const effect = effects[at] as Effect
    if (effect.effect !== 'create' || !doneAtOnce.has(effect.kind)) continue
    const action = binding.acts[effect.node]
    if (action) steps.push({ document: instance.document, record: instance.record, action, instance: instance.id })
    if (state.ended) continue
    const next = step(definition, state, { kind: 'complete', token: effect.token }, host)
    state = next.state
    effects.push(...next.effects)
  }
  return { state, effects, steps }
}

/** Takes a resting instance one event further. */
export const stepped = (house: FlowHouse, definition: Definition, instance: Instance, event: Event) => run(house, definition, instance, step(definition, instance.state, event, host))

type Given = { readonly instance: Instance; readonly row: Subject; readonly actor: Actor; readonly isNew?: boolean; readonly done?: { readonly task: string; readonly outcome: string; readonly opinion?: string | undefined } }

/** One statement for everything an instance leaves behind. */
export async function kept(unit: Unit, house: FlowHouse, definition: Definition, { instance, row, actor, isNew, done }: Given, { state, effects }: { readonly state: State; readonly effects: readonly Effect[] }): Promise<void> {
  const live = new Set(state.tokens.map(({ id }) => id))
  const waits = new Set(state.waits.map(({ id: wait }) => wait))
  const tasks = effects.flatMap((effect) => (effect.effect === 'create' && effect.kind === 'user-task' && live.has(effect.token) ? [taskRow(unit, house, instance, row, effect.token, nodeOf(definition, effect.node))] : []))
  const cancelled = effects.filter(({ effect }) => effect === 'cancel').map((effect) => String((effect as { token: number }).token))
  const events = effects.filter(({ effect }) => effect === 'entered' || effect === 'left' || effect === 'ended').map((effect) => ({
    kind: effect.effect, node: 'node' in effect ? effect.node : null, name: 'node' in effect ? nodeOf(definition, effect.node).name : null, activity: 'token' in effect ? String(effect.token) : null,
    data: effect.effect === 'ended' ? { outcome: effect.outcome } : done && effect.effect === 'left' ? { outcome: done.outcome } : null,
  }))
  const timers = [...new Map(effects.flatMap((effect) => (effect.effect === 'schedule' && waits.has(effect.wait) ? [[effect.wait, timerRow(unit, house.calendar, effect.wait, effect.timer)]] : []))).values()]
  const subscriptions = effects.flatMap((effect) => (effect.effect === 'subscribe' && effect.kind !== 'condition' && waits.has(effect.wait) ? [{ subscription: String(effect.wait), kind: effect.kind, name: effect.name }] : []))
  const { id, definition: key, version, document, record, number } = instance
  await unit.query({
    name: `flow ${isNew ? 'new' : 'on'}`,
    values: [id, JSON.stringify(state), state.ended ? unit.at : null, state.ended ?? null, JSON.stringify(tasks), JSON.stringify(tasks.flatMap(({ candidates, id: task }) => candidates.map((one) => ({ task, ...one })))), cancelled,
      JSON.stringify(events), unit.at, actor.person, JSON.stringify(timers), JSON.stringify(subscriptions), record, [...waits].map(String), ...(isNew ? [key, version, instance.pool, document, number] : [])],
    text: `with kept as (${isNew
      ? `insert into house.instance (id, definition, version, pool, document, record, number, state, started_by, started_at, ended_at, outcome) values ($1, $15, $16, $17, $18, $13, $19, $2, $10, $9, $3, $4) returning id`
      : `update house.instance set state = $2, ended_at = $3, outcome = $4 where id = $1 returning id`}),
    tasks as (insert into house.task (id, instance, activity, node, kind, name_zh, name_en, document, record, number, title, amount, department, act_document, action, clause, person, due_at, created_at, started_by)
      select g.id, $1, g.activity, g.node, g.kind, g.name_zh, g.name_en, g.document, g.record, g.number, g.title, g.amount, g.department, g.act_document, g.action, g.clause, g.person, g.due_at, $9, g.started_by
        from json_to_recordset($5::json) as g(id uuid, activity text, node text, kind text, name_zh text, name_en text, document text, record uuid, number text, title text, amount numeric, department uuid, act_document text, action text, clause text, person uuid, due_at timestamptz, started_by uuid), kept),
    candidates as (insert into house.task_candidate (task, role, department) select g.task, g.role, g.department from json_to_recordset($6::json) as g(task uuid, role text, department uuid), kept),
    gone as (update house.task set state = 'cancelled', done_at = $9 where instance = $1 and state = 'open' and activity = any($7::text[]) returning id),
    shut as (update house.task_candidate set open = false where task in (select id from gone)),
    events as (insert into house.flow_event (instance, at, kind, node, name, activity, person, data)
      select $1, $9, g.kind, g.node, g.name, g.activity, $10, g.data from json_to_recordset($8::json) as g(kind text, node text, name text, activity text, data jsonb)),
    timers as (insert into house.timer (id, instance, subscription, due_at, said, since) select g.id, $1, g.subscription, g.due_at, g.said, g.since from json_to_recordset($11::json) as g(id uuid, subscription text, due_at timestamptz, said jsonb, since timestamptz), kept
      on conflict (instance, subscription) do update set due_at = excluded.due_at, said = excluded.said, since = excluded.since, fired_at = null, attempts = 0),
    stopped as (update house.timer set cancelled_at = $9 where instance = $1 and fired_at is null and cancelled_at is null and not subscription = any($14::text[])),
    unwaited as (delete from house.subscription where instance = $1 and not subscription = any($14::text[])),
    waits as (insert into house.subscription (instance, subscription, kind, name, record) select $1, g.subscription, g.kind, g.name, $13 from json_to_recordset($12::json) as g(subscription text, kind text, name text), kept)
    select 1`,
  })
}

/** A drawn user task becomes a row: an approval, or work that an action of a document does. */
function taskRow(unit: Unit, { plan, calendar }: FlowHouse, instance: Instance, row: Subject, token: number, node: Node) {
  const { binding } = boundOf(plan, instance.definition, instance.pool)
  const work = binding.tasks[node.id]
  const document = documentOf(plan, instance.document)
  const title = document.title ? row[document.title] : undefined
  const amount = ['total', 'amount'].map((key) => row[key]).find((value) => typeof value === 'string')
  const { person, candidates } = approversOf(node, row, instance)
  return {
    id: unit.newId(), activity: String(token), node: node.id, kind: work ? 'work' : 'approval', name_zh: node.name, name_en: node.facts['en'] ?? node.name,
    document: instance.document, record: instance.record, number: instance.number, title: typeof title === 'string' ? title : null, amount: amount ?? null, department: row.department,
    act_document: work?.document ?? null, action: work?.action ?? null, clause: node.facts['clause'] ?? document.clause.clause, person, due_at: dueOf(node, calendar, unit.at), started_by: instance.started_by, candidates,
  }
}

/**
 * Who may decide, as the drawing says: `role:<code>`, `role:<code>@department` (holders whose scope covers the row's department),
 * `role:{field}` (the role a field names), `person:<field>`, `starter`; several are separated by commas.
 */
function approversOf(node: Node, row: Subject, instance: Instance): { readonly person: string | null; readonly candidates: readonly { readonly role: string; readonly department: string | null }[] } {
  const said = (node.facts['approvers'] ?? '').split(',').map((one) => one.trim()).filter(Boolean)
  const person = said.map((one) => (one === 'starter' ? instance.started_by : one.startsWith('person:') ? (row[one.slice(7)] as string | undefined) : undefined)).find(Boolean) ?? null
  const candidates = said.filter((one) => one.startsWith('role:')).map((one) => {
    const [code = '', at] = one.slice(5).split('@')
    const role = code.replace(/^\{(\w+)\}$/, (_, field: string) => String(row[field] ?? ''))
    return { role, department: at === 'department' ? row.department : null }
  })
  if (!person && candidates.every(({ role }) => !role)) throw new Error(`nobody is named to decide ${node.id}`)
  return { person, candidates: widest(candidates.filter(({ role }) => role)) }
}

/** A role named twice stands once, as far as it reaches in either. */
const widest = <C extends { readonly role: string; readonly department: string | null }>(all: readonly C[]): readonly C[] =>
  [...new Map(all.toSorted((a, b) => Number(a.department === null) - Number(b.department === null)).map((one) => [one.role, one])).values()]

/** Nothing when no term is drawn, or the calendar of that year is not announced. */
function dueOf({ facts }: Pick<Node, 'facts'>, calendar: Calendar, at: string): string | null {
  const due = facts['due'] ? dueAfter(calendar, at, facts['due']) : undefined
  return typeof due === 'string' ? due : null
}

/** A timer whose year has no calendar waits for it. */
function timerRow(unit: Unit, calendar: Calendar, wait: number, timer: Timer) {
  const due = fires(calendar, unit.at, timer)
  return { id: unit.newId(), subscription: String(wait), due_at: typeof due === 'string' ? due : 'infinity', said: timer, since: unit.at }
}
