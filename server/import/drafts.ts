/** Rows of a sheet become documents to be made: rows of one key are the lines of one document, and each problem knows its cell. */
import type { Actor } from '#allow'
import { refusalsOf } from '#check'
import type { AnyDocument, Plan } from '#declare'
import type { Asks } from '#store'
import { refuse, type Refusal } from '#words'
import type { Sheet, SheetRow } from '../sheets/index.ts'
import { keyPath, type Column } from './mapping.ts'
import { meaningsOf, meant, type Meanings } from './refs.ts'
import { valueOf, type Read } from './value.ts'

/** A problem in its place: the row as the spreadsheet counts, and the heading of the column when one is meant. */
export type Problem = { readonly row: number; readonly column?: string; readonly refused: Refusal['refused']; readonly clause?: string }
export type Draft = { readonly key: string; readonly rows: readonly SheetRow[]; readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] }

export async function draftsOf(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, sheet: Sheet, columns: readonly Column[]): Promise<readonly Draft[]> {
  const meanings = await meaningsOfColumns(asks, plan, actor, sheet, columns)
  const read = (column: Column, row: SheetRow): Read => cellValue(plan, column, row.cells[column.at] ?? '', meanings.get(column.at))
  return repeatedIn(document, grouped(sheet.rows, columns).map((rows) => drafted(document, rows, columns, read)))
}

async function meaningsOfColumns(asks: Asks, plan: Plan, actor: Actor, sheet: Sheet, columns: readonly Column[]): Promise<ReadonlyMap<number, Meanings>> {
  const all = new Map<number, Meanings>()
  for (const { at, field } of columns) {
    if (field?.kind !== 'ref' && field?.kind !== 'line') continue
    const words = [...new Set(sheet.rows.map(({ cells }) => wordOf(cells[at] ?? '')).filter((word) => word !== ''))]
    all.set(at, await meaningsOf(asks, plan, actor, field, words))
  }
  return all
}

const wordOf = (cell: string): string => cell.trim().replaceAll('\u0000', '')

function cellValue(plan: Plan, { field }: Column, cell: string, meanings: Meanings | undefined): Read {
  if (!field) return { value: wordOf(cell) }
  if (!meanings) return valueOf(field, cell)
  const word = wordOf(cell)
  return word === '' ? { value: undefined } : meant(plan, field, word, meanings)
}

/** Rows of one key are one document; without a key column, a row whose head cells are all empty goes on with the document above. */
function grouped(rows: readonly SheetRow[], columns: readonly Column[]): readonly (readonly SheetRow[])[] {
  const key = columns.find(({ path }) => path === keyPath)
  const head = columns.filter(({ lines, path }) => lines === undefined && path !== keyPath)
  const hasLines = columns.some(({ lines }) => lines !== undefined)
  const cell = (row: SheetRow, { at }: Column) => wordOf(row.cells[at] ?? '')
  const groups = new Map<string, SheetRow[]>()
  let last = ''
  for (const row of rows) {
    const goesOn = hasLines && last !== '' && (key ? cell(row, key) === '' : head.length > 0) && head.every((one) => cell(row, one) === '')
    if (!goesOn) last = hasLines && key && cell(row, key) !== '' ? `=${cell(row, key)}` : `#${row.at}`
    groups.set(last, [...(groups.get(last) ?? []), row])
  }
  return [...groups.values()]
}

type Reader = (column: Column, row: SheetRow) => Read
type Placed = { readonly at: Problem; readonly path: string }

function drafted(document: AnyDocument, rows: readonly SheetRow[], columns: readonly Column[], read: Reader): Draft {
  const problems: Problem[] = []
  const take = (column: Column, row: SheetRow): unknown => {
    const found = read(column, row)
    if (!('refusal' in found)) return found.value
    problems.push({ row: row.at, column: column.heading, refused: found.refusal.refused })
    return undefined
  }
  const [first] = rows as readonly [SheetRow]
  const places: Placed[] = []
  const values: Record<string, unknown> = {}
  for (const column of columns.filter(({ lines, path }) => lines === undefined && path !== keyPath)) {
    const value = take(column, first)
    places.push({ path: column.path, at: { row: first.at, column: column.heading, refused: { zh: '', en: '' } } })
    if (value !== undefined) values[column.path] = value
    for (const row of rows.slice(1)) if (wordOf(row.cells[column.at] ?? '') !== '' && wordOf(row.cells[column.at] ?? '') !== wordOf(first.cells[column.at] ?? '')) problems.push({ row: row.at, column: column.heading, refused: differs.refused })
  }
  for (const lines of new Set(columns.flatMap(({ lines: of }) => (of === undefined ? [] : [of])))) {
    values[lines] = rows.flatMap((row) => lineOf(lines, row, columns, take)).map(({ line, row }, index) => {
      for (const column of columns.filter((one) => one.lines === lines)) places.push({ path: column.path.replace('.', `.${index}.`), at: { row: row.at, column: column.heading, refused: { zh: '', en: '' } } })
      return line
    })
  }
  const unfit = problems.length > 0 ? [] : refusalsOf(document, values).map((refusal) => placed(refusal, places, first.at))
  const key = columns.find(({ path }) => path === keyPath)
  return { key: (key && wordOf(first.cells[key.at] ?? '')) || String(first.at), rows, values, problems: [...problems, ...unfit] }
}

const differs = refuse('与该单据第一行不一致', 'differs from the first row of the document')

function lineOf(lines: string, row: SheetRow, columns: readonly Column[], take: (column: Column, row: SheetRow) => unknown) {
  const entries = columns.filter((one) => one.lines === lines).map((column) => [column.path.slice(lines.length + 1), take(column, row)] as const).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? [] : [{ row, line: Object.fromEntries(entries) }]
}

/** A refusal of the house, told at the cell that its field came from. */
export function placed({ refused, field, clause }: Refusal, places: readonly Placed[], row: number): Problem {
  const exact = places.find(({ path }) => path === field)?.at
  const line = field?.match(/^\w+\.\d+\./)?.[0]
  const near = exact ?? (line ? places.find(({ path }) => path.startsWith(line))?.at : undefined)
  return { row: near?.row ?? row, ...(exact?.column ? { column: exact.column } : {}), refused, ...(clause ? { clause } : {}) }
}

/** Where the values of a draft came from, for refusals that the spine gives later. */
export function placesOf(draft: Draft, columns: readonly Column[]): readonly Placed[] {
  return columns.filter(({ path }) => path !== keyPath).flatMap((column) => (column.lines === undefined
    ? [{ path: column.path, at: { row: draft.rows[0]?.at ?? 0, column: column.heading, refused: { zh: '', en: '' } } }]
    : draft.rows.filter((row) => columns.some((one) => one.lines === column.lines && wordOf(row.cells[one.at] ?? '') !== '')).map((row, index) => ({ path: column.path.replace('.', `.${index}.`), at: { row: row.at, column: column.heading, refused: { zh: '', en: '' } } }))))
}

/** Two documents of one file with the same unique value: the second is told, before the database would. */
function repeatedIn(document: AnyDocument, drafts: readonly Draft[]): readonly Draft[] {
  const unique = Object.entries(document.fields).filter(([, { facts }]) => facts.unique)
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const problems = unique.flatMap(([key, { label }]): readonly Problem[] => {
      const value = draft.values[key]
      if (value === undefined) return []
      const row = draft.rows[0]?.at ?? 0
      const first = seen.get(`${key}:${String(value)}`)
      if (first === undefined) { seen.set(`${key}:${String(value)}`, row); return [] }
      return [{ row, column: label[0], refused: { zh: `与第 ${first} 行重复`, en: `repeats row ${first}` } }]
    })
    return problems.length === 0 ? draft : { ...draft, problems: [...draft.problems, ...problems] }
  })
}
