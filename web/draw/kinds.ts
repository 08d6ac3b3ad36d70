/** What holds for every field of a kind. */
import type { FieldMeta } from '#declare'

/** A number in the flow of a list stands right, with figures of equal width. */
export const isNumber = ({ kind }: Pick<FieldMeta, 'kind'>): boolean => kind === 'money' || kind === 'quantity' || kind === 'rate' || kind === 'integer'
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''
