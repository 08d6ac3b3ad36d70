/** How a declaration is laid out wherever it is drawn, on a screen or on paper: groups of plain fields with lines between them, numbers right, what adds up. */
import type { DocumentMeta, FieldMeta } from './describe.ts'

export type Section = { readonly groups: readonly (readonly FieldMeta[])[] } | { readonly lines: FieldMeta }

/** Fields that no group names come last. */
export function sectionsOf(document: DocumentMeta): readonly Section[] {
  const named = new Set(document.form.flat())
  const rest = document.fields.filter((one) => !named.has(one.key)).map((one) => one.key)
  const sections: ({ groups: FieldMeta[][] } | { lines: FieldMeta })[] = []
  for (const group of [...document.form, rest]) {
    const fields = group.flatMap((key) => document.fields.filter((one) => one.key === key))
    const plain = fields.filter((one) => one.kind !== 'lines')
    const last = sections.at(-1)
    if (plain.length > 0) { if (last && 'groups' in last) last.groups.push(plain); else sections.push({ groups: [plain] }) }
    sections.push(...fields.filter((one) => one.kind === 'lines').map((lines) => ({ lines })))
  }
  return sections
}

/** Amounts and quantities add up; prices, rates and what stands at the end of a time do not. */
export const adds = ({ kind, key }: Pick<FieldMeta, 'kind' | 'key'>): boolean => kind === 'quantity' || (kind === 'money' && !/price|cost|rate|standing|shortfall/i.test(key))

type Line = Readonly<Record<string, unknown>>

/** The field that says of what a quantity is, by the words the house has for it: an item, else a unit, else what somebody wrote. */
export const thingOf = (fields: readonly Pick<FieldMeta, 'key'>[]): string | undefined => ['item', 'unit', 'what'].find((thing) => fields.some(({ key }) => key === thing))

/** Whether a column of these lines has a sum: quantities have one only where all lines are of one thing, since others are counted in other units. */
export function hasSum(field: FieldMeta, fields: readonly FieldMeta[], lines: readonly Line[]): boolean {
  const thing = thingOf(fields)
  return adds(field) && (field.kind !== 'quantity' || thing === undefined || areOne(lines.map((line) => line[thing])))
}

/** None, or all the same; what is empty says nothing. */
export const areOne = (values: readonly unknown[]): boolean => new Set(values.filter((one) => !isNothing(one))).size <= 1

/** A number stands right, with figures of equal width. */
export const isNumber = ({ kind }: Pick<FieldMeta, 'kind'>): boolean => kind === 'money' || kind === 'quantity' || kind === 'rate' || kind === 'integer'
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''
