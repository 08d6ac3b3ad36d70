/** Migration of running cases: the versions there are, where cases stand, and what comes of taking them over. */
import { queryOptions } from '@tanstack/react-query'
import type { Label, Refusal } from '#words'
import { call } from './call.ts'

export type Version = { readonly version: number; readonly at: string; readonly running: number }
export type Standing = { readonly node: string; readonly name: Label; readonly cases: number; readonly to: string | null; readonly choices: readonly { readonly node: string; readonly name: Label }[] }
export type NodeMap = Readonly<Record<string, string>>
export type MigratedCase = { readonly instance: string; readonly number: string | null; readonly moved: readonly { readonly from: string; readonly to: string }[]; readonly retimed: readonly { readonly name: Label; readonly was: string | null; readonly is: string | null }[]; readonly refusal?: Refusal }
export type MigrationReport = { readonly total: number; readonly refused: number; readonly left: number; readonly items: readonly MigratedCase[] }

const at = (key: string): string => `/processes/${encodeURIComponent(key)}`

export const versionsQuery = (key: string) => queryOptions({ queryKey: ['process', key, 'versions'], queryFn: ({ signal }) => call<{ items: readonly Version[] }>(`${at(key)}/versions`, { signal }) })
export const standingsQuery = (key: string, from: number, to: number) => queryOptions({ queryKey: ['process', key, 'migration', from, to], queryFn: ({ signal }) => call<{ items: readonly Standing[] }>(`${at(key)}/migration`, { params: { from, to }, signal }) })

export const migrate = (key: string, from: number, to: number, map: NodeMap, preview: boolean): Promise<MigrationReport> =>
  call<MigrationReport>(`${at(key)}/migrate`, { method: 'POST', body: { from, to, map }, params: preview ? { preview } : {} })
