/** Cases that hear something: of an action and what it announces, or of what another case throws. */
import type { Unit } from '#store'
import type { Variables } from './engine/index.ts'
import { variablesOf, type Instance, type Subject } from './subject.ts'

/** A case that an action concerns, with the open tasks it does there. */
export type Concerned = Instance & { readonly tasks: readonly { readonly id: string; readonly token: number }[] }

/** The record itself and every document it came from. */
const chain = (record: string) => `with recursive chain as (select ${record}::uuid as record union select l.from_record from chain join house.link l on l.record = chain.record)`
export const instanceColumns = 'i.id, i.definition, i.version, d.digest, i.pool, i.document, i.record, i.number, i.state, i.started_by'
export const joined = 'join house.definition d on d.key = i.definition and d.version = i.version'

type Action = { readonly document: string; readonly record: string; readonly row: Subject; readonly action: string; readonly event?: string }

/** Cases whose drawn task the action does, then those that wait for what it announces: of the documents it came from, or by a key that it bears. */
export async function waitingFor(unit: Unit, { document, record, row, action, event }: Action, works: boolean): Promise<readonly Concerned[]> {
  const found = await unit.query<Instance & { task: string | null; activity: string | null }>({
    name: 'waiting for', values: [record, document, works ? action : null, event ?? null, event ? JSON.stringify(variablesOf(row)) : null],
    text: `${chain('$1')}, waiting as materialized (
        select t.instance, t.id as task, t.activity from chain join house.task t on t.record = chain.record where t.state = 'open' and t.act_document = $2 and t.action = $3::text
        union all select s.instance, null, null from chain join house.subscription s on s.record = chain.record where s.name = $4::text
        union all select s.instance, null, null from house.subscription s where s.name = $4::text and s.key is not null and $5::jsonb @> s.key)
      select ${instanceColumns}, w.task, w.activity from waiting w join house.instance i on i.id = w.instance ${joined} where i.ended_at is null order by w.task nulls last for no key update of i`,
  })
  const cases = Map.groupBy(found, ({ id }) => id)
  return [...cases.values()].map((rows) => {
    const { task: _, activity: __, ...instance } = rows[0] as (typeof rows)[number]
    return { ...instance, tasks: rows.flatMap(({ task, activity }) => (task ? [{ id: task, token: Number(activity) }] : [])) }
  })
}

/** Other cases that wait for what one throws, those that have waited longest first: a signal is for all, a message for the documents it came from and that came of it, or by a key that it bears. */
export const listening = (unit: Unit, from: Pick<Instance, 'id' | 'record'>, kind: 'message' | 'signal', name: string, carried: Variables): Promise<readonly Instance[]> => unit.query<Instance>({
  name: `listening ${kind}`, values: [from.id, kind, name, ...(kind === 'message' ? [from.record, JSON.stringify(carried)] : [])],
  text: kind === 'signal'
    ? `select ${instanceColumns} from house.instance i ${joined} where i.ended_at is null and i.id <> $1 and i.id in (select s.instance from house.subscription s where s.kind = $2 and s.name = $3) order by i.id for no key update of i`
    : `${chain('$4')}, came as (select $4::uuid as record union select l.record from came join house.link l on l.from_record = came.record)
      select ${instanceColumns} from house.instance i ${joined} where i.ended_at is null and i.id <> $1
        and i.id in (select s.instance from house.subscription s where s.kind = $2 and s.name = $3 and (s.record in (select record from chain union select record from came) or $5::jsonb @> s.key)) order by i.id for no key update of i`,
})
