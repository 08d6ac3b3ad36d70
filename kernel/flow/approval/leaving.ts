/** Leaving: what waits for somebody who goes is handed to their successor, seat by seat. */
import type { Unit } from '#store'
import type { FlowHouse } from '../house.ts'
import { administrators, headAbove } from './approvers.ts'
import { told, turned } from './seats.ts'

export type HandedOver = { readonly task: string; readonly node: string; readonly document: string; readonly record: string; readonly number: string; readonly instance: string; readonly clause: string | null }

/** To whoever is named, else to the head above, else to those who look after the house: nothing is left with somebody who is gone. */
export async function successorOf(unit: Unit, house: FlowHouse, leaver: string, named: string | undefined): Promise<string | undefined> {
  return named ?? (await headAbove({ unit, house }, leaver)) ?? (await administrators(unit, house)).find((one) => one !== leaver)
}

/** Tasks are locked in the order of their ids; a decision that came first has the leaver's seat, and one that comes later finds it gone. */
export async function handOver(unit: Unit, leaver: string, successor: string): Promise<readonly HandedOver[]> {
  const tasks = await unit.query<HandedOver>({
    values: [leaver],
    text: `select t.id as task, t.node, t.document, t.record, t.number, t.instance, t.clause from house.task t
      where t.state = 'open' and (t.person = $1 or exists (select 1 from house.signer s where s.task = t.id and s.person = $1 and s.state in ('waiting', 'open'))) order by t.id for no key update`,
  })
  const ids = tasks.map(({ task }) => task)
  await unit.query({ text: 'update house.task set person = $2 where id = any($3::uuid[]) and person = $1', values: [leaver, successor, ids] })
  // Who already sits there does not sit twice.
  await unit.query({
    values: [leaver, successor, ids, unit.at],
    text: `with theirs as (select s.id, exists (select 1 from house.signer o where o.task = s.task and o.person = $2 and o.state in ('waiting', 'open')) as twice
        from house.signer s where s.task = any($3::uuid[]) and s.person = $1 and s.state in ('waiting', 'open'))
      update house.signer s set person = case when twice then s.person else $2 end, state = case when twice then 'removed' else s.state end, done_at = case when twice then $4::timestamptz end from theirs where theirs.id = s.id`,
  })
  for (const { task } of tasks) {
    await turned(unit, task)
    await told(unit, task, 'handed-over', [successor], '{number} 由离职同事转给您处理', '{number} was handed to you by a colleague who left')
  }
  return tasks
}
