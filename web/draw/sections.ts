/** The declared form as what stands below each other: groups of plain fields, and lines between them. */
import type { DocumentMeta, FieldMeta } from '#declare'

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
