/** Documents from a sheet: tried first, then made by a job that can be watched and stopped. */
import { queryOptions } from '@tanstack/react-query'
import type { Refusal } from '#words'
import { call } from './call.ts'
import { pathOf } from './documents.ts'

/** Heading -> field path, `#key` for the column that tells which rows are one document, null for a column left out. */
export type Mapping = Readonly<Record<string, string | null>>
/** What is read instead of the sheet's own cells: by row and heading. */
export type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>
export type ImportOptions = { readonly mapping?: Mapping; readonly cells?: Cells; readonly act?: string; readonly mode?: 'good' | 'whole' }
export type Problem = { readonly row: number; readonly column?: string; readonly refused: Refusal['refused'] }
export type Rejected = { readonly row: number; readonly cells: Readonly<Record<string, string>> }
export type ImportPreview = { readonly mapping: Mapping; readonly rows: number; readonly documents: number; readonly good: number; readonly tried: number; readonly problems: readonly Problem[]; readonly rejected: readonly Rejected[] }
export type ImportJob = {
  readonly id: string; readonly file: string; readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: { readonly next: number; readonly total: number; readonly made: number; readonly failed: number } | null
  readonly problems: readonly Problem[]; readonly error: string | null
}

const formOf = (file: File, options: ImportOptions): FormData => {
  const form = new FormData()
  form.append('options', JSON.stringify(options))
  form.append('file', file, file.name)
  return form
}

export const previewImport = (type: string, file: File, options: ImportOptions): Promise<ImportPreview> => call(`${pathOf(type)}/import`, { method: 'POST', params: { preview: true }, body: formOf(file, options) })
export const startImport = (type: string, file: File, options: ImportOptions): Promise<{ job: string }> => call(`${pathOf(type)}/import`, { method: 'POST', body: formOf(file, options) })
export const stopImport = (job: string): Promise<void> => call(`/jobs/${job}`, { method: 'DELETE' })

export const resumeImport = (job: string): Promise<void> => call(`/jobs/${job}/resume`, { method: 'POST' })

export const isOver = (job: ImportJob | undefined): boolean => job !== undefined && job.state !== 'waiting' && job.state !== 'running'

/** Asked again every second until it is over. */
export const jobQuery = (job: string) => queryOptions({ queryKey: ['job', job], queryFn: ({ signal }) => call<ImportJob>(`/jobs/${job}`, { signal }), refetchInterval: ({ state }) => (isOver(state.data) ? false : 1_000) })
