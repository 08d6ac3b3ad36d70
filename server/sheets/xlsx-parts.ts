/** The parts of a workbook that its first sheet needs: shared texts, which styles are days, and where the sheet lies. */
import { unzip } from 'fflate'
import { Refused, refuse } from '#words'

/** Unpacked bytes one workbook may have: beyond it somebody sent a bomb. */
const most = 400_000_000

export type Workbook = { readonly sheet: Uint8Array; readonly texts: readonly string[]; readonly days: readonly ('day' | 'time' | undefined)[]; readonly from1904: boolean }

export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const files = await unpacked(bytes)
  const text = (path: string) => (files[path] ? new TextDecoder().decode(files[path]) : '')
  const book = text('xl/workbook.xml')
  const sheet = files[sheetPath(book, text('xl/_rels/workbook.xml.rels'))] ?? files['xl/worksheets/sheet1.xml']
  if (!sheet) throw broken()
  return { sheet, texts: sharedTexts(text('xl/sharedStrings.xml')), days: dayStyles(text('xl/styles.xml')), from1904: /<(?:\w+:)?workbookPr[^>]*date1904=["'](1|true)/.test(book) }
}

export const broken = (): Refused => new Refused(refuse('打不开这个文件：它不是完好的 xlsx', 'The file cannot be opened: it is not a sound xlsx', 'file'))

function unpacked(bytes: Uint8Array): Promise<Readonly<Record<string, Uint8Array>>> {
  let size = 0
  return new Promise((done, fail) => {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
      const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/.test(name)
      if (wanted) size += originalSize
      return wanted && size <= most
    }
    unzip(bytes, { filter }, (error, files) => {
      if (size > most) fail(new Refused(refuse('文件展开后过大', 'The file is too large once unpacked', 'file', { kind: 'too-large' })))
      else if (error) fail(broken())
      else done(files)
    })
  })
}

/** The first sheet that is not hidden. */
function sheetPath(book: string, rels: string): string {
  const sheets = [...book.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => attributes)
  const shown = sheets.find((one) => !/\bstate=["'](hidden|veryHidden)/.test(one)) ?? sheets[0] ?? ''
  const id = attribute(shown, 'r:id') ?? attribute(shown, '\\w+:id')
  const rel = [...rels.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, attributes = '']) => attributes).find((one) => attribute(one, 'Id') === id)
  const target = (rel && attribute(rel, 'Target')) ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

export const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescaped(found[1] ?? found[2] ?? '') : undefined
}

function sharedTexts(xml: string): readonly string[] {
  return [...xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, inner = '']) => richText(inner))
}

/** Runs of text joined; the reading aids of Japanese are no part of it. */
export const richText = (inner: string): string =>
  [...inner.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)].map(([, text = '']) => unescaped(text)).join('')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const unescaped = (text: string): string => text
  .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner.replaceAll('&', '&amp;'))
  .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
    return code === undefined ? (entities[name ?? ''] ?? whole) : code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
  .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** For each cell style, whether its numbers are days or times: the built-in formats, or letters of a date in a custom one. */
function dayStyles(xml: string): readonly ('day' | 'time' | undefined)[] {
  const custom = new Map([...xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)].map(([, one = '']) => [attribute(one, 'numFmtId') ?? '', attribute(one, 'formatCode') ?? '']))
  const used = /<(?:\w+:)?cellXfs[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? ''
  return [...used.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, one = '']) => {
    const id = attribute(one, 'numFmtId') ?? '0'
    return custom.has(id) ? dayFormat(custom.get(id) ?? '') : /^(1[4-7]|2[7-9]|3[016]|5[0-8])$/.test(id) ? 'day' : id === '22' ? 'time' : undefined
  })
}

function dayFormat(code: string): 'day' | 'time' | undefined {
  const letters = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '')
  if (!/[yd]/i.test(letters) || /[0#?]/.test(letters.replace(/\.0+/g, ''))) return undefined
  return /[hs]/i.test(letters) ? 'time' : 'day'
}
