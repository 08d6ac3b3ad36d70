/** Filters as they come in an address: `state=draft,sent`, `date.from=2026-11-01`, `supplier=<id or number>`; what does not fit is refused. */
import type { AnyDocument, Condition, Plan, Scalar } from '#declare'
import type { Actor } from '#allow'
import { masked } from '#allow'
import { Refused, refuse } from '#words'
import { fits } from './fits.ts'
import type { Found } from './journals.ts'
import { linesIn } from './condition.ts'
import { Paths } from './path.ts'

const own = new Set(['q', 'sort', 'limit', 'after', 'count', 'columns', 'totals', 'format'])

/** Conditions of a list from an address's parameters, `field=` asking for nothing there; the list's own parameters are passed over. */
export function filtersOf(plan: Plan, document: AnyDocument, actor: Actor, params: Readonly<Record<string, string>>): Readonly<Record<string, Condition>> {
  const conditions: Record<string, Condition> = {}
  for (const [name, value] of Object.entries(params)) {
    if (own.has(name)) continue
    const { path, found } = filterPath(plan, document, actor, name)
    const numbered = value !== '' && found.type === 'uuid' && found.to && !found.lines && value.split(',').some((one) => !fits('uuid', one))
    if (numbered) conditions[`${path}.number`] = { in: value.split(',').map((one) => scalar(name, 'text', one)) }
    else if (value === '' && path === name) conditions[path] = null
    else conditions[path] = rangeOf(conditions[path], name, found, value)
  }
  return conditions
}

function filterPath(plan: Plan, document: AnyDocument, actor: Actor, name: string): { readonly path: string; readonly found: Found } {
  const reading = { plan, values: [], actor }
  for (const path of new Set([name, name.replace(/\.(from|to)$/, '')])) {
    if (masked(document, actor).includes(path.split('.')[0] ?? '')) continue
    const lines = linesIn(reading, { document: document.name }, path)
    const found = lines ? new Paths(reading, { source: lines }).look(path.slice(lines.lines.length + 1)) : new Paths(reading, { source: { document: document.name } }).look(path)
    if (found) return { path, found }
  }
  throw new Refused(refuse(`不能按“${name}”筛选`, `There is no filter "${name}"`, name))
}

/** One of several, or a bound of a range that another parameter may complete. */
export function rangeOf(before: Condition | undefined, name: string, { type }: Pick<Found, 'type'>, value: string): Condition {
  const bound = /\.(from|to)$/.exec(name)?.[1] as 'from' | 'to' | undefined
  if (!bound && type === 'timestamptz' && fits('date', value)) return { from: instantOf(value, 'from'), to: instantOf(value, 'to') }
  if (!bound) {
    const all = value.split(',').map((one) => scalar(name, type, one))
    return all.length === 1 ? (all[0] as Scalar) : { in: all }
  }
  const range = typeof before === 'object' && before !== null ? before : {}
  return { ...range, [bound]: type === 'timestamptz' && fits('date', value) ? instantOf(value, bound) : scalar(name, type, value) }
}

/** The first and last instant of a day in the company's zone. */
const instantOf = (day: string, bound: 'from' | 'to'): string => (bound === 'from' ? `${day}T00:00:00+08:00` : `${day}T23:59:59.999999+08:00`)

function scalar(name: string, type: Found['type'], value: string): string {
  if (fits(type, value)) return value
  throw new Refused(refuse(`“${name}”的筛选值“${value.slice(0, 40)}”不合规格`, `"${value.slice(0, 40)}" does not fit the filter "${name}"`, name))
}
