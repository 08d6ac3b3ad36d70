/** Figures: a declared query, narrowed by its reader, with totals and the way down to what each row was made of. */
import { readableBooks, seesAny, type Actor } from '#allow'
import { mainBook, type Condition, type Figure, type Grant, type Plan, type Query } from '#declare'
import type { Asks } from '#store'
import { dayOf, insist, Refused, refuse } from '#words'
import { compileQuery, outward, rowJson, type Compiled } from './compile.ts'
import { rangeOf } from './filter.ts'
import { linesIn } from './condition.ts'
import { Paths, zone } from './path.ts'
import { namesOf, type Refs } from './refs.ts'

export type FigureRow = Readonly<Record<string, unknown>> & { readonly drill?: string }
export type FigureRows = { readonly columns: Figure['columns']; readonly rows: readonly FigureRow[]; readonly refs: Refs; readonly totals: Readonly<Record<string, string>>; readonly asOf: string }

/** Rows shown when the figure does not say how many; totals are over all of them. */
const shown = 2000

/** `narrowed` are the reader's own conditions by the names the figure declares: `name`, `name.from`, `name.to`. */
export async function figureRows(asks: Asks & { clock(): Date }, plan: Plan, figure: Figure, actor: Actor, narrowed: Readonly<Record<string, string>> = {}): Promise<FigureRows> {
  insist(seesAny({ access: { see: figure.see, edit: {} } }, actor) ? undefined : refuse('没有这个报表，或您无权查看', 'There is no such figure, or you may not see it', undefined, { kind: 'not-found' }))
  const { book, ...own } = narrowed
  const where = { ...figure.query.where, ...narrowing(plan, figure, own) }
  const values: unknown[] = []
  const { limit = shown, ...query } = figure.query
  const compiled = compileQuery({ plan, values, actor, see: figure.see, today: dayOf(asks.clock(), zone), ...(actor.book ? { books: [ofBook(figure, actor, book)] } : {}) }, { ...query, where })
  const [found] = await asks.query<{ rows: readonly FigureRow[]; totals: Readonly<Record<string, string>> }>({ values, text: figureSql(figure, compiled, limit) })
  const rows = found?.rows ?? []
  return {
    columns: figure.columns, refs: await refsIn(asks, plan, figure, rows, actor), totals: found?.totals ?? {}, asOf: asks.clock().toISOString(),
    rows: rows.map((row) => ({ ...row, ...drillOf(figure, row) })),
  }
}

/** The rows of a query; with an actor, only what they may see. `see` grants more of a journal than the documents its rows point at; of what is one company's own, `books` says whose. */
export async function runQuery<T extends object = Readonly<Record<string, unknown>>>(asks: Asks, plan: Plan, query: Query<T>, actor?: Actor, see?: readonly Grant[], books?: readonly string[]): Promise<readonly T[]> {
  const values: unknown[] = []
  const { text, types } = compileQuery({ plan, values, actor, see, books }, query)
  const found = await asks.query<{ row: T }>({ text: `select ${rowJson(types, 'q')} as row from (${text}) q`, values })
  return found.map(({ row }) => row)
}

/** The company it is measured for: the reader's own, or the one they ask for and may see as much of. */
function ofBook({ see }: Figure, actor: Actor, asked: string = actor.book ?? mainBook): string {
  const companies = readableBooks({ access: { see, edit: {}, company: true }, actions: {} }, actor)
  insist(asked === actor.book || companies.includes(asked) ? undefined : refuse('没有这本账簿，或您无权查看', 'There is no such book, or you may not read it', 'book', { kind: 'not-found' }))
  return asked
}

function figureSql(figure: Figure, { text, types }: Compiled, limit: number): string {
  const totals = Object.entries(figure.columns).filter(([key, { total }]) => total && types[key]).map(([key]) => `'${key}', ${outward(`coalesce(sum(q."${key}"), 0)`, 'numeric')}`)
  return `with found as materialized (${text})
    select (select coalesce(json_agg(${rowJson(types, 'q')}), '[]'::json) from (select * from found limit ${Math.trunc(limit)}) q) as rows,
      ${totals.length === 0 ? `'{}'::json` : `(select json_build_object(${totals.join(', ')}) from found q)`} as totals`
}

function narrowing(plan: Plan, figure: Figure, narrowed: Readonly<Record<string, string>>): Readonly<Record<string, Condition>> {
  const paths = new Paths({ plan, values: [] }, figure.query)
  const conditions: Record<string, Condition> = {}
  for (const [asked, value] of Object.entries(narrowed)) {
    const name = asked.replace(/\.(from|to)$/, '')
    const by = figure.narrow && (Object.hasOwn(figure.narrow, asked) ? figure.narrow[asked] : Object.hasOwn(figure.narrow, name) ? figure.narrow[name] : undefined)
    if (!by) throw new Refused(refuse(`不能按“${asked}”筛选`, `There is no filter "${asked}"`, asked))
    const lines = linesIn({ plan, values: [] }, figure.query.source, by.path)
    const found = lines ? new Paths({ plan, values: [] }, { source: lines }).find(by.path.slice(lines.lines.length + 1)) : paths.find(by.path)
    conditions[by.path] = rangeOf(conditions[by.path], asked, found, value)
  }
  return conditions
}

function refsIn(asks: Asks, plan: Plan, figure: Figure, rows: readonly FigureRow[], actor: Actor): Promise<Refs> {
  const ids = new Map<string, Set<string>>()
  for (const [key, { to }] of Object.entries(figure.columns)) if (to) for (const row of rows) if (typeof row[key] === 'string') ids.set(to, (ids.get(to) ?? new Set()).add(row[key]))
  return namesOf(asks, plan, ids, actor)
}

/** The address a row leads to, as a client's path; a parameter whose value is nothing is left out. */
function drillOf({ drill }: Figure, row: FigureRow): { readonly drill?: string } {
  if (!drill) return {}
  const said = Object.entries(drill.with).map(([key, text]) => [key, text.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name] ?? ''))] as [string, string])
  return { drill: `${drill.document ? `/documents/${drill.document}` : '/ledger/entries'}?${new URLSearchParams(said.filter(([, value]) => value !== ''))}` }
}
