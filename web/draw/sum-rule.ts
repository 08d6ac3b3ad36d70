/** Which columns of a list may be summed: none where amounts are in several currencies or quantities of several things. */
import type { DocumentMeta, FieldMeta } from '#declare'
import type { Row } from '../client/row.ts'
import { areOne, thingOf } from './total.ts'

type Rule = {
  /** The filter alone makes the column one of a kind, however many rows it lets through. */
  readonly byFilter: (field: FieldMeta) => boolean
  /** These rows, at least, are of one kind. */
  readonly alike: (field: FieldMeta, rows: readonly Row[]) => boolean
}

/** A thing counts as told where its column is among those shown. */
export function sumRule({ fields }: Pick<DocumentMeta, 'fields'>, keys: readonly string[], asked: Readonly<Record<string, string | undefined>>, currencyIn: (row: Row) => string): Rule {
  const thing = thingOf(fields)
  const ownCurrency = fields.some(({ key }) => key === 'currency')
  const byFilter = ({ kind }: FieldMeta): boolean => (kind === 'quantity' ? thing === undefined || /^[^,]+$/.test(asked[thing] ?? '') : !ownCurrency)
  const alike = (field: FieldMeta, rows: readonly Row[]): boolean => byFilter(field)
    || (field.kind === 'quantity' ? thing !== undefined && keys.includes(thing) && areOne(rows.map((row) => row[thing])) : areOne(rows.map(currencyIn)))
  return { byFilter, alike }
}
