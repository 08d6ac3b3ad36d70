/** What a figure's chart shows: one bar for each thing of its first column, its numbers of one kind as the series. */
import type { FieldKind } from '#declare'
import { added } from '../draw/total.ts'

type Row = Readonly<Record<string, unknown>> & { readonly drill?: string | null }
type Columns = Readonly<Record<string, { readonly kind: FieldKind; readonly total?: boolean }>>
/** `at` are the rows it was added up from: with one alone the bar leads where that row leads. */
export type Bar = { readonly of: string; readonly values: readonly string[]; readonly at: readonly number[] }
export type Bars = { readonly by: string; readonly series: readonly string[]; readonly bars: readonly Bar[]; readonly all: number }

const counted: ReadonlySet<FieldKind> = new Set<FieldKind>(['money', 'quantity', 'integer'])

/** Nothing where there is no number to draw, or fewer than two things to compare. */
export function barsOf(rows: readonly Row[], columns: Columns, most = 20): Bars | undefined {
  const keys = Object.keys(columns)
  const by = keys.find((key) => !counted.has(columns[key]?.kind as FieldKind) && columns[key]?.kind !== 'rate')
  const numbers = keys.filter((key) => counted.has(columns[key]?.kind as FieldKind))
  // Money and pieces share no axis: what is added up at the foot of the table leads.
  const kind = columns[numbers.findLast((key) => columns[key]?.total) ?? numbers[0] ?? '']?.kind
  const series = numbers.filter((key) => columns[key]?.kind === kind)
  if (by === undefined || series.length === 0) return undefined
  const groups = [...Map.groupBy(rows.map((row, at) => ({ row, at })), ({ row }) => String(row[by] ?? ''))]
  if (groups.length < 2) return undefined
  const all = groups.map(([of, found]): Bar => ({ of, at: found.map(({ at }) => at), values: series.map((key) => added(found.map(({ row }) => String(row[key] ?? '0')))) }))
  // Things have no order of their own: the largest come first. Days, months and words keep theirs.
  const bars = columns[by]?.kind === 'ref' ? all.toSorted((a, b) => Number(b.values[0]) - Number(a.values[0])) : all
  return { by, series, bars: bars.slice(0, most), all: all.length }
}
