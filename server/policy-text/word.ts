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

type Paragraph = { text: string; style?: string; list?: string; level?: number; outline?: number; /** Its end was deleted: it runs on into the next. */ runsOn?: true }

/** The cells of the row that is being read; a row may have been deleted as a whole. */
type Table = { cells: string[][]; gone?: boolean }

/** What was deleted, and how it was set, before tracked changes; readings above characters, text of fields and notes: none of it is on the page. */
const hidden = new Set(['del', 'delText', 'instrText', 'moveFrom', 'Fallback', 'pPrChange', 'rPrChange', 'rt'])
const off = /^(?:0|false|off)$/

function paragraphs(xml: string, numbers: Numbers): readonly string[] {
  const lines: string[] = []
  const open: Paragraph[] = []
  const tables: Table[] = []
  let [unseen, inText, inStyle, inRow, vanished] = [0, false, false, false, false]
  /** What was said by paragraphs that run on. */
  let before = ''
  /** Into the cell that is open, else onto the page. */
  const said = (told: readonly string[], within: readonly Table[]) => (within.at(-1)?.cells.at(-1) ?? lines).push(...told)
  const ended = ({ text, runsOn, ...as }: Paragraph): void => {
    if (runsOn) { before = text; return }
    // An empty paragraph of a list bears its number too.
    const number = numbers.before(as)
    if (text.trim()) said([`${number}${text}`], tables)
  }
  const parser = new Parser()
  parser.on('openTag', (written, attributes, decode) => {
    const name = written.slice(written.indexOf(':') + 1)
    const value = () => decode(attributes()['w:val'] ?? '')
    const [at, table] = [open.at(-1), tables.at(-1)]
    if (name === 'del' && inRow && table) table.gone = true
    if ((name === 'del' || name === 'moveFrom') && inStyle && unseen === 0 && at) at.runsOn = true
    if (hidden.has(name)) unseen++
    if (unseen > 0) return
    if (name === 'tbl') tables.push({ cells: [] })
    else if (name === 'tr') { if (table) Object.assign(table, { cells: [], gone: false }) } else if (name === 'trPr') inRow = true
    else if (name === 'tc') table?.cells.push([])
    else if (name === 'p') { open.push({ text: before }); before = '' } else if (name === 'pPr') inStyle = true
    else if (!at) return
    else if (name === 'r') vanished = false
    else if (name === 't') inText = true
    else if (!inStyle) {
      if (name === 'vanish') vanished = !off.test(value())
      else if (!vanished) at.text += signs[name] ?? ''
    } else if (name === 'pStyle') at.style = value()
    else if (name === 'numId') at.list = value()
    else if (name === 'ilvl') at.level = Number(value())
    else if (name === 'outlineLvl') at.outline = Number(value())
  })
  parser.on('closeTag', (written) => {
    const name = written.slice(written.indexOf(':') + 1)
    if (hidden.has(name)) { unseen--; return }
    if (unseen > 0) return
    if (name === 't') inText = false
    else if (name === 'pPr') inStyle = false
    else if (name === 'trPr') inRow = false
    else if (name === 'tbl') tables.pop()
    else if (name === 'tr') { const table = tables.at(-1); if (table && !table.gone) said(rowLines(table.cells), tables.slice(0, -1)) } else if (name === 'p') { const done = open.pop(); if (done) ended(done) }
  })
  parser.on('text', (text, decode) => { const at = open.at(-1); if (inText && unseen === 0 && !vanished && at) at.text += decode(text) })
  parser.on('error', () => { throw broken() })
  parser.parse(xml)
  return lines
}

/** Signs that are elements of their own. */
const signs: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' }
