/** A list to be streamed out: the same rows, order and access as on the screen, with names in place of ids. */
import type { Actor } from '#allow'
import type { AnyDocument, Fields, Plan, Query } from '#declare'
import { insist, Refused, refuse } from '#words'
import { compileQuery } from './compile.ts'
import { maySeeList, type Asked } from './page.ts'
import { matches } from './search-text.ts'
import { sortKeysOf, sortPath } from './sort.ts'

/** One column of an export: a field of the document, or with `lines.` before it one of its lines. */
export type ExportColumn = { readonly name: string; readonly path: string }

/** SQL for all rows of a list; with `lines` one row per line, the document's columns repeated. */
export function exportSql(plan: Plan, document: AnyDocument, actor: Actor, asked: Asked, columns: readonly ExportColumn[], lines?: string): { readonly text: string; readonly values: unknown[] } {
  insist(maySeeList(document, actor))
  const values: unknown[] = []
  const up = lines === undefined ? '' : 'parent.'
  const place = (path: string) => (lines !== undefined && path.startsWith(`${lines}.`) ? path.slice(lines.length + 1) : `${up}${path}`)
  const sort = sortKeysOf(document, asked.sort).map(({ key, down }) => {
    if (key !== 'id' && !columns.some(({ path }) => path.split('.')[0] === key) && !Object.hasOwn(document.fields, key) && !headKeys.includes(key)) throw new Refused(refuse(`不能按“${key}”排序`, `There is no column "${key}" to sort by`, 'sort'))
    return `${down ? '-' : ''}${up}${sortPath(plan, document, key)}`
  })
  const query: Query = {
    source: lines === undefined ? { document: document.name } : { document: document.name, lines }, sort,
    fields: Object.fromEntries(columns.map(({ name, path }) => [name, place(titlePath(plan, document, path))])),
    where: Object.fromEntries(Object.entries(asked.filters ?? {}).map(([path, condition]) => [place(path), condition])),
  }
  const words = () => (asked.q ? [matches(document, lines === undefined ? 't' : 'p', asked.q, values)].filter((one) => one !== undefined) : [])
  return { text: compileQuery({ plan, values, actor, also: words }, query).text, values }
}

const headKeys: readonly string[] = ['number', 'version', 'state', 'department', 'enteredBy', 'enteredAt']

/** A reference is exported by the title of what it refers to, as it is shown. */
function titlePath(plan: Plan, document: AnyDocument, path: string): string {
  const [first = '', second] = path.split('.')
  const fields: Fields = second === undefined ? document.fields : (document.fields[first]?.facts.of ?? {})
  const field = fields[second ?? first]
  const { department, person } = plan.directory
  const to = field?.kind === 'ref' ? field.facts.to : path === 'department' ? department.document : path === 'enteredBy' ? person.document : undefined
  const target = to === undefined ? undefined : plan.documents.get(to)
  return target ? `${path}.${target.title ?? 'number'}` : path
}
