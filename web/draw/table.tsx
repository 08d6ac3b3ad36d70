/** One table for everything: aligned numbers, a head that stays, rows that lead somewhere. */
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import { useSizing, widest, type Sizing } from './widths.ts'

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

export function Table<R>({ label, columns, rows, rowKey, sorting, onSort, totals, rowClass, sizing }: {
  label: string; columns: readonly Column<R>[]; rows: readonly R[]; rowKey: (row: R, at: number) => string
  sorting?: Sorting | undefined; onSort?: ((sorting: Sorting) => void) | undefined; totals?: boolean; rowClass?: (row: R) => string | undefined
  /** Columns whose edges can be drawn, the first of them frozen. */
  sizing?: Sizing | undefined
}) {
  const { t } = useWords()
  const { shown, edge } = useSizing(sizing ?? unsized)
  const table = useFrozen(sizing?.frozen ?? 0)
  return (
    <div className="table-box" role="region" aria-label={label} tabIndex={0}>
      <table ref={table} className="table">
        <thead><tr>{columns.map((column) => <Head key={column.key} column={column} sorting={sorting} onSort={onSort} width={shown[column.key]} edge={sizing && !column.slim && <i role="separator" aria-orientation="vertical" tabIndex={0} className="edge" aria-label={sizing.label(column.key)} aria-valuemin={0} aria-valuemax={widest} aria-valuenow={shown[column.key] ?? 0} {...edge(column.key)} />} />)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={rowKey(row, at)} className={rowClass?.(row)}>
              {columns.map((column) => <td key={column.key} className={cellClass(column, shown)}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
        {totals && <tfoot><tr>{columns.map((column, at) => <td key={column.key} className={cellClass(column)}>{column.total ?? (at === 0 ? t('total') : null)}</td>)}</tr></tfoot>}
      </table>
    </div>
  )
}

const unsized = { widths: {}, keep: () => undefined }

/** The first columns stay while the others scroll; where each begins is measured, since widths follow what stands in them. */
function useFrozen(count: number) {
  const table = useRef<HTMLTableElement>(null)
  useLayoutEffect(() => {
    if (!table.current) return
    table.current.dataset['frozen'] = String(count)
    if (count === 0) return
    const heads = [...table.current.querySelectorAll<HTMLElement>('thead th')]
    const lefts = heads.slice(0, count).map((_, at) => heads.slice(0, at).reduce((sum, one) => sum + one.offsetWidth, 0))
    lefts.forEach((left, at) => table.current?.style.setProperty(`--left-${at + 1}`, `${left}px`))
  })
  return table
}

function Head<R>({ column, sorting, onSort, width, edge }: { column: Column<R>; sorting: Sorting | undefined; onSort: ((sorting: Sorting) => void) | undefined; width: number | undefined; edge: ReactNode }) {
  const sorted = sorting?.by === column.key
  const order = sorted ? (sorting.down ? 'descending' : 'ascending') : undefined
  const style = width === undefined ? undefined : { width, minWidth: width, maxWidth: width }
  if (!column.sorts || !onSort) return <th scope="col" className={cellClass(column)} style={style}>{column.label}{edge}</th>
  return (
    <th scope="col" aria-sort={order} className={cellClass(column)} style={style}>
      <button type="button" onClick={() => onSort({ by: column.key, down: sorted && !sorting.down })}>
        {column.label}{sorted && (sorting.down ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
      </button>{edge}
    </th>
  )
}

const cellClass = <R,>({ key, number, wide, slim }: Column<R>, sized: Readonly<Record<string, number>> = {}): string | undefined => [number && 'num', wide && 'wide', slim && 'slim', sized[key] !== undefined && 'sized'].filter(Boolean).join(' ') || undefined
