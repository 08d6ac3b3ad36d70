/** A sheet: its parts below each other, on its side where a table asks for it. */
import type { Part, Said, Sheet } from '../paper.ts'
import { begin, type Page } from './page.ts'
import { frame, heightOf, ink, line, set, type Pdf } from './pen.ts'
import { drawTable, wishes } from './table.ts'

const upright = 511
const size = 9

export function drawSheet(pdf: Pdf, sheet: Sheet): void {
  const widest = Math.max(0, ...sheet.parts.map((part) => ('table' in part ? wishes(pdf, part.table).reduce((sum, one) => sum + one, 0) : 0)))
  const page = begin(pdf, sheet, widest > upright * 1.25 ? 'landscape' : 'portrait')
  for (const part of sheet.parts) drawPart(pdf, page, part)
  page.finish()
}

function drawPart(pdf: Pdf, page: Page, part: Part): void {
  if ('fields' in part) drawFields(pdf, page, part.fields)
  else if ('table' in part) drawTable(pdf, page, part.table)
  else if ('prose' in part) drawProse(pdf, page, part.prose)
  else if ('amount' in part) drawAmount(pdf, page, part.amount)
  else drawGround(pdf, page, part.ground)
}

/** Label and value, two or three pairs to a row; a value that is too long for its cell takes the whole row. */
function drawFields(pdf: Pdf, page: Page, fields: readonly Said[]): void {
  set(pdf, 'plain', size)
  const across = page.width > 600 ? 3 : 2
  const label = Math.min(118, Math.max(64, ...fields.map((one) => pdf.widthOfString(one.label) + 12)))
  const cell = page.width / across
  const rows: Said[][] = []
  for (const one of fields) {
    const long = pdf.widthOfString(one.text) > (cell - label - 12) * 1.6
    const last = rows.at(-1)
    if (last && last.length < across && !long && !('whole' in last)) last.push(one)
    else rows.push(long ? Object.assign([one], { whole: true }) : [one])
  }
  for (const row of rows) {
    const wide = row.map((_, at) => (at === row.length - 1 ? page.width - cell * at : cell) - label)
    const height = Math.max(...row.map((one, at) => Math.max(heightOf(pdf, one.text, (wide[at] ?? 0) - 12), heightOf(pdf, one.label, label - 10))), pdf.currentLineHeight()) + 8
    page.room(height)
    for (const [at, one] of row.entries()) {
      const x = page.x + cell * at
      frame(pdf, { x, y: page.y, width: label, height }, { fill: ink.tint })
      frame(pdf, { x: x + label, y: page.y, width: wide[at] ?? 0, height })
      set(pdf, 'plain', size, ink.soft).text(one.label, x + 5, page.y + 4, { width: label - 10, height: height - 4 })
      set(pdf, 'plain', size).text(one.text, x + label + 6, page.y + 4, { width: (wide[at] ?? 0) - 12, height: height - 4, ellipsis: '…' })
    }
    page.y += height
  }
  page.y += 12
}

/** Text of any length, paragraph by paragraph, over as many pages as it needs. */
function drawProse(pdf: Pdf, page: Page, { label, text }: Said): void {
  page.room(34)
  set(pdf, 'bold', 10, ink.accent); line(pdf, label, page.x, page.y, page.width)
  page.y += 16
  for (const paragraph of text.split(/\r?\n/).flatMap(pieces)) {
    set(pdf, 'plain', size)
    const height = heightOf(pdf, paragraph || ' ', page.width)
    page.room(height)
    set(pdf, 'plain', size).text(paragraph, page.x, page.y, { width: page.width })
    page.y += height + 2
  }
  page.y += 10
}

/** No piece is longer than a page. */
const pieces = (paragraph: string): readonly string[] => (paragraph.length <= 1200 ? [paragraph] : (paragraph.match(/.{1,1200}/gsu) ?? []))

function drawAmount(pdf: Pdf, page: Page, said: readonly Said[]): void {
  const height = 26
  page.room(height)
  const cell = page.width / said.length
  for (const [at, { label, text }] of said.entries()) {
    const x = page.x + cell * at
    frame(pdf, { x, y: page.y, width: cell, height }, { fill: ink.tint, color: ink.rule })
    set(pdf, 'plain', 8.5, ink.soft); line(pdf, label, x + 7, page.y + 7, cell)
    const after = pdf.widthOfString(label) + 16
    set(pdf, 'bold', 10.5); line(pdf, text, x + after, page.y + 5, cell - after - 6)
  }
  page.y += height + 12
}

function drawGround(pdf: Pdf, page: Page, said: readonly Said[]): void {
  for (const [at, { label, text }] of said.entries()) {
    const whole = text ? `${label}　${text}` : label
    set(pdf, at === 0 ? 'bold' : 'plain', at === 0 ? 10 : 8)
    const height = heightOf(pdf, whole, page.width)
    page.room(height + (at === 0 ? 16 : 0))
    set(pdf, at === 0 ? 'bold' : 'plain', at === 0 ? 10 : 8, at === 0 ? ink.accent : ink.soft).text(whole, page.x, page.y, { width: page.width })
    page.y += height + 2
  }
}
