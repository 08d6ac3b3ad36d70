/** A policy text on its way in, and how each clause is settled. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Label, Refusal } from '#words'
import { call } from './call.ts'

export type Level = 'part' | 'chapter' | 'section' | 'item'
export const levels: readonly Level[] = ['chapter', 'section', 'item']
export type Correction = { readonly at: number; readonly do: 'part' | 'join' | 'drop' | 'restore'; readonly level?: Level; readonly number?: string }
export type Part = {
  readonly level: Level; readonly number: string; readonly title: string; readonly text: string; readonly from: number; readonly to: number
  readonly flags: readonly { readonly flag: string; readonly said: Label }[]; readonly findings: readonly { readonly rule: string; readonly word?: string; readonly said: Label }[]
}
export type LeftOut = { readonly from: number; readonly to: number; readonly said: string; readonly reason: Label }
type Counts = Readonly<Record<'chapters' | 'sections' | 'items' | 'notes' | 'notesInAll' | 'folded' | 'vague' | 'vagueItems' | 'withoutActor' | 'flags', number>> & { readonly contiguous: boolean }
export type Change = 'same' | 'moved' | 'changed' | 'new'
export type Placed = { readonly number: string; readonly clause: string; readonly own: boolean; readonly change: Change; readonly before?: { readonly number: string; readonly text: string } }
export type Touched = Readonly<Record<'documents' | 'processes' | 'duties' | 'figures', readonly Label[]>>
export type Look = {
  readonly reading: { readonly title: string; readonly parts: readonly Part[]; readonly leftOut: readonly LeftOut[]; readonly counts: Counts }
  readonly placed: readonly Placed[]; readonly removed: readonly { readonly number: string; readonly title: string }[]; readonly touched: Readonly<Record<string, Touched>>
  readonly against?: { readonly edition: number }
  /** The text of a file or of a pasted page, as it was read. */
  readonly text?: string
}
export type Draft = { readonly id: string; readonly number: string; readonly edition: number; readonly proposed: number }

export const lookAt = (text: string, corrections: readonly Correction[]): Promise<Look> => call('/policy/import', { method: 'POST', params: { preview: true }, body: { text, corrections } })
export const lookAtFile = (file: File): Promise<Look> => { const form = new FormData(); form.append('file', file, file.name); return call('/policy/import', { method: 'POST', params: { preview: true }, body: form }) }
export const makeDraft = (text: string, corrections: readonly Correction[], title: string, effectiveFrom: string | undefined): Promise<Draft> =>
  call('/policy/import', { method: 'POST', body: { text, corrections, ...(title ? { title } : {}), ...(effectiveFrom ? { effectiveFrom } : {}) } })

export type Binding = {
  readonly id: string; readonly version: number; readonly state: 'proposed' | 'accepted' | 'rejected'; readonly owner: string; readonly accountable: string | null; readonly rhythm: string; readonly grace: number | null
  readonly record: string | null; readonly proof: string | null; readonly reason: string | null
  readonly parameters: readonly { readonly word: string; readonly meaning: string }[]; readonly concerned: readonly { readonly role: string; readonly part: string }[]
}
export type Settled = {
  readonly clause: string; readonly number: string; readonly title: string; readonly titleEn?: string; readonly text: string; readonly written: boolean; readonly own: boolean; readonly ours: boolean
  readonly words: readonly string[]; readonly binding?: Binding; readonly design: Readonly<Record<'owner' | 'limit' | 'record' | 'separation' | 'parameter', boolean>>; readonly ownerHeld: boolean; readonly touches: Touched
}
export type AllSettled = { readonly version?: { readonly id: string; readonly number: string; readonly title: string; readonly edition: number; readonly state: string }; readonly items: readonly Settled[]; readonly roles: Readonly<Record<string, Label>> }

export const document = 'governance.binding'
export const settledQuery = queryOptions({ queryKey: ['bindings'], queryFn: ({ signal }) => call<AllSettled>('/policy/bindings', { signal }) })
export const propose = (): Promise<{ proposed: number }> => call('/policy/bindings', { method: 'POST', body: {} })
export const editBinding = ({ id, version }: Binding, values: Readonly<Record<string, unknown>>): Promise<unknown> => call(`/documents/${document}/${id}`, { method: 'PATCH', version, body: { values } })
export const settle = ({ id, version }: Binding, action: 'accept' | 'reject', values: Readonly<Record<string, unknown>> = {}): Promise<unknown> => call(`/documents/${document}/${id}/${action}`, { method: 'POST', version, body: { values } })
/** What was settled is shown once the bindings are read anew; what follows from them is asked for when somebody looks. */
export function settledAnew(client: QueryClient): Promise<void> {
  for (const queryKey of [['duties'], ['policy'], ['list', document], ['one', document]]) void client.invalidateQueries({ queryKey })
  return client.invalidateQueries({ queryKey: settledQuery.queryKey })
}
/** What was accepted is shown as it was answered; what was refused keeps its button, and is told with the reason. */
export async function acceptAll(client: QueryClient, ids: readonly string[]): Promise<readonly RefusedOne[]> {
  const { items } = await call<{ readonly items: readonly { readonly id: string; readonly row?: Pick<Binding, 'version' | 'state'>; readonly refusal?: Refusal }[] }>(`/documents/${document}/actions/accept`, { method: 'POST', body: { ids } })
  const rows = new Map(items.map(({ id, row }) => [id, row]))
  client.setQueryData(settledQuery.queryKey, (all) => all && { ...all, items: all.items.map((one) => {
    const row = one.binding && rows.get(one.binding.id)
    return one.binding && row ? { ...one, binding: { ...one.binding, version: row.version, state: row.state } } : one
  }) })
  void settledAnew(client)
  return items.flatMap(({ id, refusal }) => (refusal ? [{ id, refusal }] : []))
}
export type RefusedOne = { readonly id: string; readonly refusal: Refusal }
