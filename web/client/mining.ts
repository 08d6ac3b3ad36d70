/** What the history of a process tells: the house's own cases, or a log from elsewhere. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call, type Params } from './call.ts'
import type { Refs } from './documents.ts'

export type Times = { readonly count: number; readonly mean?: number; readonly median?: number; readonly p90?: number; readonly longest?: number }
export type Deviation = { readonly kind: 'extra' | 'missing'; readonly activity: string; readonly cases: number }
export type RubberStamp = { readonly process: string; readonly document: string; readonly label: Label; readonly activity: string; readonly name: Label; readonly approved: number; readonly since: string }
export type Mined = {
  readonly pool: string; readonly pools?: readonly { readonly id: string; readonly name: string }[]
  readonly size: { readonly cases: number; readonly events: number; readonly from?: string; readonly to?: string }
  readonly variants: readonly { readonly activities: readonly string[]; readonly count: number; readonly share: number; readonly example: string }[]; readonly variantCount: number
  readonly follows: { readonly nodes: readonly { readonly activity: string; readonly count: number }[]; readonly steps: readonly (Times & { readonly from: string; readonly to: string })[] }
  readonly waits: readonly (Times & { readonly activity: string })[]; readonly holders: readonly (Times & { readonly person: string })[]
  readonly rework: readonly { readonly activity: string; readonly cases: number; readonly again: number; readonly rate: number }[]
  readonly handOvers: readonly { readonly from: string; readonly to: string; readonly count: number }[]
  readonly conformance?: { readonly fitness: number; readonly fitting: number; readonly deviations: readonly Deviation[] }; readonly why?: Label
  readonly rubberStamps?: readonly RubberStamp[]
  readonly activities?: Readonly<Record<string, Label>>; readonly refs?: Refs
}

export const miningQuery = (key: string, params: Params) => queryOptions({ queryKey: ['process', key, 'mining', params], queryFn: ({ signal }) => call<Mined>(`/processes/${encodeURIComponent(key)}/mining`, { params, signal }) })

export const rubberStampsQuery = queryOptions({ queryKey: ['process', 'rubber-stamps'], queryFn: ({ signal }) => call<{ items: readonly RubberStamp[] }>('/processes/rubber-stamps', { signal }) })

export function mineLog(key: string, file: File, pool: string | undefined): Promise<Mined> {
  const body = new FormData()
  body.append('file', file)
  return call<Mined>(`/processes/${encodeURIComponent(key)}/mining`, { method: 'POST', body, params: { pool } })
}
