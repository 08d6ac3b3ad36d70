/** Electronic invoices of suppliers: a file looked at, or taken in. */
import { queryOptions } from '@tanstack/react-query'
import type { Refusal } from '#words'
import { call } from './call.ts'
import { pathOf } from './documents.ts'
import type { Values } from './row.ts'

/** One invoice of a file: what it says, and the draft it became or would become, or all that is wrong with it. */
export type Taken = {
  readonly file: string; readonly number?: string; readonly issued?: string; readonly seller?: string; readonly total?: string
  readonly lines?: readonly { readonly name: string; readonly amount: string }[]
  readonly made?: { readonly document: string; readonly id?: string; readonly number?: string; readonly fits: readonly { readonly said: string; readonly number: string; readonly item: string }[] }
  readonly refusals: readonly Refusal[]
}

export async function takeInvoices(file: File, preview: boolean): Promise<readonly Taken[]> {
  const form = new FormData()
  form.append('file', file, file.name)
  return (await call<{ items: readonly Taken[] }>('/electronic-invoices', { method: 'POST', params: { preview }, body: form })).items
}

/** What the electronic invoice among a document's files says beside it. `values` is what the document would take over. */
export type BesideFile = {
  readonly number: string; readonly issued: string; readonly seller: string; readonly total: string; readonly version: number; readonly mayTake: boolean
  readonly compared?: readonly { readonly field: string; readonly has?: string; readonly says: string; readonly agrees: boolean }[]
  readonly values?: Values; readonly refusals: readonly Refusal[]
}
export const besideQuery = (document: string, id: string, file: string, version: number) => queryOptions({
  queryKey: ['one', document, id, 'files', file, version], queryFn: ({ signal }) => call<BesideFile>(`${pathOf(document, id)}/files/${file}/electronic-invoice`, { signal }), retry: false, staleTime: 60_000,
})
