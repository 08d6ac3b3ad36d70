/** The books: statements, and what a month still waits for. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call, type Params } from './call.ts'

export type StatementRow = { readonly key: string; readonly label: Label; readonly amounts: readonly string[]; readonly total: boolean; readonly side?: 'left' | 'right'; readonly accounts?: readonly string[] }
export type Statement = { readonly label: Label; readonly columns: readonly Label[]; readonly rows: readonly StatementRow[]; readonly from: string; readonly to: string; readonly asOf: string }
export const statementQuery = (name: string, params: Params) => queryOptions({ queryKey: ['figure', 'statement', name, params], queryFn: ({ signal }) => call<Statement>(`/ledger/statements/${name}`, { params, signal }) })

export type ClosingItem = { readonly key: string; readonly label: Label; readonly open: number; readonly list?: { readonly document: string; readonly filters: Readonly<Record<string, string>> } }
export type Tie = { readonly key: string; readonly label: Label; readonly open: number; readonly difference: string }
export type Closing = { readonly period: string; readonly items: readonly ClosingItem[]; readonly ties: readonly Tie[]; readonly ready: boolean; readonly asOf: string }
export const closingQuery = (params: Params) => queryOptions({ queryKey: ['figure', 'closing', params], queryFn: ({ signal }) => call<Closing>('/ledger/closing', { params, signal }) })
