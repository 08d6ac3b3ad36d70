/** Matching: reads new deeds in their order, opens the cases they announce, and finds which occurrences they meet. */
import { documentOf, type Obligation, type Plan, type Proof } from '#declare'
import { fromJson, rowSql, tableOf, type Store, type Unit } from '#store'
import { dayOf, type Calendar } from '#words'
import { keptPlan } from './kept.ts'
import { openCase, openPeriods } from './open.ts'
import { periodOf } from './period.ts'

type DeedSeen = { readonly id: string; readonly at: string; readonly document: string; readonly record: string; readonly number: string | null; readonly action: string }
type Row = Readonly<Record<string, unknown>>

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
      text: 'select id, at, document, record, number, action from house.deed where tx >= $1::text::xid8 and tx < $2::text::xid8 order by seq', values: [tx, edge?.tx],
    })
    for (const deed of deeds) await attendTo(unit, plan, calendar, deed)
    await unit.query({ text: `insert into house.setting (key, value) values ('duty', $1) on conflict (key) do update set value = excluded.value`, values: [JSON.stringify({ tx: edge?.tx, since, opened })] })
    return deeds.length
  })
}

/** Duties begin with the day of the first deed; before that there was no house to keep them. */
async function firstDay(unit: Unit, calendar: Calendar, today: string): Promise<string> {
  const [first] = await unit.query<{ at: string }>({ text: 'select min(at) as at from house.deed' })
  return first?.at ? dayOf(first.at, calendar.zone) : today
}

async function attendTo(unit: Unit, plan: Plan, calendar: Calendar, deed: DeedSeen): Promise<void> {
  const event = plan.documents.get(deed.document)?.actions[deed.action]?.announce?.event
  const opened = [...plan.obligations.values()].filter(({ trigger }) => 'each' in trigger && trigger.each === event)
  const proving = [...plan.obligations.values()].flatMap((obligation) => proofsBy(obligation, deed).map((proof) => ({ ...obligation, proof })))
  if (opened.length + proving.length === 0) return
  const row = await rowOf(unit, plan, deed)
  if (!row) return
  for (const obligation of opened) await openCase(unit, obligation, calendar, deed, (row['department'] as string | null) ?? null)
  for (const obligation of proving) await meet(unit, obligation, deed, row, calendar)
}

const proofsBy = ({ proof, settledBy = [] }: Obligation, deed: DeedSeen): readonly Proof[] => [proof, ...settledBy].filter(({ document, action }) => document === deed.document && action === deed.action)

async function rowOf(unit: Unit, plan: Plan, { document, record }: DeedSeen): Promise<Row | undefined> {
  const declared = documentOf(plan, document)
  const [found] = await unit.query<{ row: Row }>({ name: `duty row ${document}`, text: `select ${rowSql(declared, 't')} as row from ${tableOf(declared).name} t where t.id = $1`, values: [record] })
  return found && fromJson(found.row)
}

/** Marks what the deed meets: the period it lies in or, being evidence, names, or its case - named by a field, found up the chain of links, or fulfilling the same line (the inspection of the goods that an invoice bills). */
async function meet(unit: Unit, { obligation, trigger, proof, plain }: Obligation, deed: DeedSeen, row: Row, calendar: Calendar): Promise<void> {
  const where = Object.entries(proof.where ?? {})
  if (!where.every(([field, value]) => value === '@case' || row[field] === value)) return
  const met = [deed.id, deed.at, deed.document, deed.record, deed.number]
  const set = 'update house.occurrence o set met_deed = $1, met_at = $2, met_document = $3, met_record = $4, met_number = $5'
  if ('every' in trigger) {
    const code = (plain ? row['period'] : undefined) ?? periodOf(trigger.every, dayOf(deed.at, calendar.zone)).code
    await unit.query({ name: 'period met', text: `${set} where obligation = $6 and period = $7 and met_at is null and opens_at <= $2 and (closes_at is null or closes_at >= $2) and (department is null or department = $8)`, values: [...met, obligation, code, row['department'] ?? null] })
    return
  }
  const named = where.filter(([, value]) => value === '@case').map(([field]) => row[field])
  const cases = named.length > 0 ? 'o.case_record = any($7::uuid[])' : `o.case_record in (
    with recursive chain as (select $7::uuid as record union select l.from_record from chain join house.link l on l.record = chain.record)
    select record from chain union select beside.record from house.link own join house.link beside on beside.from_line = own.from_line where own.record = $7::uuid)`
  await unit.query({ name: named.length > 0 ? 'named case met' : 'linked case met', text: `${set} where obligation = $6 and met_at is null and ${cases}`, values: [...met, obligation, named.length > 0 ? named : deed.record] })
}
