/** One table for everything: aligned numbers, a head that stays, rows that lead somewhere. */
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'

export type Column<R> = {
  readonly key: string
  readonly label: ReactNode
  readonly cell: (row: R) => ReactNode
  /** Numbers stand right. */
  readonly number?: boolean
  readonly sorts?: boolean
  readonly total?: ReactNode
  readonly wide?: boolean
  /** As narrow as it can be. */
  readonly slim?: boolean
}
export type Sorting = { readonly by: string; readonly down: boolean }

export function Table<R>({ label, columns, rows, rowKey, sorting, onSort, totals, rowClass }: {
  label: string; columns: readonly Column<R>[]; rows: readonly R[]; rowKey: (row: R, at: number) => string
  sorting?: Sorting | undefined; onSort?: ((sorting: Sorting) => void) | undefined; totals?: boolean; rowClass?: (row: R) => string | undefined
}) {
  const { t } = useWords()
  return (
    <div className="table-box" role="region" aria-label={label} tabIndex={0}>
      <table className="table">
        <thead><tr>{columns.map((column) => <Head key={column.key} column={column} sorting={sorting} onSort={onSort} />)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={rowKey(row, at)} className={rowClass?.(row)}>
              {columns.map((column) => <td key={column.key} className={cellClass(column)}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
        {totals && <tfoot><tr>{columns.map((column, at) => <td key={column.key} className={cellClass(column)}>{column.total ?? (at === 0 ? t('total') : null)}</td>)}</tr></tfoot>}
      </table>
    </div>
  )
}

function Head<R>({ column, sorting, onSort }: { column: Column<R>; sorting: Sorting | undefined; onSort: ((sorting: Sorting) => void) | undefined }) {
  const sorted = sorting?.by === column.key
  const order = sorted ? (sorting.down ? 'descending' : 'ascending') : undefined
  if (!column.sorts || !onSort) return <th scope="col" className={cellClass(column)}>{column.label}</th>
  return (
    <th scope="col" aria-sort={order} className={cellClass(column)}>
      <button type="button" onClick={() => onSort({ by: column.key, down: sorted && !sorting.down })}>
        {column.label}{sorted && (sorting.down ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
      </button>
    </th>
  )
}

const cellClass = <R,>({ number, wide, slim }: Column<R>): string | undefined => [number && 'num', wide && 'wide', slim && 'slim'].filter(Boolean).join(' ') || undefined
