/** Reminding: whoever owes something hears two working days before it is due and when its day is past; three working days later whoever stands above them hears too. */
import { documentOf, mainBook, type Plan } from '#declare'
import { tableOf, type Store, type Unit } from '#store'
import { addDays, dayOf, foreseenDay, type Calendar, type Day, type Instant } from '#words'
import { keptPlan } from './kept.ts'
import { endOfDay } from './open.ts'
import { stateSql } from './status.ts'

const [before, after] = [2, 3]
type Stage = 1 | 2 | 3
type Due = { readonly obligation: string; readonly clause: string; readonly department: string | null; /** Of the company that owes it; nothing where the whole house does. */ readonly book?: string | null; readonly due_at: Instant; readonly stage: Stage }
type Held = { readonly person: string; readonly home: string | null; readonly role: string; readonly department: string | null }
type Place = { readonly id: string; readonly parent: string | null; readonly head: string | null; /** Where it is a company of its own. */ readonly book?: string | null }
type Told = { readonly person: string; readonly stage: Stage; readonly due: readonly Due[] }

/** Tells each stage of each occurrence once; answers how many people were told something. Safe to run in several processes. */
export async function remind(store: Store, declared: Plan, calendar: Calendar): Promise<number> {
  return store.transaction(async (unit) => {
    const plan = await keptPlan(unit, declared)
    const due = await reached(unit, plan, calendar)
    if (due.length === 0) return 0
    const [held, places] = await Promise.all([holdings(unit, plan), departments(unit, plan)])
    const told = whoHears(plan, due, held, places)
    const rows = told.map((one) => { const [zh, en] = sentence(one, calendar.zone); return { person: one.person, zh, en } })
    await unit.query({
      name: 'remind of duties', values: [JSON.stringify(rows), unit.at],
      text: `insert into house.notification (id, person, kind, text_zh, text_en, at) select gen_random_uuid(), person, 'duty', zh, en, $2 from json_to_recordset($1::json) as g(person uuid, zh text, en text)`,
    })
    return told.length
  })
}

/** What has come to a further stage; what is excused, done or over is passed by. */
function reached(unit: Unit, plan: Plan, calendar: Calendar): Promise<Due[]> {
  const today = dayOf(unit.at, calendar.zone)
  return unit.query<Due>({
    name: 'duties to remind of', values: [unit.at, calendar.zone, endOfDay(workdaysFrom(calendar, today, before), calendar.zone), endOfDay(workdaysFrom(calendar, today, -after), calendar.zone)],
    text: `update house.occurrence u set told = s.stage from (
        select o.id, case when o.due_at > $1::timestamptz then 1 when o.due_at > $4::timestamptz then 2 else 3 end as stage from house.occurrence o
        where o.met_at is null and o.told < 3 and o.due_at <= $3::timestamptz and o.opens_at <= $1::timestamptz and (o.closes_at is null or o.closes_at > $1::timestamptz) and ${stateSql(plan, '$1::timestamptz', '$2::text')} in ('not-due', 'overdue')
      ) s where s.id = u.id and u.told < s.stage returning u.obligation, u.clause, u.department, u.book, u.due_at, s.stage`,
  })
}

/** So many working days on or back; days of a year whose notice is not out as they are foreseen. */
function workdaysFrom(calendar: Calendar, from: Day, count: number): Day {
  let day = from
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, Math.sign(count))
    if (foreseenDay(calendar, day).works) left--
  }
  return day
}

function holdings(unit: Unit, plan: Plan): Promise<Held[]> {
  const { holding, person } = plan.directory
  const [held, home] = [columnsOf(plan, holding.document), columnsOf(plan, person.document)]
  return unit.query<Held>({
    name: 'holders of roles', values: [holding.active, person.active],
    text: `select h.${held(holding.person)} as person, p.${home(person.department)} as home, h.${held(holding.role)} as role, h.${held(holding.department)} as department
      from ${tableOf(documentOf(plan, holding.document)).name} h join ${tableOf(documentOf(plan, person.document)).name} p on p.id = h.${held(holding.person)} where h.state = any($1::text[]) and p.state = any($2::text[])`,
  })
}

function departments(unit: Unit, plan: Plan): Promise<Place[]> {
  const { document, parent, head } = plan.directory.department
  const column = columnsOf(plan, document)
  return unit.query<Place>({ name: 'departments with heads', text: `select d.id, d.${column(parent)} as parent, d.${column(head)} as head, b.code as book from ${tableOf(documentOf(plan, document)).name} d left join house.book b on b.department = d.id` })
}

const columnsOf = (plan: Plan, document: string) => (key: string): string => `"${tableOf(documentOf(plan, document)).columns.find((one) => one.key === key)?.column ?? key}"`

/** Pure: holders of the owning role where it is owed, in the company that owes it; at the last stage, or where nobody holds it, the head above, else whoever reports on the policy. */
export function whoHears(plan: Plan, due: readonly Due[], held: readonly Held[], places: readonly Place[]): readonly Told[] {
  const above = new Map(places.map((one) => [one.id, one]))
  const upward = (from: string | null): readonly Place[] => { const place = above.get(from ?? ''); return place ? [place, ...upward(place.parent)] : [] }
  const reporting = held.filter(({ role }) => plan.directory.reporters.includes(role)).map(({ person }) => person)
  const headOver = (home: string | null, not: readonly string[]): readonly string[] => { const head = upward(home).map((one) => one.head).find((one) => one !== null && !not.includes(one)); return head ? [head] : reporting }
  const bookAt = (from: string | null): string => upward(from).map((one) => one.book).find((one) => one) ?? mainBook
  const hears = ({ obligation, department, book, stage }: Due): readonly string[] => {
    const owner = plan.obligations.get(obligation)?.owner
    const reaches = (one: Held) => ((one.department === null || department === null) && (!book || bookAt(one.department ?? one.home) === book)) || upward(department).some(({ id }) => id === one.department)
    const owners = held.filter((one) => one.role === owner && reaches(one))
    const people = owners.map(({ person }) => person)
    if (people.length === 0) return headOver(department, [])
    return stage === 3 ? owners.flatMap(({ home }) => headOver(department ?? home, people)) : people
  }
  const pairs = due.flatMap((one) => [...new Set(hears(one))].map((person) => ({ person, one })))
  return [...Map.groupBy(pairs, ({ person, one }) => `${person} ${one.stage}`).values()].map((of) => ({ person: of[0]!.person, stage: of[0]!.one.stage, due: of.map(({ one }) => one) }))
}

function sentence({ stage, due }: Told, zone: string): readonly [zh: string, en: string] {
  const clauses = [...new Set(due.map(({ clause }) => clause))].toSorted()
  const named = (joint: string) => `${clauses.slice(0, 12).join(joint)}${clauses.length > 12 ? '…' : ''}`
  const last = due.map(({ due_at }) => dayOf(new Date(Date.parse(due_at) - 1).toISOString(), zone)).toSorted().at(-1) ?? ''
  const n = due.length
  return ({
    1: [`${n} 项应办将于 ${last} 前到期：${named('、')}`, `${n} duties are due by ${last}: ${named(', ')}`],
    2: [`${n} 项应办已逾期：${named('、')}`, `${n} duties are overdue: ${named(', ')}`],
    3: [`升级：${n} 项应办逾期已满 ${after} 个工作日：${named('、')}`, `Escalated: ${n} duties are ${after} working days overdue: ${named(', ')}`],
  } as const)[stage]
}
