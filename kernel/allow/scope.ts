/** How far a person sees, as data and as the one WHERE that every query uses. */
import { mainBook, ofCompany, type AnyDocument } from '#declare'
import { tableOf } from '#store'
import type { Actor } from './actor.ts'

export type Reach = { readonly everything: true } | { readonly everything: false; readonly own: boolean; readonly departments: readonly string[]; /** Companies of which everything is seen, by their books. */ readonly books: readonly string[] }

/** What says who may see it: a document, or a figure that borrows its way of saying so. */
type Seeable = Pick<AnyDocument, 'access'> & Partial<Pick<AnyDocument, 'actions'>>

/** What an actor may see of a document type, from the grants of its declaration and the roles held. */
export function reachOf(document: Seeable, actor: Actor): Reach {
  if (actor.house) return { everything: true }
  const matching = document.access.see.flatMap(({ role, scope }) => actor.roles.filter((held) => held.role === role).map((held) => ({ ...held, scope })))
  const whole = matching.filter(({ scope, department }) => scope === 'all' || (scope !== 'own' && department === null))
  if (whole.length > 0 && !(actor.book && document.actions && ofCompany({ ...document, actions: document.actions }))) return { everything: true }
  const departments = matching.flatMap(({ scope, department, below }) => (scope === 'below' ? below : scope === 'department' && department ? [department] : []))
  return { everything: false, own: matching.some(({ scope }) => scope === 'own'), departments: [...new Set(departments)].sort(), books: [...new Set(whole.flatMap(({ books }) => books ?? []))].sort() }
}

export const seesAny = (document: Seeable, actor: Actor): boolean => {
  const reach = reachOf(document, actor)
  return reach.everything || reach.own || reach.departments.length > 0 || reach.books.length > 0
}

export function maySee(document: AnyDocument, actor: Actor, row: Readonly<Record<string, unknown>>): boolean {
  const reach = reachOf(document, actor)
  if (reach.everything) return true
  const owner = document.access.owner ? row[document.access.owner] : undefined
  return (reach.own && (row['enteredBy'] === actor.person || owner === actor.person)) || reach.departments.includes(row['department'] as string) || reach.books.includes(row['book'] as string)
}

/**
 * The condition a row of `alias` must meet to be seen; empty when everything is seen, so that the planner is not burdened.
 * Parameters are appended to `values`.
 */
export function scopeSql(document: AnyDocument, actor: Actor, alias: string, values: unknown[]): string {
  const reach = reachOf(document, actor)
  if (reach.everything) return ''
  const parts: string[] = []
  if (reach.departments.length > 0) parts.push(`${alias}.department = any($${values.push(reach.departments)}::uuid[])`)
  if (reach.books.length > 0) parts.push(`${alias}.book = any($${values.push(reach.books)}::text[])`)
  if (reach.own) {
    const me = `$${values.push(actor.person)}::uuid`
    parts.push(`${alias}.entered_by = ${me}`)
    const owner = tableOf(document).columns.find(({ key }) => key === document.access.owner)
    if (owner) parts.push(`${alias}."${owner.column}" = ${me}`)
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
}

/** Fields of the document this person may not read. */
export function masked(document: AnyDocument, actor: Actor): readonly string[] {
  if (actor.house) return []
  const held = new Set(actor.roles.map(({ role }) => role))
  return Object.entries(document.access.mask ?? {}).filter(([, roles]) => roles && !roles.some(({ role }) => held.has(role))).map(([key]) => key)
}

/** Books of the companies into which an actor may look, whoever may see such documents of all of the company; their own first. */
export function readableBooks(document: Pick<AnyDocument, 'access' | 'actions'>, actor: Actor): readonly string[] {
  const reach = reachOf(document, actor)
  const books = reach.everything ? [mainBook] : actor.book ? reach.books : seesAny(document, actor) ? [mainBook] : []
  return books.toSorted((a, b) => Number(b === actor.book) - Number(a === actor.book))
}
