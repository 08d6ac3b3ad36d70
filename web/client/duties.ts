/** What is owed, by whom, until when. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call, type Params } from './call.ts'
import type { Refs } from './documents.ts'
import type { ClauseState } from './policy.ts'

export type Duty = {
  readonly id: string; readonly clause: string; readonly title?: Label; readonly activity: Label; readonly ownerLabel: Label; readonly department: string | null; readonly period: string | null
  readonly document: string | null; readonly record: string | null; readonly number: string | null
  readonly opensAt: string; readonly dueAt: string | null; readonly metAt: string | null; readonly state: ClauseState; readonly plain: boolean
  /** The document that proves it. */
  readonly proof?: string
  /** Working days past its day. */
  readonly over?: number
}
export type Duties = { readonly items: readonly Duty[]; readonly refs?: Refs }
export const dutiesQuery = (params: Params) => queryOptions({ queryKey: ['duties', params], queryFn: ({ signal }) => call<Duties>('/duties', { params, signal }) })
export const calendarKey = () => call<{ readonly key: string }>('/duties/key')
