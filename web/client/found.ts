/** Search over all documents the reader may see. */
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

export type Found = { readonly document: string; readonly id: string; readonly number: string; readonly title?: string | null; readonly state?: string }

export const searchQuery = (q: string) => queryOptions({ queryKey: ['search', q], queryFn: ({ signal }) => call<{ items: readonly Found[] }>('/search', { params: { q, limit: 50 }, signal }) })
