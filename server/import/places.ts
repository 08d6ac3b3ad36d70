/** Problems in their places: each refusal is told at the row and column of the sheet that its field came from. */
import type { Refusal } from '#words'
import type { SheetRow } from '../sheets/index.ts'
import { keyPath, type Column } from './mapping.ts'

/** The row as the spreadsheet counts, and the heading of the column when one is meant. */
export type Problem = { readonly row: number; readonly column?: string; readonly refused: Refusal['refused']; readonly clause?: string }
type Place = { readonly path: string; readonly row: number; readonly column: string }

export const wordOf = (cell: string | undefined): string => (cell ?? '').trim().replaceAll('\u0000', '')

/** The refusal and those beside it, each at its cell; what has no cell is told of the document's first row. */
export function problemsOf(refusal: Refusal, rows: readonly SheetRow[], columns: readonly Column[]): readonly Problem[] {
  const places = placesOf(rows, columns)
  return [refusal, ...(refusal.also ?? [])].map(({ refused, field, clause }) => {
    const exact = places.find(({ path }) => path === field)
    const line = field?.match(/^\w+\.\d+\./)?.[0]
    const near = exact ?? (line === undefined ? undefined : places.find(({ path }) => path.startsWith(line)))
    return { row: near?.row ?? rows[0]?.at ?? 0, ...(exact ? { column: exact.column } : {}), refused, ...(clause ? { clause } : {}) }
  })
}

/** Which cell each path of the values came from: head fields from the first row, lines from the rows that have any. */
function placesOf(rows: readonly SheetRow[], columns: readonly Column[]): readonly Place[] {
  return columns.filter(({ path }) => path !== keyPath).flatMap(({ path, lines, heading }) => (lines === undefined
    ? [{ path, row: rows[0]?.at ?? 0, column: heading }]
    : rows.filter((row) => hasLine(row, lines, columns)).map((row, index) => ({ path: path.replace('.', `.${index}.`), row: row.at, column: heading }))))
}

/** A row without a word in any column of these lines holds no line. */
export const hasLine = ({ cells }: SheetRow, lines: string, columns: readonly Column[]): boolean => columns.some((one) => one.lines === lines && wordOf(cells[one.at]) !== '')
