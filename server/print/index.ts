/** Print: what the house holds becomes papers, drawn as PDF by a press of its own. */
import type { AnyDocument } from '#declare'
import { noted, one } from '#read'
import { minuteText } from '#words'
import { bookedBy } from './entries-of.ts'
import { gathered, type Reader } from './gathered.ts'
import type { Paper } from './paper.ts'
import { press } from './press.ts'
import { sheetOf } from './sheet-of.ts'
import { voucherOf } from './voucher-of.ts'
import { word } from './words.ts'

export type { Reader } from './gathered.ts'
export type { Paper } from './paper.ts'
export { press } from './press.ts'
export { closingIn, groupSheet, statementSheet, trialSheet } from './books-of.ts'
/** As the declaration lays it out, or as the vouchers it has in the books. */
export type Layout = 'document' | 'voucher'
/** Documents one PDF may hold. */
export const mostPapers = 100

/** The records as one PDF, in the order they were asked for; what the reader may not see is not among them, and nothing is answered when nothing is left. */
export async function printed(reader: Reader, document: AnyDocument, ids: readonly string[], layout: Layout): Promise<Uint8Array | undefined> {
  const papers: Paper[] = []
  for (const id of ids) papers.push(...(await papersOf(reader, document, id, layout)))
  return papers.length > 0 ? press(papers) : undefined
}

/** Notes that the records were taken on paper; answers whether the reader sees each of them. */
export async function tookOnPaper({ house: { store }, actor, standing }: Pick<Reader, 'house' | 'actor' | 'standing'>, document: AnyDocument, ids: readonly string[]): Promise<boolean> {
  const rows = await Promise.all(ids.map((id) => one(store, document, actor, id, standing)))
  if (!rows.every((row) => row !== undefined)) return false
  for (const row of rows) await noted(store, document, actor, row, 'print')
  return true
}

/** What stands on the papers of one record; none when the reader may not see it. */
export async function papersOf(reader: Reader, document: AnyDocument, id: string, layout: Layout): Promise<readonly Paper[]> {
  const { house: { plan, zone, store, currency }, actor } = reader
  const found = await gathered(reader, document, id)
  if (!found) return []
  const at = minuteText(store.clock(), zone)
  const head = headOf(reader)
  const every = { ...head, printed: `${head.printed}${found.taken > 0 ? word('again', reader.language, found.taken + 1) : ''}`, ...(document.access.secret ? { watermark: `${actor.name} ${at}` } : {}) }
  if (layout === 'voucher') return (await bookedBy(reader, document, found)).map((one) => voucherOf({ ...one, ...every, currency }))
  return [sheetOf({ ...found, ...every, plan, document, zone, currency: currencyOf(document, found, currency) })]
}

/** What every paper bears: the company, and who printed it when. */
export const headOf = ({ house: { store, zone }, actor, company, language }: Omit<Reader, 'standing'>) => ({ company, language, printed: word('printed', language, actor.name, minuteText(store.clock(), zone)) })

/** In which currency a document speaks: its own field where it has one, else the company's. */
function currencyOf(document: AnyDocument, { row, refs }: Awaited<ReturnType<typeof gathered>> & object, company: string): string {
  const value = row['currency']
  if (typeof value !== 'string' || value === '') return company
  return document.fields['currency']?.kind === 'ref' ? (refs[value]?.number ?? company) : value
}
