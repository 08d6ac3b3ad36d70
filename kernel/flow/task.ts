/** Human tasks: who may decide one, and what a decision does to it and to its process. */
import type { Actor } from '#allow'
import { isId } from '#check'
import { documentOf } from '#declare'
import { fromJson, rowSql, tableOf, type Unit } from '#store'
import { insist, Refused, refuse, type Label, type Refusal } from '#words'
import { moveOn } from './advance.ts'
import type { FlowHouse } from './house.ts'
import { variablesOf, type Instance, type Step, type Subject } from './instance.ts'

export type Verb = 'approve' | 'reject' | 'return' | 'transfer'
export const verbs: Readonly<Record<Verb, { readonly label: Label; readonly needsOpinion: boolean }>> = {
  approve: { label: ['同意', 'Approve'], needsOpinion: false },
  reject: { label: ['驳回', 'Reject'], needsOpinion: true },
  return: { label: ['退回修改', 'Return'], needsOpinion: true },
  transfer: { label: ['转办', 'Transfer'], needsOpinion: true },
}
export const isVerb = (value: string): value is Verb => Object.hasOwn(verbs, value)

export type Decision = { readonly task: string; readonly verb: Verb; readonly opinion?: string | undefined; /** Person a transfer goes to. */ readonly to?: string | undefined }
export type OpenTask = { readonly id: string; readonly kind: string; readonly node: string; readonly document: string; readonly record: string; readonly number: string; readonly clause: string | null; readonly instance: string }

type Locked = Instance & { readonly task: string; readonly node: string; readonly kind: string; readonly task_state: string; readonly activity: string; readonly clause: string | null; readonly person: string | null; readonly candidates: readonly { readonly role: string; readonly department: string | null }[] }

/** SQL: whether task `t` is this actor's to do. Pushes its parameters. */
export function mineSql(actor: Actor, values: unknown[]): string {
  const me = `$${values.push(actor.onBehalfOf ?? actor.person)}::uuid`
  const roles = `$${values.push(JSON.stringify(actor.roles.map(({ role, department, below }) => ({ role, everywhere: department === null, below }))))}::jsonb`
  return `(t.person = ${me} or (t.person is null and exists (
    select 1 from house.task_candidate c join jsonb_to_recordset(${roles}) as h(role text, everywhere boolean, below jsonb) on h.role = c.role
     where c.task = t.id and (c.department is null or h.everywhere or h.below ? c.department::text))))`
}

export function mayDecide(actor: Actor, { person, candidates }: Pick<Locked, 'person' | 'candidates'>): boolean {
  if (person) return person === (actor.onBehalfOf ?? actor.person)
  return candidates.some((one) => actor.roles.some((held) => held.role === one.role && (one.department === null || held.department === null || held.below.includes(one.department))))
}

/** Records the decision and moves the process on; `check` may still refuse, before anything is written. */
export async function decideTask(unit: Unit, house: FlowHouse, actor: Actor, decision: Decision, check: (open: OpenTask & { readonly row: Subject }) => Promise<void>): Promise<{ readonly task: OpenTask; readonly steps: readonly Step[] }> {
  const { locked, row } = await lockTask(unit, house, decision.task)
  insist(undecidable(actor, locked, decision))
  const task: OpenTask = { id: locked.task, kind: locked.kind, node: locked.node, document: locked.document, record: locked.record, number: locked.number, clause: locked.clause, instance: locked.id }
  await check({ ...task, row })
  if (decision.verb === 'transfer') return { task, steps: await transferred(unit, locked, decision) }
  await unit.query({
    name: 'task decided', values: [locked.task, decision.verb, decision.opinion ?? null, unit.at, actor.person, actor.onBehalfOf ?? null],
    text: `with shut as (update house.task_candidate set open = false where task = $1)
      update house.task set state = 'done', outcome = $2, opinion = $3, done_at = $4, done_by = $5, on_behalf_of = $6 where id = $1`,
  })
  return { task, steps: await moveOn(unit, house, locked, { row, actor }, { kind: 'complete', token: Number(locked.activity), variables: { ...variablesOf(row), outcome: decision.verb } }) }
}

function undecidable(actor: Actor, task: Locked, { verb, opinion, to }: Decision): Refusal | undefined {
  if (!mayDecide(actor, task)) return refuse('没有这项待办，或不由您处理', 'There is no such task, or it is not yours', undefined, { kind: 'not-found' })
  if (task.task_state !== 'open') return refuse('该任务已被处理', 'The task has been dealt with already', undefined, { kind: 'conflict' })
  if (task.kind === 'work') return refuse('请在单据上办理此任务', 'This task is done on its document', undefined, { kind: 'conflict' })
  if (verbs[verb].needsOpinion && !opinion?.trim()) return refuse(`“${verbs[verb].label[0]}”须填写意见`, `"${verbs[verb].label[1]}" needs an opinion`, 'opinion')
  return verb === 'transfer' && !to ? refuse('请选择转办给谁', 'Say to whom it goes', 'to') : undefined
}

async function transferred(unit: Unit, { task }: Locked, { to, opinion }: Decision): Promise<readonly Step[]> {
  await unit.query({ text: `with shut as (update house.task_candidate set open = false where task = $1) update house.task set person = $2, opinion = $3 where id = $1`, values: [task, to, opinion ?? null] })
  return []
}

/** Locks document, then instance: the order in which an action takes them too. */
async function lockTask(unit: Unit, house: FlowHouse, task: string): Promise<{ readonly locked: Locked; readonly row: Subject }> {
  const gone = () => new Refused(refuse('没有这项待办，或不由您处理', 'There is no such task, or it is not yours', undefined, { kind: 'not-found' }))
  if (!isId(task)) throw gone()
  const [seen] = await unit.query<{ document: string; record: string }>({ name: 'task seen', text: 'select document, record from house.task where id = $1::uuid', values: [task] })
  if (!seen) throw gone()
  const document = documentOf(house.plan, seen.document)
  const [found] = await unit.query<{ row: Subject }>({ name: `flow row ${seen.document}`, text: `select ${rowSql(document, 't')} as row from ${tableOf(document).name} t where t.id = $1 for no key update of t`, values: [seen.record] })
  const [locked] = await unit.query<Locked>({
    name: 'task locked', values: [task],
    text: `select i.id, i.definition, i.version, d.digest, i.pool, i.document, i.record, i.number, i.state, i.started_by, t.id as task, t.node, t.kind, t.state as task_state, t.activity, t.clause, t.person,
        (select coalesce(json_agg(json_build_object('role', c.role, 'department', c.department)), '[]'::json) from house.task_candidate c where c.task = t.id) as candidates
      from house.task t join house.instance i on i.id = t.instance join house.definition d on d.key = i.definition and d.version = i.version where t.id = $1::uuid for no key update of t, i`,
  })
  if (!found || !locked) throw gone()
  return { locked, row: fromJson(found.row) }
}
