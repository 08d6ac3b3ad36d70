/** Text as spreadsheets copy and paste it: cells between tabs, lines between line ends; a quoted cell may hold both. */

export type Block = readonly (readonly string[])[]

/** What Excel and WPS put on the clipboard, as cells. The line end after the last line is no line of its own. */
export function readSheet(text: string): Block {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const rows: string[][] = [[]]
  for (let at = 0; at <= plain.length;) {
    const cell = plain[at] === '"' ? quotedCell(plain, at) : undefined
    const end = cell?.end ?? endOfCell(plain, at)
    rows.at(-1)?.push(cell?.text ?? plain.slice(at, end))
    if (plain[end] === '\n') rows.push([])
    at = end + 1
  }
  return rows
}

/** A cell in quotes, if the quotes close before the cell ends; a quote that only stands there (`"` for inches) is text. */
function quotedCell(plain: string, from: number): { readonly text: string; readonly end: number } | undefined {
  const closing = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(plain.slice(from))
  return closing ? { text: (closing[1] ?? '').replaceAll('""', '"'), end: from + closing[0].length } : undefined
}

function endOfCell(plain: string, from: number): number {
  const found = plain.slice(from).search(/[\t\n]/)
  return found < 0 ? plain.length : from + found
}

export const writeSheet = (block: Block): string => block.map((cells) => cells.map(quoted).join('\t')).join('\n')
const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
