/** Taking a row: locked for this transaction, at the version its reader saw, by somebody who may see it. */
import { maySee, type Actor } from '#allow'
import { documentOf, type AnyDocument, type Head } from '#declare'
import { isId } from '#check'
import { fromJson, rowSql, tableOf, type Unit } from '#store'
import { insist, Refused, refuse, type Refusal } from '#words'
import type { House } from './house.ts'

export type AnyRow = Head & Readonly<Record<string, unknown>>

/** The document type of a name that came from outside; an unknown one is a refusal, not a fault. */
export function declaredOf(house: House, name: string): AnyDocument {
  if (!house.plan.documents.has(name)) throw new Refused(refuse(`没有“${name}”这类单据`, `There is no document type "${name}"`, undefined, { kind: 'not-found' }))
  return documentOf(house.plan, name)
}

/** Locks the row and reads it whole. What the actor may not see does not exist for them. */
export async function take(unit: Unit, document: AnyDocument, id: string, actor: Actor, version?: number): Promise<AnyRow> {
  const row = isId(id) ? await locked(unit, document, id) : undefined
  if (!row || !maySee(document, actor, row)) throw new Refused(notFound(document))
  insist(version === undefined || version === row.version ? undefined : stale(row, version))
  return row
}

async function locked(unit: Unit, document: AnyDocument, id: string): Promise<AnyRow | undefined> {
  const [found] = await unit.query<{ row: AnyRow }>({ name: `take ${document.name}`, text: `select ${rowSql(document, 't')} as row from ${tableOf(document).name} t where t.id = $1 for no key update of t`, values: [id] })
  return found && fromJson(found.row)
}

export const notFound = (document: AnyDocument): Refusal =>
  refuse(`没有这张${document.label[0]}，或您无权查看`, `There is no such ${document.label[1].toLowerCase()}, or you may not see it`, undefined, { kind: 'not-found' })

const stale = (row: AnyRow, seen: number): Refusal => refuse(
  `${row.number} 已被他人修改（您看到的是第 ${seen} 版，现为第 ${row.version} 版），请刷新后再操作`,
  `${row.number} was changed by somebody else (you saw version ${seen}, it is now ${row.version}); refresh and try again`,
  undefined, { kind: 'stale' },
)
