/** A task taken up: locked with its document and process, and whether it is this person's to do. */
import type { Actor, Held } from '#allow'
import { isId } from '#check'
import { documentOf, readApproval, type Approval } from '#declare'
import { inOrder, lockedRow, type Unit } from '#store'
import { Refused, refuse, type Refusal } from '#words'
import { nodeOf } from '../engine/index.ts'
import type { FlowHouse } from '../house.ts'
import { definitionOf } from '../publish.ts'
import type { Instance, Subject } from '../subject.ts'
import { seatsOf } from './seats.ts'
import type { Seat } from './rule.ts'

/** Whoever holds the role for the department, in the company whose book it is; nothing where such documents are of the whole house. */
type Candidate = { readonly role: string; readonly department: string | null; readonly book: string | null }
export type Task = Instance & {
  readonly task: string; readonly node: string; readonly kind: string; readonly task_state: string; readonly outcome: string | null; readonly activity: string; readonly clause: string | null; readonly person: string | null
  readonly done_by: string | null; readonly done_at: string | null; readonly ended: boolean; readonly candidates: readonly Candidate[]
}
/** What the answer hangs on whether somebody may do something to a task. */
export type Standing = { readonly task: Pick<Task, 'kind' | 'task_state' | 'person' | 'candidates' | 'started_by' | 'done_by' | 'ended'>; readonly seats: readonly Pick<Seat, 'person' | 'kind' | 'state' | 'addedBy'>[]; readonly approval: Approval }
export type Taken = { readonly task: Task; readonly row: Subject; readonly seats: readonly Seat[]; readonly approval: Approval }

/** Those it waits for by name; a pool waits for nobody in particular. */
export const waitedFor = ({ task, seats }: { readonly task: Pick<Task, 'person'>; readonly seats: Standing['seats'] }): readonly string[] => (task.person ? [task.person] : seats.filter(({ state }) => state === 'open').map(({ person }) => person))

export const notYours = (): Refusal => refuse('没有这项待办，或不由您处理', 'There is no such task, or it is not yours', undefined, { kind: 'not-found' })

const me = (actor: Actor): string => actor.onBehalfOf ?? actor.person

/** SQL: whether task `t` is this actor's to do; where the house keeps several books, a role decides for the companies in which it is held. Pushes its parameters. */
export function mineSql(actor: Actor, values: unknown[]): string {
  const self = `$${values.push(me(actor))}::uuid`
  const roles = `$${values.push(JSON.stringify(actor.roles.map(({ role, department, below, books }) => ({ role, everywhere: department === null, below, books }))))}::jsonb`
  return `(t.person = ${self} or exists (select 1 from house.signer s where s.task = t.id and s.person = ${self} and s.state = 'open') or (t.person is null and exists (
    select 1 from house.task_candidate c join jsonb_to_recordset(${roles}) as h(role text, everywhere boolean, below jsonb, books jsonb) on h.role = c.role
     where c.task = t.id and c.open and ((c.department is null or h.everywhere)${actor.book ? ' and (c.book is null or h.books ? c.book)' : ''} or h.below ? c.department::text))))`
}

/** The seat this person sits on now. */
export const seatOf = <S extends Pick<Seat, 'person' | 'state'>>(seats: readonly S[], actor: Actor): S | undefined => seats.find(({ person, state }) => state === 'open' && person === me(actor))

export function mayDecide(actor: Actor, { task: { person, candidates }, seats }: Pick<Standing, 'seats'> & { readonly task: Pick<Task, 'person' | 'candidates'> }): boolean {
  if (seatOf(seats, actor)) return true
  if (seats.length > 0) return false
  if (person) return person === me(actor)
  const reaches = ({ department, below, books }: Held, one: Candidate) => (one.department !== null && below.includes(one.department)) || ((one.department === null || department === null) && (!actor.book || one.book === null || (books ?? []).includes(one.book)))
  return candidates.some((one) => actor.roles.some((held) => held.role === one.role && reaches(held, one)))
}

/** Locks document, then instance: the order in which an action takes them too. */
export async function takeTask(unit: Unit, house: FlowHouse, task: string): Promise<Taken> {
  if (!isId(task)) throw new Refused(notYours())
  const [seen] = await unit.query<{ document: string; record: string }>({ name: 'task seen', text: 'select document, record from house.task where id = $1::uuid', values: [task] })
  if (!seen) throw new Refused(notYours())
  const document = documentOf(house.plan, seen.document)
  // Asked together they travel together, and are answered in this order: what is read of the case is read under the locks.
  const [row, [locked], seats] = await inOrder([lockedRow<Subject & { readonly version: number }>(unit, document, seen.record), unit.query<Task>({
    name: 'task locked', values: [task],
    text: `select i.id, i.definition, i.version, d.digest, i.pool, i.document, i.record, i.number, i.state, i.started_by, i.ended_at is not null as ended, t.id as task, t.node, t.kind, t.state as task_state, t.outcome, t.activity, t.clause, t.person, t.done_by, t.done_at,
        (select coalesce(json_agg(json_build_object('role', c.role, 'department', c.department, 'book', c.book)), '[]'::json) from house.task_candidate c where c.task = t.id and c.open) as candidates
      from house.task t join house.instance i on i.id = t.instance join house.definition d on d.key = i.definition and d.version = i.version where t.id = $1::uuid for no key update of t, i`,
  }), seatsOf(unit, task)])
  if (!row || !locked) throw new Refused(notYours())
  const { facts } = nodeOf(await definitionOf(unit, locked), locked.node)
  return { task: locked, row, seats, approval: readApproval(facts).approval }
}
