/** Long lists that the house takes out in the background: asked for, watched, fetched, stopped; they outlive the window. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { address, call, type Params } from './call.ts'

export type Export = {
  readonly id: string; readonly document: string; readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly progress: { readonly rows: number; readonly total: number | null } | null
  readonly result: { readonly name: string; readonly rows: number; readonly size: number } | null
  readonly error: string | null; readonly at: string; readonly expires: string | null
}
/** Rows above which a list is taken out in the background. */
export const longList = 5_000

export const isGoing = ({ state }: Export): boolean => state === 'waiting' || state === 'running'

/** Asked for again while one of them is on its way. */
export const exportsQuery = queryOptions({
  queryKey: ['exports'], queryFn: ({ signal }) => call<{ readonly items: readonly Export[] }>('/exports', { signal }), staleTime: 30_000, retry: false,
  refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? 700 : false),
})

export async function askForExport(client: QueryClient, path: string, params: Params): Promise<void> {
  await call(path, { method: 'POST', params })
  await client.invalidateQueries({ queryKey: exportsQuery.queryKey })
}

/** Stops it, or puts it away. */
export async function endExport(client: QueryClient, id: string): Promise<void> {
  await call(`/exports/${id}`, { method: 'DELETE' })
  await client.invalidateQueries({ queryKey: exportsQuery.queryKey })
}

export const exportAddress = (id: string): string => address(`/exports/${id}/file`)
