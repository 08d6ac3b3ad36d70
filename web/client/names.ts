/** What things are called in the reader's language: a name may have an English half beside it. */
import type { Refs, Row } from './row.ts'

const isEnglish = (): boolean => document.documentElement.lang === 'en'

/** An answer whose names stand as the reader speaks: of what its ids stand for, of who is signed in and of the company. */
export function named(answer: unknown): unknown {
  if (!isEnglish() || answer === null || typeof answer !== 'object' || Array.isArray(answer)) return answer
  const { refs, person, company } = answer as { readonly refs?: Refs; readonly person?: Halves; readonly company?: Halves }
  return {
    ...answer, ...(refs ? { refs: Object.fromEntries(Object.entries(refs).map(([id, one]) => [id, one.en ? { ...one, title: one.en } : one])) } : {}),
    ...(person?.nameEn ? { person: { ...person, name: person.nameEn } } : {}), ...(company?.nameEn ? { company: { ...company, name: company.nameEn } } : {}),
  }
}
type Halves = { readonly nameEn?: string | null }

/** What a row is called, by its declaration's title; empty where it is called by its number alone. */
export function titleOf(declared: { readonly title?: string | null } | undefined, row: Row): string {
  if (!declared?.title) return ''
  const english = isEnglish() ? row[`${declared.title}En`] : undefined
  return String(english || (row[declared.title] ?? ''))
}
