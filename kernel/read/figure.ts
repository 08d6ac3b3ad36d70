/** Figures: a declared query, narrowed by its reader, with totals and the way down to what each row was made of. */
import { seesAny, type Actor } from '#allow'
import type { Figure, Plan, Query } from '#declare'
import type { Asks } from '#store'
import { insist, Refused, refuse, sum } from '#words'
import { compileQuery } from './compile.ts'
import { namesOf, type Refs } from './refs.ts'

export type FigureRows = { readonly columns: Figure['columns']; readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly refs: Refs; readonly totals: Readonly<Record<string, string>>; readonly asOf: string }

export async function figureRows(asks: Asks & { clock(): Date }, plan: Plan, figure: Figure, actor: Actor, narrowed: Readonly<Record<string, string>> = {}): Promise<FigureRows> {
  insist(seesAny({ access: { see: figure.see, edit: {} } }, actor) ? undefined : refuse('您无权查看该报表', 'You may not see this figure', undefined, { kind: 'not-found' }))
  const where = Object.fromEntries(Object.entries(narrowed).map(([name, value]) => {
    const by = figure.narrow?.[name]
    if (!by) throw new Refused(refuse(`不能按“${name}”筛选`, `There is no filter "${name}"`, name))
    return [by.path, value]
  }))
  const rows = await runQuery(asks, plan, { limit: 2000, ...figure.query, where: { ...figure.query.where, ...where } }, actor)
  return { columns: figure.columns, refs: await refsIn(asks, plan, figure, rows), totals: totalsIn(figure, rows), asOf: asks.clock().toISOString(), rows: rows.map((row) => ({ ...row, ...drillOf(figure, row) })) }
}

export async function runQuery(asks: Asks, plan: Plan, query: Query, actor?: Actor): Promise<Readonly<Record<string, unknown>>[]> {
  const values: unknown[] = []
  const { text } = compileQuery(plan, query, (value) => `$${values.push(value)}`, actor)
  return asks.query({ text, values })
}

function refsIn(asks: Asks, plan: Plan, figure: Figure, rows: readonly Readonly<Record<string, unknown>>[]): Promise<Refs> {
  const ids = new Map<string, Set<string>>()
  for (const [key, { to }] of Object.entries(figure.columns)) if (to) for (const row of rows) if (typeof row[key] === 'string') ids.set(to, (ids.get(to) ?? new Set()).add(row[key]))
  return namesOf(asks, plan, ids)
}

const totalsIn = ({ columns }: Figure, rows: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(columns).filter(([, { total }]) => total).map(([key]) => [key, sum(rows.map((row) => String(row[key] ?? '0')))]))

/** The address a row leads to, as a client's path. */
function drillOf({ drill }: Figure, row: Readonly<Record<string, unknown>>): { readonly drill?: string } {
  if (!drill) return {}
  const query = new URLSearchParams(Object.entries(drill.with).map(([key, said]) => [key, said.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name] ?? ''))]))
  return { drill: `${drill.document ? `/documents/${drill.document}` : '/ledger/entries'}?${query}` }
}
