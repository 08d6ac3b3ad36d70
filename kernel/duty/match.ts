/** Matching: reads new deeds in their order, opens the cases they announce, and finds which occurrences they meet. */
import { documentOf, ofCompany, type Obligation, type Plan, type Proof } from '#declare'
import { fromJson, headSql, tableOf, type Store, type Unit } from '#store'
import { dayOf, type Calendar } from '#words'
import { keptPlan } from './kept.ts'
import { openCases, openPeriods } from './open.ts'
import { periodOf } from './period.ts'

type DeedSeen = { readonly id: string; readonly seq: number; readonly at: string; readonly document: string; readonly record: string; readonly number: string | null; readonly action: string }
type Row = Readonly<Record<string, unknown>>

/** Deeds that are matched by the same statements. */
const atOnce = 500

/**
 * Brings duties up to date: periods opened, deeds since the last time read. Deeds are taken by transaction, below the
 * oldest one still running, so none is ever passed over. Answers how many deeds were read; safe to run in several processes.
 */
export async function attend(store: Store, declared: Plan, calendar: Calendar): Promise<number> {
  return store.transaction(async (unit) => {
    await unit.query({ text: `select pg_advisory_xact_lock(hashtext('house.duty'))` })
    const plan = await keptPlan(unit, declared)
    const today = dayOf(unit.at, calendar.zone)
    const [kept] = await unit.query<{ value: { tx: string; since: string; opened?: string } }>({ text: `select value from house.setting where key = 'duty'` })
    const { tx, since, opened: before } = kept?.value ?? { tx: '0', since: await firstDay(unit, calendar, today) }
    const opened = await openPeriods(unit, plan, calendar, since, today, before)
    const [edge] = await unit.query<{ tx: string }>({ text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as tx' })
    const deeds = await unit.query<DeedSeen>({
      text: 'select id, seq, at, document, record, number, action from house.deed where tx >= $1::text::xid8 and tx < $2::text::xid8 order by seq', values: [tx, edge?.tx],
    })
    for (let from = 0; from < deeds.length; from += atOnce) await attendTo(unit, plan, calendar, deeds.slice(from, from + atOnce))
    await unit.query({ text: `insert into house.setting (key, value) values ('duty', $1) on conflict (key) do update set value = excluded.value`, values: [JSON.stringify({ tx: edge?.tx, since, opened })] })
    return deeds.length
  })
}

/** Duties begin with the day of the first deed; before that there was no house to keep them. */
async function firstDay(unit: Unit, calendar: Calendar, today: string): Promise<string> {
  const [first] = await unit.query<{ at: string }>({ text: 'select min(at) as at from house.deed' })
  return first?.at ? dayOf(first.at, calendar.zone) : today
}

/** Opens what the deeds announced, then finds what they meet: none of them meets what was announced after it. */
async function attendTo(unit: Unit, plan: Plan, calendar: Calendar, deeds: readonly DeedSeen[]): Promise<void> {
  const owed = [...plan.obligations.values()]
  const touching = deeds.map((deed) => ({ deed, opening: owed.filter((one) => opens(plan, one, deed)), proving: owed.flatMap((obligation) => proofsBy(obligation, deed).map((proof) => ({ ...obligation, proof }))) }))
    .filter(({ opening, proving }) => opening.length + proving.length > 0)
  const rows = await rowsOf(unit, plan, touching.map(({ deed }) => deed))
  const seen = touching.flatMap(({ deed, ...of }) => { const row = rows.get(deed.record); return row ? [{ ...of, deed, row }] : [] })
  await openCases(unit, seen.flatMap(({ deed, row, opening }) => opening.map((obligation) => ({ obligation, deed, department: (row['department'] as string | null | undefined) ?? null, book: ofCompany(documentOf(plan, deed.document)) ? String(row['book']) : null }))), calendar)
  const meetings = seen.flatMap(({ deed, row, proving }) => proving.flatMap((obligation) => meetingsOf(obligation, deed, row, calendar)))
  for (const [by, of] of Map.groupBy(meetings, (one) => one.by)) await meet(unit, by, of)
}

const opens = (plan: Plan, { trigger }: Obligation, { document, action }: DeedSeen): boolean => 'each' in trigger && trigger.each === plan.documents.get(document)?.actions[action]?.announce?.event
const proofsBy = ({ proof, settledBy = [] }: Obligation, deed: DeedSeen): readonly Proof[] => [proof, ...settledBy].filter(({ document, action }) => document === deed.document && action === deed.action)

/** What the deeds were done on, without lines. */
async function rowsOf(unit: Unit, plan: Plan, deeds: readonly DeedSeen[]): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>()
  for (const [name, of] of Map.groupBy(deeds, ({ document }) => document)) {
    const document = documentOf(plan, name)
    const found = await unit.query<{ id: string; row: Row }>({ name: `duty rows ${name}`, text: `select t.id, ${headSql(document, 't')} as row from ${tableOf(document).name} t where t.id = any($1::uuid[])`, values: [[...new Set(of.map(({ record }) => record))]] })
    for (const { id, row } of found) rows.set(id, fromJson(row))
  }
  return rows
}

/** A deed that may meet an obligation's occurrences: those of a period, of a case that is named, or of those that it is linked with. */
type Meeting = {
  readonly by: 'period' | 'named' | 'linked'; readonly obligation: string; readonly deed: string; readonly seq: number; readonly at: string; readonly document: string; readonly record: string; readonly number: string | null
  readonly period?: string; readonly department?: string | null; readonly book?: string; readonly named?: unknown
}

/** The period a deed lies in or, being evidence, names; or its case - named by a field, found up the chain of links, or fulfilling the same line (the inspection of the goods that an invoice bills). */
function meetingsOf({ obligation, trigger, proof, plain }: Obligation, { id, seq, at, document, record, number }: DeedSeen, row: Row, calendar: Calendar): readonly Meeting[] {
  const where = Object.entries(proof.where ?? {})
  if (!where.every(([field, value]) => value === '@case' || row[field] === value)) return []
  const met = { obligation, deed: id, seq, at, document, record, number }
  if ('every' in trigger) return [{ ...met, by: 'period', period: String((plain ? row['period'] : undefined) ?? periodOf(trigger.every, dayOf(at, calendar.zone)).code), department: (row['department'] as string | undefined) ?? null, book: String(row['book']) }]
  const named = where.filter(([, value]) => value === '@case').map(([field]) => row[field] ?? null)
  return named.length > 0 ? named.map((one) => ({ ...met, by: 'named', named: one })) : [{ ...met, by: 'linked' }]
}

/** Which occurrences `o` a deed `g` may meet; a case is met only by what was done after it was announced. */
const announcedBefore = '(select c.seq from house.deed c where c.id = o.case_deed) <= g.seq'
const which: Readonly<Record<Meeting['by'], string>> = {
  period: 'o.period = g.period and o.opens_at <= g.at and (o.closes_at is null or o.closes_at >= g.at) and (o.book = g.book or o.book is null and (o.department is null or o.department = g.department))',
  named: `o.case_record = g.named and ${announcedBefore}`,
  linked: `o.case_record = l.record and ${announcedBefore}`,
}
/** Everything above the records in the chain of links, and what fulfils the same lines; looked up one by one (`offset 0` keeps it so), however many links there are. */
const linked = `chain as (select record as of, record from given union select chain.of, up.from_record from chain cross join lateral (select l.from_record from house.link l where l.record = chain.record offset 0) up),
  linked as materialized (select of, record from chain union select g.record, beside.record from (select distinct record from given) g
    cross join lateral (select b.record from house.link own join house.link b on b.from_line = own.from_line where own.record = g.record offset 0) beside)`

/** Marks what deeds meet; what several of them meet, the first one did. */
const meet = (unit: Unit, by: Meeting['by'], meetings: readonly Meeting[]): Promise<unknown> => unit.query({
  name: `${by} met`, values: [JSON.stringify(meetings)],
  text: `with recursive given as materialized (select * from json_to_recordset($1::json) as g(obligation text, deed uuid, seq bigint, at timestamptz, document text, record uuid, number text, period text, department uuid, book text, named uuid))${by === 'linked' ? `,\n  ${linked}` : ''},
    first as (select distinct on (found.id) found.id, g.* from given g ${by === 'linked' ? 'join linked l on l.of = g.record ' : ''}cross join lateral (select o.id from house.occurrence o where o.obligation = g.obligation and o.met_at is null and ${which[by]} offset 0) found order by found.id, g.seq)
    update house.occurrence o set met_deed = f.deed, met_at = f.at, met_document = f.document, met_record = f.record, met_number = f.number from first f where o.id = f.id`,
})
