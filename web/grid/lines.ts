/** Deeds on the lines of a document, each from lines to lines: pasted, cleared, filled down, put in, moved, taken out. */
import type { FieldMeta } from '#declare'
import { emptyLine, newKey, type DraftLine } from '../draw/draft.ts'
import type { Range } from './range.ts'
import { readCell } from './read.ts'
import type { Block } from './sheet.ts'

export type Lines = readonly DraftLine[]
export type Columns = readonly FieldMeta[]

/** What the house computes, and what points at a line of another document, is never typed. */
export const isOpen = ({ readOnly, kind }: FieldMeta): boolean => !readOnly && kind !== 'line'

export const keyOf = (line: DraftLine): string => line['~'] ?? line.id ?? ''

/** One cell changed; the same lines where the value is the same. */
export function withCell(lines: Lines, at: number, key: string, value: unknown): Lines {
  return lines[at] === undefined || lines[at][key] === value ? lines : lines.with(at, { ...lines[at], [key]: value })
}

/** A block from the range's first cell on, with new lines where it reaches below the last; one single cell fills the whole range. No cell is dropped but those right of the last column and those nobody types. */
export function pasted(field: FieldMeta, columns: Columns, lines: Lines, range: Range, block: Block): Lines {
  const single = block.length === 1 && block[0]?.length === 1
  if (single) return inRange(columns, lines, range, (column) => readCell(column, block[0]?.[0] ?? ''))
  const next = [...lines]
  for (const [down, cells] of block.entries()) {
    const read = cells.flatMap((text, right): [string, unknown][] => {
      const column = columns[range.left + right]
      return column && isOpen(column) ? [[column.key, readCell(column, text)]] : []
    })
    next[range.top + down] = { ...(next[range.top + down] ?? emptyLine(field)), ...Object.fromEntries(read) }
  }
  return next
}

/** Emptied cells take their first value again, if one is declared. */
export const cleared = (columns: Columns, lines: Lines, range: Range): Lines => inRange(columns, lines, range, (column) => column.initially)

/** The top line of the range into those below it; of a single line, the one above it. */
export function filledDown(columns: Columns, lines: Lines, range: Range): Lines {
  const from = lines[range.top === range.bottom ? range.top - 1 : range.top]
  return from ? inRange(columns, lines, range, (column) => from[column.key]) : lines
}

function inRange(columns: Columns, lines: Lines, range: Range, valueOf: (column: FieldMeta) => unknown): Lines {
  const open = columns.slice(range.left, range.right + 1).filter(isOpen)
  return lines.map((line, at) => (at < range.top || at > range.bottom ? line : { ...line, ...Object.fromEntries(open.map((column) => [column.key, valueOf(column)])) }))
}

export const withNew = (field: FieldMeta, lines: Lines, at: number): Lines => lines.toSpliced(at, 0, emptyLine(field))

/** The lines of the range once more below them; a copy is a line of its own. */
export const withCopies = (lines: Lines, { top, bottom }: Range): Lines =>
  lines.toSpliced(bottom + 1, 0, ...lines.slice(top, bottom + 1).map(({ id: _id, ...line }) => ({ ...line, '~': newKey() })))

export const without = (lines: Lines, { top, bottom }: Range): Lines => lines.toSpliced(top, bottom - top + 1)

/** The lines of the range one place up or down; the same lines at the edge. */
export function moved(lines: Lines, { top, bottom }: Range, by: 1 | -1): Lines {
  const neighbour = lines[by < 0 ? top - 1 : bottom + 1]
  if (!neighbour) return lines
  const block = lines.slice(top, bottom + 1)
  return by < 0 ? lines.toSpliced(top - 1, block.length + 1, ...block, neighbour) : lines.toSpliced(top, block.length + 1, neighbour, ...block)
}
