/** The pen: a PDF with the house's fonts, and the few strokes from which every paper is drawn. Lengths are points. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

export type Pdf = PDFKit.PDFDocument
export type Face = 'plain' | 'bold'
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const fontOf = (path: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${path}`)))
let fonts: Readonly<Record<Face, Buffer>> | undefined

/**
 * Pages stay open until all are drawn, since each names how many there are. No default font: pdfkit would take it for the registered one of the same
 * name, not keep that, and read the file anew at every stroke.
 */
export function blank(language: string): Pdf {
  fonts ??= { plain: fontOf('400Regular/NotoSansSC_400Regular.ttf'), bold: fontOf('600SemiBold/NotoSansSC_600SemiBold.ttf') }
  const pdf = new PDFDocument({ autoFirstPage: false, bufferPages: true, font: null as unknown as string, lang: language === 'zh' ? 'zh-CN' : 'en', displayTitle: true, margin: 0 })
  for (const [face, font] of Object.entries(fonts)) pdf.registerFont(face, font)
  return pdf
}

export const ink = { text: '#1f1f1f', soft: '#5c5c5c', rule: '#8c8c8c', hair: '#bfbfbf', tint: '#f3f4f6', accent: '#1d3f72' } as const

/** For measuring alone: there need not be a page yet. */
export const face = (pdf: Pdf, which: Face, size: number): Pdf => pdf.font(which).fontSize(size)
export const set = (pdf: Pdf, which: Face, size: number, color: string = ink.text): Pdf => face(pdf, which, size).fillColor(color)

/** One line that fits, cut short where it does not. */
export function line(pdf: Pdf, text: string, x: number, y: number, width: number, align: 'left' | 'right' | 'center' = 'left'): void {
  pdf.text(text, x, y, { width, align, height: pdf.currentLineHeight() * 1.2, ellipsis: '…', lineBreak: true })
}

/** How high text stands in a column of this width. */
export const heightOf = (pdf: Pdf, text: string, width: number): number => (text === '' ? 0 : pdf.heightOfString(text, { width }))

export function rule(pdf: Pdf, x: number, y: number, width: number, color: string = ink.rule, weight = 0.6): void {
  pdf.moveTo(x, y).lineTo(x + width, y).lineWidth(weight).strokeColor(color).stroke()
}

export function frame(pdf: Pdf, { x, y, width, height }: Box, { fill, color = ink.hair, weight = 0.5 }: { readonly fill?: string; readonly color?: string; readonly weight?: number } = {}): void {
  if (fill) pdf.rect(x, y, width, height).fillColor(fill).fill()
  pdf.rect(x, y, width, height).lineWidth(weight).strokeColor(color).stroke()
}

/** The reader's name, pale and aslant, over the whole page. */
export function watermark(pdf: Pdf, text: string): void {
  const { width, height } = pdf.page
  pdf.save()
  set(pdf, 'plain', 15, '#000000').opacity(0.07)
  const long = pdf.widthOfString(text) + 60
  pdf.rotate(-28, { origin: [width / 2, height / 2] })
  for (let y = -height / 2; y < height * 1.5; y += 92) for (let x = -width / 2 + ((y / 92) % 2) * 40; x < width * 1.5; x += long) pdf.text(text, x, y, { lineBreak: false })
  pdf.restore()
  pdf.opacity(1)
}
