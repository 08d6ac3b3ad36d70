/** Deciding a task: the verb is recorded as a deed, the process moves on, the document follows - in one transaction. */
import type { Actor } from '#allow'
import { documentOf } from '#declare'
import { decideTask, type Decision } from '#flow'
import { deedOnly, type Unit } from '#store'
import { insist } from '#words'
import { acted, separatedOn } from './act.ts'
import type { House } from './house.ts'
import { deedOf } from './keep.ts'
import { take, type AnyRow } from './take.ts'
import { transacted, type How } from './transact.ts'

export type Decided = { readonly task: string; readonly document: string; readonly row: AnyRow }

/** The duty that deciding an approval is; the conflict table speaks of it. */
export const approving = 'approve'

export const decide = (house: House, actor: Actor, decision: Decision, how: How = {}): Promise<Decided> =>
  transacted(house, actor, how, { kind: 'decide', ...decision }, (unit) => decideIn(house, unit, actor, decision, how.request))

async function decideIn(house: House, unit: Unit, actor: Actor, decision: Decision, request: string | undefined): Promise<Decided> {
  const { task, steps } = await decideTask(unit, house, actor, decision, async (open) => {
    if (open.kind === 'approval' && decision.verb === 'approve') insist(await separatedOn(house, unit, actor, approving, documentOf(house.plan, open.document), open.row))
  })
  const document = documentOf(house.plan, task.document)
  const deciding = decision.verb === 'approve' || decision.verb === 'reject'
  await unit.query(deedOnly({ deed: deedOf({ unit, actor, request }, document, { id: task.record, number: task.number }, `task:${decision.verb}`, {
    duty: deciding ? approving : undefined, ...(task.clause ? { clause: task.clause } : {}), opinion: decision.opinion, instance: task.instance, after: { task: task.id, node: task.node },
  }) }))
  const moved = await acted({ house, unit, actor, request }, steps, task.record)
  return { task: task.id, document: task.document, row: moved ?? (await take(unit, document, task.record, { ...actor, house: true })) }
}
