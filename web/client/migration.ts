/** Migration of running cases: the versions there are, where cases stand, and what comes of taking them over. */
import { queryOptions } from '@tanstack/react-query'
import type { Label, Refusal } from '#words'
import { call } from './call.ts'

export type Version = { readonly version: number; readonly at: string; readonly running: number }
export type Standing = { readonly node: string; readonly name: Label; readonly cases: number; readonly to: string | null; readonly choices: readonly { readonly node: string; readonly name: Label }[] }
export type NodeMap = Readonly<Record<string, string>>
export type MigratedCase = { readonly instance: string; readonly number: string | null; readonly moved: readonly { readonly from: string; readonly to: string }[]; readonly retimed: readonly { readonly name: Label; readonly was: string | null; readonly is: string | null }[]; readonly refusal?: Refusal }
export type MigrationReport = { readonly total: number; readonly refused: number; readonly left: number; readonly next: string | null; readonly items: readonly MigratedCase[] }

const at = (key: string): string => `/processes/${encodeURIComponent(key)}`

export const versionsQuery = (key: string) => queryOptions({ queryKey: ['process', key, 'versions'], queryFn: ({ signal }) => call<{ items: readonly Version[] }>(`${at(key)}/versions`, { signal }) })
export const standingsQuery = (key: string, from: number, to: number) => queryOptions({ queryKey: ['process', key, 'migration', from, to], queryFn: ({ signal }) => call<{ items: readonly Standing[] }>(`${at(key)}/migration`, { params: { from, to }, signal }) })

export type Migration = { readonly key: string; readonly from: number; readonly to: number; readonly map: NodeMap; readonly preview: boolean }
/** Cases of the first part, of any part, and the time a part is to take: few enough that nobody waits long for a case, and that the page soon says how far it is. */
const [first, most, span] = [10, 200, 3000]

/** All running cases, a part a call. `goesOn` hears what came of them so far, and may stop it before the next part. */
export async function migrate({ key, from, to, map, preview }: Migration, goesOn: (soFar: MigrationReport) => boolean): Promise<MigrationReport> {
  let all: MigrationReport = { total: 0, refused: 0, left: 0, next: null, items: [] }
  for (let limit = first, more = true; more;) {
    const since = performance.now()
    const { total, refused, items, ...rest } = await call<MigrationReport>(`${at(key)}/migrate`, { method: 'POST', body: { from, to, map, limit, ...(all.next ? { after: all.next } : {}) }, params: preview ? { preview } : {} })
    all = { total: all.total + total, refused: all.refused + refused, items: [...all.items, ...items], ...rest }
    limit = Math.max(first, Math.min(most, Math.floor((limit * span) / (performance.now() - since + 1))))
    more = goesOn(all) && all.next !== null
  }
  return all
}
