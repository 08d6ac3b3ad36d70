/** CSV as people save it: UTF-8, UTF-16 or GB18030, split by comma, semicolon or tab. */
import { parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { original } from './plain.ts'

/** Rows with the number of the line they begin on; throws what csv-parse says of a broken file. */
export async function* csvRows(bytes: Uint8Array): AsyncGenerator<{ readonly at: number; readonly cells: readonly string[] }> {
  const text = decoded(bytes)
  const parser = Readable.from(pieces(text)).pipe(parse({ delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, info: true, max_record_size: 2_000_000 }))
  let at = 0
  for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
    at++
    if (record.some((cell) => cell.trim() !== '')) yield { at, cells: record.map(original) }
  }
}

/** What the bytes say: a byte order mark decides, else UTF-8 when it is UTF-8 throughout, else GB18030, as older Chinese Excel saves. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

/** The separator that the first line, outside quotes, has most of. */
function delimiterOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const count = (one: string) => line.split(one).length
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** In pieces, so that a long file does not hold up the process. */
function* pieces(text: string, size = 65_536): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
