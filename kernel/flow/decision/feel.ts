/** FEEL above feelin: an expression or a unary test gives its value, and whatever FEEL calls an error is null. */
import { evaluate, FeelFunction, isFunction, unaryTest } from 'feelin'

/** Names an expression sees. */
export type Scope = Readonly<Record<string, unknown>>

export const valueOf = (expression: string, scope: Scope = {}): unknown => (expression.trim() === '' ? null : quiet(() => evaluate(expression, scope)))

/** Whether a value meets a unary test; an empty one and a dash are met by everything. */
export function meets(test: string, value: unknown, scope: Scope = {}): boolean {
  const asked = test.trim()
  return asked === '' || asked === '-' || quiet(() => unaryTest(asked, { ...scope, '?': value })) === true
}

export const equal = (left: unknown, right: unknown): boolean => valueOf('left = right', { left, right }) === true

export const callable = (parameters: readonly string[], work: (...given: readonly unknown[]) => unknown): FeelFunction => new FeelFunction(work, [...parameters])

/** Calls by the names of the parameters, as an invocation binds them; null when they do not fit. */
export function called(target: unknown, given: Scope): unknown {
  if (!isFunction(target)) return null
  const places = Object.keys(given).map((name, at) => [name, `given${at}`] as const)
  return valueOf(`target(${places.map(([name, place]) => `${name}: ${place}`).join(', ')})`, { target, ...Object.fromEntries(places.map(([name, place]) => [place, given[name]])) })
}

export { isFunction }

/** What feelin cannot read or refuses is null, and so is a number that is none. */
function quiet(work: () => { readonly value: unknown }): unknown {
  try {
    const { value } = work()
    return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value
  } catch { return null }
}
