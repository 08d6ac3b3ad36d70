/** What each verb does to the seats of a task, and what the process hears of it. */
import type { Actor } from '#allow'
import type { Verb } from '#declare'
import { inOrder, type Unit } from '#store'
import { insist, Refused, refuse, type Refusal } from '#words'
import { moveOn } from '../advance.ts'
import { nodeOf } from '../engine/index.ts'
import type { FlowHouse } from '../house.ts'
import { definitionOf } from '../publish.ts'
import { variablesOf, type Step, type Subject } from '../subject.ts'
import { forbiddenFor, verbAt } from './allowed.ts'
import { earlierSteps } from './returns.ts'
import { outcomeOf, type Seat, type SeatState } from './rule.ts'
import { added, copiedTo, poolShut, told, turned } from './seats.ts'
import { mayDecide, notYours, seatOf, takeTask, waitedFor, type Taken } from './task.ts'

export type Decision = {
  readonly task: string; readonly verb: Verb; readonly opinion?: string | undefined
  /** People a transfer, a delegation, a copy or a signature goes to. */
  readonly to?: readonly string[] | undefined
  /** Where a return goes: `previous` or a step's id; without one as the drawing says, to the starter. */
  readonly step?: string | undefined
  /** Fields of the document that the drawing lets the approver fill. */
  readonly values?: Readonly<Record<string, unknown>> | undefined
  /** One of many decided at once. */
  readonly batch?: boolean
}
export type OpenTask = { readonly id: string; readonly kind: string; readonly node: string; readonly document: string; readonly record: string; readonly number: string; readonly clause: string | null; readonly instance: string }
/** `row` as it was locked and read, where nothing was filled in since. */
export type Decided = { readonly task: OpenTask; readonly actor: Actor; readonly row: Subject | undefined; readonly steps: readonly Step[]; /** What it is in the history: choosing who approves is no transfer. */ readonly told: Verb | 'choose' }
type Case = { readonly unit: Unit; readonly house: FlowHouse; readonly actor: Actor; readonly taken: Taken; readonly decision: Decision }

/** `who` are the actor and those in whose name they may decide as well; `check` may still refuse, before anything is written. */
export async function decideTask(unit: Unit, house: FlowHouse, who: Promise<readonly [Actor, ...Actor[]]>, decision: Decision, check: (open: OpenTask & { readonly row: Subject; readonly actor: Actor; readonly taken: Taken }) => Promise<Subject | void>): Promise<Decided> {
  const [found, actors] = await inOrder([takeTask(unit, house, decision.task), who])
  const actor = actors.find((one) => mayDecide(one, found)) ?? actors[0]
  insist(forbiddenFor(actor, found, decision.verb, house.plan.directory.administrator.role) ?? incomplete(decision, seatOf(found.seats, actor)) ?? alone(found, decision))
  const { task } = found
  const open: OpenTask = { id: task.task, kind: task.kind, node: task.node, document: task.document, record: task.record, number: task.number, clause: task.clause, instance: task.id }
  const filled = await check({ ...open, row: found.row, actor, taken: found })
  const taken = filled ? { ...found, row: filled } : found
  return { task: open, actor, row: filled ? undefined : found.row, told: decision.verb === 'transfer' && seatOf(found.seats, actor)?.kind === 'choose' ? 'choose' : decision.verb, steps: await effects[decision.verb]({ unit, house, actor, taken, decision }) }
}

function incomplete({ verb, opinion, to = [] }: Decision, seat: Seat | undefined): Refusal | undefined {
  const { label, needsOpinion, asks } = verbAt(verb, seat)
  if (needsOpinion && !opinion?.trim()) return refuse(`“${label[0]}”须填写意见`, `"${label[1]}" needs an opinion`, 'opinion')
  if ((asks === 'person' || asks === 'people') && to.length === 0) return refuse('请选择人员', 'Say to whom it goes', 'to')
  return asks === 'person' && verb === 'delegate' && to.length > 1 ? refuse('只能委派给一个人', 'It is delegated to one person', 'to') : undefined
}

/** What the drawing keeps out of batches is looked at one by one. */
const alone = ({ approval }: Taken, { batch }: Decision): Refusal | undefined =>
  batch && !approval.batch ? refuse('此节点须逐项审批，不能批量处理', 'This step is decided one by one, not in a batch', undefined, { kind: 'conflict', rule: 'batch' }) : undefined

const effects: Readonly<Record<Verb, (of: Case) => Promise<readonly Step[]>>> = {
  approve: (of) => signed(of, 'approve'),
  reject: (of) => signed(of, 'reject'),
  return: returned,
  withdraw: (of) => closed(of, 'withdraw', 'return'),
  terminate: (of) => closed(of, 'terminate', 'reject'),
  transfer: transferred,
  delegate: async (of) => aside(of, 'advise', 'before'),
  resolve: (of) => signed(of, 'resolve'),
  'add-before': async (of) => aside(of, 'sign', 'before'),
  'add-after': async (of) => aside(of, 'sign', 'follows'),
  'add-beside': async (of) => aside(of, 'sign', 'beside'),
  'remove-signer': removed,
  'take-back': takenBack,
  reopen: (of) => backTo(of, [of.taken.task.node], 'case'),
  remind: reminded,
  copy: async ({ unit, actor, taken, decision }) => { await copiedTo(unit, taken.task.task, actor.person, decision.to ?? []); return [] },
  read: receipted,
  comment: commented,
}

/** Only whom it was copied to leaves a receipt, and the first reading counts. */
async function receipted({ unit, actor, taken: { task } }: Case): Promise<readonly Step[]> {
  const kept = await unit.query({ text: 'update house.copied set read_at = coalesce(read_at, $3) where task = $1 and person = $2 returning id', values: [task.task, actor.person, unit.at] })
  if (kept.length === 0) throw new Refused(notYours())
  return []
}

/** A signature. Where roles decide, the first one is the decision; where people are named, their seats come to an outcome or not yet. */
async function signed(of: Case, state: 'approve' | 'reject' | 'resolve'): Promise<readonly Step[]> {
  const { actor, taken: { seats, approval } } = of
  if (seats.length === 0) return closed(of, state, state)
  const seat = seatOf(seats, actor) as Seat
  const [, now] = await inOrder([mark(of, [seat.id], state), turned(of.unit, of.taken.task.task)])
  const outcome = outcomeOf(approval, now)
  return outcome ? closed(of, outcome, outcome) : []
}

const mark = ({ unit, actor, decision }: Case, ids: readonly string[], state: SeatState): Promise<unknown> => unit.query({
  name: 'seats marked', values: [ids, state, unit.at, actor.person, actor.onBehalfOf ?? null, decision.opinion ?? null],
  text: 'update house.signer set state = $2, done_at = $3, done_by = $4, on_behalf_of = $5, opinion = $6 where id = any($1::uuid[])',
})

const closed = ({ unit, house, actor, taken, decision }: Case, said: string, heard: string): Promise<readonly Step[]> => concluded(unit, house, actor, taken, said, heard, decision.opinion)

/** The task is over: who is still asked need not answer, and the process hears the outcome. */
export const concluded = (unit: Unit, house: FlowHouse, actor: Actor, { task, row, seats }: Taken, said: string, heard = said, opinion?: string): Promise<readonly Step[]> =>
  moveOn(unit, house, task, { row, actor }, { kind: 'complete', token: Number(task.activity), variables: { ...variablesOf(row), outcome: heard }, refused: heard === 'reject' || heard === 'return' },
    { task: task.task, outcome: said, opinion, by: actor.person, onBehalfOf: actor.onBehalfOf, automatic: actor.house === true, seated: seats.length > 0 })

async function returned(of: Case): Promise<readonly Step[]> {
  const { unit, house, taken: { task, approval }, decision } = of
  if (decision.step === undefined || decision.step === 'starter') return closed(of, 'return', 'return')
  const steps = await earlierSteps(unit, task, task.node)
  const target = decision.step === 'previous' ? steps.at(-1) : steps.find((one) => one === decision.step)
  if (!target) throw new Refused(refuse('只能退回到已经办过的环节', 'It can be returned only to a step that was done before', 'step'))
  nodeOf(await definitionOf(unit, task), target)
  await unit.query({ text: `update house.task set opinion = $2, outcome = 'return', done_by = $3, on_behalf_of = $4 where id = $1`, values: [task.task, decision.opinion ?? null, of.actor.person, of.actor.onBehalfOf ?? null] })
  return moveOn(unit, house, task, { row: of.taken.row, actor: of.actor }, { kind: 'jump', tokens: [Number(task.activity)], to: [target], reach: approval.returns, straightBack: approval.afterReturn === 'straight-back', variables: variablesOf(of.taken.row) })
}

/** To one or several others for good. Whoever chooses the approvers does it so, too; an administrator moves what stands still. */
async function transferred(of: Case): Promise<readonly Step[]> {
  const { unit, actor, taken: { task, seats }, decision } = of
  const seat = seatOf(seats, actor)
  const leaves = seat ? [seat] : seats.filter(({ state }) => state === 'open')
  await poolShut(of.unit, of.taken.task.task)
  await mark(of, leaves.map(({ id }) => id), 'removed')
  const first = leaves[0]
  await added(unit, task.task, (decision.to ?? []).map((person): Seat => ({ id: unit.newId(), person, kind: first?.kind === 'advise' ? 'advise' : 'sign', state: 'waiting', weight: first?.weight ?? 1, follows: null, before: first?.before ?? null, addedBy: actor.person, why: first?.kind === 'choose' ? 'chosen' : null })))
  await unit.query({ text: 'update house.task set person = null where id = $1', values: [task.task] })
  await turned(unit, task.task)
  return []
}

/** Others are asked before, after or beside the approver, who keeps the seat; a delegate advises and gives it back. */
async function aside(of: Case, kind: Seat['kind'], place: 'before' | 'follows' | 'beside'): Promise<readonly Step[]> {
  const { unit, actor, taken: { task, seats }, decision } = of
  const me = actor.onBehalfOf ?? actor.person
  const twice = (decision.to ?? []).find((person) => person === me || seats.some((one) => one.person === person && (one.state === 'open' || one.state === 'waiting')))
  if (twice) throw new Refused(refuse('所选人员已在审批人之中', 'This person is among the approvers already', 'to'))
  const own = seatOf(seats, actor) ?? (await ownSeat(of, me))
  const before = place === 'before' ? own.id : null
  await added(unit, task.task, (decision.to ?? []).map((person): Seat => ({ id: unit.newId(), person, kind, state: 'waiting', weight: 1, follows: place === 'follows' ? own.id : null, before, addedBy: actor.person, why: null })))
  if (before) await unit.query({ text: `update house.signer set state = 'waiting' where id = $1`, values: [before] })
  await turned(unit, task.task)
  return []
}

/** Who decides for their role takes a seat as themselves. */
async function ownSeat(of: Case, person: string): Promise<Seat> {
  const seat: Seat = { id: of.unit.newId(), person, kind: 'sign', state: 'open', weight: 1, follows: null, before: null, addedBy: null, why: null }
  await poolShut(of.unit, of.taken.task.task)
  await added(of.unit, of.taken.task.task, [seat])
  return seat
}

async function removed(of: Case): Promise<readonly Step[]> {
  const { unit, actor, taken: { task, seats, approval }, decision } = of
  const administers = actor.roles.some(({ role }) => role === of.house.plan.directory.administrator.role)
  const leaving = seats.filter((one) => decision.to?.includes(one.person) && (one.state === 'open' || one.state === 'waiting') && (administers || one.addedBy === actor.person))
  if (leaving.length === 0) throw new Refused(refuse('只能减去自己加的、还没有处理的签', 'Only signers that you added and who have not decided can be removed', 'to'))
  if (seats.every((one) => one.kind !== 'sign' || leaving.includes(one) || one.state === 'removed' || one.state === 'cancelled')) throw new Refused(refuse('至少须留一人审批，可改为转办', 'Somebody has to remain who approves; transfer it instead', 'to'))
  await mark(of, leaving.map(({ id }) => id), 'removed')
  const outcome = outcomeOf(approval, await turned(unit, task.task))
  return outcome ? closed(of, outcome, outcome) : []
}

/** Own decision undone: within an approval that still runs, or by stepping back when nobody has acted on it. */
async function takenBack(of: Case): Promise<readonly Step[]> {
  const { unit, actor, taken: { task, seats } } = of
  const me = actor.onBehalfOf ?? actor.person
  if (task.task_state === 'open') {
    const seat = seats.findLast(({ person, state }) => person === me && (state === 'approve' || state === 'reject')) as Seat
    if (seats.some(({ follows, before, state }) => (follows === seat.id || before === seat.id) && state !== 'waiting' && state !== 'open')) throw new Refused(actedOn())
    await unit.query({ text: `update house.signer set state = case when follows = $1 then 'waiting' else 'open' end, done_at = null, done_by = null, on_behalf_of = null, opinion = null where id = $1 or (follows = $1 and state = 'open')`, values: [seat.id] })
    return []
  }
  const [since] = await unit.query<{ acted: boolean }>({
    text: `select exists (select 1 from house.task where instance = $1 and state = 'done' and done_at > $2) or exists (select 1 from house.deed where record = $3 and instance = $1 and at >= $2 and action not like 'task:%')
      or exists (select 1 from house.signer s join house.task t on t.id = s.task where t.instance = $1 and s.done_at > $2) as acted`, values: [task.id, task.done_at, task.record],
  })
  if (since?.acted) throw new Refused(actedOn())
  return backTo(of, [task.node])
}
const actedOn = (): Refusal => refuse('之后已有人处理，不能拿回', 'Others have acted on it since; it cannot be taken back', undefined, { kind: 'conflict' })

/** The tokens of what is open now go back; with `reach` all of the case. */
async function backTo({ unit, house, actor, taken: { task, row } }: Case, to: readonly string[], reach?: 'case'): Promise<readonly Step[]> {
  const open = await unit.query<{ activity: string; at: string }>({ text: `select activity, created_at as at from house.task where instance = $1 and state = 'open'`, values: [task.id] })
  const tokens = (reach ? open : open.filter(({ at }) => at === task.done_at)).map(({ activity }) => Number(activity))
  if (tokens.length === 0) throw new Refused(actedOn())
  await unit.query({ text: `update house.task set outcome = $2 where id = $1`, values: [task.task, reach ? 'reopened' : 'taken-back'] })
  return moveOn(unit, house, task, { row, actor }, { kind: 'jump', tokens, to, ...(reach ? { reach } : {}), variables: variablesOf(row) })
}

/** Whoever asked and those it waits for hear what the others say. */
async function commented({ unit, actor, taken, decision: { opinion = '' } }: Case): Promise<readonly Step[]> {
  const { task } = taken
  await unit.query({ text: `insert into house.comment (id, document, record, text, mentions, person, at) values ($1, $2, $3, $4, '{}', $5, $6)`, values: [unit.newId(), task.document, task.record, opinion, actor.person, unit.at] })
  const others = [...new Set([task.started_by, ...waitedFor(taken)])].filter((one) => one !== actor.person)
  await told(unit, task.task, 'comment', others, `${actor.name} 评论 {number}：${opinion.slice(0, 80)}`, `${actor.name} commented on {number}: ${opinion.slice(0, 80)}`)
  return []
}

async function reminded({ unit, actor, taken }: Case): Promise<readonly Step[]> {
  await told(unit, taken.task.task, 'remind', waitedFor(taken), `${actor.name} 催办：{number} 等您处理`, `${actor.name} reminds you: {number} waits for you`)
  return []
}
