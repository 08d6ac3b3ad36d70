/** What the house could not do by itself, for the administrator. */
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

export type Incident = { readonly kind: string; readonly id: string; readonly what: string; readonly document: string | null; readonly record: string | null; readonly number: string | null; readonly attempts: number; readonly error: string; readonly since: string; readonly failedAt: string; readonly seen: boolean }

export const incidentsQuery = queryOptions({ queryKey: ['incidents'], queryFn: ({ signal }) => call<{ items: readonly Incident[] }>('/incidents', { signal }) })
export const retryIncident = ({ kind, id }: Incident): Promise<unknown> => call(`/incidents/${encodeURIComponent(kind)}/${encodeURIComponent(id)}/retry`, { method: 'POST', body: {} })
