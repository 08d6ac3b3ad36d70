/** What the house could not do by itself, for the administrator. */
import { queryOptions } from '@tanstack/react-query'
import type { Said } from '../words/words.tsx'
import { call } from './call.ts'
import type { Task } from './tasks.ts'

export type Incident = { readonly kind: string; readonly id: string; readonly what: Said; readonly document: string | null; readonly record: string | null; readonly number: string | null; readonly attempts: number; readonly error: Said; readonly since: string; readonly failedAt: string; readonly seen: boolean }
/** An approval that stands still because nobody can decide it. */
export type Stuck = Omit<Task, 'record'> & { readonly record: string | null }

export const incidentsQuery = queryOptions({ queryKey: ['incidents'], queryFn: ({ signal }) => call<{ items: readonly Incident[]; stuck: readonly Stuck[] }>('/incidents', { signal }) })
export const retryIncident = ({ kind, id }: Incident): Promise<unknown> => call(`/incidents/${encodeURIComponent(kind)}/${encodeURIComponent(id)}/retry`, { method: 'POST', body: {} })
