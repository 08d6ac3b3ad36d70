/** The books on paper: the trial balance and the statements, as they stand on the screen. */
import { grouped, inLanguage, isZero, sum, type Decimal, type Label, type Language } from '#words'
import type { Column, Sheet, Table } from './paper.ts'
import { word } from './words.ts'

type Every = { readonly company: string; readonly language: Language; readonly printed: string }
const sides = ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'] as const
type Sides = Readonly<Record<(typeof sides)[number], Decimal>>
export type Trial = { readonly from: string; readonly to: string; readonly rows: readonly (Sides & { readonly account: string; readonly name: Label })[]; readonly totals: Readonly<Record<string, Decimal>> }
export type Stated = { readonly label: Label; readonly from: string; readonly to: string; readonly columns: readonly Label[]; readonly rows: readonly { readonly label: Label; readonly amounts: readonly Decimal[]; readonly side?: 'left' | 'right' }[] }

export function trialSheet({ from, to, rows, totals }: Trial, { language, ...every }: Every): Sheet {
  const columns: readonly Column[] = [{ label: word('account', language) }, { label: word('account-name', language) }, ...sides.map((key) => ({ label: word(key, language), number: true as const }))]
  const table: Table = { columns, rows: rows.map((row) => [row.account, inLanguage(row.name, language), ...sides.map((key) => figure(row[key]))]), sums: [word('sum', language), '', ...sides.map((key) => figure(totals[key] ?? '0'))] }
  return { kind: 'sheet', ...every, language, title: word('trial', language), span: true, number: `${from} – ${to}`, state: '', parts: [{ table }] }
}

type Group = { readonly books: readonly { readonly code: string; readonly name: Label }[]; readonly from: string; readonly to: string; readonly lines: readonly { readonly account: string; readonly name: Label; readonly parts: readonly Part[]; readonly eliminated: { readonly closing: Decimal }; readonly group: { readonly closing: Decimal } }[] }
type Part = { readonly book: string; readonly closing: Decimal }

/** What one book has of an account of the group, under whatever numbers. */
export const closingIn = (parts: readonly Part[], code: string): Decimal => sum(parts.filter(({ book }) => book === code).map(({ closing }) => closing))

/** Several companies beside each other: what each has, what is against each other, what is left. */
export function groupSheet({ books, from, to, lines }: Group, { language, ...every }: Every): Sheet {
  const columns: readonly Column[] = [{ label: word('account', language) }, { label: word('account-name', language) }, ...[...books.map(({ name }) => inLanguage(name, language)), word('eliminated', language), word('group', language)].map((label) => ({ label, number: true as const }))]
  const rows = lines.map(({ account, name, parts, eliminated, group }) => [account, inLanguage(name, language), ...[...books.map(({ code }) => closingIn(parts, code)), eliminated.closing, group.closing].map(figure)])
  return { kind: 'sheet', ...every, language, title: word('consolidated', language), span: true, number: `${from} – ${to}`, state: '', parts: [{ table: { columns, rows } }] }
}

/** What is owned stands above what is owed, each a table of its own. */
export function statementSheet({ label, from, to, columns: told, rows }: Stated, { language, ...every }: Every): Sheet {
  const columns: readonly Column[] = [{ label: word('item', language) }, ...told.map((column) => ({ label: inLanguage(column, language), number: true as const }))]
  const groups = [rows.filter(({ side }) => side === 'left'), rows.filter(({ side }) => side === 'right'), rows.filter(({ side }) => side === undefined)].filter((group) => group.length > 0)
  return { kind: 'sheet', ...every, language, title: inLanguage(label, language), span: true, number: `${from} – ${to}`, state: '', parts: groups.map((group) => ({ table: { columns, rows: group.map((row) => [inLanguage(row.label, language), ...row.amounts.map(figure)]) } })) }
}

const figure = (amount: Decimal): string => (isZero(amount) ? '' : grouped(amount, 2))
