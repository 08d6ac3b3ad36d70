/** Defaults are filled in, derived values computed, required values present: what must hold before a row is kept. */
import type { AnyDocument, Field, Fields } from '#declare'
import { refuse, type Refusal } from '#words'

export type Values = Readonly<Record<string, unknown>>

/** Initial values where nothing was given, in lines as well. */
export function withInitials(fields: Fields, values: Values): Values {
  const filled: Record<string, unknown> = { ...values }
  for (const [key, { kind, facts }] of Object.entries(fields)) {
    if (filled[key] === null || filled[key] === undefined) delete filled[key]
    if (filled[key] === undefined && facts.initially !== undefined) filled[key] = facts.initially
    if (kind === 'lines' && Array.isArray(filled[key])) filled[key] = (filled[key] as Values[]).map((line) => withInitials(facts.of ?? {}, line))
  }
  return filled
}

/** Required fields that are missing, lines included; what is computed, `except` and what no person types, is looked for after it was computed. */
export function missing(fields: Fields, values: Values, except?: readonly string[], path = ''): readonly Refusal[] {
  const computed = (key: string, field: Field): boolean => except !== undefined && (except.includes(key) || field.facts.fixed === true)
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = values[key]
    if (field.facts.required && isEmpty(value) && !computed(key, field)) return [refuse(`请填写“${field.label[0]}”`, `"${field.label[1]}" is required`, `${path}${key}`)]
    if (field.kind !== 'lines' || !Array.isArray(value)) return []
    return (value as Values[]).flatMap((line, index) => missing(field.facts.of ?? {}, line, except && [], `${path}${key}.${index}.`))
  })
}

export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Values the declaration computes, in its order; each sees those before it. */
export function derived<R extends Values>(document: AnyDocument, row: R): R {
  let full: R = row
  for (const [key, derive] of Object.entries(document.derive ?? {})) if (derive) full = { ...full, [key]: derive(full as never) }
  return full
}

/** Two lines of one document may not share the value of a unique line field. */
export function repeated(fields: Fields, values: Values): readonly Refusal[] {
  return Object.entries(fields).filter(([, { kind }]) => kind === 'lines').flatMap(([key, field]) =>
    Object.entries(field.facts.of ?? {}).filter(([, inner]) => inner.facts.unique).flatMap(([inner, { label }]) => {
      const seen = new Map<unknown, number>()
      return ((values[key] as Values[] | undefined) ?? []).flatMap((line, index) => {
        const value = line[inner]
        const first = seen.get(value)
        if (value === undefined || first === undefined) return (seen.set(value, index), [])
        return [refuse(`“${label[0]}”与第 ${first + 1} 行重复`, `"${label[1]}" repeats line ${first + 1}`, `${key}.${index}.${inner}`)]
      })
    }))
}
