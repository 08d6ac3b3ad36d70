/** Boxed expressions: each kind gives its value from the names in scope. */
import { FeelRange } from 'feelin'
import { childNamed, childrenNamed, textOf, type Element } from '../engine/index.ts'
import { callable, called, valueOf, type Scope } from './feel.ts'
import { conformed, fitted, isOf } from './item.ts'
import type { Model } from './model.ts'
import { decided } from './table.ts'
import { instanceOf, isContext } from './types.ts'

type Kind = (model: Model, expression: Element, scope: Scope) => unknown

const kinds: Readonly<Record<string, Kind>> = {
  literalExpression: (model, expression, scope) => { const text = textOf(childNamed(expression, 'text')); return valueOf(text, /\binstance\s+of\b/.test(text) ? { ...scope, feel_instance_of: callable(['value', 'type'], (value, type) => instanceOf(value, String(type), (one, name) => isOf(model, one, name))) } : scope) },
  decisionTable: decided,
  context: contextOf,
  invocation: (model, expression, scope) => called(valueIn(model, expression, scope), Object.fromEntries(childrenNamed(expression, 'binding').map((binding) => [childNamed(binding, 'parameter')?.attributes['name'] ?? '', valueIn(model, binding, scope)]))),
  functionDefinition: (model, expression, scope) => functionOf(model, expression, scope),
  relation: relationOf,
  list: (model, expression, scope) => expressionsIn(expression).map((member) => valueOfExpression(model, member, scope)),
  conditional: (model, expression, scope) => {
    const verdict = partOf(model, expression, 'if', scope)
    return verdict === null || typeof verdict === 'boolean' ? partOf(model, expression, verdict === true ? 'then' : 'else', scope) : null
  },
  filter: filtered,
  for: (model, expression, scope) => {
    const done: unknown[] = []
    const members = iterated(model, expression, scope)
    for (const member of members ?? []) done.push(partOf(model, expression, 'return', { ...scope, [nameOf(expression)]: member, partial: [...done] }))
    return members && done
  },
  some: (model, expression, scope) => quantified(model, expression, scope, (answers) => answers.includes(true)),
  every: (model, expression, scope) => quantified(model, expression, scope, (answers) => !answers.includes(false)),
}

const expressionsIn = (holder: Element | undefined): readonly Element[] => (holder?.children ?? []).filter(({ name }) => Object.hasOwn(kinds, name))

/** The expression an element holds; nothing when it has none. */
export const expressionIn = (holder: Element | undefined): Element | undefined => expressionsIn(holder)[0]

export function valueOfExpression(model: Model, expression: Element | undefined, scope: Scope): unknown {
  if (!expression) return null
  const value = kinds[expression.name]?.(model, expression, scope)
  return expression.name === 'functionDefinition' ? value : conformed(model, value, expression.attributes['typeRef'])
}

const valueIn = (model: Model, holder: Element | undefined, scope: Scope): unknown => valueOfExpression(model, expressionIn(holder), scope)
const partOf = (model: Model, expression: Element, part: string, scope: Scope): unknown => valueIn(model, childNamed(expression, part), scope)
const nameOf = (expression: Element): string => expression.attributes['iteratorVariable'] ?? 'item'

/** Each entry sees those before it; one without a name is the result. */
function contextOf(model: Model, expression: Element, scope: Scope): unknown {
  const entries: Record<string, unknown> = {}
  for (const entry of childrenNamed(expression, 'contextEntry')) {
    const variable = childNamed(entry, 'variable')
    const held = expressionIn(entry)
    const value = valueOfExpression(model, held, { ...scope, ...entries })
    if (!variable) return value
    const name = variable.attributes['name'] ?? ''
    if (Object.hasOwn(entries, name)) return null
    entries[name] = held?.name === 'functionDefinition' ? value : conformed(model, value, variable.attributes['typeRef'])
  }
  return entries
}

/** A function over its parameters; given what does not fit them, it is null. Only bodies in FEEL are run. */
export function functionOf(model: Model, definition: Element, scope: Scope, type?: string): unknown {
  const { kind = 'FEEL' } = definition.attributes
  if (kind !== 'FEEL') return null
  const parameters = childrenNamed(definition, 'formalParameter').map(({ attributes: { name = '', typeRef } }) => ({ name, typeRef }))
  const body = expressionIn(definition)
  const signature = childNamed(model.items.get(type ?? ''), 'functionItem')
  const result = signature ? signature.attributes['outputTypeRef'] : body?.attributes['typeRef'] ?? type
  return callable(parameters.map(({ name }) => name), (...given) => {
    const fits = parameters.map(({ typeRef }, at) => fitted(model, given[at], typeRef))
    if (fits.includes(undefined)) return null
    return conformed(model, valueOfExpression(model, body, { ...scope, ...Object.fromEntries(parameters.map(({ name }, at) => [name, fits[at]])) }), result)
  })
}

function relationOf(model: Model, expression: Element, scope: Scope): unknown {
  const columns = childrenNamed(expression, 'column').map(({ attributes }) => attributes['name'] ?? '')
  return childrenNamed(expression, 'row').map((row) => Object.fromEntries(expressionsIn(row).map((cell, at) => [columns[at] ?? '', valueOfExpression(model, cell, scope)])))
}

/** Members for which the match is true; a number picks one by its place, from the end when negative. */
function filtered(model: Model, expression: Element, scope: Scope): unknown {
  const source = partOf(model, expression, 'in', scope)
  if (source === null) return null
  const members: readonly unknown[] = Array.isArray(source) ? source : [source]
  const answers = members.map((item) => partOf(model, expression, 'match', { ...scope, ...(isContext(item) ? item : {}), item }))
  const [first] = answers
  if (typeof first === 'number') return members.at(first > 0 ? first - 1 : first) ?? null
  return answers.some((answer) => answer !== null && typeof answer !== 'boolean') ? null : members.filter((_member, at) => answers[at] === true)
}

function iterated(model: Model, expression: Element, scope: Scope): readonly unknown[] | null {
  const source = partOf(model, expression, 'in', scope)
  const members = source instanceof FeelRange ? valueOf('for member in range return member', { range: source }) : source
  return Array.isArray(members) ? members : null
}

function quantified(model: Model, expression: Element, scope: Scope, verdict: (answers: readonly unknown[]) => boolean): boolean | null {
  const answers = iterated(model, expression, scope)?.map((member) => partOf(model, expression, 'satisfies', { ...scope, [nameOf(expression)]: member }))
  return answers?.every((answer) => typeof answer === 'boolean') ? verdict(answers) : null
}
