/** Pace: how long cases of each process take in working time, as far as the reader may see the cases. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import type { Asks } from '#store'
import type { Instant, Label } from '#words'
import { visibleSql } from '../visible.ts'

/** Working minutes; nothing where they lie in a year whose calendar is not out. */
export type Pace = { readonly key: string; readonly label: Label; readonly cases: number; readonly median: number | null; readonly p90: number | null }

/** Of the cases that ended within the `days` before a moment; the slowest process first. */
export function paceOf(asks: Asks, plan: Plan, actor: Actor, at: Instant, days: number): Promise<Pace[]> {
  const values: unknown[] = [at, days]
  const seen = visibleSql(plan, actor, 'i.document', 'i.record', values)
  const part = (share: number) => `round((percentile_cont(${share}) within group (order by i.minutes))::numeric)::float8`
  return asks.query<Pace>({
    values,
    text: `select i.definition as key, json_build_array(max(d.label_zh), max(d.label_en)) as label, count(*)::int as cases, ${part(0.5)} as median, ${part(0.9)} as p90
      from (select i.*, house.working_minutes(i.started_at, i.ended_at) as minutes from house.instance i
        where i.ended_at <= $1::timestamptz and i.ended_at > $1::timestamptz - make_interval(days => $2::int)${seen && ` and ${seen}`}) i
      join house.definition d on d.key = i.definition and d.version = i.version group by 1 order by p90 desc nulls last, 1`,
  })
}
