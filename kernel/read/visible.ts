/** Which rows of which documents a reader sees, for tables that point at documents of any type. */
import { reachOf, scopeSql, seesAny, type Actor } from '#allow'
import { ofCompany, type AnyDocument, type Grant, type Plan, type Query } from '#declare'
import { tableOf } from '#store'
import { journalScope } from './journals.ts'

/** SQL: whether the record that two columns name may be seen; empty when everything may. Scopes push parameters to `values`. */
export function visibleSql(plan: Plan, actor: Actor, document: string, record: string, values: unknown[]): string {
  const all = [...plan.documents.values()]
  if (all.every((one) => reachOf(one, actor).everything)) return ''
  const whole = all.filter((one) => reachOf(one, actor).everything).map(({ name }) => name)
  const partly = all.filter((one) => !reachOf(one, actor).everything && seesAny(one, actor))
  const cases = partly.map((one) => `when '${one.name}' then exists (select 1 from ${tableOf(one).name} v where v.id = ${record} and ${scopeSql(one, actor, 'v', values)})`)
  const rest = `${document} = any($${values.push(whole)}::text[])`
  return cases.length === 0 ? rest : `case ${document} ${cases.join(' ')} else ${rest} end`
}

/** How far a reader sees of a query's rows: the document's own scope; for a journal the grants given, else the documents its rows point at. */
export function scopedSql(plan: Plan, source: Query['source'], document: AnyDocument | undefined, actor: Actor, see: readonly Grant[] | undefined, values: unknown[]): readonly string[] {
  if (document) {
    const alias = 'lines' in source && source.lines ? 'p' : 't'
    return [scopeSql(document, actor, alias, values), ...(see ? [scopeSql({ ...document, access: { see, edit: {} } }, actor, alias, values)] : [])].filter(Boolean)
  }
  if (!('journal' in source)) return []
  const columns = journalScope[source.journal]
  const reach = see ? reachOf({ access: { see, edit: {} } }, actor) : undefined
  if (reach?.everything) return []
  if (reach) {
    const parts = [
      ...(reach.departments.length > 0 && columns.department ? [`${columns.department} = any($${values.push(reach.departments)}::uuid[])`] : []),
      ...(reach.own && columns.own ? [`${columns.own} = $${values.push(actor.person)}::uuid`] : []),
    ]
    return [parts.length > 0 ? `(${parts.join(' or ')})` : 'false']
  }
  if (!columns.document || !columns.record) return actor.house ? [] : ['false']
  return [visibleSql(plan, actor, columns.document, columns.record, values)].filter(Boolean)
}

/** Only rows of these books: of a journal that has one, and of documents that are one company's own. */
export function bookedSql(source: Query['source'], document: AnyDocument | undefined, books: readonly string[], values: unknown[]): readonly string[] {
  const column = 'journal' in source ? journalScope[source.journal].book : document && ofCompany(document) ? `${source.lines ? 'p' : 't'}.book` : undefined
  return column === undefined ? [] : [`${column} = any($${values.push(books)}::text[])`]
}
