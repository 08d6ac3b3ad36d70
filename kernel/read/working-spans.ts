/** The working calendar laid out in the database, so that figures can measure working time where the rows are. */
import type { Asks } from '#store'
import { addDays, instantAt, isWorkingDay, type Calendar } from '#words'

/** Lays out the spans of every announced year; run at every opening of the house, it only changes what the calendar changed. */
export async function keepWorkingSpans(asks: Asks, calendar: Calendar): Promise<void> {
  const spans = Object.keys(calendar.years).flatMap((year) => daysOf(Number(year))).filter((day) => isWorkingDay(calendar, day))
    .flatMap((day) => calendar.hours.map(([from, to]) => ({ starts_at: instantAt(day, from, calendar.zone), ends_at: instantAt(day, to, calendar.zone) })))
  await asks.query({
    values: [JSON.stringify(spans)],
    text: `with given as (select * from json_to_recordset($1::json) as g(starts_at timestamptz, ends_at timestamptz)),
      gone as (delete from house.working_span s where not exists (select 1 from given g where g.starts_at = s.starts_at))
      insert into house.working_span select * from given on conflict (starts_at) do update set ends_at = excluded.ends_at where house.working_span.ends_at <> excluded.ends_at`,
  })
}

function daysOf(year: number): readonly string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) days.push(day)
  return days
}
