/** Month by month: what fell due in each, and how it stands at the moment asked about. */
import type { Plan } from '#declare'
import type { Asks } from '#store'
import { stateSql, type Counts, type OccurrenceState, type When } from './status.ts'

/** `month` is `2026-11`; months in which nothing fell due are left out. */
export type Month = { readonly month: string; readonly counts: Partial<Counts> }

/** The month of `at` and those before it, the oldest first. */
export async function trendOf(asks: Asks, plan: Plan, { at, zone }: When, months: number): Promise<readonly Month[]> {
  const due = `((o.due_at - interval '1 second') at time zone $2::text)`
  const found = await asks.query<{ month: string; state: OccurrenceState; count: number }>({
    name: 'duty trend', values: [at, zone, months],
    text: `select to_char(${due}, 'YYYY-MM') as month, ${stateSql(plan, '$1::timestamptz', '$2::text')} as state, count(*)::integer as count
      from house.occurrence o where o.opens_at <= $1::timestamptz and ${due} >= date_trunc('month', $1::timestamptz at time zone $2::text) - make_interval(months => $3::int - 1)
        and ${due} < date_trunc('month', $1::timestamptz at time zone $2::text) + interval '1 month' group by 1, 2 order by 1`,
  })
  return [...Map.groupBy(found, ({ month }) => month)].map(([month, of]) => ({ month, counts: Object.fromEntries(of.map(({ state, count }) => [state, count])) }))
}
