/** Decision tables: the rules whose tests hold, put together as the hit policy says. */
import { childNamed, childrenNamed, textOf, type Element } from '../engine/index.ts'
import { equal, meets, valueOf, type Scope } from './feel.ts'
import { conformed } from './item.ts'
import type { Model } from './model.ts'

const textIn = (holder: Element | undefined, name: string): string => textOf(childNamed(childNamed(holder, name), 'text'))
const typeOf = (holder: Element | undefined): string | undefined => holder?.attributes['typeRef']

export function decided(model: Model, table: Element, scope: Scope): unknown {
  const inputs = childrenNamed(table, 'input')
  const values = inputs.map((input) => conformed(model, valueOf(textIn(input, 'inputExpression'), scope), typeOf(childNamed(input, 'inputExpression'))))
  if (!inputs.every((input, at) => expects(input, values[at], scope))) return null
  const outputs = childrenNamed(table, 'output')
  const hits = childrenNamed(table, 'rule').filter((rule) => childrenNamed(rule, 'inputEntry').every((entry, at) => meets(textOf(childNamed(entry, 'text')), values[at], scope)))
  if (hits.length === 0) return otherwise(table, outputs, scope)
  return chosen(table, outputs, hits.map((rule) => {
    const entries = childrenNamed(rule, 'outputEntry')
    return together(outputs, (output, at) => conformed(model, valueOf(textOf(childNamed(entries[at], 'text')), scope), typeOf(output)))
  }), scope)
}

/** Whether an input's own list of values allows what came. */
function expects(input: Element, value: unknown, scope: Scope): boolean {
  const test = textIn(input, 'inputValues')
  return value === null || (Array.isArray(value) ? value : [value]).every((one: unknown) => meets(test, one, scope))
}

/** One output is its value, several are a context. */
const together = (outputs: readonly Element[], worth: (output: Element, at: number) => unknown): unknown => {
  const values = outputs.map(worth)
  return values.length === 1 ? values[0] : Object.fromEntries(outputs.map((output, at) => [output.attributes['name'] ?? '', values[at]]))
}

/** What no rule met comes to: the default outputs, or what the hit policy makes of nothing. */
function otherwise(table: Element, outputs: readonly Element[], scope: Scope): unknown {
  if (outputs.some((output) => childNamed(output, 'defaultOutputEntry'))) return together(outputs, (output) => valueOf(textIn(output, 'defaultOutputEntry'), scope))
  return chosen(table, outputs, [], scope) ?? null
}

function chosen({ attributes: { hitPolicy = 'UNIQUE', aggregation } }: Element, outputs: readonly Element[], results: readonly unknown[], scope: Scope): unknown {
  const [first] = results
  switch (hitPolicy) {
    case 'UNIQUE': return results.length === 1 ? first : null
    case 'ANY': return results.every((result) => equal(result, first)) ? first : null
    case 'FIRST': return first
    case 'PRIORITY': return ordered(outputs, results, scope)[0]
    case 'OUTPUT ORDER': return ordered(outputs, results, scope)
    case 'RULE ORDER': return results
    case 'COLLECT': return aggregation ? aggregated(aggregation, results) : results
    default: return null
  }
}

const aggregated = (aggregation: string, results: readonly unknown[]): unknown => valueOf(`${aggregation.toLowerCase()}(results)`, { results })

/** By the order in which each output lists its values, the first output before the next. */
function ordered(outputs: readonly Element[], results: readonly unknown[], scope: Scope): readonly unknown[] {
  const listed = outputs.map((output) => [valueOf(`[${textIn(output, 'outputValues')}]`, scope)].flat())
  const ranks = new Map(results.map((result) => [result, outputs.map((output, at) => rank(listed[at] ?? [], outputs.length === 1 ? result : (result as Scope)[output.attributes['name'] ?? '']))]))
  return results.toSorted((left, right) => (ranks.get(left) ?? []).map((place, at) => place - (ranks.get(right)?.[at] ?? 0)).find((difference) => difference !== 0) ?? 0)
}

function rank(listed: readonly unknown[], value: unknown): number {
  const at = listed.findIndex((one) => equal(one, value))
  return at < 0 ? listed.length : at
}
