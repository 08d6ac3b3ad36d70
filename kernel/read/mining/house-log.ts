/** The history of a drawn process as an event log: who did which activity when, for the cases the reader may see. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import type { Definition, Node } from '#flow'
import type { Asks } from '#store'
import { visibleSql } from '../visible.ts'
import type { EventLog, Happening } from './event-log.ts'

export type Asked = { readonly version?: number; readonly pool?: string; /** Days on which a case began, both counted. */ readonly from?: string; readonly to?: string }

/** Cases that ended or run, each with the activities done so far; activities are told by their id in the drawing. */
export async function historyOf(asks: Asks, plan: Plan, actor: Actor, definition: Definition, key: string, { version, pool, from, to }: Asked = {}): Promise<EventLog> {
  const done = Object.values(definition.nodes).filter(isDone).map(({ id }) => id)
  const byPeople = new Set(Object.values(definition.nodes).filter(({ kind }) => kind === 'user-task').map(({ id }) => id))
  const values: unknown[] = [key, done]
  const seen = visibleSql(plan, actor, 'i.document', 'i.record', values)
  const narrowed = [
    ...(version === undefined ? [] : [`i.version = $${values.push(version)}`]), ...(pool === undefined ? [] : [`i.pool = $${values.push(pool)}`]),
    ...(from === undefined ? [] : [`i.started_at >= $${values.push(from)}::date`]), ...(to === undefined ? [] : [`i.started_at < $${values.push(to)}::date + 1`]), ...(seen ? [seen] : []),
  ]
  const rows = await asks.query<{ id: string; open: boolean; nodes: string[]; at: number[]; since: (number | null)[]; people: (string | null)[] }>({
    values,
    text: `select i.number as id, i.ended_at is null as open, array_agg(e.node order by e.seq) as nodes, array_agg(e.at order by e.seq) as at, array_agg(e.since order by e.seq) as since, array_agg(e.person order by e.seq) as people
      from house.instance i cross join lateral (
        select seq, kind, node, (extract(epoch from at) * 1000)::float8 as at, person::text as person, (extract(epoch from lag(at) over (partition by activity, node order by seq)) * 1000)::float8 as since
          from house.flow_event e where e.instance = i.id and e.node = any($2::text[]) and e.kind in ('entered', 'left')
      ) e where e.kind = 'left' and i.definition = $1${narrowed.map((one) => ` and ${one}`).join('')} group by i.id, i.number, i.started_at order by i.started_at, i.id`,
  })
  return rows.map(({ id, open, nodes, at, since, people }) => ({
    id, ...(open ? { open } : {}), events: nodes.map((activity, place) => happening(activity, at[place] as number, byPeople.has(activity) ? since[place] : null, people[place])),
  }))
}

const happening = (activity: string, at: number, since: number | null | undefined, person: string | null | undefined): Happening => ({ activity, at, ...(since ? { since } : {}), ...(person ? { person } : {}) })

/** What people and the house do; gateways and events are not counted as work. */
export const isDone = ({ kind }: Node): boolean => /-task$|^call$/.test(kind)
