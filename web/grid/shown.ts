/** A cell's value as text: as people read it, and as it is typed, copied and pasted again. */
import type { FieldMeta } from '#declare'
import { calledBy, type Coded } from '../client/coded.ts'
import type { Refs } from '../client/documents.ts'
import type { HouseMeta } from '../client/house.ts'
import { codesOf } from '../draw/codes.ts'
import { isNothing } from '../draw/kinds.ts'
import { shownNumber } from '../draw/number.ts'
import { refText, textOf } from '../draw/value.tsx'
import type { GridWords } from '../words/grid.ts'
import { isId, wrongIn } from './read.ts'

export type Reader = { readonly words: GridWords; readonly house: HouseMeta; readonly refs: Refs; readonly coded: Coded }

export function shownIn(column: FieldMeta, value: unknown, { words, house, refs }: Reader): string {
  if (isNothing(value)) return ''
  if (wrongIn(column, value)) return String(value)
  if (column.kind === 'ref') return refText(String(value), refs)
  if (column.kind === 'line') return lineText(String(value), refs, words)
  return codesOf(column, house, words)?.get(String(value)) ?? textOf(column, value, words, house.company.zone)
}

/** What stands beside a code - the name of what it is a code of - and beside a name: its code, since two things may share a name. */
export function besideIn(column: FieldMeta, value: unknown, { coded, house, refs }: Reader): string | undefined {
  if (isNothing(value)) return undefined
  const found = column.kind === 'ref' ? refs[String(value)] : undefined
  if (found) return found.title && found.title !== found.number ? found.number : undefined
  return column.codeOf === undefined ? undefined : calledBy(column, value, coded, house)
}

/** What one would type to get the value again: a number without commas, a reference by its number. */
export function typedIn(column: FieldMeta, value: unknown, reader: Reader): string {
  if (isNothing(value)) return ''
  const text = String(value)
  if (column.kind === 'ref' && isId(text)) return reader.refs[text]?.number || shownIn(column, value, reader)
  if (column.kind === 'money' || column.kind === 'quantity' || column.kind === 'rate') return shownNumber(column, text)
  return column.kind === 'text' ? text : shownIn(column, value, reader)
}

function lineText(id: string, refs: Refs, { t }: GridWords): string {
  const found = refs[id]
  return found?.line === undefined ? refText(id, refs) : t('lines.of', { number: found.number, n: found.line })
}
