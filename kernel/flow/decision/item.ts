/** Types of values: what FEEL knows and what item definitions say, with the conversions of DMN 1.5, 10.3.2.9.4. */
import { dateAndTime, FeelDate } from 'feelin'
import { childNamed, childrenNamed, textOf, type Element } from '../engine/index.ts'
import { meets, type Scope } from './feel.ts'
import type { Model } from './model.ts'
import { isCallable, isContext, plainTypes } from './types.ts'

/** A value as its type asks, null when it cannot be. */
export const conformed = (model: Model, value: unknown, type: string | undefined): unknown => fitted(model, value, type) ?? null

/** A value as its type asks; undefined when it does not fit. */
export function fitted(model: Model, value: unknown, type: string | undefined): unknown {
  if (value === null || value === undefined) return null
  const name = (type ?? 'Any').trim().replace(/^feel:/, '')
  const fits = plainTypes[name]
  if (fits) return asPlain(name, fits, value)
  const [under = '', ...rest] = name.split('.')
  const imported = model.imports.get(under)
  if (imported && rest.length > 0) return fitted(imported, value, rest.join('.'))
  const item = model.items.get(name)
  return item ? asItem(model, value, item) : value
}

/** Whether a value is of an item definition as it is: nothing is converted, and the values it allows do not make its type. */
export function isOf(model: Model, value: unknown, name: string): boolean {
  const item = model.items.get(name)
  const plural = item?.attributes['isCollection'] === 'true'
  return item !== undefined && (plural === Array.isArray(value) || childrenNamed(item, 'typeRef').some((of) => model.items.has(textOf(of)))) && (plural || value === null || value === undefined ? fitted(model, value, name) : asKind(model, value, item, ['typeConstraint'])) !== undefined
}

function asPlain(name: string, fits: (value: unknown) => boolean, value: unknown): unknown {
  if (fits(value)) return value
  if (Array.isArray(value) && value.length === 1 && fits(value[0])) return value[0]
  return (name === 'dateTime' || name === 'date and time') && value instanceof FeelDate ? dateAndTime(`${value.iso}T00:00:00Z`) : undefined
}

function asItem(model: Model, value: unknown, item: Element): unknown {
  if (value === null || value === undefined) return null
  if (item.attributes['isCollection'] !== 'true') return asOne(model, value, item)
  const members = (Array.isArray(value) ? value : [value]).map((one: unknown) => (one === null ? null : asKind(model, one, item, ['allowedValues'])))
  return members.includes(undefined) || !allowed(item, members, ['typeConstraint']) ? undefined : members
}

const asOne = (model: Model, value: unknown, item: Element): unknown => asKind(model, value, item, ['allowedValues', 'typeConstraint'])

function asKind(model: Model, value: unknown, item: Element, limits: readonly string[]): unknown {
  if (childNamed(item, 'functionItem')) return isCallable(value) ? value : undefined
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
