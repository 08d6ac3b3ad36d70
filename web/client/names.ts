/** What things are called in the reader's language: a name may have an English half beside it. */
import type { Refs, Row } from './row.ts'

const isEnglish = (): boolean => document.documentElement.lang === 'en'

/** An answer whose names stand as the reader speaks. */
export function named(answer: unknown): unknown {
  const refs = isEnglish() && answer !== null && typeof answer === 'object' && 'refs' in answer ? answer.refs as Refs | undefined : undefined
  return refs ? { ...answer as object, refs: Object.fromEntries(Object.entries(refs).map(([id, one]) => [id, one.en ? { ...one, title: one.en } : one])) } : answer
}

/** What a row is called, by its declaration's title; empty where it is called by its number alone. */
export function titleOf(declared: { readonly title?: string | null } | undefined, row: Row): string {
  if (!declared?.title) return ''
  const english = isEnglish() ? row[`${declared.title}En`] : undefined
  return String(english || (row[declared.title] ?? ''))
}
