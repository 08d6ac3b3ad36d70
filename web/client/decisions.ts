/** Decision tables: what there is, drafts, checks with test rows, what a draft changes, publishing from a day on. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'
import type { Refs } from './row.ts'

export type DecisionLine = { readonly key: string; readonly label: Label; readonly document: string; readonly may: boolean; readonly version: number | null; readonly from: string | null }
export type DecisionVersion = { readonly version: number; readonly from: string; readonly person: string | null; readonly at: string; readonly xml: string }
/** `given` says which field of the document each input takes; `version` is that of the draft, 0 while there is none. */
export type DecisionPage = { readonly key: string; readonly label: Label; readonly document: string; readonly given: Readonly<Record<string, string>>; readonly may: boolean; readonly version: number; readonly xml: string; readonly versions: readonly DecisionVersion[]; readonly refs: Refs }
export type TestRow = { readonly given: Readonly<Record<string, unknown>>; readonly expects: string; readonly got: string; readonly holds: boolean }
export type Changes = { readonly total: number; readonly items: readonly { readonly number: string; readonly before: unknown; readonly now: unknown }[] }

const at = (key: string, what = ''): string => `/decisions/${encodeURIComponent(key)}${what}`
export const decisionsQuery = queryOptions({ queryKey: ['decisions'], queryFn: ({ signal }) => call<{ items: readonly DecisionLine[] }>('/decisions', { signal }) })
export const decisionQuery = (key: string) => queryOptions({ queryKey: ['decision', key], queryFn: ({ signal }) => call<DecisionPage>(at(key), { signal }), staleTime: Infinity, gcTime: 0 })
export const saveTable = (key: string, xml: string, version: number): Promise<{ version: number }> => call(at(key, '/drafts'), { method: 'PUT', body: { xml }, version })
export const checkTable = (key: string, xml: string): Promise<{ tests: readonly TestRow[] }> => call(at(key, '/check'), { method: 'POST', body: { xml } })
export const changesOf = (key: string, xml: string): Promise<Changes> => call(at(key, '/changes'), { method: 'POST', body: { xml } })
export const publishTable = (key: string, version: number, from: string): Promise<{ version: number }> => call(at(key, '/publish'), { method: 'POST', body: { from }, version })
