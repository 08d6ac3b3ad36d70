/** Types of values: what FEEL knows and what item definitions say, with the conversions of DMN 1.5, 10.3.2.9.4. */
import { dateAndTime, FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin'
import { childNamed, childrenNamed, textOf, type Element } from '../engine/index.ts'
import { isFunction, meets, type Scope } from './feel.ts'
import type { Model } from './model.ts'

const isSpan = (value: unknown, yearsMonths: boolean): boolean => value instanceof FeelDuration && value.yearsMonths === yearsMonths
const isMoment = (value: unknown): boolean => value instanceof FeelDateTime

const plain: Readonly<Record<string, (value: unknown) => boolean>> = {
  Any: () => true,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  dateTime: isMoment,
  'date and time': isMoment,
  duration: (value) => value instanceof FeelDuration,
  dayTimeDuration: (value) => isSpan(value, false),
  'days and time duration': (value) => isSpan(value, false),
  yearMonthDuration: (value) => isSpan(value, true),
  'years and months duration': (value) => isSpan(value, true),
}

/** A value as its type asks, null when it cannot be. */
export const conformed = (model: Model, value: unknown, type: string | undefined): unknown => fitted(model, value, type) ?? null

/** A value as its type asks; undefined when it does not fit. */
export function fitted(model: Model, value: unknown, type: string | undefined): unknown {
  if (value === null || value === undefined) return null
  const name = (type ?? 'Any').trim().replace(/^feel:/, '')
  const fits = plain[name]
  if (fits) return asPlain(name, fits, value)
  const [under = '', ...rest] = name.split('.')
  const imported = model.imports.get(under)
  if (imported && rest.length > 0) return fitted(imported, value, rest.join('.'))
  const item = model.items.get(name)
  return item ? asItem(model, value, item) : value
}

function asPlain(name: string, fits: (value: unknown) => boolean, value: unknown): unknown {
  if (fits(value)) return value
  if (Array.isArray(value) && value.length === 1 && fits(value[0])) return value[0]
  return plain[name] === isMoment && value instanceof FeelDate ? dateAndTime(`${value.iso}T00:00:00Z`) : undefined
}

function asItem(model: Model, value: unknown, item: Element): unknown {
  if (value === null || value === undefined) return null
  if (item.attributes['isCollection'] !== 'true') return asOne(model, value, item)
  const members = (Array.isArray(value) ? value : [value]).map((one: unknown) => (one === null ? null : asKind(model, one, item, ['allowedValues'])))
  return members.includes(undefined) || !allowed(item, members, ['typeConstraint']) ? undefined : members
}

const asOne = (model: Model, value: unknown, item: Element): unknown => asKind(model, value, item, ['allowedValues', 'typeConstraint'])

function asKind(model: Model, value: unknown, item: Element, limits: readonly string[]): unknown {
  if (childNamed(item, 'functionItem')) return isFunction(value) ? value : undefined
  const parts = childrenNamed(item, 'itemComponent')
  const fit = parts.length > 0 ? asContext(model, value, parts) : fitted(model, value, textOf(childNamed(item, 'typeRef')) || undefined)
  return fit === undefined || (fit !== null && !allowed(item, fit, limits)) ? undefined : fit
}

const allowed = (item: Element, value: unknown, limits: readonly string[]): boolean => limits.every((limit) => meets(textOf(childNamed(childNamed(item, limit), 'text')), value))

function asContext(model: Model, given: unknown, parts: readonly Element[]): Scope | undefined {
  const value: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given
  if (!isContext(value)) return undefined
  const entries = parts.map((part) => {
    const name = part.attributes['name'] ?? ''
    return [name, name in value ? asItem(model, value[name], part) : undefined] as const
  })
  return entries.some(([, fit]) => fit === undefined) ? undefined : { ...value, ...Object.fromEntries(entries) }
}

/** Whether a value is a context, and no function, list or moment. */
export const isContext = (value: unknown): value is Scope => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
