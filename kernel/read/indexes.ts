/** Indexes that lists and facts of a document need; host creates them with the table. */
import type { AnyDocument } from '#declare'
import { quoted, tableOf } from '#store'

/** Lists run newest first within departments and states; numbers and searched texts are found by their pairs of characters. */
export function indexesOf(document: AnyDocument): readonly string[] {
  const table = tableOf(document)
  const index = (suffix: string, on: string) => `create index if not exists ${quoted(`${table.plain}_${suffix}`.slice(0, 63))} on ${table.name} ${on}`
  return [
    index('by_department', '(department, id desc)'), index('by_state', '(state, id desc)'), index('by_enterer', '(entered_by, id desc)'),
    index('found', `using gin (house.pairs(${searchedSql(document, '')}))`),
    ...document.list.columns.flatMap((key) => {
      const column = table.columns.find((one) => one.key === key)
      return column?.type === 'date' ? [index(`by_${column.column}`, `(${quoted(column.column)} desc, id desc)`)] : []
    }),
  ]
}

/** The text a search box looks through: number and every searched field. */
export function searchedSql(document: AnyDocument, alias: string): string {
  const at = alias === '' ? '' : `${alias}.`
  const searched = tableOf(document).columns.filter(({ field }) => field?.facts.search)
  return [`${at}number`, ...searched.map(({ column }) => `coalesce(${at}${quoted(column)}, '')`)].join(` || ' ' || `)
}
