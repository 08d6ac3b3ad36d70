/** Measured numbers: figures that drill to their documents, and the books. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call, type Params } from './call.ts'
import type { Refs } from './documents.ts'

export type FigureRow = Readonly<Record<string, unknown>> & { readonly drill?: string | null }
export type FigurePage = { readonly rows: readonly FigureRow[]; readonly refs?: Refs; readonly totals?: Readonly<Record<string, string | number>> | null; readonly asOf?: string; readonly columns?: Readonly<Record<string, { readonly label: Label; readonly kind: string; readonly total?: boolean }>> }
export const figureQuery = (name: string, params: Params) => queryOptions({ queryKey: ['figure', name, params], queryFn: ({ signal }) => call<FigurePage>(`/figures/${name}`, { params, signal }) })

export type TrialRow = {
  readonly account: string; readonly name: Label | string
  readonly openingDebit: string; readonly openingCredit: string; readonly debit: string; readonly credit: string; readonly closingDebit: string; readonly closingCredit: string
}
export type TrialBalance = { readonly rows: readonly TrialRow[]; readonly asOf?: string }
export const trialBalanceQuery = (params: Params) => queryOptions({ queryKey: ['figure', 'trial-balance', params], queryFn: ({ signal }) => call<TrialBalance>('/ledger/trial-balance', { params, signal }) })

export type EntryLine = {
  readonly account: string; readonly accountName?: Label | string; readonly debit?: string | null; readonly credit?: string | null
  /** A currency, or the item that is counted. */
  readonly unit: string; readonly phase?: string
  readonly dimensions?: Readonly<Record<string, string>> | null
}
export type Entry = {
  readonly id: string; readonly date: string; readonly word?: string; readonly number?: number | string; readonly summary?: Label | string
  readonly document: string; readonly record: string; readonly reverses?: string | null; readonly reversedBy?: string | null; readonly lines: readonly EntryLine[]
}
export type EntryPage = { readonly items: readonly Entry[]; readonly refs?: Refs; readonly next?: number | null }
export const entriesQuery = (params: Params) => infiniteQueryOptions({
  queryKey: ['figure', 'entries', params],
  queryFn: ({ pageParam, signal }) => call<EntryPage>('/ledger/entries', { params: { limit: 50, ...params, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last: EntryPage) => (last.next ? String(last.next) : undefined),
})
