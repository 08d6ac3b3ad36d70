/** An instance moves: the engine steps, and state, tasks, timers, waits and history are kept in one statement. */
import type { Actor } from '#allow'
import { documentOf, readApproval } from '#declare'
import type { Asks, Unit } from '#store'
import { dayOf, rounded, times, type Calendar } from '#words'
import { boundOf } from './bound.ts'
import { worth } from './decision/index.ts'
import { givenBy, ruling } from './decisions.ts'
import { dueAfter, fires } from './due.ts'
import { nodeOf, step, type Definition, type Effect, type Event, type Host, type Node, type NodeKind, type State, type Stepped, type Timer } from './engine/index.ts'
import { isPool, peopleOf, poolStands, signersOf } from './approval/approvers.ts'
import { firstAttention } from './approval/deadline.ts'
import { copiedTo, poolShut, seated } from './approval/seats.ts'
import type { FlowHouse } from './house.ts'
import { traced, type DoneTask } from './trace.ts'
import { caseBook, type Instance, type Step, type Subject } from './subject.ts'

export const host: Host = { evaluate: worth }

/** Where the drawing decides by tables, with those in force today at hand; a table that is not there decides nothing. */
export async function hostOf(unit: Asks & Pick<Unit, 'at'>, { plan, calendar }: Pick<FlowHouse, 'plan' | 'calendar'>, { nodes }: Definition): Promise<Host> {
  const named = [...new Set(Object.values(nodes).flatMap(({ decision }) => decision?.reference ?? []))]
  if (named.length === 0) return host
  const tables = new Map(await Promise.all(named.map(async (key) => [key, await ruling(unit, key, dayOf(unit.at, calendar.zone))] as const)))
  return { ...host, decide: (key, variables) => { const of = plan.decisions.get(key); return tables.get(key)?.(of ? givenBy(of, variables) : variables) ?? null } }
}

/** Tasks the house does at once; for the others somebody or something else is waited for. */
const doneAtOnce = new Set<NodeKind>(['service-task', 'decision-task', 'send-task', 'script-task'])

/** Steps until the instance rests: steps the process does itself are done at once and answered for the spine to perform. */
export function run(house: FlowHouse, definition: Definition, instance: Instance, first: Stepped, by: Host = host): { readonly state: State; readonly effects: readonly Effect[]; readonly steps: readonly Step[] } {
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
    const next = step(definition, state, { kind: 'complete', token: effect.token }, by)
    state = next.state
    effects.push(...next.effects)
  }
  return { state, effects, steps }
}

/** Takes a resting instance one event further. */
export const stepped = (house: FlowHouse, definition: Definition, instance: Instance, event: Event, by: Host) => run(house, definition, instance, step(definition, instance.state, event, by), by)

type Given = { readonly instance: Instance; readonly row: Subject; readonly actor: Actor; readonly isNew?: boolean; readonly done?: DoneTask | undefined }

/** What an approval that opened has already come to, e.g. because everybody asked had approved before. */
export type Passed = { readonly token: number; readonly outcome: 'approve' }

/** One statement for everything an instance leaves behind, whose answer nobody waits for; more where approvals have named signers. */
export async function kept(unit: Unit, house: FlowHouse, definition: Definition, { instance, row, actor, isNew, done }: Given, { state, effects }: { readonly state: State; readonly effects: readonly Effect[] }): Promise<readonly Passed[]> {
  const live = new Set(state.tokens.map(({ id }) => id))
  const waits = new Set(state.waits.map(({ id: wait }) => wait))
  const opened = effects.flatMap((effect) => (effect.effect === 'create' && effect.kind === 'user-task' && live.has(effect.token) ? [{ task: taskRow(unit, house, instance, row, effect.token, nodeOf(definition, effect.node)), node: nodeOf(definition, effect.node) }] : []))
  const copies = effects.flatMap((effect) => (effect.effect === 'create' && effect.kind === 'send-task' && nodeOf(definition, effect.node).facts['copy'] ? [{ task: { ...taskRow(unit, house, instance, row, effect.token, nodeOf(definition, effect.node)), kind: 'work' }, node: nodeOf(definition, effect.node) }] : []))
  const tasks = [...opened, ...copies].map((one) => one.task)
  const cancelled = effects.filter(({ effect }) => effect === 'cancel').map((effect) => String((effect as { token: number }).token))
  const events = effects.filter(({ effect }) => effect === 'entered' || effect === 'left' || effect === 'ended').map((effect) => ({
    kind: effect.effect, node: 'node' in effect ? effect.node : null, name: 'node' in effect ? nodeOf(definition, effect.node).name : null, activity: 'token' in effect ? String(effect.token) : null,
    data: effect.effect === 'ended' ? { outcome: effect.outcome } : null,
  }))
  const timers = [...new Map(effects.flatMap((effect) => (effect.effect === 'schedule' && waits.has(effect.wait) ? [[effect.wait, timerRow(unit, house.calendar, effect.wait, effect.timer)]] : []))).values()]
  const subscriptions = effects.flatMap((effect) => (effect.effect === 'subscribe' && effect.kind !== 'condition' && waits.has(effect.wait) ? [{ subscription: String(effect.wait), kind: effect.kind, name: effect.name, key: effect.key ?? null }] : []))
  unit.leave(traced({ at: unit.at, by: actor.person, isNew: isNew ?? false, instance, state, tasks, cancelled, events, timers, subscriptions, done }))
  for (const one of copies) await copied(unit, house, { instance, row }, one)
  const passed: Passed[] = []
  for (const one of opened) if (one.task.kind === 'approval') passed.push(...(await openedFor(unit, house, { instance, row }, one)))
  return passed
}

/** A drawn copy waits for nobody: it is done as it is passed, and whom it names reads of it among what was copied. */
async function copied(unit: Unit, house: FlowHouse, of: { readonly instance: Instance; readonly row: Subject }, { task, node }: { readonly task: { readonly id: string }; readonly node: Node }): Promise<void> {
  await unit.query({ text: `update house.task set state = 'done', outcome = 'done', automatic = true, done_at = $2, attend_at = null, attend_to = null where id = $1`, values: [task.id, unit.at] })
  await copiedTo(unit, task.id, of.instance.started_by, await peopleOf({ unit, house, ...of }, readApproval(node.facts).approval.copy))
}

/** Signers of an approval that its roles alone do not decide; people who hear of it by copy. */
async function openedFor(unit: Unit, house: FlowHouse, of: { readonly instance: Instance; readonly row: Subject }, { task, node }: { readonly task: { readonly id: string; readonly activity: string }; readonly node: Node }): Promise<readonly Passed[]> {
  const { approval } = readApproval(node.facts)
  const asking = { unit, house, ...of }
  if (approval.copy.length > 0) await copiedTo(unit, task.id, of.instance.started_by, await peopleOf(asking, approval.copy))
  if (isPool(approval, node.facts)) {
    if (await poolStands(asking, approval)) return []
    await poolShut(unit, task.id)
  }
  const outcome = await seated(unit, house, task.id, approval, await signersOf(asking, approval))
  return outcome ? [{ token: Number(task.activity), outcome }] : []
}

/** A drawn user task becomes a row: an approval, or work that an action of a document does. */
function taskRow(unit: Unit, { plan, calendar }: FlowHouse, instance: Instance, row: Subject, token: number, node: Node) {
  const { binding } = boundOf(plan, instance.definition, instance.pool)
  const work = binding.tasks[node.id]
  const document = documentOf(plan, instance.document)
  const { approval } = readApproval(node.facts)
  // What the step hides is not shown on the way to it either.
  const shown = (key: string) => (approval.hidden.includes(key) ? undefined : row[key])
  const title = document.title ? shown(document.title) : undefined
  const amount = ['total', 'amount'].map(shown).find((value) => typeof value === 'string')
  // Amounts of an inbox stand beside each other: what is in a foreign currency is told as the books take it.
  const rate = row['exchangeRate']
  const { person, candidates } = work || isPool(approval, node.facts) ? pooled(node, row, instance, caseBook(plan, instance.document, row)) : { person: null, candidates: [] }
  const due = dueOf(node, calendar, unit.at)
  return {
    id: unit.newId(), activity: String(token), node: node.id, kind: work ? 'work' : 'approval', name_zh: node.name, name_en: node.facts['en'] ?? node.name,
    document: instance.document, record: instance.record, number: instance.number, title: typeof title === 'string' ? title : null, amount: amount !== undefined && typeof rate === 'string' ? rounded(times(amount, rate), 2) : amount ?? null, department: row.department,
    act_document: work?.document ?? null, action: work?.action ?? null, clause: node.facts['clause'] ?? document.clause.clause, person, due_at: due, ...(work ? { attend_at: null, attend_to: null } : firstAttention(approval, calendar, unit.at, due)), started_by: instance.started_by, candidates,
  }
}

/** A pool of role holders, or one person; nobody yet where signers are named. */
function pooled(node: Node, row: Subject, instance: Instance, book: string | null): { readonly person: string | null; readonly candidates: readonly { readonly role: string; readonly department: string | null; readonly book: string | null }[] } {
  const { approval: { approvers } } = readApproval(node.facts)
  if (approvers.some(({ who }) => who === 'starter')) return { person: instance.started_by, candidates: [] }
  const candidates = approvers.flatMap((one) => {
    if (one.who !== 'role') return []
    const role = one.code.replace(/^\{(\w+)\}$/, (_, field: string) => String(row[field] ?? ''))
    return role ? [{ role, department: one.at === 'own' ? row.department : null, book }] : []
  })
  if (candidates.length === 0) throw new Error(`nobody is named to decide ${node.id}`)
  return { person: null, candidates: widest(candidates) }
}

/** A role named twice stands once, as far as it reaches in either. */
const widest = <C extends { readonly role: string; readonly department: string | null }>(all: readonly C[]): readonly C[] =>
  [...new Map(all.toSorted((a, b) => Number(a.department === null) - Number(b.department === null)).map((one) => [one.role, one])).values()]

/** Nothing when no term is drawn, or the calendar of that year is not announced. */
export function dueOf({ facts }: Pick<Node, 'facts'>, calendar: Calendar, at: string): string | null {
  const due = facts['due'] ? dueAfter(calendar, at, facts['due']) : undefined
  return typeof due === 'string' ? due : null
}

/** A timer whose year has no calendar waits for it. */
function timerRow(unit: Unit, calendar: Calendar, wait: number, timer: Timer) {
  const due = fires(calendar, unit.at, timer)
  return { id: unit.newId(), subscription: String(wait), due_at: typeof due === 'string' ? due : 'infinity', said: timer, since: unit.at }
}
