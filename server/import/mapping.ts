/** Which column of a sheet fills which field: by key or label in either language, or as a person says. */
import { linesFields, plainFields, type AnyDocument, type Field } from '#declare'
import { refuse, type Refusal } from '#words'

/** Field path by heading, e.g. `{ 供应商: 'supplier', 物料: 'lines.item' }`; `#key` is the column that tells which rows are one document, null leaves a column out. */
export type Mapping = Readonly<Record<string, string | null>>
export const keyPath = '#key'

/** A column that has a place: `path` is a field, `lines.<field>`, or the key. */
export type Column = { readonly at: number; readonly heading: string; readonly path: string; readonly field?: Field; readonly lines?: string }
type Mapped = { readonly columns: readonly Column[]; readonly mapping: Mapping; readonly refusals: readonly Refusal[] }

type Target = { readonly path: string; readonly field?: Field; readonly lines?: string; readonly names: readonly string[] }

/** Fields a person may write, and the key. */
function targetsOf(document: AnyDocument): readonly Target[] {
  const head = plainFields(document.fields).filter(([key, field]) => !field.facts.fixed && !(key in (document.derive ?? {})))
    .map(([key, field]): Target => ({ path: key, field, names: [key, ...field.label] }))
  const inLines = linesFields(document).flatMap(([lines, of]) => plainFields(of).filter(([, field]) => !field.facts.fixed).map(([key, field]): Target => {
    const outer = document.fields[lines]?.label ?? [lines, lines]
    const own = [...field.label, key].filter((name) => !head.some((one) => one.names.some((other) => same(other, name))))
    return { path: `${lines}.${key}`, field, lines, names: [`${lines}.${key}`, ...outer.flatMap((label) => field.label.map((inner) => `${label}.${inner}`)), ...own] }
  }))
  return [...head, ...inLines, { path: keyPath, names: [keyPath, '编号', '单号', 'number', 'no.', document.label[0] + '编号', `${document.label[1]} number`] }]
}

export function mapColumns(document: AnyDocument, headings: readonly string[], given: Mapping = {}): Mapped {
  const targets = targetsOf(document)
  const refusals: Refusal[] = []
  const columns = headings.flatMap((heading, at): readonly Column[] => {
    const said = Object.hasOwn(given, heading) ? given[heading] : undefined
    if (said === null || heading === '') return []
    const found = said === undefined ? targets.find(({ names }) => names.some((name) => same(name, heading))) : targets.find(({ path }) => path === said)
    if (said !== undefined && !found) refusals.push(refuse(`列“${heading}”对应的字段“${said}”不存在或不能填写`, `Column "${heading}" is mapped to "${said}", which does not exist or cannot be written`, 'mapping'))
    return found ? [{ at, heading, path: found.path, ...(found.field ? { field: found.field } : {}), ...(found.lines ? { lines: found.lines } : {}) }] : []
  })
  for (const { path } of columns) {
    const twice = columns.filter((one) => one.path === path)
    if (twice.length > 1 && twice[0]?.path === path && !refusals.some(({ rule }) => rule === path)) refusals.push(refuse(`列${twice.map(({ heading }) => `“${heading}”`).join('、')}对应同一个字段`, `Columns ${twice.map(({ heading }) => `"${heading}"`).join(', ')} fill the same field`, 'mapping', { rule: path }))
  }
  const mapping = Object.fromEntries(headings.filter(Boolean).map((heading) => [heading, columns.find((one) => one.heading === heading)?.path ?? null]))
  return { columns, mapping, refusals: columns.length === 0 ? [...refusals, refuse('没有一列与字段对应', 'No column fills a field', 'mapping')] : refusals }
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s*:：_-]+|\(必填\)/g, '')
const same = (a: string, b: string): boolean => plain(a) === plain(b)
