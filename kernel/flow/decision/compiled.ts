/** FEEL compiled once: an expression is parsed the first time it is met under such names, and is from then on a function of its scope. */
import { evaluate, type FeelFunction } from 'feelin'
import { functions } from './functions.ts'
import { rewritten, rewrittenTests, type Scope, type Test } from './rewritten.ts'

export type { Scope, Test }
export type Expression = (scope: Scope) => unknown
export type Tests = { readonly negated: boolean; readonly tests: readonly Test[]; readonly values: Expression }

const mostKept = 8192
const kept = new Map<string, Expression | Tests>()

/** An expression as a function of its scope; throws what cannot be read. */
export const compiledExpression = (text: string, scope: Scope): Expression => once(`= ${text}`, scope, () => bodyOf(rewritten(text, scope), scope)) as Expression

/** Unary tests: what each is compared with, as functions of the scope. */
export const compiledTests = (text: string, scope: Scope): Tests => once(`? ${text}`, scope, () => {
  const { negated, tests } = rewrittenTests(text, scope)
  return { negated, tests, values: bodyOf(`[${tests.map(({ asked }) => asked).join(', ')}]`, scope) }
}) as Tests

/** Names with spaces or signs decide how a text is read, so the same text is compiled once for each set of them. */
function once(text: string, scope: Scope, compile: () => Expression | Tests): Expression | Tests {
  const key = [text, ...new Set(oddNames(scope, 0))].join('\0')
  const known = kept.get(key)
  if (known) return known
  const made = compile()
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  kept.set(key, made)
  return made
}

const deepest = 4
const plainName = /^[\p{L}_?][\p{L}\p{N}_]*$/u

function oddNames(value: unknown, depth: number): readonly string[] {
  if (depth > deepest || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.slice(0, deepest).flatMap((one) => oddNames(one, depth + 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return []
  return Object.entries(value).flatMap(([name, one]) => [...(plainName.test(name) ? [] : [name]), ...oddNames(one, depth + 1)])
}

/** Stands for the scope while it is compiled and each time it is run: feelin keeps a function's closure, and reads it anew at each call. */
class Standing {}

function bodyOf(text: string, first: Scope): Expression {
  let scope = first
  const standing = new Standing()
  const reads = (name: string): void => { Object.defineProperty(standing, name, { enumerable: true, configurable: true, get: () => scope[name] ?? functions[name] }) }
  for (const name of new Set([...Object.keys(first), ...Object.keys(functions).filter((one) => text.includes(one))])) reads(name)
  const body = evaluate(`function() ${text}`, standing as Record<string, unknown>).value as FeelFunction
  return (now) => {
    for (const name of Object.keys(now)) if (!Object.hasOwn(standing, name)) reads(name)
    scope = now
    return body.invoke([]) as unknown
  }
}
