/** A Word file as lines of text: paragraphs in their order, headings and automatic numbers written out as the reader of the page sees them. */
import { unzipSync } from 'fflate'
import { Parser } from 'saxen'
import { Refused, refuse } from '#words'
import { rowLines } from './table-row.ts'
import { numbersOf, type Numbers } from './word-numbers.ts'

/** Unpacked bytes a file may have: beyond it somebody sent a bomb. */
const most = 200_000_000
const wanted = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml']

export function wordText(bytes: Uint8Array): string {
  const files = unpacked(bytes)
  const part = (name: string) => new TextDecoder().decode(files[name] ?? new Uint8Array())
  if (!files[wanted[0] as string]) throw broken()
  return paragraphs(part('word/document.xml'), numbersOf(part('word/numbering.xml'), part('word/styles.xml'))).join('\n')
}

const broken = (): Refused => new Refused(refuse('打不开这个文件：它不是完好的 docx', 'The file cannot be opened: it is not a sound docx', 'file'))

function unpacked(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let size = 0
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => { const take = wanted.includes(name); if (take) size += originalSize; return take && size <= most } })
  } catch {
    throw broken()
  }
}

type Paragraph = { text: string; style?: string; list?: string; level?: number; outline?: number }

/** The cells of the row that is being read. */
type Table = { cells: string[][] }

/** What was deleted under tracked changes, and text of fields and notes, is not on the page. */
const hidden = new Set(['del', 'delText', 'instrText', 'moveFrom', 'Fallback'])

function paragraphs(xml: string, numbers: Numbers): readonly string[] {
  const lines: string[] = []
  const open: Paragraph[] = []
  const tables: Table[] = []
  let [inText, unseen, inStyle] = [false, 0, false]
  /** Into the cell that is open, else onto the page. */
  const said = (told: readonly string[], within: readonly Table[]) => (within.at(-1)?.cells.at(-1) ?? lines).push(...told)
  const parser = new Parser()
  parser.on('openTag', (written, attributes, decode) => {
    const name = written.slice(written.indexOf(':') + 1)
    const value = () => decode(attributes()['w:val'] ?? '')
    const at = open.at(-1)
    if (hidden.has(name)) unseen++
    if (name === 'tbl') tables.push({ cells: [] })
    else if (name === 'tr') { const table = tables.at(-1); if (table) table.cells = [] } else if (name === 'tc') tables.at(-1)?.cells.push([])
    else if (name === 'p') open.push({ text: '' })
    else if (name === 'pPr') inStyle = true
    else if (!at) return
    else if (name === 't') inText = true
    else if (name === 'tab' && !inStyle) at.text += '\t'
    else if ((name === 'br' || name === 'cr') && !inStyle) at.text += '\n'
    else if (name === 'pStyle') at.style = value()
    else if (name === 'numId' && inStyle) at.list = value()
    else if (name === 'ilvl' && inStyle) at.level = Number(value())
    else if (name === 'outlineLvl' && inStyle) at.outline = Number(value())
  })
  parser.on('closeTag', (written) => {
    const name = written.slice(written.indexOf(':') + 1)
    if (hidden.has(name)) unseen--
    if (name === 't') inText = false
    if (name === 'pPr') inStyle = false
    if (name === 'tbl') tables.pop()
    else if (name === 'tr') { const table = tables.at(-1); if (table) said(rowLines(table.cells), tables.slice(0, -1)) } else if (name === 'p') {
      const done = open.pop()
      if (done?.text.trim()) said([`${numbers.before(done)}${done.text}`], tables)
    }
  })
  parser.on('text', (text, decode) => { const at = open.at(-1); if (inText && unseen === 0 && at) at.text += decode(text) })
  parser.on('error', () => { throw broken() })
  parser.parse(xml)
  return lines
}
