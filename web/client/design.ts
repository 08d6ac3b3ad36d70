/** Drawing processes: the draft, what the house says against it, rehearsals and versions. */
import { queryOptions } from '@tanstack/react-query'
import type { Label, Refusal } from '#words'
import { call } from './call.ts'
import type { Refs } from './row.ts'

export type PoolMeta = { readonly document: string; readonly acts: Readonly<Record<string, string>>; readonly tasks: Readonly<Record<string, unknown>> }
/** `version` is that of the draft, 0 while there is none and what is published stands in `xml`. */
export type Design = { readonly key: string; readonly label: Label; readonly may: boolean; readonly version: number; readonly xml: string; readonly pools: Readonly<Record<string, PoolMeta>> }
export type Version = { readonly version: number; readonly at: string; readonly person: string | null; readonly running: number; readonly ended: number }
export type Play = { readonly node: string; readonly outcome?: string }
export type Played = { readonly tokens: readonly { readonly node: string; readonly waits: boolean }[]; readonly tasks: readonly string[]; readonly outcomes: Readonly<Record<string, readonly ('approve' | 'reject' | 'return')[]>>; readonly events: readonly string[]; readonly passed: readonly string[]; readonly ended?: string }
export type Walk = { readonly path: readonly string[]; readonly approvers: readonly string[]; readonly outcome: string | null }
export type Rehearsed = { readonly instance: string; readonly number: string; readonly differs: readonly ('path' | 'approvers' | 'outcome')[]; readonly before: Walk; readonly now: Walk; readonly presumed: readonly string[] }

const at = (key: string, what: string): string => `/processes/${encodeURIComponent(key)}/${what}`

export const designQuery = (key: string) => queryOptions({ queryKey: ['design', key], queryFn: ({ signal }) => call<Design>(at(key, 'drafts'), { signal }), staleTime: Infinity, gcTime: 0 })
export const versionsQuery = (key: string) => queryOptions({ queryKey: ['process', key, 'versions'], queryFn: ({ signal }) => call<{ items: readonly Version[]; refs?: Refs }>(at(key, 'versions'), { signal }) })
export const versionQuery = (key: string, version: number) => queryOptions({ queryKey: ['process', key, 'bpmn', version], queryFn: ({ signal }) => call<{ xml: string }>(at(key, 'bpmn'), { params: { version }, signal }), staleTime: Infinity })
export const playQuery = (key: string, given: { readonly xml: string; readonly pool: string; readonly variables: Readonly<Record<string, unknown>>; readonly plays: readonly Play[] }) =>
  queryOptions({ queryKey: ['design', key, 'play', given], queryFn: ({ signal }) => call<Played>(at(key, 'simulate'), { method: 'POST', body: given, signal }), retry: false, staleTime: Infinity })

export const saveDraft = (key: string, xml: string, version: number): Promise<{ version: number }> => call(at(key, 'drafts'), { method: 'PUT', body: { xml }, version })
/** Refused with what keeps it from being published; `warnings` are what does not. */
export const checkDrawing = (key: string, xml: string): Promise<{ warnings: readonly Refusal[] }> => call(at(key, 'check'), { method: 'POST', body: { xml } })
export const publishDraft = (key: string, version: number): Promise<{ version: number }> => call(at(key, 'publish'), { method: 'POST', body: {}, version })
export const walkCases = (key: string, xml: string, pool: string): Promise<{ total: number; changed: number; items: readonly Rehearsed[] }> => call(at(key, 'simulate'), { method: 'POST', body: { xml, pool, cases: true } })
