/** Search over everything the reader may open. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'

export type Snippet = readonly { readonly text: string; readonly hit: boolean }[]
export type Found = { readonly document: string; readonly id: string; readonly number: string; readonly title?: string | null; readonly state?: string; readonly snippet?: Snippet }
export type FoundPage = { readonly to: string; readonly name: Label }
export type FoundClause = { readonly number: string; readonly name: Label; readonly edition?: number; /** Of a version that is not in force: its words bind nobody yet. */ readonly draft?: true; readonly snippet: Snippet }
export type FoundRule = { readonly rule: string; readonly name: Label; readonly snippet: Snippet }
export type FoundPassage = { readonly work: number; readonly title: string; readonly position: number; readonly place: string; readonly snippet: Snippet }
export type Everything = {
  readonly items: readonly Found[]; readonly pages: readonly FoundPage[]; readonly clauses: readonly FoundClause[]; readonly rules: readonly FoundRule[]
  readonly works: readonly { readonly work: number; readonly title: string }[]; readonly passages: readonly FoundPassage[]; readonly counts: Readonly<Record<'pages' | 'clauses' | 'rules' | 'works' | 'passages', number>>
}

export const searchQuery = (q: string) => queryOptions({ queryKey: ['search', q], queryFn: ({ signal }) => call<Everything>('/search', { params: { q, limit: 50 }, signal }) })
