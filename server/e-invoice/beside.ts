/** The electronic invoice among the files of a document: what it says, and what a supplier's draft would take over from it. */
import type { House } from '#act'
import { runQuery, type AnyRead } from '#read'
import type { Day, Decimal, Refusal } from '#words'
import { supplier, supplierInvoice } from '../../chapters/4-supply/contract.ts'
import { beside, type Beside, type Standing } from '../../chapters/4-supply/2-purchasing/beside-file.ts'
import { fitted } from '../../chapters/4-supply/2-purchasing/billed-by-file.ts'
import { flaws, isRed } from '../../chapters/4-supply/2-purchasing/electronic-invoice.ts'
import { invoicesIn } from './read.ts'
import { aroundOf, openLines } from './take.ts'

export type BesideFile = Omit<Beside, 'compared' | 'values'> & { readonly number: string; readonly issued: Day; readonly seller: string; readonly total: Decimal } & Partial<Pick<Beside, 'compared' | 'values'>>

/** Nothing where the file is no single invoice that can be read; of documents other than a supplier's invoice only what it says. */
export async function besideFile(house: House, document: string, row: AnyRead, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<BesideFile | undefined> {
  const [told, more] = /\.(xml|ofd)$/i.test(file.name) ? invoicesIn(file.name, file.bytes) : []
  if (!told || more || !('invoice' in told)) return undefined
  const { invoice } = told
  const read = { number: invoice.number, issued: invoice.issued, seller: invoice.seller.name, total: invoice.total }
  const { period: _, ...around } = await aroundOf(house, house.store, invoice, row.id)
  const wrong: readonly Refusal[] = flaws(invoice, around)
  if (document !== supplierInvoice.name) return { ...read, refusals: wrong }
  const draft = await standingOf(house, row)
  const fit = isRed(invoice) ? { lines: [], freight: '0', refusals: [] } : fitted(invoice, await openLines(house, house.store, String(row['supplier'])))
  const { compared, refusals, values } = beside(invoice, draft, fit)
  return { ...read, compared, refusals: [...wrong, ...refusals], values: wrong.length > 0 ? {} : values }
}

async function standingOf({ store, plan }: House, row: AnyRead): Promise<Standing> {
  const [found] = await runQuery<Standing['supplier']>(store, plan, { source: { document: supplier.name }, where: { id: String(row['supplier']) }, fields: { name: 'name', taxNumber: 'party.taxNumber' }, limit: 1 })
  const text = (key: string): string => (typeof row[key] === 'string' ? row[key] : '')
  return { supplier: found ?? { name: '' }, supplierNumber: text('supplierNumber'), issued: text('issued') || undefined, tax: text('tax') || '0', freight: text('freight') || '0', lines: (row['lines'] ?? []) as unknown as Standing['lines'] }
}
