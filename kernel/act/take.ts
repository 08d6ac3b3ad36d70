/** Taking a row: locked for this transaction, at the version its reader saw, by somebody who may see it. */
import { maySee, type Actor } from '#allow'
import { documentOf, plainFields, type AnyAction, type AnyDocument, type Head, type Plan } from '#declare'
import { isId } from '#check'
import { linesTableName, lockedRow, tableOf, type Unit } from '#store'
import { insist, Refused, refuse, type Refusal } from '#words'
import type { House } from './house.ts'

export type AnyRow = Head & Readonly<Record<string, unknown>>

/** The document type of a name that came from outside; an unknown one is a refusal, not a fault. */
export function declaredOf(house: House, name: string): AnyDocument {
  if (!house.plan.documents.has(name)) throw new Refused(refuse(`没有“${name}”这类单据`, `There is no document type "${name}"`, undefined, { kind: 'not-found' }))
  return documentOf(house.plan, name)
}

/** Locks the row and reads it whole, and with it what `besides` names. */
export async function take(unit: Unit, document: AnyDocument, id: string, actor: Actor, version?: number, besides: readonly string[] = []): Promise<AnyRow> {
  const row = isId(id) ? await lockedRow<AnyRow>(unit, document, id, besides) : undefined
  if (!row || !maySee(document, actor, row)) throw new Refused(notFound(document))
  insist(version === undefined || version === row.version ? undefined : stale(row, version))
  return row
}

/** What an action locks beside its document, so that what is left of it stays true: documents it may fulfil, and the one it says it holds. */
export const lockedBeside = (plan: Plan, document: AnyDocument, action: AnyAction | undefined): readonly string[] =>
  [...(action?.link ? [...sourcesOf(document), ...wholesOf(plan, document)] : []), ...(action?.holds ? [referredTo(plan, document, action.holds)] : [])]

/** Documents of other types that this one's lines point at, locked in the order of their ids. */
const sourcesOf = (document: AnyDocument): readonly string[] => tableOf(document).lines.flatMap((lines) =>
  lines.columns.filter(({ field }) => field?.kind === 'line').map(({ column, field }) => {
    const from = linesTableName(field?.facts.to ?? '', field?.facts.lines ?? 'lines')
    const parent = from.replace(/__\w+"$/, '"')
    return `select p.id from ${parent} p where p.id in (select o.parent from ${from} o join ${lines.name} l on l."${column}" = o.id where l.parent = $1) order by p.id for no key update`
  }))

/** Documents that it refers to as a whole and that others may fulfil: the invoice of a payment request, the request of a payment. */
function wholesOf(plan: Plan, document: AnyDocument): readonly string[] {
  const fulfillable = (to: string | undefined) => Object.values(plan.documents.get(to ?? '')?.actions ?? {}).some(({ link }) => link)
  const { lines } = tableOf(document)
  return [
    ...plainFields(document.fields).filter(([, { kind, facts }]) => kind === 'ref' && fulfillable(facts.to)).map(([key]) => referredTo(plan, document, key)),
    ...lines.flatMap(({ name: table, columns }) => columns.filter(({ field }) => field?.kind === 'ref' && fulfillable(field.facts.to)).map(({ column, field }) => locking(plan, field?.facts.to, `select "${column}" from ${table} where parent = $1`))),
  ]
}

const locking = (plan: Plan, to: string | undefined, among: string): string => `select p.id from ${tableOf(documentOf(plan, to ?? '')).name} p where p.id in (${among}) order by p.id for no key update`
/** The document that a field of this one refers to. */
const referredTo = (plan: Plan, document: AnyDocument, key: string): string => locking(plan, document.fields[key]?.facts.to, `select ${columnOf(document, key)} from ${tableOf(document).name} where id = $1`)
const columnOf = (document: AnyDocument, key: string): string => `"${tableOf(document).columns.find((one) => one.key === key)?.column ?? key}"`

export const notFound = (document: AnyDocument): Refusal =>
  refuse(`没有这张${document.label[0]}，或您无权查看`, `There is no such ${document.label[1].toLowerCase()}, or you may not see it`, undefined, { kind: 'not-found' })

const stale = (row: AnyRow, seen: number): Refusal => refuse(
  `${row.number} 已被他人修改（您看到的是第 ${seen} 版，现为第 ${row.version} 版），请刷新后再操作`,
  `${row.number} was changed by somebody else (you saw version ${seen}, it is now ${row.version}); refresh and try again`,
  undefined, { kind: 'stale' },
)
