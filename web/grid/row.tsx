/** One line of the grid; it rests while other lines change. */
import { memo } from 'react'
import type { DraftLine } from '../draw/draft.ts'
import { isEmptySide, isNumber } from '../draw/kinds.ts'
import { whyWrong, type LineFaults } from './faulted.ts'
import { isOpen, type Columns } from './lines.ts'
import type { LookedUp } from './looked-up.ts'
import { besideIn, shownIn, type Reader } from './shown.ts'
import { lineHeight, numberWidth, type Widths } from './widths.ts'

type Props = {
  readonly id: string; readonly at: number; readonly line: DraftLine; readonly columns: Columns; readonly widths: Widths; readonly reader: Reader
  readonly faults: LineFaults | undefined; readonly inVain: LookedUp
  /** The chosen columns; -1 to -2 where none is. */
  readonly left: number; readonly right: number
  readonly voucher: boolean
}

export const GridRow = memo(function GridRow({ id, at, line, columns, widths, reader, faults, inVain, left, right, voucher }: Props) {
  return (
    <div role="row" aria-rowindex={at + 2} className="lg-row" style={{ top: at * lineHeight }}>
      <div role="rowheader" className="lg-number" data-at={at} data-column={-1}>{at + 1}</div>
      {columns.map((column, place) => {
        const why = whyWrong(column, line[column.key], faults?.[column.key], inVain, reader)
        const chosen = place >= left && place <= right
        const text = voucher && isEmptySide(column.key, line[column.key]) ? '' : shownIn(column, line[column.key], reader)
        const beside = besideIn(column, line[column.key], reader)
        return (
          <div key={column.key} id={`${id}-${at}-${place}`} role="gridcell" aria-colindex={place + 2} aria-selected={chosen} aria-readonly={!isOpen(column)} aria-invalid={why !== undefined || undefined} title={why ?? beside}
            data-at={at} data-column={place} className={classOf(column, { chosen, wrong: why !== undefined, frozen: place < widths.frozen })} style={styleOf(widths, place)}>{text}{beside && <span className="beside">{beside}</span>}</div>
        )
      })}
    </div>
  )
})

const classOf = (column: Columns[number], is: { readonly chosen: boolean; readonly wrong: boolean; readonly frozen: boolean }): string =>
  ['lg-cell', isNumber(column) && 'num', !isOpen(column) && 'shut', is.frozen && 'frozen', is.chosen && 'chosen', is.wrong && 'wrong'].filter(Boolean).join(' ')

export const styleOf = ({ each, frozen, lefts }: Widths, place: number): { readonly width: number | undefined; readonly left?: number | undefined } =>
  (place < frozen ? { width: each[place], left: lefts[place] ?? numberWidth } : { width: each[place] })
