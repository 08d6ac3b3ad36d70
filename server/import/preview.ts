/** What an import would do: columns mapped, cells read, documents tried through the spine and rolled back. */
import { declaredOf, type House } from '#act'
import { mayMake, type Actor } from '#allow'
import { insist, Refused, refuse } from '#words'
import type { Sheet } from '../sheets/index.ts'
import { draftsOf, type Draft } from './drafts.ts'
import { mapColumns, type Column, type Mapping } from './mapping.ts'
import { tried, type Doing } from './one.ts'
import { problemsOf, type Problem } from './places.ts'

export type Options = {
  readonly mapping?: Mapping
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
  /** Values of the first documents, as they would be made. */
  readonly sample: readonly Readonly<Record<string, unknown>>[]
}

/** Documents tried in a preview: some seconds' work. */
const mostTried = 500
export const mostProblems = 5000

export async function previewImport(house: House, actor: Actor, type: string, sheet: Sheet, options: Options = {}): Promise<Preview> {
  const { doing, columns, mapping, drafts } = await prepared(house, actor, type, sheet, options)
  const problems = drafts.flatMap((draft) => [...draft.problems])
  const bad = new Set(drafts.filter((draft) => draft.problems.length > 0))
  const trying = drafts.filter((draft) => !bad.has(draft)).slice(0, mostTried)
  for (const draft of trying) {
    const refusal = await tried(house, doing, draft)
    if (refusal) { bad.add(draft); problems.push(...problemsOf(refusal, draft.rows, columns)) }
  }
  const ordered = problems.toSorted((a, b) => a.row - b.row)
  return { mapping, rows: sheet.rows.length, documents: drafts.length, good: drafts.length - bad.size, tried: trying.length, problems: ordered.slice(0, mostProblems), sample: drafts.slice(0, 5).map(({ values }) => values) }
}

export type Prepared = { readonly doing: Doing; readonly columns: readonly Column[]; readonly mapping: Mapping; readonly drafts: readonly Draft[] }

/** Refuses who may not make such documents, an unknown action, and a mapping that does not hold. */
export async function prepared(house: House, actor: Actor, type: string, sheet: Sheet, { mapping: given, act }: Options, request?: string): Promise<Prepared> {
  const document = declaredOf(house, type)
  insist(mayMake(house.plan, document, actor))
  insist(isMapping(given) ? undefined : refuse('列的对应关系无效', 'The mapping of columns is not valid', 'mapping'))
  if (act !== undefined && !Object.hasOwn(document.actions, act)) throw new Refused(refuse(`没有“${act}”这个操作`, `There is no action "${act}"`, 'act'))
  const { columns, mapping, refusals } = mapColumns(document, sheet.headings, given)
  insist(refusals[0])
  return { doing: { document, actor, act, request }, columns, mapping, drafts: await draftsOf(house.store, house.plan, document, actor, sheet, columns) }
}

/** Mappings come from outside. */
const isMapping = (given: unknown): boolean => given === undefined
  || (typeof given === 'object' && given !== null && !Array.isArray(given) && Object.values(given).every((path) => path === null || typeof path === 'string'))
