/** Rows of a sheet become documents to be made: rows of one key are the lines of one document, and each problem knows its cell. */
import type { Actor } from '#allow'
import { refusalsOf } from '#check'
import type { AnyDocument, Plan } from '#declare'
import type { Asks } from '#store'
import { refuse } from '#words'
import type { Sheet, SheetRow } from '../sheets/index.ts'
import { keyPath, type Column } from './mapping.ts'
import { hasLine, problemsOf, wordOf, type Problem } from './places.ts'
import { meaningsOf, meant, type Meanings } from './refs.ts'
import { valueOf, type Read } from './value.ts'

export type Draft = { readonly rows: readonly SheetRow[]; readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] }
type Reader = (column: Column, row: SheetRow) => Read

export async function draftsOf(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, sheet: Sheet, columns: readonly Column[]): Promise<readonly Draft[]> {
  const meanings = await meaningsOfColumns(asks, plan, actor, sheet, columns)
  const read: Reader = (column, { cells }) => cellValue(plan, column, cells[column.at], meanings.get(column.at))
  return repeatedIn(document, grouped(sheet.rows, columns).map((rows) => drafted(document, rows, columns, read)), columns)
}

async function meaningsOfColumns(asks: Asks, plan: Plan, actor: Actor, sheet: Sheet, columns: readonly Column[]): Promise<ReadonlyMap<number, Meanings>> {
  const all = new Map<number, Meanings>()
  for (const { at, field } of columns) {
    if (field?.kind !== 'ref' && field?.kind !== 'line') continue
    const words = [...new Set(sheet.rows.map(({ cells }) => wordOf(cells[at])).filter((word) => word !== ''))]
    all.set(at, await meaningsOf(asks, plan, actor, field, words))
  }
  return all
}

function cellValue(plan: Plan, { field }: Column, cell: string | undefined, meanings: Meanings | undefined): Read {
  if (!field) return { value: wordOf(cell) }
  if (!meanings) return valueOf(field, cell ?? '')
  const word = wordOf(cell)
  return word === '' ? { value: undefined } : meant(plan, field, word, meanings)
}

/** Rows of one key are one document; a row whose head cells are all empty goes on with the document above. */
function grouped(rows: readonly SheetRow[], columns: readonly Column[]): readonly (readonly SheetRow[])[] {
  if (columns.every(({ lines }) => lines === undefined)) return rows.map((row) => [row])
  const key = columns.find(({ path }) => path === keyPath)
  const head = columns.filter(({ lines }) => lines === undefined)
  const groups = new Map<string, SheetRow[]>()
  let last = ''
  for (const row of rows) {
    const goesOn = last !== '' && head.length > 0 && head.every(({ at }) => wordOf(row.cells[at]) === '')
    const said = key ? wordOf(row.cells[key.at]) : ''
    if (!goesOn) last = said === '' ? `row ${row.at}` : `key ${said}`
    groups.set(last, [...(groups.get(last) ?? []), row])
  }
  return [...groups.values()]
}

function drafted(document: AnyDocument, rows: readonly SheetRow[], columns: readonly Column[], read: Reader): Draft {
  const problems: Problem[] = []
  const valuesIn = (row: SheetRow, of: readonly Column[]): Readonly<Record<string, unknown>> => Object.fromEntries(of.flatMap((column) => {
    const found = read(column, row)
    if ('refusal' in found) problems.push({ row: row.at, column: column.heading, refused: found.refusal.refused })
    return 'refusal' in found || found.value === undefined ? [] : [[column.path.split('.').at(-1) ?? '', found.value]]
  }))
  const head = columns.filter(({ lines, path }) => lines === undefined && path !== keyPath)
  const values: Record<string, unknown> = { ...valuesIn(rows[0] as SheetRow, head) }
  problems.push(...disagreeing(rows, head))
  for (const lines of new Set(columns.map((column) => column.lines).filter((one) => one !== undefined))) {
    values[lines] = rows.filter((row) => hasLine(row, lines, columns)).map((row) => valuesIn(row, columns.filter((column) => column.lines === lines)))
  }
  return { rows, values, problems: problems.length > 0 ? problems : refusalsOf(document, values).flatMap((refusal) => problemsOf(refusal, rows, columns)) }
}

/** Head cells of later rows are empty or say what the first row says. */
function disagreeing([first, ...rest]: readonly SheetRow[], head: readonly Column[]): readonly Problem[] {
  const { refused } = refuse('与该单据第一行不一致', 'differs from the first row of the document')
  return rest.flatMap((row) => head.filter(({ at }) => wordOf(row.cells[at]) !== '' && wordOf(row.cells[at]) !== wordOf(first?.cells[at])).map(({ heading }) => ({ row: row.at, column: heading, refused })))
}

/** Two documents of one file with the same unique value: the second is told, before the database would. */
function repeatedIn(document: AnyDocument, drafts: readonly Draft[], columns: readonly Column[]): readonly Draft[] {
  const unique = columns.filter(({ lines, path }) => lines === undefined && document.fields[path]?.facts.unique)
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const row = draft.rows[0]?.at ?? 0
    const repeated = unique.filter(({ path }) => draft.values[path] !== undefined).flatMap(({ path, heading }): readonly Problem[] => {
      const value = `${path} ${String(draft.values[path])}`
      const before = seen.get(value)
      if (before === undefined) seen.set(value, row)
      return before === undefined ? [] : [{ row, column: heading, refused: refuse(`与第 ${before} 行重复`, `repeats row ${before}`).refused }]
    })
    return repeated.length === 0 ? draft : { ...draft, problems: [...draft.problems, ...repeated] }
  })
}
