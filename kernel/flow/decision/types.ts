/** `instance of`: whether a value is of a type as FEEL writes types (DMN 1.5, 10.3.2.9). */
import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin'

const isSpan = (value: unknown, yearsMonths: boolean): boolean => value instanceof FeelDuration && value.yearsMonths === yearsMonths

/** Types by the names FEEL and the models write them under. */
export const plainTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Any: () => true,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  dateTime: (value) => value instanceof FeelDateTime,
  'date and time': (value) => value instanceof FeelDateTime,
  duration: (value) => value instanceof FeelDuration,
  dayTimeDuration: (value) => isSpan(value, false),
  'days and time duration': (value) => isSpan(value, false),
  yearMonthDuration: (value) => isSpan(value, true),
  'years and months duration': (value) => isSpan(value, true),
}

/** Whether a value is a context, and no function, list or moment. */
export const isContext = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A function of a model, or one of FEEL's own. */
export const isCallable = (value: unknown): boolean => value instanceof FeelFunction || typeof value === 'function'

/** A function that is null when what it is given does not fit the types of its parameters; a list of one gives that one, and one becomes a list of it (DMN 1.5, 10.3.2.9.4). */
export const typed = (work: FeelFunction, types: readonly string[]): FeelFunction => new FeelFunction((...given: unknown[]) => {
  const fits = types.map((type, at) => fitting(given[at], type))
  return fits.includes(undefined) ? null : work.invoke(fits)
}, [...work.parameterNames])

function fitting(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null
  const is = (one: unknown, of: string): boolean => instanceOf(one, of, () => true)
  if (is(value, type)) return value
  const inner = /^list ?<(.*)>$/.exec(type)?.[1]
  if (inner !== undefined && is(value, inner)) return [value]
  return Array.isArray(value) && value.length === 1 && is(value[0], type) ? value[0] : undefined
}

/** Whether a value is of a type a model has named; none has, where there is no model. */
type Named = (value: unknown, type: string) => boolean

/** Null is of no type but `Null`. */
export function instanceOf(value: unknown, type: string, named: Named = () => false): boolean {
  const name = type.replace(/\s+/g, ' ').trim()
  if (value === null || value === undefined) return name === 'Null'
  const [, kind, inner = ''] = /^(list|range|context|function) ?<(.*)>/.exec(name) ?? []
  const fits = (one: unknown, of: string): boolean => one === null || one === undefined || instanceOf(one, of, named)
  switch (kind ?? name) {
    case 'list': return Array.isArray(value) && (kind === undefined || value.every((one) => fits(one, inner)))
    case 'range': return value instanceof FeelRange && (kind === undefined || [value.start, value.end].every((bound: unknown) => fits(bound, inner)))
    case 'context': return inner.startsWith('feel_range:') ? instanceOf(value, `range<${inner.slice(11)}>`, named) : isContext(value) && (kind === undefined || entriesOf(inner).every(([key, of]) => key in value && fits(value[key], of)))
    case 'function': return isCallable(value)
    default: return plainTypes[name]?.(value) ?? named(value, name)
  }
}

/** `a: string, b: list<number>` as pairs; commas inside of angle brackets part nothing. */
function entriesOf(text: string): readonly (readonly [string, string])[] {
  let depth = 0
  const parts = ['']
  for (const sign of text) {
    depth += sign === '<' ? 1 : sign === '>' ? -1 : 0
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => { const at = part.indexOf(':'); return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const })
}
