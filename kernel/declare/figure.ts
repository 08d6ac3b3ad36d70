/** A figure: a measured list or number over documents, entries, tasks and deeds, that drills to what it was made of. */
import type { Label } from '#words'
import type { Grant } from './document.ts'
import type { FieldKind } from './field.ts'
import type { ClauseRef } from './policy.ts'
import type { Query } from './query.ts'

type FigureColumn = { readonly label: Label; readonly kind: FieldKind; readonly to?: string; readonly total?: true }

export type Figure = {
  readonly figure: string
  readonly label: Label
  readonly clause?: ClauseRef
  readonly see: readonly Grant[]
  /** What a reader may narrow it by: name -> path in the query, with its label and kind. */
  readonly narrow?: Readonly<Record<string, { readonly path: string; readonly label: Label; readonly kind: FieldKind; readonly to?: string }>>
  readonly query: Query
  readonly columns: Readonly<Record<string, FigureColumn>>
  /** Where a row leads: a list of documents, or the entries of an account; `{column}` stands for the row's value. */
  readonly drill?: { readonly document?: string; readonly entries?: true; readonly with: Readonly<Record<string, string>> }
}

export const figure = (code: string, declared: Omit<Figure, 'figure'>): Figure => ({ figure: code, ...declared })
