/** Walking declared fields: the one place that knows how documents, lines and fields nest. */
import type { AnyDocument } from './document.ts'
import type { Field, Fields } from './field.ts'

type Visitor = {
  readonly field?: (key: string, field: Field, path: readonly string[]) => void
  readonly lines?: (key: string, of: Fields, field: Field) => void
}

/** Visits each field in declared order; a lines field is told by `lines`, then its own fields with the key in their path. */
export function walk(fields: Fields, visitor: Visitor, path: readonly string[] = []): void {
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind !== 'lines') visitor.field?.(key, field, path)
    else {
      visitor.lines?.(key, field.facts.of ?? {}, field)
      walk(field.facts.of ?? {}, visitor, [...path, key])
    }
  }
}

export const linesFields = (document: { readonly fields: Fields }): readonly (readonly [string, Fields])[] =>
  Object.entries(document.fields).filter(([, field]) => field.kind === 'lines').map(([key, field]) => [key, field.facts.of ?? {}])

export const plainFields = (fields: Fields): readonly (readonly [string, Field])[] => Object.entries(fields).filter(([, field]) => field.kind !== 'lines')

export const firstState = (document: Pick<AnyDocument, 'states'>): string => Object.keys(document.states)[0] ?? ''
