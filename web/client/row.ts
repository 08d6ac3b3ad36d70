/** A row as the house sends it, and what the ids in it stand for. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly state: string
  readonly department?: string | null
  readonly enteredBy?: string
  readonly enteredAt?: string
}
/** Fields as a person fills them in. */
export type Values = Readonly<Record<string, unknown>>
/** `en` is the English half of the title. For the id of a line, `record` is the document it stands in and `line` its place, counted from 1. */
export type Referred = { readonly document: string; readonly number: string; readonly title?: string | null; readonly en?: string; readonly record?: string; readonly line?: number }
/** What the ids in a row stand for. */
export type Refs = Readonly<Record<string, Referred>>
