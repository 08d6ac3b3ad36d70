/** In which currency a document speaks: its own field where it has one, else the company's. */
import type { DocumentMeta } from '#declare'
import type { Refs, Row } from '../client/documents.ts'
import { refText } from './value.tsx'

export function currencyOf(document: Pick<DocumentMeta, 'fields'>, row: Readonly<Partial<Row>>, refs: Refs | undefined, company: string): string {
  const value = row['currency']
  if (typeof value !== 'string' || value === '') return company
  return document.fields.find((field) => field.key === 'currency')?.kind === 'ref' ? refs?.[value]?.number ?? refText(value, refs) : value
}
