/** Processes: their drawings, and how many cases walk them now. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'

export type Drawing = { readonly xml: string; readonly version: number }
export type Drawn = { readonly key: string; readonly version: number; readonly label: Label; readonly at: string; readonly running: number }

export const drawingsQuery = queryOptions({ queryKey: ['process'], queryFn: ({ signal }) => call<{ items: readonly Drawn[] }>('/processes', { signal }) })
export const drawingQuery = (key: string) => queryOptions({ queryKey: ['process', key], queryFn: ({ signal }) => call<Drawing>(`/processes/${encodeURIComponent(key)}/bpmn`, { signal }), staleTime: 5 * 60_000 })
