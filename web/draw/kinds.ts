/** What holds for every field of a kind. */
import type { FieldMeta } from '#declare'

export { isNothing, isNumber } from '#declare'

/** Lines that have a debit and a credit side are a voucher's. */
export const isVoucher = (columns: readonly Pick<FieldMeta, 'key' | 'kind'>[]): boolean => ['debit', 'credit'].every((side) => columns.some(({ key, kind }) => key === side && kind === 'money'))

/** The side of a voucher's line on which nothing stands is left empty, as on paper. */
export const isEmptySide = (key: string, value: unknown): boolean => (key === 'debit' || key === 'credit') && /^0(\.0*)?$/.test(String(value))
