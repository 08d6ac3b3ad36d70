/** Pools that nobody is left in: whoever held the role has gone, or holds it no more, while an approval waited for them. */
import { inOrder, type Unit } from '#store'
import type { FlowHouse } from '../house.ts'
import { roleHeld, signersOf } from './approvers.ts'
import { poolShut, seated } from './seats.ts'
import { takeTask, type Task } from './task.ts'

type Asked = Task['candidates'][number]
const keyOf = ({ role, department, book }: Asked): string => JSON.stringify([role, department, book])

/** One such approval becomes what is drawn for nobody; answers whether there was one. */
export async function attendAbandoned(unit: Unit, house: FlowHouse): Promise<boolean> {
  const asked = await unit.query<Asked>({ text: 'select distinct role, department, book from house.task_candidate where open' })
  const held = await inOrder(asked.map((one) => roleHeld(unit, house, one)))
  const empty = new Set(asked.filter((_, at) => !held[at]).map(keyOf))
  if (empty.size === 0) return false
  const roles = [...new Set(asked.filter((one) => empty.has(keyOf(one))).map(({ role }) => role))]
  const waiting = await unit.query<{ id: string; candidates: readonly Asked[] }>({
    values: [roles],
    text: `select t.id, json_agg(json_build_object('role', c.role, 'department', c.department, 'book', c.book)) as candidates from house.task t join house.task_candidate c on c.task = t.id and c.open
      where t.state = 'open' and t.kind = 'approval' and t.id in (select task from house.task_candidate where open and role = any($1::text[])) group by t.id order by t.id`,
  })
  const found = waiting.find(({ candidates }) => candidates.every((one) => empty.has(keyOf(one))))
  if (!found) return false
  const { task, row, approval } = await takeTask(unit, house, found.id)
  if (task.task_state !== 'open') return true
  await poolShut(unit, task.task)
  await seated(unit, house, task.task, approval, await signersOf({ unit, house, instance: task, row }, approval))
  return true
}
