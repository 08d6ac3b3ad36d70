/** How the policy is overseen: its trend, what an auditor asks first, samples, and evidence packs. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { address, call } from './call.ts'
import type { ClauseState, Counts } from './policy.ts'

export type Month = { readonly month: string; readonly counts: Counts }
export const trendQuery = (at?: string) => queryOptions({ queryKey: ['policy', at, 'trend'], queryFn: ({ signal }) => call<{ readonly items: readonly Month[] }>('/policy/trend', { params: { at }, signal }) })

export type Span = { readonly from: string; readonly to: string }
export type Audit = Span & {
  readonly asOf: string
  readonly clauses: readonly { readonly number: string; readonly title: Label; readonly counts: Counts }[]
  readonly gaps: readonly { readonly document: string; readonly label: Label; readonly series: string; readonly first: string; readonly last: string; readonly missing: number }[]
  readonly changes: readonly { readonly id: string; readonly at: string; readonly document: string; readonly label: Label; readonly record: string; readonly number: string | null; readonly action: Label; readonly person: string }[]
  readonly sealed: { readonly seals: number; readonly deeds: number; readonly unsealed: number; readonly at: string | null }
}
export const auditQuery = (span: Span) => queryOptions({ queryKey: ['audit', span], queryFn: ({ signal }) => call<Audit>('/policy/audit', { params: span, signal }) })

export type Drawn = { readonly id: string; readonly period: string | null; readonly state: ClauseState; readonly dueAt: string | null; readonly document: string | null; readonly record: string | null; readonly number: string | null }
export type Sample = { readonly population: number; readonly sample: readonly Drawn[]; readonly seed: string }
export const drawSample = (asked: Span & { readonly clause: string; readonly seed: string; readonly size: string }): Promise<Sample> => call('/policy/sample', { params: asked })

export type Pack = Span & {
  readonly id: string; readonly clauses: readonly string[]; readonly at: string; readonly state: 'waiting' | 'running' | 'done' | 'failed'; readonly error: string | null
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly result: { readonly fingerprint: string; readonly occurrences: number; readonly records: number; readonly deeds: number; readonly size: number } | null
}
/** Asked for again while one of them is being made. */
export const packsQuery = queryOptions({
  queryKey: ['evidence'], queryFn: ({ signal }) => call<{ readonly items: readonly Pack[] }>('/evidence', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'waiting' || one.state === 'running') ? 1000 : false),
})
export const askForPack = (asked: Span & { readonly clauses: readonly string[] }): Promise<{ readonly id: string }> => call('/evidence', { method: 'POST', body: asked })
export const auditPlan = 'governance.audit-plan'
export const complianceReport = 'governance.compliance-report'
type Made = { readonly id: string; readonly number: string }
/** The house counts, and the document that comes of it stands among the others of its kind. */
export const drawUpPlan = (year: number): Promise<Made> => call('/policy/audit-plans', { method: 'POST', body: { year } })
export const drawUpReport = (month: string): Promise<Made> => call('/policy/reports', { method: 'POST', body: { month } })
export const packAddress = (id: string): string => address(`/evidence/${id}/pack.zip`)
