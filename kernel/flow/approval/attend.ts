/** Looking after approvals whose moment has come: a reminder, the deadline, the next head up - in the name of the house, and it reads so. */
import { houseActor } from '#allow'
import type { Unit } from '#store'
import type { FlowHouse } from '../house.ts'
import type { Step } from '../subject.ts'
import { deciderAbove } from './approvers.ts'
import { nextAttention } from './deadline.ts'
import { concluded } from './decided.ts'
import { added, told, turned } from './seats.ts'
import { takeTask, waitedFor, type Taken } from './task.ts'

type Due = { readonly id: string; readonly attend_to: 'remind' | 'due' | 'escalate'; readonly due_at: string }

/** One task at a time, skipping what another worker holds; answers the steps to perform, nothing when none is due. */
export async function attendOne(unit: Unit, house: FlowHouse): Promise<readonly Step[] | undefined> {
  const [seen] = await unit.query<Due>({ name: 'to attend', values: [unit.at], text: `select id, attend_to, due_at from house.task where state = 'open' and attend_at <= $1 order by attend_at limit 1 for no key update skip locked` })
  if (!seen) return undefined
  const taken = await takeTask(unit, house, seen.id)
  const { attend_at, attend_to } = nextAttention(taken.approval, house.calendar, seen.attend_to, seen.due_at)
  await unit.query({ name: 'attended', values: [seen.id, attend_at, attend_to], text: 'update house.task set attend_at = $2, attend_to = $3 where id = $1' })
  return attended(unit, house, taken, seen.attend_to)
}

async function attended(unit: Unit, house: FlowHouse, taken: Taken, to: Due['attend_to']): Promise<readonly Step[]> {
  const { onDue } = taken.approval
  if (to === 'due' && (onDue === 'approve' || onDue === 'reject')) return concluded(unit, house, { ...houseActor }, taken, onDue)
  if (to === 'escalate' || (to === 'due' && onDue === 'escalate')) return escalated(unit, house, taken)
  await told(unit, taken.task.task, to, waitedFor(taken), to === 'due' ? '{number} 的审批已到期' : '{number} 的审批即将到期', to === 'due' ? 'The approval of {number} is due' : 'The approval of {number} is soon due')
  return []
}

/** The head above each approver who has not decided takes their seat; where there is none, it stays where it is. */
async function escalated(unit: Unit, house: FlowHouse, taken: Taken): Promise<readonly Step[]> {
  const { task, row, seats } = taken
  for (const seat of seats.filter(({ state }) => state === 'open')) {
    const head = await deciderAbove({ unit, house, instance: task, row }, seat.person)
    if (!head || seats.some(({ person, state }) => person === head && (state === 'open' || state === 'waiting'))) continue
    await unit.query({ text: `update house.signer set state = 'removed', done_at = $2, why = 'escalated' where id = $1`, values: [seat.id, unit.at] })
    await added(unit, task.task, [{ ...seat, id: unit.newId(), person: head, state: 'waiting', addedBy: houseActor.person, why: 'escalated' }])
    await told(unit, task.task, 'escalated', [head], '{number} 的审批超时，已升级给您', 'The approval of {number} was not decided in time and is now yours')
  }
  await turned(unit, task.task)
  return []
}
