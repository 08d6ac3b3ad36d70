/** What a declaration computes of values that are still being typed: what keeping them would compute, with nothing kept. */
import { linesFields, type AnyDocument, type Fields } from '#declare'
import { isEmpty, missing, withInitials, type Values } from './formed.ts'
import { refusalsOf } from './given.ts'

type Whole = { readonly at: number; readonly line: Values }

/**
 * The computed values by field, and of lines, by their place, what the house fills in (null for a line that could not be kept as it is: it is left out).
 * What rests on a value that is missing, cannot be read or is not for this reader (`hidden`) is not there: a number is right or it is not shown.
 */
export function workedOut(document: AnyDocument, given: Values, hidden: readonly string[]): Values {
  const { fields, derive = {} } = document
  const refused = new Set(refusalsOf(document, given, true).map(({ field = '' }) => field.split('.').slice(0, 2).join('.')))
  const whole = new Map(linesFields(document).map(([key, of]) => [key, refused.has(key) ? [] : wholeLines(of, key, given[key], refused)]))
  const unknown = new Set([...hidden, ...refused])
  const typed = Object.fromEntries(Object.entries(given).flatMap(([key, value]): [string, unknown][] => (whole.has(key) ? [[key, whole.get(key)?.map(({ line }) => line)]] : key in derive || unknown.has(key) ? [] : [[key, value]])))
  let row = withInitials(fields, typed)
  const worked: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(derive)) {
    const value = one && tried(() => one(reading(fields, row, unknown) as never))
    if (value === undefined) { unknown.add(key); continue }
    row = { ...row, [key]: value }
    worked[key] = whole.has(key) ? placed(fields[key]?.facts.of ?? {}, given[key], whole.get(key) ?? [], value as readonly Values[]) : value
  }
  return worked
}

/** Lines with everything a person has to fill in; the place stands for the id that a kept line has. */
function wholeLines(of: Fields, key: string, given: unknown, refused: ReadonlySet<string>): readonly Whole[] {
  if (!Array.isArray(given)) return []
  return given.flatMap((line: Values, at): Whole[] => {
    if (refused.has(`${key}.${at}`)) return []
    const filled = withInitials(of, { id: String(at), ...line })
    return missing(of, filled, []).length > 0 ? [] : [{ at, line: filled }]
  })
}

/** The row as a sentence of a chapter may read it: it stops at what is not known yet. */
const reading = (fields: Fields, row: Values, unknown: ReadonlySet<string>): Values => new Proxy(row, {
  get(all, key: string) {
    const mayBeEmpty = Object.hasOwn(fields, key) && !fields[key]?.facts.required
    if (unknown.has(key) || (isEmpty(all[key]) && !mayBeEmpty)) throw new Error(`"${key}" is not known yet`)
    return all[key]
  },
})

/** A chapter that fails over values half typed is told of when they are kept, not at every key. */
function tried(work: () => unknown): unknown {
  try {
    return work() ?? undefined
  } catch {
    return undefined
  }
}

function placed(of: Fields, given: unknown, whole: readonly Whole[], computed: readonly Values[]): readonly (Values | null)[] {
  const lines: (Values | null)[] = (Array.isArray(given) ? given : []).map(() => null)
  if (computed.length !== whole.length) return lines
  for (const [place, { at, line }] of whole.entries()) {
    lines[at] = Object.fromEntries(Object.entries(of).flatMap(([key, { facts }]) => (facts.fixed || computed[place]?.[key] !== line[key] ? [[key, computed[place]?.[key]]] : [])))
  }
  return lines
}
