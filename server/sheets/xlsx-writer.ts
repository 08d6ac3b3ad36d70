/** A workbook of one sheet, written while its rows come: inline text, exact numbers, real days, never a formula. */
import { Zip, ZipDeflate, ZipPassThrough, strToU8 } from 'fflate'
import type { Cell, SheetWriter, Write } from './cell.ts'
import { looksLikeFormula } from './plain.ts'

/** Rows gathered before they are compressed: few enough that other requests do not wait. */
const gathered = 50

export function xlsxWriter(write: Write, { title, widths }: { readonly title: string; readonly widths: readonly number[] }): SheetWriter {
  const out: Uint8Array[] = []
  const zip = new Zip((error, bytes) => { if (error) throw error; out.push(bytes) })
  for (const [path, text] of Object.entries(frame(title))) {
    const part = new ZipPassThrough(path)
    zip.add(part)
    part.push(strToU8(text), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 2 })
  zip.add(sheet)
  let waiting: string[] = [head(widths)]
  let rows = 0
  const press = () => { sheet.push(strToU8(waiting.join(''))); waiting = [] }
  const flush = async () => { press(); for (const bytes of out.splice(0)) await write(bytes) }
  return {
    row: (cells) => {
      rows++
      waiting.push(`<row r="${rows}">${cells.map((cell, at) => cellXml(cell, `${columnName(at)}${rows}`, rows === 1)).join('')}</row>`)
      if (waiting.length >= gathered) press()
    },
    flush,
    end: async () => {
      waiting.push(`</sheetData>${rows > 1 ? `<autoFilter ref="A1:${columnName(Math.max(widths.length, 1) - 1)}${rows}"/>` : ''}</worksheet>`)
      press()
      sheet.push(new Uint8Array(), true)
      zip.end()
      for (const bytes of out.splice(0)) await write(bytes)
    },
  }
}

/** Styles of `frame`: 0 plain, 1 heading, 2 day, 3 time, 4 text that looks like a formula. */
function cellXml(cell: Cell, at: string, heading: boolean): string {
  if (cell === undefined) return ''
  if ('decimal' in cell && exact(cell.decimal)) return `<c r="${at}"><v>${cell.decimal}</v></c>`
  if ('day' in cell && cell.day >= '1900-03-01') return `<c r="${at}" s="2"><v>${serial(`${cell.day}T00:00:00`)}</v></c>`
  if ('time' in cell && cell.time >= '1900-03-01') return `<c r="${at}" s="3"><v>${serial(cell.time)}</v></c>`
  const text = Object.values(cell)[0] as string
  const style = heading ? ' s="1"' : looksLikeFormula(text) && 'text' in cell ? ' s="4"' : ''
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Spreadsheets compute with fifteen digits; longer numbers go out as text, so that no digit is lost. */
const exact = (decimal: string): boolean => decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15

const serial = (local: string): string => String(Math.round((Date.parse(`${local}Z`) - Date.UTC(1899, 11, 30)) / 1000) / 86_400)

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`
}

/** What most text has none of. */
// oxlint-disable-next-line no-control-regex
const odd = /[\u0000-\u0008\u000b-\u001f&<>\ud800-\udfff\ufffe\uffff]|_x/i

/** XML text; characters that XML cannot hold are written as `_x0001_`, as the format has it, and 32,767 characters are a cell's most. */
function escaped(text: string): string {
  if (text.length <= 32_767 && !odd.test(text)) return text
  return text.slice(0, 32_767)
    .replace(/_x[0-9a-f]{4}_/gi, (said) => `_x005F${said}`)
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '_x000D_')
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const head = (widths: readonly number[]): string => `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  + `${widths.length > 0 ? `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` : ''}<sheetData>`

const frame = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(title.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31) || 'Sheet1').replaceAll('"', '&quot;')}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`,
})
