/** FEEL above feelin: an expression or a unary test gives its value, and whatever FEEL calls an error is null. */
import { FeelFunction, FeelRange, isFunction } from 'feelin'
import { compiledExpression, compiledTests, type Scope, type Test } from './compiled.ts'

export type { Scope }

export const valueOf = (expression: string, scope: Scope = {}): unknown => (expression.trim() === '' ? null : quiet(() => compiledExpression(expression, scope)(scope)))

/** As `valueOf`, but what cannot be read is thrown: a drawing is not to take a fault for a no. */
export const worth = (expression: string, scope: Scope): unknown => compiledExpression(expression, scope)(scope)

/** Whether a value meets a unary test; an empty one and a dash are met by everything. */
export function meets(text: string, value: unknown, scope: Scope = {}): boolean {
  const asked = text.trim()
  return asked === '' || asked === '-' || quiet(() => met(asked, value, { ...scope, '?': value })) === true
}

function met(text: string, value: unknown, scope: Scope): boolean {
  const { negated, tests, values } = compiledTests(text, scope)
  const found = values(scope) as readonly unknown[]
  return tests.some((test, at) => holds(test, found[at], value)) !== negated
}

/** A test that speaks of the value gives the verdict itself; any other is a value, a list or a range that it is compared with. */
function holds({ ofValue }: Test, found: unknown, value: unknown): boolean {
  if (typeof found === 'boolean') return ofValue || typeof value !== 'boolean' ? found : found === value
  if (typeof found === 'function') return (found as (value: unknown) => unknown)(value) === true
  if (found instanceof FeelRange) return found.includes(value) === true
  return Array.isArray(found) && !Array.isArray(value) ? found.some((one) => holds({ asked: '', ofValue: false }, one, value)) : equal(found, value)
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
function quiet(work: () => unknown): unknown {
  try {
    const value = work()
    return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value
  } catch { return null }
}
