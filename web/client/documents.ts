/** Documents as the house sends them: pages of a list, one with what may be done to it, and what hangs on it. */
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { PerLine } from '#declare'
import type { Label, Refusal } from '#words'
import { call, type Params } from './call.ts'
import type { Refs, Row, Values } from './row.ts'
import type { Task } from './tasks.ts'

export type { Referred, Refs, Row, Values } from './row.ts'
export type May = Readonly<Record<string, true | Refusal>>
export type Page = { readonly items: readonly Row[]; readonly refs?: Refs; readonly next?: string | null; readonly total?: number | { readonly atLeast: number } }
export type Conversion = { readonly to: string; readonly label?: Label }
export type One = { readonly row: Row; readonly refs?: Refs; readonly may?: May; readonly tasks?: readonly Task[]; readonly conversions?: readonly Conversion[] }

export const pathOf = (type: string, id?: string): string => `/documents/${type}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`

/** Pages of a list under its filters, one after the other by key. */
export const listQuery = (type: string, params: Params) => infiniteQueryOptions({
  queryKey: ['list', type, params],
  queryFn: ({ pageParam, signal }) => call<Page>(pathOf(type), { params: { limit: 50, count: pageParam === '' ? true : undefined, ...params, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last: Page) => last.next ?? undefined,
})

/** Sums over all that the filters let through. */
export const totalsQuery = (type: string, params: Params) => queryOptions({
  queryKey: ['list', type, 'totals', params], queryFn: ({ signal }) => call<Page & { readonly totals?: Readonly<Record<string, string>> }>(pathOf(type), { params: { ...params, limit: 1, totals: true }, signal }),
})

export const oneQuery = (type: string, id: string) => queryOptions({
  queryKey: ['one', type, id], queryFn: ({ signal }) => call<One>(pathOf(type, id), { signal }),
})

/** Something that hangs on a document: its history, entries, links, process, files or comments. */
export const aspectQuery = <T>(type: string, id: string, aspect: string) => queryOptions({
  queryKey: ['one', type, id, aspect], queryFn: ({ signal }) => call<T>(`${pathOf(type, id)}/${aspect}`, { signal }),
})

/** Up to twenty documents of a type whose number, title or searched fields contain the text. */
export const pickQuery = (type: string, q: string) => queryOptions({
  queryKey: ['list', type, 'pick', q], queryFn: ({ signal }) => call<Page>(pathOf(type), { params: { q, limit: 20 }, signal }), staleTime: 30_000,
})

/** Documents of a type by their codes. */
export const codedQuery = (type: string, codes: readonly string[]) => queryOptions({
  queryKey: ['list', type, 'coded', codes.join(',')], queryFn: ({ signal }) => call<Page>(pathOf(type), { params: { code: codes.join(','), limit: codes.length }, signal }), staleTime: 60_000,
})

/** `follows` says of values, by their field, from what they were taken. */
export type Proposal = { readonly values: Values; readonly refs?: Refs; readonly follows?: Readonly<Record<string, Label>>; readonly lines?: PerLine }

/** Values to start from, drawn from another document; nothing is kept. */
export const proposalQuery = (type: string, from: string) => queryOptions({
  queryKey: ['proposal', type, from], gcTime: 0, staleTime: Infinity,
  queryFn: ({ signal }) => call<Proposal>(pathOf(type), { method: 'POST', params: { from }, signal }),
})

/** What keeping these values would compute; nothing is kept. */
export const workOut = (type: string, values: Values, signal: AbortSignal): Promise<{ readonly values: Values }> => call(`${pathOf(type)}/worked-out`, { method: 'POST', body: { values }, signal })
export const makeDocument = (type: string, values: Values): Promise<One> => call(pathOf(type), { method: 'POST', body: { values } })
export const editDocument = (type: string, row: Row, values: Values): Promise<One> => call(pathOf(type, row.id), { method: 'PATCH', body: { values }, version: row.version })

export type Deed = { readonly action: string; readonly values?: Values; readonly opinion?: string }
export const actOn = (type: string, row: Row, { action, ...given }: Deed): Promise<One> =>
  call(`${pathOf(type, row.id)}/${action}`, { method: 'POST', body: given, version: row.version })

/** After a deed everything that may show it is asked for again. */
export async function changed(client: QueryClient, type: string): Promise<void> {
  await Promise.all([['one', type], ['list', type], ['tasks'], ['figure']].map((queryKey) => client.invalidateQueries({ queryKey })))
}
