/** Opening occurrences: for each period before anything happened, and for each case when its event is announced. */
import { createHash } from 'node:crypto'
import { documentOf, mainBook, ofCompany, type Obligation, type Plan } from '#declare'
import { tableOf, type Unit } from '#store'
import { addDays, addWorkingDays, addWorkingHours, dayOf, foreseenDay, instantAt, type Calendar, type Day, type Instant } from '#words'
import { periodOf, periodsBetween, type Every } from './period.ts'

/** The end of a day in the company's zone: the midnight that follows it. */
export const endOfDay = (day: Day, zone: string): Instant => instantAt(addDays(day, 1), '00:00', zone)

/** When something opened at an instant is due; nothing when the calendar of that year is not announced. */
export function dueAt({ limit }: Pick<Obligation, 'limit'>, opened: Instant, calendar: Calendar): Instant | undefined {
  if (!limit) return undefined
  if ('workingHours' in limit) {
    const at = addWorkingHours(calendar, opened, limit.workingHours)
    return typeof at === 'string' ? at : undefined
  }
  const from = dayOf(opened, calendar.zone)
  const day = 'calendarDays' in limit ? rolled(calendar, addDays(from, limit.calendarDays)) : addWorkingDays(calendar, from, limit.workingDays)
  return typeof day === 'string' ? endOfDay(day, calendar.zone) : undefined
}

/** A term in days that ends on a day off ends on the next working day (Civil Code, 203); before the notice of a year is out, on the next one foreseen. */
function rolled(calendar: Calendar, day: Day): Day {
  for (let end = day; ; end = addDays(end, 1)) if (foreseenDay(calendar, end).works) return end
}

/**
 * Opens every occurrence of calendar obligations that is due on or after `since`, up to the period after `today`'s; what stands is left.
 * Answers a mark of what was opened; with the same mark given as `before` there is nothing to do.
 */
export async function openPeriods(unit: Unit, plan: Plan, calendar: Calendar, since: Day, today: Day, before?: string): Promise<string> {
  const places = await unit.query<Place>({
    name: 'departments and companies', text: `select d.id, b.code as book, (select min(p.first) from house.period p where p.book = b.code) as since from ${tableOf(documentOf(plan, plan.directory.department.document)).name} d left join house.book b on b.department = d.id order by d.id`,
  })
  const owed = [...plan.obligations.values()].filter(({ trigger }) => 'every' in trigger)
  const mark = createHash('sha256').update(JSON.stringify([since, today, places, owed, calendar.years])).digest('base64url')
  if (mark === before) return mark
  const rows = owed.flatMap((obligation) => ('every' in obligation.trigger ? periodRows(unit, obligation, obligation.trigger.every, owing(plan, obligation, places), calendar, since, today) : []))
  const begins = endOfDay(addDays(since, -1), calendar.zone)
  const due = rows.filter(({ due_at }) => due_at === null || due_at > begins)
  await withdrawn(unit, due)
  await inserted(unit, due)
  return mark
}

/** A department; where it is a company of its own, with its book and the first day of that. */
type Place = { readonly id: string; readonly book: string | null; readonly since: Day | null }
type Owing = { readonly department: string | null; readonly book: string | null; readonly since?: Day | null }

/** Who owes it each period: every department, the whole house, or - where its proof is of one company - every company that keeps books. */
function owing(plan: Plan, { trigger, proof }: Obligation, places: readonly Place[]): readonly Owing[] {
  if ('per' in trigger && trigger.per === 'department') return places.map(({ id }) => ({ department: id, book: null }))
  if (!ofCompany(documentOf(plan, proof.document))) return [{ department: null, book: null }]
  return [{ department: null, book: mainBook }, ...places.flatMap(({ id, book, since }) => (book === null ? [] : [{ department: id, book, since }]))]
}

/** A company that joins owes what falls due from then on, and nothing for the period in which its book begins: what lies before that is not its own. */
function periodRows(unit: Unit, obligation: Obligation, every: Every, all: readonly Owing[], calendar: Calendar, since: Day, today: Day) {
  const upTo = addDays(periodsBetween(every, today, today)[0]?.last ?? today, 1)
  return periodsBetween(every, since, upTo).flatMap(({ code, first, last }) => {
    const opens = endOfDay(addDays(first, -1), calendar.zone)
    const ends = endOfDay(last, calendar.zone)
    const closes = obligation.plain ? endOfDay(periodOf(every, addDays(last, 1)).last, calendar.zone) : ends
    const due = obligation.grace ? (dueAt({ limit: { workingDays: obligation.grace } }, endOfDay(addDays(last, -1), calendar.zone), calendar) ?? null) : obligation.limit ? (dueAt(obligation, opens, calendar) ?? null) : ends
    return all.filter((one) => !one.since || (one.since < first && (due === null || due > unit.at))).map(({ department, book }) => ({
      id: unit.newId(), obligation: obligation.obligation, clause: obligation.clause, department, book, period: code,
      opens_at: opens, due_at: due, closes_at: due !== null && due > closes ? due : closes,
    }))
  })
}

/** What is no longer owed, or owed by another day since terms changed, is taken back while its day has not come; what was done or is late stays. */
async function withdrawn(unit: Unit, rows: readonly object[]): Promise<void> {
  await unit.query({
    name: 'withdraw occurrences', values: [JSON.stringify(rows), unit.at],
    text: `delete from house.occurrence o where o.period is not null and o.met_at is null and coalesce(o.due_at, o.closes_at) > $2 and not exists (
      select from json_to_recordset($1::json) as g(obligation text, department uuid, book text, period text, due_at timestamptz)
      where g.obligation = o.obligation and g.period = o.period and g.department is not distinct from o.department and g.book is not distinct from o.book and g.due_at is not distinct from o.due_at)`,
  })
}

type Announced = { readonly obligation: Obligation; readonly deed: { readonly id: string; readonly at: Instant; readonly document: string; readonly record: string; readonly number: string | null }; readonly department: string | null; readonly book: string | null }

/** Opens the occurrences of cases; the deed that announced one makes it unique. */
export const openCases = (unit: Unit, cases: readonly Announced[], calendar: Calendar): Promise<number> =>
  inserted(unit, cases.map(({ obligation, deed, department, book }) => ({
    id: unit.newId(), obligation: obligation.obligation, clause: obligation.clause, department, book,
    case_document: deed.document, case_record: deed.record, case_number: deed.number, case_deed: deed.id, opens_at: deed.at, due_at: dueAt(obligation, deed.at, calendar) ?? null,
  })))

async function inserted(unit: Unit, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0
  const shape = 'id uuid, obligation text, clause text, department uuid, book text, period text, case_document text, case_record uuid, case_number text, case_deed uuid, opens_at timestamptz, due_at timestamptz, closes_at timestamptz'
  const names = shape.split(', ').map((one) => one.split(' ')[0]).join(', ')
  const made = await unit.query({
    name: 'open occurrences', values: [JSON.stringify(rows)],
    text: `insert into house.occurrence (${names}) select ${names} from json_to_recordset($1::json) as g(${shape}) on conflict do nothing returning id`,
  })
  return made.length
}
