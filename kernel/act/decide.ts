/** Deciding a task: the verb is recorded as a deed, the process moves on, the document follows - in one transaction. */
import { approving, standIns, type Actor } from '#allow'
import { refusalsOf } from '#check'
import { documentOf, verbSpec, type Approval } from '#declare'
import { decideTask, type Decision, type Subject } from '#flow'
import { deedOnly, inOrder, type Unit } from '#store'
import { insist, Refused, refuse, together } from '#words'
import { acted, separatedOn } from './act.ts'
import { activePeople } from './active.ts'
import { moment, type House, type Work } from './house.ts'
import { deedOf, formed, keepChange } from './keep.ts'
import { take, type AnyRow } from './take.ts'
import { transacted, type How } from './transact.ts'

export type Decided = { readonly task: string; readonly document: string; readonly row: AnyRow }

export const decide = (house: House, actor: Actor, decision: Decision, how: How = {}): Promise<Decided> =>
  transacted(house, actor, how, { kind: 'decide', ...decision }, (unit) => decideIn(house, unit, actor, decision, how.request))

async function decideIn(house: House, unit: Unit, person: Actor, decision: Decision, request: string | undefined): Promise<Decided> {
  const standing = standIns(unit, house.plan, person, moment(house, person, unit.at).today)
  let apart: Promise<void> = Promise.resolve()
  const { task, actor, row, steps, told } = await decideTask(unit, house, standing.then((others) => [person, ...others]), decision, async ({ actor: acting, taken, ...open }) => {
    const only = (await standing).find((one) => one === acting)?.only
    if (only && only !== open.document) throw new Refused(refuse('没有这项待办，或不由您处理', 'There is no such task, or it is not yours', undefined, { kind: 'not-found' }))
    if (open.kind === 'approval' && decision.verb === 'approve') apart = heard(separatedOn(house, unit, acting, approving, documentOf(house.plan, open.document), open.row).then(insist))
    insist(await activePeople(house, unit, decision.to ?? [], 'to'))
    return filledIn({ house, unit, actor: acting, request }, open, taken.approval, decision)
  })
  // Whether duties meet is asked with what is written, and known before the commit leaves.
  const guarded: Unit = { ...unit, last: async (statement) => { await apart; return unit.last(statement) } }
  const document = documentOf(house.plan, task.document)
  const deciding = verbSpec(decision.verb).decides === true
  const deed = deedOf({ unit, actor, request }, document, { id: task.record, number: task.number }, `task:${told}`, {
    duty: deciding ? approving : undefined, ...(task.clause ? { clause: task.clause } : {}), opinion: decision.opinion, instance: task.instance, after: { task: task.id, node: task.node, ...(decision.to?.length ? { to: decision.to } : {}) },
  })
  const [first] = steps
  if (!first) unit.leave(deedOnly({ deed }))
  // Without a step on the record itself it is still to be read.
  const closes = steps.some(({ record }) => record === task.record)
  const led = { row: first?.record === task.record ? (row as AnyRow | undefined) : undefined, cause: deed }
  const [, moved] = await inOrder([apart, acted({ house, unit: guarded, actor, request }, steps, task.record, closes, led)])
  return { task: task.id, document: task.document, row: moved ?? (await take(unit, document, task.record, { ...actor, house: true })) }
}

/** A promise somebody will look at later, and that fails nobody if nobody does. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/** Fields that the drawing lets the approver fill; what it requires has to be there before it is approved. */
async function filledIn(work: Work, open: { readonly document: string; readonly record: string; readonly row: Subject }, { write, required }: Approval, { verb, values = {} }: Decision): Promise<Subject | void> {
  const document = documentOf(work.house.plan, open.document)
  const strange = Object.keys(values).find((key) => ![...write, ...required].includes(key))
  if (strange !== undefined) throw new Refused(refuse(`此节点不能填写“${strange}”`, `This step may not fill in "${strange}"`, strange, { kind: 'forbidden' }))
  insist(together(refusalsOf(document, values, true)))
  const full = { ...open.row, ...values } as Subject
  const missing = verb === 'approve' ? required.find((key) => full[key] === undefined || full[key] === null || full[key] === '') : undefined
  if (missing) throw new Refused(refuse(`同意前须填写“${document.fields[missing]?.label[0] ?? missing}”`, `"${document.fields[missing]?.label[1] ?? missing}" is required before approving`, missing))
  if (Object.keys(values).length === 0) return undefined
  const before = open.row as unknown as AnyRow
  const after = formed(document, { ...before, ...values, version: before.version + 1 }, work.unit.newId)
  await keepChange({ ...work, plan: work.house.plan }, document, { before, after, name: 'edit' })
  return after as unknown as Subject
}
