/** What an import would do: columns mapped, cells read, documents tried through the spine and rolled back. */
import { declaredOf, type House } from '#act'
import { mayMake, type Actor } from '#allow'
import { insist, Refused, refuse } from '#words'
import type { Sheet } from '../sheets/index.ts'
import { areCells, corrected, type Cells } from './corrected.ts'
import { draftsOf, type Draft } from './drafts.ts'
import { mapColumns, type Column, type Mapping } from './mapping.ts'
import { tried, type Doing } from './one.ts'
import { problemsOf, type Problem } from './places.ts'

export type Options = {
  readonly mapping?: Mapping
  /** What is read instead of the sheet's own cells. */
  readonly cells?: Cells
  /** Action performed on each document once it is made. */
  readonly act?: string
  /** Keep what is good and tell the rest, or keep nothing unless all is good. */
  readonly mode?: 'good' | 'whole'
}
export type Preview = {
  readonly mapping: Mapping
  readonly rows: number
  readonly documents: number
  /** Documents that have no problem so far. */
  readonly good: number
  /** Documents tried through the spine; cells were read of all of them. */
  readonly tried: number
  readonly problems: readonly Problem[]
  /** The first rows that have problems, as they were read: to be put right. */
  readonly rejected: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[]
  /** Values of the first documents, as they would be made. */
  readonly sample: readonly Readonly<Record<string, unknown>>[]
}

/** Documents tried in a preview: some seconds' work. */
const mostTried = 500
export const mostProblems = 5000
const mostRejected = 50

export async function previewImport(house: House, actor: Actor, type: string, given: Sheet, options: Options = {}): Promise<Preview> {
  const { sheet, doing, columns, mapping, drafts } = await prepared(house, actor, type, given, options)
  const problems = drafts.flatMap((draft) => [...draft.problems])
  const bad = new Set(drafts.filter((draft) => draft.problems.length > 0))
  const trying = drafts.filter((draft) => !bad.has(draft)).slice(0, mostTried)
  for (const draft of trying) {
    const refusal = await tried(house, doing, draft)
    if (refusal) { bad.add(draft); problems.push(...problemsOf(refusal, draft.rows, columns)) }
  }
  const ordered = problems.toSorted((a, b) => a.row - b.row)
  return { mapping, rows: sheet.rows.length, documents: drafts.length, good: drafts.length - bad.size, tried: trying.length, problems: ordered.slice(0, mostProblems), rejected: rejectedIn(sheet, ordered), sample: drafts.slice(0, 5).map(({ values }) => values) }
}

function rejectedIn({ headings, rows }: Sheet, problems: readonly Problem[]): Preview['rejected'] {
  const bad = new Set(problems.map(({ row }) => row))
  return rows.filter(({ at }) => bad.has(at)).slice(0, mostRejected).map(({ at, cells }) => ({ row: at, cells: Object.fromEntries(headings.flatMap((heading, column) => (heading ? [[heading, cells[column] ?? '']] : []))) }))
}

export type Prepared = { /** With its corrections. */ readonly sheet: Sheet; readonly doing: Doing; readonly columns: readonly Column[]; readonly mapping: Mapping; readonly drafts: readonly Draft[] }

/** Refuses who may not make such documents, an unknown action, a mapping that does not hold, and corrections that are none. */
export async function prepared(house: House, actor: Actor, type: string, asSent: Sheet, { mapping: given, cells, act }: Options, request?: string): Promise<Prepared> {
  const document = declaredOf(house, type)
  insist(mayMake(house.plan, document, actor))
  insist(isMapping(given) ? undefined : refuse('列的对应关系无效', 'The mapping of columns is not valid', 'mapping'))
  insist(areCells(cells) ? undefined : refuse('改正的单元格无效', 'The corrected cells are not valid', 'cells'))
  if (act !== undefined && !Object.hasOwn(document.actions, act)) throw new Refused(refuse(`没有“${act}”这个操作`, `There is no action "${act}"`, 'act'))
  const sheet = corrected(asSent, cells)
  const { columns, mapping, refusals } = mapColumns(document, sheet.headings, given)
  insist(refusals[0])
  return { sheet, doing: { document, actor, act, request }, columns, mapping, drafts: await draftsOf(house.store, house.plan, document, actor, sheet, columns) }
}

/** Mappings come from outside. */
const isMapping = (given: unknown): boolean => given === undefined
  || (typeof given === 'object' && given !== null && !Array.isArray(given) && Object.values(given).every((path) => path === null || typeof path === 'string'))
