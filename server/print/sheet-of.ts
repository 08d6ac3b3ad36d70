/** Any document as a paper, from its declaration: its fields in the declared groups, its lines with sums, what it comes to, who handled it, what it stands under. */
import { describe, hasSum, isNothing, isNumber, sectionsOf, type AnyDocument, type DocumentMeta, type FieldMeta } from '#declare'
import { capitals } from '#commons'
import { grouped, inLanguage, sum, type Label } from '#words'
import type { Part, Said, Sheet, Table } from './paper.ts'
import { textOf, type Speaking } from './value.ts'
import { word } from './words.ts'

type Row = Readonly<Record<string, unknown>>
/** One thing somebody did for the record, oldest first. */
export type Handled = { readonly label: Label; readonly who: string; readonly outcome: string; readonly opinion: string; readonly at: string }
export type Ground = { readonly number: string; readonly title: string; readonly text: string }
export type Shown = Speaking & {
  readonly document: AnyDocument; readonly row: Row; readonly company: string; readonly currency: string; readonly printed: string; readonly watermark?: string
  readonly handled: readonly Handled[]; readonly grounds: readonly Ground[]
}

export function sheetOf({ document, row, company, printed, watermark, handled, grounds, ...speaking }: Shown): Sheet {
  const { language } = speaking
  const declared = describe(document)
  return {
    kind: 'sheet', company, language, printed, title: inLanguage(document.label, language), number: String(row['number'] ?? ''), state: inLanguage(document.states[String(row['state'])] ?? ['', ''], language),
    ...(watermark ? { watermark } : {}),
    parts: [...sectionsOf(declared).flatMap((section) => ('groups' in section ? grouping(section.groups, row, speaking) : lining(section.lines, row, speaking))), ...comesTo(declared, row, speaking), ...handledBy(handled, speaking), ...standsUnder(grounds, speaking)],
  }
}

/** Values beside each other; long texts below them; what is empty is left out. */
function grouping(groups: readonly (readonly FieldMeta[])[], row: Row, speaking: Speaking & { readonly currency: string }): readonly Part[] {
  const given = groups.flat().filter((field) => !isNothing(row[field.key]))
  const said = (field: FieldMeta): Said => ({ label: inLanguage(field.label, speaking.language), text: `${textOf(field, row[field.key], speaking)}${field.kind === 'money' ? ` ${speaking.currency}` : ''}` })
  const short = given.filter(({ kind }) => kind !== 'long-text').map(said)
  return [...(short.length > 0 ? [{ fields: short }] : []), ...given.filter(({ kind }) => kind === 'long-text').map((field) => ({ prose: said(field) }))]
}

function lining(field: FieldMeta, row: Row, speaking: Speaking): readonly Part[] {
  const lines = (row[field.key] ?? []) as readonly Row[]
  if (lines.length === 0) return []
  const shown = (field.lines ?? []).filter(({ key, required }) => required || lines.some((line) => !isNothing(line[key])))
  const { language } = speaking
  const summed = (one: FieldMeta): boolean => hasSum(one, shown, lines)
  const sums = lines.length > 1 && shown.some(summed) ? [word('sum', language), ...shown.map((one) => (summed(one) ? grouped(sum(lines.map((line) => String(line[one.key] ?? '0'))), one.kind === 'money' ? 2 : 0) : ''))] : undefined
  const table: Table = {
    heading: inLanguage(field.label, language), columns: [{ label: word('line', language) }, ...shown.map((one) => ({ label: inLanguage(one.label, language), ...(isNumber(one) ? { number: true as const } : {}) }))],
    rows: lines.map((line, at) => [String(at + 1), ...shown.map((one) => textOf(one, line[one.key], speaking, true))]), ...(sums ? { sums } : {}),
  }
  return [{ table }]
}

/** The amount a document is decided by, in figures and, in yuan, in the capitals that papers of money bear. */
function comesTo({ fields }: DocumentMeta, row: Row, { language, currency }: Speaking & { readonly currency: string }): readonly Part[] {
  const key = ['total', 'amount'].find((one) => !isNothing(row[one]) && fields.find((field) => field.key === one)?.kind === 'money')
  if (key === undefined) return []
  const amount = String(row[key])
  return [{ amount: [{ label: word('in-figures', language), text: `${currency === 'CNY' ? '¥' : `${currency} `}${grouped(amount, 2)}` }, ...(currency === 'CNY' ? [{ label: word('in-capitals', language), text: capitals(amount) }] : [])] }]
}

function handledBy(handled: readonly Handled[], { language }: Speaking): readonly Part[] {
  if (handled.length === 0) return []
  const all = handled.map(({ label, who, outcome, opinion, at }) => ({ step: inLanguage(label, language), who, outcome, opinion, when: at }))
  const keys = (['step', 'who', 'outcome', 'opinion', 'when'] as const).filter((key) => all.some((one) => one[key] !== ''))
  return [{ table: { heading: word('handled', language), columns: keys.map((key) => ({ label: word(key, language) })), rows: all.map((one) => keys.map((key) => one[key])) } }]
}

const standsUnder = (grounds: readonly Ground[], { language }: Speaking): readonly Part[] =>
  (grounds.length === 0 ? [] : [{ ground: [{ label: word('ground', language), text: '' }, ...grounds.map(({ number, title, text }) => ({ label: `${number} ${title}`, text }))] }])
