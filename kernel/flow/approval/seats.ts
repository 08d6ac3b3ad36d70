/** Seats as rows: who sits on an approval, opened when it is their turn, with the notices that go with it. */
import { type Approval } from '#declare'
import type { Unit } from '#store'
import type { Label } from '#words'
import type { FlowHouse } from '../house.ts'
import { administrators, loginsOf, type Asked } from './approvers.ts'
import { outcomeOf, toOpen, type Seat } from './rule.ts'

export const seatsOf = (unit: Unit, task: string): Promise<Seat[]> => unit.query<Seat>({
  name: 'seats', values: [task], text: `select id, person, kind, state, weight::float8 as weight, follows, before, added_by as "addedBy", why from house.signer where task = $1 order by place, id`,
})

/** Keeps the seats of an approval that opens; answers what it has come to already. Without anybody, an alarm goes to those who look after the house and says why. */
export async function seated(unit: Unit, house: FlowHouse, task: string, approval: Approval, { found, lack }: Asked): Promise<'approve' | undefined> {
  const logins = Object.keys(approval.weights).length === 0 ? new Map<string, string>() : await loginsOf(unit, house, found.map(({ person }) => person))
  const ids = found.map(() => unit.newId())
  // Where any one will do, one who approved before is enough; a starter who is passed over has approved nothing.
  const passes = approval.mode === 'any' && found.some(({ why }) => why === 'approved-before')
  const seats = found.map(({ person, kind, state, why }, at): Seat => ({
    id: ids[at] as string, person, kind, state: passes || state === 'skipped' ? 'skipped' : 'waiting', weight: approval.weights[logins.get(person) ?? ''] ?? 1,
    follows: approval.mode === 'sequence' ? (ids[at - 1] ?? null) : null, before: null, addedBy: null, why: why ?? null,
  }))
  await added(unit, task, seats)
  if (lack) await told(unit, task, 'alarm', await administrators(unit, house), alarms[lack][0], alarms[lack][1])
  if (outcomeOf(approval, seats) !== 'approve') return void (await turned(unit, task))
  await unit.query({ text: `update house.task set state = 'done', outcome = 'approve', automatic = true, done_at = $2 where id = $1`, values: [task, unit.at] })
  return 'approve'
}

const alarms = {
  'nobody-found': ['{number} 的审批没有人可以处理，流程停在那里', 'Nobody can decide {number}; it stands still'],
  'nobody-free': ['{number} 的审批没有人可以处理：有权审批的人都因不相容职务不能审批，流程停在那里', 'Nobody can decide {number}: separation of duties keeps everybody who might from it; it stands still'],
} as const satisfies Readonly<Record<string, Label>>

/** Roles that nobody holds, or may use here, are not waited for. */
export const poolShut = (unit: Unit, task: string): Promise<unknown> => unit.query({ name: 'pool shut', text: 'with gone as (update house.task_candidate set open = false where task = $1) update house.task set person = null where id = $1', values: [task] })

export const added = (unit: Unit, task: string, seats: readonly Seat[]): Promise<unknown> => unit.query({
  name: 'seats added', values: [task, JSON.stringify(seats.map((seat, place) => ({ ...seat, place }))), unit.at],
  text: `insert into house.signer (id, task, place, person, kind, state, weight, follows, before, added_by, why, done_at)
    select g.id, $1, coalesce((select max(place) + 1 from house.signer where task = $1), 0) + g.place, g.person, g.kind, g.state, g.weight, g.follows, g.before, g."addedBy", g.why, case when g.state = 'skipped' then $3::timestamptz end
      from json_to_recordset($2::json) as g(id uuid, place integer, person uuid, kind text, state text, weight numeric, follows uuid, before uuid, "addedBy" uuid, why text)`,
})

/** Opens the seats whose turn it is; answers all of them as they then stand. */
export async function turned(unit: Unit, task: string): Promise<readonly Seat[]> {
  const seats = await seatsOf(unit, task)
  const open = new Set(toOpen(seats))
  if (open.size === 0) return seats
  await unit.query({ name: 'seats opened', text: `update house.signer set state = 'open', opened_at = $2 where id = any($1::uuid[])`, values: [[...open], unit.at] })
  return seats.map((one) => (open.has(one.id) ? { ...one, state: 'open' } : one))
}

export const copiedTo = (unit: Unit, task: string, by: string, people: readonly string[]): Promise<unknown> => unit.query({
  text: `insert into house.copied (id, task, person, by_person, at) select gen_random_uuid(), $1, p, $2, $4 from unnest($3::uuid[]) p on conflict (task, person) do nothing`, values: [task, by, people, unit.at],
})

/** A line in the bell of these people, about the document a task is on. */
export const told = (unit: Unit, task: string, kind: string, people: readonly string[], zh: string, en: string): Promise<unknown> => unit.query({
  text: `insert into house.notification (id, person, kind, document, record, text_zh, text_en, at)
    select gen_random_uuid(), p, $2, t.document, t.record, replace($4, '{number}', t.number), replace($5, '{number}', t.number), $6 from house.task t, unnest($3::uuid[]) p where t.id = $1`,
  values: [task, kind, people, zh, en, unit.at],
})
