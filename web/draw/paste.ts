/** A block of cells from a spreadsheet, read without guessing: what cannot be read keeps the old value and is told. */
import type { QueryClient } from '@tanstack/react-query'
import type { FieldMeta } from '#declare'
import { pickQuery, type Referred, type Refs } from '../client/documents.ts'
import { emptyLine, type DraftLine } from './draft.ts'
import { numberOf } from './edit-field.tsx'
import { isNumber } from './value.tsx'

export type Rejected = { readonly line: number; readonly column: FieldMeta; readonly text: string }
type Pasted = { readonly lines: readonly DraftLine[]; readonly refs: Refs; readonly rejected: readonly Rejected[] }

/** Tab-separated text as spreadsheets copy it: quoted cells may hold tabs and line breaks. */
export function readSheet(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]
    if (quoted && sign === '"' && plain[at + 1] === '"') { cell += '"'; at++ }
    else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && sign === '\t') { rows.at(-1)?.push(cell); cell = '' }
    else if (!quoted && sign === '\n') { rows.at(-1)?.push(cell); cell = ''; rows.push([]) }
    else cell += sign
  }
  rows.at(-1)?.push(cell)
  return rows
}

export async function pasted(client: QueryClient, field: FieldMeta, columns: readonly FieldMeta[], lines: readonly DraftLine[], block: readonly (readonly string[])[], from: { at: number; column: number }): Promise<Pasted> {
  const next = [...lines]
  const refs: Record<string, Referred> = {}
  const rejected: Rejected[] = []
  for (const [down, cells] of block.entries()) {
    const at = from.at + down
    const changes: Record<string, unknown> = {}
    for (const [right, text] of cells.entries()) {
      const column = columns[from.column + right]
      if (!column || column.readOnly || column.kind === 'line') continue
      const read = await readCell(client, column, text.trim())
      if (read === null) { rejected.push({ line: at, column, text }); continue }
      if (read.found) refs[String(read.value)] = read.found
      changes[column.key] = read.value
    }
    next[at] = { ...(next[at] ?? emptyLine(field)), ...changes }
  }
  return { lines: next, refs, rejected }
}

type Read = { readonly value: unknown; readonly found?: Referred } | null

async function readCell(client: QueryClient, column: FieldMeta, text: string): Promise<Read> {
  if (text === '') return { value: undefined }
  if (isNumber(column)) { const read = numberOf(column, text); return read === null ? null : { value: read } }
  if (column.kind === 'ref') return readRef(client, column.to ?? '', text)
  if (column.kind === 'day') { const day = dayIn(text); return day ? { value: day } : null }
  if (column.kind === 'flag') return /^(1|true|yes|y|✓|\u662f)$/i.test(text) ? { value: true } : { value: false }
  if (column.kind !== 'choice') return { value: text }
  const option = Object.entries(column.options ?? {}).find(([key, label]) => key === text || label.includes(text))
  return option ? { value: option[0] } : null
}

/** The one document that is called so; several or none are rejected. */
async function readRef(client: QueryClient, to: string, text: string): Promise<Read> {
  const { items } = await client.fetchQuery(pickQuery(to, text))
  const exact = items.filter((row) => row.number === text || Object.values(row).includes(text))
  const [row] = exact.length > 0 ? exact : items
  if (!row || (exact.length === 0 ? items : exact).length > 1) return null
  return { value: row.id, found: { document: to, number: row.number, title: typeof row['name'] === 'string' ? row['name'] : null } }
}

const dayIn = (text: string): string | undefined => {
  const [, year, month, day] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(text) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}
