/** Texts that are codes the house itself gave out - roles, document types, clauses - are chosen from a list and shown by name. */
import type { FieldMeta } from '#declare'
import type { HouseMeta } from '../client/house.ts'
import type { Words } from '../words/words.tsx'

export type Codes = ReadonlyMap<string, string>

/** The names of the codes a field may hold; nothing when it holds free text. */
export function codesOf({ kind, key = '' }: Pick<FieldMeta, 'kind'> & { readonly key?: string | undefined }, house: HouseMeta, { say }: Pick<Words, 'say'>): Codes | undefined {
  if (kind !== 'text') return undefined
  if (/^role$|Role$/.test(key)) return new Map(Object.entries(house.rolesByCode).map(([code, label]) => [code, say(label)]))
  if (key === 'document') return new Map(house.documents.map((one) => [one.name, say(one.label)]))
  if (key === 'clause' || key === 'bound') return new Map(Object.entries(house.clauses).map(([number, { title }]) => [number, `${number} ${say(title)}`]))
  return undefined
}
