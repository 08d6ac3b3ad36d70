/** Keeping a row: formed, numbered, with its deed, links and outbox in one statement. */
import type { Actor } from '#allow'
import { derived, missing, repeated, withInitials, type Values } from '#check'
import { documentOf, linesFields, type AnyAction, type AnyDocument, type Event, type Link, type Plan } from '#declare'
import { change, insertion, refusalOfFault, tableOf, type DeedRow, type LinkRow, type NumberPlace, type Statement, type Unit } from '#store'
import { Refused, insist, together } from '#words'
import type { AnyRow } from './take.ts'

/** Initial values, computed values and line ids filled in; refuses what is missing or repeated, and what the document's own check forbids. */
export function formed<R extends Values>(document: AnyDocument, row: R, newId: () => string): R {
  const filled = withLineIds(document, withInitials(document.fields, row), newId)
  insist(together(missing(document.fields, filled, Object.keys(document.derive ?? {}))))
  const full = derived(document, filled)
  insist(together([...missing(document.fields, full), ...repeated(document.fields, full)]))
  insist(document.check?.(full as never))
  return full as R
}

export type Keeping = { readonly unit: Unit; readonly plan: Plan; readonly actor: Actor; readonly request?: string | undefined }

export async function keepNew({ unit, plan, actor, request }: Keeping, document: AnyDocument, row: AnyRow, today: string): Promise<AnyRow> {
  const deed = deedOf({ unit, actor, request }, document, row, 'make', { after: row })
  const place = document.numbered ? numberPlace(document.numbered, today) : undefined
  const [kept] = await asRefusals(plan, () => unit.query<{ number: string }>(insertion(document, row, { deed, outbox: announced(document.announce, document, row, deed) }, place)))
  return { ...row, number: kept?.number ?? row.number }
}

export type Change = {
  readonly before: AnyRow; readonly after: AnyRow; readonly name: string; readonly action?: AnyAction
  readonly links?: readonly Link[]; readonly taken?: readonly LinkRow[]; readonly opinion?: string | undefined; readonly instance?: string | undefined
  /** Kept in the same statement. */
  readonly cause?: DeedRow | undefined
}

/** Keeps the change and answers the deed's id. */
export async function keepChange({ unit, plan, actor, request }: Keeping, document: AnyDocument, { before, after, name, action, links = [], taken = [], opinion, instance, cause }: Change): Promise<string> {
  const fields = Object.keys(document.fields).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
  if (before.department !== after.department) fields.push('department')
  const deed = deedOf({ unit, actor, request }, document, after, name, {
    before: pick(before, ['state', ...fields]), after: pick(after, ['state', ...fields]), duty: duties(actor, action), clause: (action?.clause ?? document.clause).clause, opinion, instance,
  })
  const linked = links.map((link): LinkRow => ({ ...linkRow(plan, link), id: unit.newId(), document: document.name, record: after.id, deed: deed.id, at: unit.at }))
  const outbox = announced(action?.announce, document, after, deed)
  const released = taken.map((link) => ({ ...link, id: unit.newId(), deed: deed.id, at: unit.at }))
  await asRefusals(plan, () => unit.query(change(document, after, fields, { deed, cause, links: [...linked, ...released], outbox })))
  return deed.id
}

const announced = (event: Event | undefined, { name }: AnyDocument, { id }: AnyRow, deed: DeedRow) => (event ? [{ event: event.event, document: name, record: id, deed: deed.id, at: deed.at }] : [])

/** What the house does by itself, or when a task was decided, is nobody's own duty: the decision is a deed of its own. */
const duties = (actor: Actor, action: AnyAction | undefined): string | undefined => (actor.house ? undefined : action?.duty?.duty)

type Of = { readonly before?: unknown; readonly after?: unknown; readonly duty?: string | undefined; readonly clause?: string; readonly opinion?: string | undefined; readonly instance?: string | undefined }

export function deedOf({ unit, actor, request }: Pick<Keeping, 'unit' | 'actor' | 'request'>, document: AnyDocument, row: Pick<AnyRow, 'id' | 'number'>, action: string, of: Of): DeedRow {
  return {
    id: unit.newId(), at: unit.at, document: document.name, record: row.id, number: row.number || null, action, duty: of.duty ?? null,
    person: actor.person, on_behalf_of: actor.onBehalfOf ?? null, clause: of.clause ?? document.clause.clause,
    before: of.before ?? null, after: of.after ?? null, instance: of.instance ?? null, request: request ?? null, opinion: of.opinion ?? null,
  }
}

/** The department a row belongs to: the one its field names, else that of whoever entered it. */
export const departmentOf = (document: AnyDocument, values: Values, actor: Actor): string | null =>
  document.access.department ? ((values[document.access.department] as string | undefined) ?? null) : actor.department

function withLineIds(document: AnyDocument, values: Values, newId: () => string): Values {
  const filled = Object.fromEntries(linesFields(document).filter(([key]) => Array.isArray(values[key]))
    .map(([key]) => [key, (values[key] as Values[]).map((line) => ({ ...line, id: (line['id'] as string | undefined) ?? newId() }))]))
  return { ...values, ...filled }
}

/** `PO-{yyyy}{MM}-{0000}` on a day: the prefix filled in, the counter's width. */
function numberPlace(pattern: string, today: string): NumberPlace {
  const [yyyy = '', MM = '', dd = ''] = today.split('-')
  const filled = pattern.replaceAll('{yyyy}', yyyy).replaceAll('{yy}', yyyy.slice(2)).replaceAll('{MM}', MM).replaceAll('{dd}', dd)
  const [before = '', zeros = '0', after = ''] = filled.split(/\{(0+)\}/)
  return { before, width: zeros.length, after }
}

function linkRow(plan: Plan, { kind, from, line, quantity, amount }: Link): Omit<LinkRow, 'id' | 'document' | 'record' | 'deed' | 'at'> {
  if ('record' in from) return { kind, from_document: from.document, from_lines: '', from_line: from.record, from_record: from.record, line, quantity, amount }
  const lines = tableOf(documentOf(plan, from.document)).lines[0]
  if (!lines) throw new Error(`${from.document} has no lines to link from`)
  return { kind, from_document: from.document, from_lines: lines.name, from_line: from.line, line, quantity, amount }
}

/** A constraint that the database kept becomes a refusal that names its field. */
async function asRefusals<T>(plan: Plan, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const refusal = refusalOfFault(plan, error)
    throw refusal ? new Refused(refusal) : error
  }
}

const pick = (row: AnyRow, keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))

export const linksToTakeBack = (plan: Plan, record: string, action: string): Statement => ({
  name: 'links to take back', values: [record, action],
  text: `select kind, from_document, from_line, from_record, document, record, line, (-sum(quantity))::text as quantity, (-sum(amount))::text as amount
           from house.link where record = $1 and (deed in (select id from house.deed where record = $1 and action = $2) or quantity < 0 or amount < 0)
          group by 1, 2, 3, 4, 5, 6, 7 having sum(quantity) <> 0 or sum(amount) <> 0`,
})
