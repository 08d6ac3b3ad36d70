/** A page of HTML, as Word, WPS or a website writes it, as lines of text: headings, numbered lists and rows of tables as the reader of the page sees them. */
import { markOf } from './marks.ts'
import { rowLines } from './table-row.ts'

const block = /<\/?(?:p|div|span|td|li|h[1-6]|body|table)\b[^<>]*>/gi
/** A whole page, or a piece of one that somebody copied from its source. */
export const isHtml = (text: string): boolean => /^\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype html|html)\b/i.test(text) || (/^\s*<[a-z!]/i.test(text) && (text.match(block)?.length ?? 0) >= 4)

const token = /<!--|<\/?([a-z][\w:-]*)[^<>]*>|<[!?][^<>]*>|[^<]+|</gi
/** What stands in the source and not on the page. */
const unseen = new Set(['head', 'style', 'script', 'template', 'noscript', 'xml', 'svg', 'del', 'select', 'rt', 'rp'])
const broken = new Set(['p', 'div', 'br', 'hr', 'li', 'ul', 'ol', 'table', 'tr', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer', 'blockquote', 'pre', 'dt', 'dd', 'center', 'caption'])

export function htmlText(html: string): string {
  const page = new Page()
  token.lastIndex = 0
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [said, written] = found
    const name = written?.toLowerCase()
    if (said === '<!--') token.lastIndex = behind(html, /-->/g, token.lastIndex)
    else if (name === undefined) page.says(said)
    else if (said.startsWith('</')) page.closes(name)
    else if (unseen.has(name) && !said.endsWith('/>')) token.lastIndex = behind(html, new RegExp(`</${name}\\s*>`, 'gi'), token.lastIndex)
    else page.opens(name, said)
  }
  page.ends()
  return page.lines.join('\n')
}

function behind(html: string, end: RegExp, from: number): number {
  end.lastIndex = from
  return end.test(html) ? end.lastIndex : html.length
}

class Page {
  readonly lines: string[] = []
  readonly #tables: string[][][] = []
  readonly #lists: { readonly ordered: boolean; next: number }[] = []
  #words = ''
  #lead = ''
  says(said: string): void { if (!/^<[!?]/.test(said)) this.#words += said }
  opens(name: string, tag: string): void {
    if (!broken.has(name)) return
    this.ends()
    if (name === 'ol' || name === 'ul') this.#lists.push({ ordered: name === 'ol', next: Number(/\sstart\s*=\s*["']?(\d{1,4})/i.exec(tag)?.[1] ?? 1) })
    else if (name === 'li') this.#lead = this.#numbered()
    else if (name === 'table') this.#tables.push([])
    else if (name === 'tr') this.#tables.at(-1)?.splice(0)
    else if (name === 'td' || name === 'th') this.#tables.at(-1)?.push([])
    else if (/^h[1-4]$/.test(name)) this.#lead = `${'#'.repeat(Number(name[1]))} `
  }
  closes(name: string): void {
    if (!broken.has(name)) return
    this.ends()
    if (name === 'ol' || name === 'ul') this.#lists.pop()
    else if (name === 'tr') { const row = this.#tables.at(-1)?.splice(0) ?? []; this.#put(rowLines(row), this.#tables.at(-2)) } else if (name === 'table') this.#tables.pop()
    if (name === 'li' || /^h\d$/.test(name)) this.#lead = ''
  }
  /** What was said becomes a line. */
  ends(): void {
    const said = decoded(this.#words).replaceAll(/\s+/g, ' ').trim()
    this.#words = ''
    if (said === '') return
    this.#put([this.#lead.startsWith('#') || markOf(said) === undefined ? `${this.#lead}${said}` : said], this.#tables.at(-1))
    this.#lead = ''
  }
  #put(told: readonly string[], row: string[][] | undefined): void { (row?.at(-1) ?? this.lines).push(...told) }
  /** 1. on the widest list, 1) inside it: these stay in the item that holds them. */
  #numbered(): string {
    const list = this.#lists.at(-1)
    return list?.ordered ? `${list.next++}${this.#lists.length > 1 ? ')' : '.'} ` : '- '
  }
}

const named: Readonly<Record<string, string>> = { nbsp: ' ', ensp: ' ', emsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", middot: '·', mdash: '—', ndash: '–', hellip: '…', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', times: '×', bull: '•', sect: '§' }
const decoded = (said: string): string => said.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, digits?: string, hex?: string, name?: string) => {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole
  const code = digits === undefined ? Number.parseInt(hex as string, 16) : Number(digits)
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
})
