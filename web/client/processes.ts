/** Processes: their drawings, and how many cases walk them now. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'

export type Drawing = { readonly xml: string; readonly version: number }
export type Drawn = { readonly key: string; readonly version: number; readonly label: Label; readonly at: string; readonly running: number }

export const drawingsQuery = queryOptions({ queryKey: ['process'], queryFn: ({ signal }) => call<{ items: readonly Drawn[] }>('/processes', { signal }) })
/** Working minutes of half, and of nine in ten, of the cases that ended within three months. */
export type Pace = { readonly key: string; readonly label: Label; readonly cases: number; readonly median: number | null; readonly p90: number | null }
export const paceQuery = (at?: string) => queryOptions({ queryKey: ['process', 'pace', at], queryFn: ({ signal }) => call<{ items: readonly Pace[] }>('/processes/pace', { params: { at }, signal }) })
export const drawingQuery = (key: string) => queryOptions({ queryKey: ['process', key], queryFn: ({ signal }) => call<Drawing>(`/processes/${encodeURIComponent(key)}/bpmn`, { signal }), staleTime: 5 * 60_000 })
