/** A file somebody sent becomes rows of text, whatever it is. */
import { Refused, refuse } from '#words'
import { csvRows } from './csv-reader.ts'
import { xlsxRows } from './xlsx-reader.ts'

/** `at` is the row's number in the file, counted from 1, as a spreadsheet shows it (in CSV, the record's). */
export type SheetRow = { readonly at: number; readonly cells: readonly string[] }
/** The first row that is not empty is the heading. */
export type Sheet = { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] }

/** Rows one file may have. */
const mostRows = 200_000

/** Refuses old .xls files, protected ones and whatever is no table at all. */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  const rows: SheetRow[] = []
  const read = isZip(bytes) ? xlsxRows(bytes) : csvRows(insisted(bytes))
  try {
    for await (const row of read) {
      if (rows.push(row) > mostRows + 1) throw new Refused(refuse(`一次最多导入 ${mostRows} 行`, `At most ${mostRows} rows can be imported at once`, 'file', { kind: 'too-large' }))
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(refuse(`文件读不下去：${(error as Error).message}`, `The file cannot be read: ${(error as Error).message}`, 'file'))
  }
  const [first, ...rest] = rows
  if (!first || rest.length === 0) throw new Refused(refuse('文件里没有数据行', 'The file has no rows', 'file'))
  return { headings: first.cells.map((cell) => cell.trim()), rows: rest }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function insisted(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refused(refuse('这是旧版 .xls 或加密的文件，请另存为 xlsx 或 csv', 'This is an old .xls or a protected file; save it as xlsx or csv', 'file'))
  if (bytes.subarray(0, 4000).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) throw new Refused(refuse('这不是表格文件', 'This is not a spreadsheet', 'file'))
  return bytes
}
