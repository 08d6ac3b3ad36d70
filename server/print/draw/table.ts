/** A table over as many pages as it needs, its head on each; columns as wide as what stands in them asks for. */
import type { Column, Table } from '../paper.ts'
import type { Page } from './page.ts'
import { face, frame, heightOf, ink, line, rule, set, type Face, type Pdf } from './pen.ts'

const size = 8.5
const padX = 4
const padY = 3.6
const narrowest = 26
const widest = 190

/** How wide each column would like to be: its longest text on one line, up to a limit. */
export function wishes(pdf: Pdf, { columns, rows, sums }: Table): readonly number[] {
  return columns.map(({ label }, at) => {
    face(pdf, 'bold', size)
    const inBold = [label, sums?.[at] ?? ''].map((text) => pdf.widthOfString(text))
    face(pdf, 'plain', size)
    return Math.min(widest, Math.max(narrowest, ...inBold, ...rows.slice(0, 200).map((row) => pdf.widthOfString(row[at] ?? ''))) + padX * 2 + 1)
  })
}

/** Shared out so that they fill the width: numbers keep what they wish for, texts grow or shrink. */
function widths(pdf: Pdf, table: Table, width: number): readonly number[] {
  const wished = wishes(pdf, table)
  const rigid = table.columns.map(({ number }, at) => Boolean(number) || (wished[at] ?? 0) < 40)
  const over = width - wished.reduce((sum, one) => sum + one, 0)
  const soft = wished.reduce((sum, one, at) => sum + (rigid[at] ? 0 : one), 0)
  if (soft > 0 && soft + over >= soft * 0.4) return wished.map((one, at) => (rigid[at] ? one : one + (over * one) / soft))
  const scale = width / (width - over)
  return wished.map((one) => one * scale)
}

export function drawTable(pdf: Pdf, page: Page, table: Table): void {
  const { heading, columns, rows, sums } = table
  const wide = widths(pdf, table, page.width)
  const most = page.bottom - 120
  const heights = rows.map((row) => Math.min(most, heightOfRow(pdf, row, wide, 'plain')))
  const headHeight = heightOfRow(pdf, columns.map(({ label }) => label), wide, 'bold')
  page.room((heading ? 18 : 0) + headHeight + (heights[0] ?? 0))
  if (heading) { set(pdf, 'bold', 10, ink.accent); line(pdf, heading, page.x, page.y, page.width); page.y += 17 }
  const head = () => { drawRow(pdf, page, columns.map(({ label }) => label), columns, wide, headHeight, 'bold', ink.tint); rule(pdf, page.x, page.y - headHeight, page.width, ink.rule, 0.8) }
  head()
  for (const [at, row] of rows.entries()) {
    const height = heights[at] as number
    if (page.y + height > page.bottom) { page.next(); head() }
    drawRow(pdf, page, row, columns, wide, height, 'plain')
  }
  if (sums) {
    const height = heightOfRow(pdf, sums, wide, 'bold')
    if (page.y + height > page.bottom) { page.next(); head() }
    drawRow(pdf, page, sums, columns, wide, height, 'bold', ink.tint)
  }
  rule(pdf, page.x, page.y, page.width, ink.rule, 0.8)
  page.y += 12
}

function heightOfRow(pdf: Pdf, cells: readonly string[], wide: readonly number[], which: Face): number {
  face(pdf, which, size)
  return Math.max(pdf.currentLineHeight(), ...cells.map((cell, at) => heightOf(pdf, cell, (wide[at] ?? 0) - padX * 2))) + padY * 2
}

function drawRow(pdf: Pdf, page: Page, cells: readonly string[], columns: readonly Column[], wide: readonly number[], height: number, which: Face, fill?: string): void {
  let { x } = page
  for (const [at, column] of columns.entries()) {
    const width = wide[at] ?? 0
    frame(pdf, { x, y: page.y, width, height }, fill ? { fill } : {})
    set(pdf, which, size)
    pdf.text(cells[at] ?? '', x + padX, page.y + padY, { width: width - padX * 2, height: height - padY, align: column.number ? 'right' : 'left', ellipsis: '…' })
    x += width
  }
  page.y += height
}
