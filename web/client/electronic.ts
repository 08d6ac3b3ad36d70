/** Electronic invoices of suppliers: a file looked at, or taken in. */
import type { Refusal } from '#words'
import { call } from './call.ts'

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
