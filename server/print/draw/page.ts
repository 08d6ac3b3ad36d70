/** A4 pages of one sheet: its head on each, full on the first and slim on the next; at the foot who printed it, and page x of y. */
import type { Sheet } from '../paper.ts'
import { word } from '../words.ts'
import { ink, line, rule, set, watermark, type Pdf } from './pen.ts'

const side = 42
const footAt = 34

/** Where drawing stands on the current page. */
export type Page = { readonly x: number; readonly width: number; readonly bottom: number; y: number; next(): void; /** Begins a page when so much does not fit any more. */ room(height: number): void; finish(): void }

export function begin(pdf: Pdf, sheet: Sheet, layout: 'portrait' | 'landscape'): Page {
  const from = pdf.bufferedPageRange().count
  const add = () => { pdf.addPage({ size: 'A4', layout, margin: 0 }) }
  add()
  const { width: whole, height } = pdf.page
  const width = whole - side * 2
  const page: Page = {
    x: side, width, bottom: height - footAt - 18, y: fullHead(pdf, sheet, width),
    next: () => { add(); page.y = slimHead(pdf, sheet, width) },
    room: (needed) => { if (page.y + needed > page.bottom) page.next() },
    finish: () => {
      const { count } = pdf.bufferedPageRange()
      for (let at = from; at < count; at++) { pdf.switchToPage(at); foot(pdf, sheet, width, at - from + 1, count - from) }
    },
  }
  return page
}

function fullHead(pdf: Pdf, { company, title, number, span, state, language }: Sheet, width: number): number {
  const called = `${word(span ? 'span' : 'number', language)}  `
  set(pdf, 'plain', 10.5, ink.soft); line(pdf, company, side, 36, width, 'center')
  set(pdf, 'bold', 19); line(pdf, title, side, 52, width, 'center')
  rule(pdf, side, 84, width, ink.accent, 1.4)
  set(pdf, 'plain', 9, ink.soft)
  if (number) { line(pdf, called, side, 91, width); const after = pdf.widthOfString(called); set(pdf, 'bold', 9); line(pdf, number, side + after, 91, width / 2) }
  if (state) { set(pdf, 'bold', 9, ink.accent); const long = pdf.widthOfString(state); line(pdf, state, side + width - long - 1, 91, long + 1, 'right'); set(pdf, 'plain', 9, ink.soft); line(pdf, word('state', language), side, 91, width - long - 8, 'right') }
  return 112
}

function slimHead(pdf: Pdf, { company, title, number }: Sheet, width: number): number {
  set(pdf, 'plain', 8.5, ink.soft)
  line(pdf, company, side, 34, width / 2); line(pdf, `${title}  ${number}`, side + width / 2, 34, width / 2, 'right')
  rule(pdf, side, 50, width, ink.accent, 0.8)
  return 60
}

function foot(pdf: Pdf, { printed, language, watermark: reader }: Sheet, width: number, at: number, of: number): void {
  const y = pdf.page.height - footAt
  rule(pdf, side, y - 6, width, ink.hair, 0.5)
  set(pdf, 'plain', 7.5, ink.soft)
  line(pdf, printed, side, y, width / 2); line(pdf, word('page', language, at, of), side + width / 2, y, width / 2, 'right')
  if (reader) watermark(pdf, reader)
}
