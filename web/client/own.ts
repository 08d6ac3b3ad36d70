/** What is the reader's own: preferences, saved views, and the people who look at the same record. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import type { Refs } from './row.ts'
import type { Search } from './search.ts'

export type View = { readonly id: string; readonly name: string; readonly search: Search; readonly shared: boolean; readonly person: string; readonly mine: boolean }

export const preferencesQuery = queryOptions({ queryKey: ['preferences'], queryFn: ({ signal }) => call<{ items: Readonly<Record<string, unknown>> }>('/preferences', { signal }), staleTime: 5 * 60_000 })
export const viewsQuery = (document: string) => queryOptions({ queryKey: ['views', document], queryFn: ({ signal }) => call<{ items: readonly View[]; refs: Refs }>('/views', { params: { document }, signal }) })

export const saveView = (view: { readonly document: string; readonly name: string; readonly search: Search; readonly shared: boolean }): Promise<{ readonly id: string }> => call('/views', { method: 'POST', body: view })
export const removeView = (id: string): Promise<void> => call(`/views/${id}`, { method: 'DELETE' })

/** One preference and how to change it; it shows at once, the house keeps it meanwhile. */
export function usePreference<T>(key: string, first: T): readonly [value: T, keep: (value: T) => void, known: boolean] {
  const client = useQueryClient()
  const { data } = useQuery(preferencesQuery)
  const value = (data?.items[key] ?? first) as T
  const keep = (next: T): void => {
    client.setQueryData(preferencesQuery.queryKey, (before) => ({ items: { ...before?.items, [key]: next } }))
    void call(`/preferences/${encodeURIComponent(key)}`, { method: 'PUT', body: { value: next } }).catch(() => client.invalidateQueries({ queryKey: preferencesQuery.queryKey }))
  }
  return [value, keep, data !== undefined]
}

/** Says every few seconds that one is here, and hears who else is. */
export const presenceQuery = (document: string, record: string, editing: boolean) => queryOptions({
  queryKey: ['presence', document, record, editing], refetchInterval: 8_000, staleTime: 0, gcTime: 0, retry: false,
  queryFn: ({ signal }) => call<{ others: readonly { readonly person: string; readonly editing: boolean }[]; refs: Refs }>('/presence', { method: 'POST', body: { document, record, editing }, signal }),
})

/** A last word that arrives even when the window is being closed. */
export function leave(document: string, record: string): void {
  void fetch('/api/presence', { method: 'POST', keepalive: true, credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ document, record, left: true }) }).catch(() => undefined)
}
