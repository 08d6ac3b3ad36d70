/** What a column is called: by its declaration, or by the dictionary where it belongs to the head of every document. */
import type { FieldMeta } from '#declare'
import type { Words } from '../words/words.tsx'

const headWords = {
  number: 'head.number', state: 'head.state', department: 'head.department', enteredBy: 'head.enteredBy', enteredAt: 'head.enteredAt', version: 'head.version',
} as const

export function labelOf(field: FieldMeta, { t, say }: Pick<Words, 't' | 'say'>): string {
  const said = say(field.label)
  if (said) return said
  return field.key in headWords ? t(headWords[field.key as keyof typeof headWords]) : field.key
}
