/** How wide each column stands, from its kind and from the room there is; and whether the first one stays in sight. */
import type { FieldMeta } from '#declare'

export const lineHeight = 32
export const numberWidth = 44

/** What a kind takes where there is room, and what it can do with. */
const wanted: Readonly<Partial<Record<FieldMeta['kind'], readonly [comfortable: number, least: number]>>> = {
  ref: [190, 130], line: [180, 174], text: [150, 110], 'long-text': [220, 150], choice: [110, 88], flag: [64, 56], day: [112, 104], instant: [150, 136], money: [118, 96], quantity: [100, 80], rate: [84, 68], integer: [84, 64],
}
/** A code has the name of what it is a code of beside it. */
const withName = [240, 170] as const
/** Pixels of a heading beside its words, of a star and of a question mark; no heading asks for more than `widestHeading`, nor for more than `shortHeading` where room is short. */
const [edges, star, why, widestHeading, shortHeading] = [22, 12, 26, 200, 134]

/** Pixels that a heading takes: Chinese letters are as wide as they are high. */
export const headingWidth = (label: string, required: boolean, help: boolean): number =>
  Math.min(widestHeading, Math.ceil(edges + [...label].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 13 : 7.2), 0) + (required ? star : 0) + (help ? why : 0)))

const grows = new Set<FieldMeta['kind']>(['ref', 'line', 'text', 'long-text'])

export type Widths = {
  readonly each: readonly number[]
  /** Where each column begins, and after the last the whole width. */
  readonly lefts: readonly number[]
  /** How many columns stand still when the others scroll sideways. */
  readonly frozen: number
}

/** `heading`: pixels that its label takes. */
type Column = Pick<FieldMeta, 'kind' | 'codeOf'> & { readonly heading?: number }

/** What is left over goes to the columns that hold words; where room is short all give way alike, down to what they can do with; the first column is frozen where not all have room even so. */
export function widthsOf(columns: readonly Column[], room: number): Widths {
  const places = columns.map(({ kind, codeOf, heading = 0 }) => { const [comfortable, least] = codeOf === undefined ? wanted[kind] ?? [140, 110] : withName; return { comfortable: Math.max(comfortable, heading), least: Math.max(least, Math.min(heading, shortHeading)) } })
  const [comfortable, least] = [sum(places.map((one) => one.comfortable)), sum(places.map((one) => one.least))]
  const over = room - numberWidth - comfortable
  const growing = columns.filter(({ kind }) => grows.has(kind)).length
  const grown = (kind: FieldMeta['kind']): number => (growing === 0 ? over / columns.length : grows.has(kind) ? over / growing : 0)
  // The share of what they could give that they must give.
  const gives = over >= 0 ? 0 : Math.min(1, -over / Math.max(1, comfortable - least))
  const each = places.map((one, at) => Math.floor(over >= 0 ? one.comfortable + grown(columns[at]?.kind ?? 'flag') : one.comfortable - gives * (one.comfortable - one.least)))
  const lefts = each.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [numberWidth])
  return { each, lefts, frozen: (lefts.at(-1) ?? 0) > room && (each[0] ?? 0) < room / 2 ? 1 : 0 }
}

const sum = (all: readonly number[]): number => all.reduce((so, one) => so + one, 0)
