/** The books: statements, and what a month still waits for. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call, type Params } from './call.ts'
import type { Refs } from './documents.ts'

export type StatementRow = { readonly key: string; readonly label: Label; readonly amounts: readonly string[]; readonly total: boolean; readonly side?: 'left' | 'right'; readonly accounts?: readonly string[] }
export type Statement = { readonly label: Label; readonly columns: readonly Label[]; readonly rows: readonly StatementRow[]; readonly from: string; readonly to: string; readonly asOf: string }
export const statementQuery = (name: string, params: Params) => queryOptions({ queryKey: ['figure', 'statement', name, params], queryFn: ({ signal }) => call<Statement>(`/ledger/statements/${name}`, { params, signal }) })

export type CompanyBook = { readonly code: string; readonly name: Label; readonly standard: string; readonly currency: string }
/** Books that the reader may read; more than one in a group only. */
export const booksQuery = () => queryOptions({ queryKey: ['figure', 'books'], queryFn: ({ signal }) => call<{ readonly items: readonly CompanyBook[]; readonly own: string }>('/ledger/books', { signal }) })

type Amounts = { readonly opening: string; readonly debit: string; readonly credit: string; readonly closing: string }
export type GroupLine = { readonly account: string; readonly name: Label; readonly parts: readonly (Amounts & { readonly book: string; readonly account: string })[]; readonly eliminated: Amounts; readonly group: Amounts; /** Meets no account of the first book. */ readonly unlike?: true }
export type Pair = { readonly one: string; readonly other: string; readonly claimed: string; readonly owed: string; readonly difference: string }
export type Consolidated = { readonly books: readonly CompanyBook[]; readonly from: string; readonly to: string; readonly lines: readonly GroupLine[]; readonly pairs: readonly Pair[]; readonly statements: readonly { readonly label: Label; readonly rows: readonly { readonly key: string; readonly label: Label; readonly amount: string; readonly total: boolean }[] }[]; readonly asOf: string }
export const consolidatedQuery = (params: Params) => queryOptions({ queryKey: ['figure', 'consolidated', params], queryFn: ({ signal }) => call<Consolidated>('/ledger/consolidated', { params, signal }) })

export type ClosingItem = {
  readonly key: string; readonly step: string; readonly label: Label; readonly weight: 'stop' | 'explain' | 'remind'; readonly count: number; readonly amount?: string
  readonly list?: { readonly document: string; readonly filters: Readonly<Record<string, string>> } | { readonly account: string }
  readonly begin?: { readonly document: string; readonly values: Readonly<Record<string, string>> }
  /** Whether the reader may begin the paper that settles it. */
  readonly may: boolean
}
export type Closing = { readonly period: string; /** How the month stands, and what its closing was explained with. */ readonly state?: string; readonly reason?: string | null; readonly openItems?: string | null; readonly steps: Readonly<Record<string, Label>>; readonly items: readonly ClosingItem[]; readonly ready: boolean; readonly asOf: string }
export const closingQuery = (params: Params) => queryOptions({ queryKey: ['figure', 'closing', params], queryFn: ({ signal }) => call<Closing>('/ledger/closing', { params, signal }) })

export type BookLine = {
  readonly at: number; readonly date: string; readonly word: string; readonly number: number; readonly summary: Label; readonly document: string; readonly record: string
  readonly debit: string | null; readonly credit: string | null; readonly balance: string; readonly dimensions: Readonly<Record<string, string>>
}
export type BookPart = { readonly settled: string; readonly dimensions: Readonly<Record<string, string>> }
export type AccountBook = {
  readonly book: string; readonly account: string; readonly name: Label | null; readonly from: string; readonly to: string; readonly opening: string; readonly debit: string; readonly credit: string; readonly closing: string
  readonly items: readonly BookLine[]; readonly parts: readonly BookPart[]; readonly refs?: Refs; readonly next?: number; readonly asOf: string
}
export const accountBookQuery = (params: Params) => infiniteQueryOptions({
  queryKey: ['figure', 'account-book', params],
  queryFn: ({ pageParam, signal }) => call<AccountBook>('/ledger/account', { params: { limit: 100, ...params, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last: AccountBook) => (last.next ? String(last.next) : undefined),
})
