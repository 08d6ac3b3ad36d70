/** How wide each column stands, from its kind and from the room there is; and whether the first one stays in sight. */
import type { FieldMeta } from '#declare'

export const lineHeight = 32
export const numberWidth = 44

const narrowest: Readonly<Partial<Record<FieldMeta['kind'], number>>> = { ref: 190, line: 170, text: 150, 'long-text': 220, choice: 110, flag: 64, day: 112, instant: 150, money: 118, quantity: 100, rate: 84, integer: 84 }
/** A code has the name of what it is a code of beside it. */
const withName = 240
const grows = new Set<FieldMeta['kind']>(['ref', 'line', 'text', 'long-text'])

export type Widths = {
  readonly each: readonly number[]
  /** Where each column begins, and after the last the whole width. */
  readonly lefts: readonly number[]
  /** How many columns stand still when the others scroll sideways. */
  readonly frozen: number
}

/** What is left over goes to the columns that hold words; the first column is frozen where not all have room. */
export function widthsOf(columns: readonly Pick<FieldMeta, 'kind' | 'codeOf'>[], room: number): Widths {
  const least = columns.map(({ kind, codeOf }) => (codeOf === undefined ? narrowest[kind] ?? 140 : withName))
  const growing = columns.filter(({ kind }) => grows.has(kind)).length
  const over = Math.max(0, room - numberWidth - least.reduce((sum, one) => sum + one, 0))
  const each = least.map((width, at) => width + (growing === 0 ? over / columns.length : grows.has(columns[at]?.kind ?? 'flag') ? over / growing : 0)).map(Math.floor)
  const lefts = each.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [numberWidth])
  return { each, lefts, frozen: (lefts.at(-1) ?? 0) > room && (each[0] ?? 0) < room / 2 ? 1 : 0 }
}
