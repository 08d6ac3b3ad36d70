/** An accounting voucher on paper of 240 by 140 millimetres: six lines to a page, the sums on its last. */
import type { VoucherPaper } from '../paper.ts'
import { word } from '../words.ts'
import { frame, heightOf, ink, line, rule, set, watermark, type Pdf } from './pen.ts'

const [paperWidth, paperHeight] = [680.3, 396.9]
const side = 40
const width = paperWidth - side * 2
const perPage = 6
const [top, headHeight, rowHeight] = [104, 24, 27]
const wide = [0.27, 0.37, 0.18, 0.18].map((share) => share * width)

export function drawVoucher(pdf: Pdf, voucher: VoucherPaper): void {
  const pages = Math.max(1, Math.ceil(voucher.rows.length / perPage))
  for (let at = 0; at < pages; at++) drawPage(pdf, voucher, at, pages)
}

function drawPage(pdf: Pdf, voucher: VoucherPaper, at: number, of: number): void {
  pdf.addPage({ size: [paperWidth, paperHeight], margin: 0 })
  head(pdf, voucher, at, of)
  row(pdf, top, headHeight, voucher.columns, 'bold', ['center', 'center', 'center', 'center'], ink.tint)
  const rows = voucher.rows.slice(at * perPage, (at + 1) * perPage)
  for (let index = 0; index < perPage; index++) row(pdf, top + headHeight + index * rowHeight, rowHeight, rows[index] ?? ['', '', '', ''], 'plain', ['left', 'left', 'right', 'right'])
  const y = top + headHeight + perPage * rowHeight
  sums(pdf, voucher, y, at === of - 1)
  frame(pdf, { x: side, y: top, width, height: headHeight + (perPage + 1) * rowHeight }, { color: ink.text, weight: 1 })
  signatures(pdf, voucher, y + rowHeight + 10)
  if (voucher.watermark) watermark(pdf, voucher.watermark)
}

function head(pdf: Pdf, { title, company, date, word: numbered, attached, language, stamp }: VoucherPaper, at: number, of: number): void {
  set(pdf, 'bold', 19); line(pdf, title, side, 30, width, 'center')
  const long = pdf.widthOfString(title) + 24
  for (const y of [58, 60.4]) rule(pdf, (paperWidth - long) / 2, y, long, ink.text, 0.7)
  set(pdf, 'plain', 9.5)
  line(pdf, date, side, 66, width, 'center')
  line(pdf, `${word('unit', language)}${company}`, side, 84, width * 0.6)
  line(pdf, `${numbered}${of > 1 ? word('voucher-page', language, at + 1, of) : ''}`, side, 84, width, 'right')
  line(pdf, attached, side, 66, width, 'right')
  if (stamp) { set(pdf, 'plain', 9, ink.soft); line(pdf, stamp, side, 66, width * 0.4) }
}

type Align = 'left' | 'right' | 'center'

function row(pdf: Pdf, y: number, height: number, cells: readonly string[], face: 'plain' | 'bold', aligns: readonly Align[], fill?: string): void {
  let x = side
  for (const [at, cell] of cells.entries()) {
    const across = wide[at] ?? 0
    frame(pdf, { x, y, width: across, height }, { color: ink.rule, ...(fill ? { fill } : {}) })
    text(pdf, cell, { x, y, width: across, height }, face, aligns[at] ?? 'left')
    x += across
  }
}

/** In the middle of its cell; in smaller letters where two lines are needed. */
function text(pdf: Pdf, said: string, { x, y, width: across, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, face: 'plain' | 'bold', align: Align): void {
  const inner = across - 10
  set(pdf, face, 9)
  if (pdf.widthOfString(said) > inner) set(pdf, face, 7.5)
  const tall = Math.min(heightOf(pdf, said, inner), height - 2)
  pdf.text(said, x + 5, y + (height - tall) / 2, { width: inner, height: height - 2, align, ellipsis: '…' })
}

function sums(pdf: Pdf, { sums: [label, debit, credit] }: VoucherPaper, y: number, isLast: boolean): void {
  const first = (wide[0] ?? 0) + (wide[1] ?? 0)
  frame(pdf, { x: side, y, width: first, height: rowHeight }, { color: ink.rule, fill: ink.tint })
  text(pdf, isLast ? label : '', { x: side, y, width: first, height: rowHeight }, 'bold', 'left')
  for (const [at, said] of [debit, credit].entries()) {
    const box = { x: side + first + (wide[2] ?? 0) * at, y, width: wide[2] ?? 0, height: rowHeight }
    frame(pdf, box, { color: ink.rule, fill: ink.tint })
    text(pdf, isLast ? said : '', box, 'bold', 'right')
  }
}

function signatures(pdf: Pdf, { signatures: said, printed }: VoucherPaper, y: number): void {
  const cell = width / said.length
  set(pdf, 'plain', 9)
  for (const [at, { label, text: name }] of said.entries()) line(pdf, `${label}：${name}`, side + cell * at, y, cell)
  set(pdf, 'plain', 7, ink.soft)
  line(pdf, printed, side, paperHeight - 26, width, 'right')
}
