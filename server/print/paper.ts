/** A paper: what is to stand on it, in the reader's language, as plain data that goes to the press. */
import type { Language } from '#words'

export type Column = { readonly label: string; readonly number?: true }
export type Table = { readonly heading?: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[]; /** A last row in bold: sums, each under its column. */ readonly sums?: readonly string[] }
export type Said = { readonly label: string; readonly text: string }

export type Part =
  /** Labels with short values, several beside each other. */
  | { readonly fields: readonly Said[] }
  | { readonly table: Table }
  /** Text of any length under its label. */
  | { readonly prose: Said }
  /** The sum that the paper comes to, in figures and in capitals. */
  | { readonly amount: readonly Said[] }
  /** What it stands under, small, at its end. */
  | { readonly ground: readonly Said[] }

type Headed = {
  readonly company: string
  readonly title: string
  readonly language: Language
  /** Who printed it and when. */
  readonly printed: string
  /** The reader's name across every page, where the class of the record asks for it. */
  readonly watermark?: string
}
/** An A4 sheet, laid on its side where its tables are wide. */
export type Sheet = Headed & { readonly kind: 'sheet'; /** What stands at the left under the title, when it is not a number: a span of months. */ readonly span?: true; readonly number: string; readonly state: string; readonly parts: readonly Part[] }
/** An accounting voucher on voucher paper. */
export type VoucherPaper = Headed & {
  readonly kind: 'voucher'
  readonly word: string
  readonly date: string
  readonly attached: string
  readonly columns: readonly [summary: string, account: string, debit: string, credit: string]
  readonly rows: readonly (readonly [summary: string, account: string, debit: string, credit: string])[]
  readonly sums: readonly [label: string, debit: string, credit: string]
  readonly signatures: readonly Said[]
  readonly stamp: string
}
export type Paper = Sheet | VoucherPaper
