/** Which verbs a task allows whom, and why not: the same answer for the button and for the deed. */
import type { Actor } from '#allow'
import { verbs, verbSpec, type Verb } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Seat } from './rule.ts'
import { mayDecide, notYours, seatOf, type Standing } from './task.ts'

const settled = (): Refusal => refuse('该任务已被处理', 'The task has been dealt with already', undefined, { kind: 'conflict' })
const not = (zh: string, en: string): Refusal => refuse(zh, en, undefined, { kind: 'conflict' })
const forbidden = (zh: string, en: string): Refusal => refuse(zh, en, undefined, { kind: 'forbidden' })

/** Verbs of whoever has the task in hand. */
const inHand = new Set<Verb>(['approve', 'reject', 'return', 'transfer', 'delegate', 'resolve', 'add-before', 'add-after', 'add-beside', 'terminate'])

/** The verb as it is called on a seat: whoever chooses the approvers does so by handing it to them, and owes nobody a reason. */
export const verbAt = (verb: Verb, seat: Pick<Seat, 'kind'> | undefined): ReturnType<typeof verbSpec> =>
  verb === 'transfer' && seat?.kind === 'choose' ? { ...verbSpec(verb), label: ['选定审批人', 'Choose who approves'], needsOpinion: false } : verbSpec(verb)

export function forbiddenFor(actor: Actor, taken: Standing, verb: Verb, administrator: string): Refusal | undefined {
  const { task, seats, approval } = taken
  const own = mayDecide(actor, taken)
  const started = task.started_by === actor.person
  const administers = actor.roles.some(({ role }) => role === administrator)
  const involved = own || started || administers || seats.some(({ person }) => person === (actor.onBehalfOf ?? actor.person)) || task.done_by === actor.person
  if (verb === 'read') return undefined
  if (!involved) return notYours()
  if (verb !== 'take-back' && verb !== 'reopen' && verb !== 'comment' && verb !== 'copy' && task.task_state !== 'open') return settled()
  if (inHand.has(verb) && task.kind === 'work') return not('请在单据上办理此任务', 'This task is done on its document')
  if (approval.verbs && !approval.verbs.includes(verb) && verb !== 'resolve') return not(`此节点不允许“${verbs[verb].label[0]}”`, `This step does not allow "${verbs[verb].label[1]}"`)
  const seat = seatOf(seats, actor)
  if (inHand.has(verb) && !own && !(verb === 'transfer' && administers) && !(verb === 'terminate' && administers)) return notYours()
  if (seat?.kind === 'advise' && verb !== 'resolve' && verb !== 'delegate') return inHand.has(verb) ? not('委派给您的事项请办毕交回', 'What was delegated to you is given back') : undefined
  if (seat?.kind === 'choose' && inHand.has(verb) && verb !== 'transfer') return not('请先选定审批人（转办给所选的人）', 'Choose who approves first, by transferring it to them')
  if (verb === 'resolve' && seat?.kind !== 'advise') return not('没有委派给您的事项', 'Nothing here was delegated to you')
  if (verb === 'withdraw' && !started) return forbidden('只有发起人可以撤回', 'Only the starter may withdraw')
  if (verb === 'withdraw' && task.kind === 'work') return not('审批已经结束，不能撤回', 'The approval is over; it cannot be withdrawn')
  if (verb === 'remind' && !(started || administers)) return forbidden('只有发起人可以催办', 'Only the starter may remind')
  if (verb === 'remove-signer' && !(administers || seats.some(({ addedBy, state }) => addedBy === actor.person && (state === 'open' || state === 'waiting')))) return forbidden('只能减去自己加的签', 'Only whoever added a signer may remove one')
  if (verb === 'take-back' && task.task_state === 'open' && !seats.some(({ person, state }) => person === (actor.onBehalfOf ?? actor.person) && (state === 'approve' || state === 'reject'))) return not('您还没有作出决定', 'You have not decided yet')
  if (verb === 'take-back' && task.task_state !== 'open' && task.done_by !== actor.person) return forbidden('只能拿回自己的决定', 'Only one’s own decision can be taken back')
  if (verb === 'reopen' && !administers) return forbidden('只有管理员可以重新打开', 'Only an administrator may reopen')
  if (verb === 'reopen' && task.task_state === 'open') return not('该环节还在审批中', 'This step is still being decided')
  return (verb === 'take-back' || verb === 'reopen') && task.ended ? not('流程已结束', 'The process is over') : undefined
}
