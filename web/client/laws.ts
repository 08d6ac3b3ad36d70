/** The register of law, the texts of laws kept in the house, and where words are found in them. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'

export type Source = { readonly instrument: string; readonly article: string; readonly since?: string }
export type LawRule = { readonly id: string; readonly title: Label; readonly clauses: readonly string[]; readonly sources: readonly Source[]; readonly verified: 'text' | 'second-source' | 'recall'; readonly confirmed: boolean }
export type Kept = { readonly work: number; readonly title: string; readonly preface: string; readonly passages: number }
export type LawText = Omit<Kept, 'passages'> & { readonly passages: readonly { readonly position: number; readonly place: string; readonly said: string; readonly heading: boolean }[] }

export const lawsQuery = (narrowed: { readonly q?: string | undefined; readonly clause?: string | undefined; readonly verified?: string | undefined } = {}) =>
  queryOptions({ queryKey: ['laws', narrowed], queryFn: ({ signal }) => call<{ items: readonly LawRule[] }>('/laws', { params: { ...narrowed }, signal }) })
export const lawQuery = (rule: string) => queryOptions({ queryKey: ['laws', 'rule', rule], queryFn: ({ signal }) => call<LawRule>(`/laws/${encodeURIComponent(rule)}`, { signal }) })
export const lawTextsQuery = queryOptions({ queryKey: ['laws', 'texts'], queryFn: ({ signal }) => call<{ items: readonly Kept[] }>('/laws/texts', { signal }) })
export const lawTextQuery = (work: string) => queryOptions({ queryKey: ['laws', 'text', work], queryFn: ({ signal }) => call<LawText>(`/laws/texts/${encodeURIComponent(work)}`, { signal }) })
