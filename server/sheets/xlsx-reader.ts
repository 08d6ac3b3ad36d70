/** The first sheet of a workbook, row by row, as text: numbers in plain digits, days as days, cells with or without an address. */
import { Decimal } from 'decimal.js'
import { attribute, broken, openWorkbook, richText, unescaped, type Workbook } from './xlsx-parts.ts'

export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<{ readonly at: number; readonly cells: readonly string[] }> {
  const book = await openWorkbook(bytes).catch((error: unknown) => { throw error instanceof Error ? error : broken() })
  let before = 0
  for await (const { attributes, inner } of rowsOf(book.sheet)) {
    const at = Number(attribute(attributes, 'r') ?? before + 1)
    before = at
    const cells = cellsOf(inner, book)
    if (cells.some((cell) => cell.trim() !== '')) yield { at, cells }
  }
}

/** Rows found in the sheet's text a piece at a time; other work goes on between pieces. */
async function* rowsOf(sheet: Uint8Array, size = 262_144): AsyncGenerator<{ readonly attributes: string; readonly inner: string }> {
  const decoder = new TextDecoder()
  let text = ''
  for (let at = 0; at < sheet.length; at += size) {
    text += decoder.decode(sheet.subarray(at, at + size), { stream: at + size < sheet.length })
    let taken = 0
    for (const found of text.matchAll(/<(?:\w+:)?row(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)) {
      taken = found.index + found[0].length
      yield { attributes: found[1] ?? '', inner: found[2] ?? '' }
    }
    text = text.slice(taken)
    await new Promise((go) => setImmediate(go))
  }
}

/** A cell says its column, or it stands right of the one before: both are lawful. */
function cellsOf(inner: string, book: Workbook): readonly string[] {
  const cells: string[] = []
  for (const [, attributes = '', content = ''] of inner.matchAll(/<(?:\w+:)?c(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const named = /^([A-Z]{1,3})\d+$/.exec(attribute(attributes, 'r') ?? '')?.[1]
    const at = named ? [...named].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : cells.length
    while (cells.length < at) cells.push('')
    cells[at] = cellText(attributes, content, book)
  }
  return cells
}

function cellText(attributes: string, content: string, { texts, days, from1904 }: Workbook): string {
  const type = attribute(attributes, 't') ?? 'n'
  if (type === 'inlineStr') return richText(content)
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1]
  if (value === undefined) return ''
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'd') return unescaped(value).replace(/T00:00:00(\.0+)?Z?$/, '')
  if (type !== 'n') return unescaped(value)
  const kind = days[Number(attribute(attributes, 's') ?? '0')]
  return kind ? dayText(Number(value) + (from1904 ? 1462 : 0), kind) : digitsOf(value)
}

/** Fifteen digits are what a spreadsheet holds; 0.30000000000000004 was 0.3 to whoever typed it. */
function digitsOf(value: string): string {
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(value.trim())) return value
  return new Decimal(value.trim()).toSignificantDigits(15).toFixed()
}

function dayText(serial: number, kind: 'day' | 'time'): string {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return String(serial)
  if (serial < 1) return new Date(Math.round(serial * 86_400) * 1000).toISOString().slice(11, 19)
  const said = new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + Math.round(serial * 86_400) * 1000).toISOString()
  return kind === 'day' && Number.isInteger(serial) ? said.slice(0, 10) : said.slice(0, 19).replace('T00:00:00', '')
}
