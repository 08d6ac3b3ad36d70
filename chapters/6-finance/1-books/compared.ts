/** A statement beside itself at another time: the year's beginning, the year so far, the same months of the year before (CAS 30 art. 12, CAS 32 art. 5). */
import { isZero, sum, type Decimal, type Label } from '#words'
import type { AccountAmount } from './statements.ts'

type Line = { readonly key: string; readonly amount: Decimal; /** Left out where it stands at nothing in every column. */ readonly quiet?: boolean }
export type Column<R extends Line> = { readonly label: Label; readonly rows: readonly R[] }
export type Compared<R extends Line> = { readonly columns: readonly Label[]; readonly rows: readonly (Omit<R, 'amount' | 'quiet'> & { readonly amounts: readonly Decimal[] })[] }

/** The lines of the first column, each with its amount in every column. */
export function compared<R extends Line>(columns: readonly Column<R>[]): Compared<R> {
  const amounts = columns.map(({ rows }) => new Map(rows.map(({ key, amount }) => [key, amount])))
  const rows = (columns[0]?.rows ?? []).flatMap(({ amount: _, quiet, ...row }) => {
    const across = amounts.map((column) => column.get(row.key) ?? '0')
    return quiet && across.every((one) => isZero(one)) ? [] : [{ ...row, amounts: across }]
  })
  return { columns: columns.map(({ label }) => label), rows }
}

export type Span = { readonly label: Label; readonly from: string; readonly to: string }

/** Months `YYYY-MM` that a statement of what went on tells: those asked for, the year so far where that is more, and the same months a year before. */
export function spans(from: string, to: string): readonly Span[] {
  const january = `${to.slice(0, 4)}-01`
  return [
    { label: ['本期金额', 'This period'], from, to },
    ...(from > january ? [{ label: ['本年累计', 'Year to date'] as const, from: january, to }] : []),
    { label: ['上年同期', 'A year before'], from: yearBefore(from), to: yearBefore(to) },
  ]
}
const yearBefore = (month: string): string => `${String(Number(month.slice(0, 4)) - 1).padStart(4, '0')}${month.slice(4)}`

/** What accounts stood at when the year began: the year before carried on, and what a house that opened its books within the year began with. */
export const yearBegan = (carried: readonly AccountAmount[], opened: readonly AccountAmount[]): readonly AccountAmount[] =>
  [...Map.groupBy([...carried, ...opened], ({ account }) => account)].map(([account, all]) => ({ account, net: sum(all.map(({ net }) => net)) }))
