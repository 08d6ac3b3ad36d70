/** CSV as spreadsheets open it: UTF-8 with a byte order mark, lines ended by CRLF, formulas neutralised. */
import type { Cell, SheetWriter, Write } from './cell.ts'
import { neutral } from './plain.ts'

export function csvWriter(write: Write): SheetWriter {
  const encoder = new TextEncoder()
  let waiting: string[] = ['\ufeff']
  const flush = async () => {
    const text = waiting.join('')
    waiting = []
    if (text !== '') await write(encoder.encode(text))
  }
  return { row: (cells) => { waiting.push(cells.map(told).join(','), '\r\n') }, flush, end: flush }
}

function told(cell: Cell): string {
  if (cell === undefined) return ''
  if ('decimal' in cell) return cell.decimal
  if ('day' in cell) return cell.day
  if ('time' in cell) return cell.time.replace('T', ' ')
  const text = neutral(cell.text.replaceAll('\u0000', ''))
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
