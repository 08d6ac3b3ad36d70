/** A sheet put right before it is imported: what a person wrote over single cells, by the row's number and the column's heading. */
import type { Sheet } from '../sheets/index.ts'

export type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>

export const corrected = ({ headings, rows }: Sheet, cells: Cells = {}): Sheet => ({
  headings,
  rows: rows.map((row) => {
    const said = Object.hasOwn(cells, row.at) ? cells[row.at] ?? {} : undefined
    return said ? { at: row.at, cells: headings.map((heading, at) => (Object.hasOwn(said, heading) ? said[heading] : row.cells[at]) ?? '') } : row
  }),
})

/** Corrections come from outside. */
export const areCells = (given: unknown): boolean => given === undefined
  || (isPlain(given) && Object.values(given).every((row) => isPlain(row) && Object.values(row).every((text) => typeof text === 'string' && text.length <= mostText)))

/** Characters a corrected cell may have: as many as the longest text of a document. */
const mostText = 20_000
const isPlain = (given: unknown): given is object => typeof given === 'object' && given !== null && !Array.isArray(given)
