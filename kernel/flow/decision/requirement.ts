/** The requirements graph: what a decision, a business knowledge model or a decision service rests on is worked out first, once each. */
import { childNamed, childrenNamed, textOf, type Element } from '../engine/index.ts'
import { callable, isFunction, type Scope } from './feel.ts'
import { expressionIn, functionOf, valueOfExpression } from './expression.ts'
import { conformed, fitted } from './item.ts'
import { elementNamed, modelOf, referred, type Model, type Referred } from './model.ts'
import { isContext } from './types.ts'

/** Decisions already made on the way to one answer. */
type Made = Map<Element, unknown>
type Known = (model: Model, element: Element, given: Scope, made: Made) => unknown

/** Asks a model for a decision, a decision service or a knowledge model by its name, given the input data by theirs. */
export function ask(source: string, neighbours: readonly string[] = []): (asked: string, given: Scope) => unknown {
  const model = modelOf(source, neighbours)
  return (asked, given) => {
    const decision = elementNamed(model, 'decision', asked)
    if (decision) return decisionOf(model, decision, given, new Map())
    const service = elementNamed(model, 'decisionService', asked)
    if (service) return invoked(serviceOf(model, service, given), given)
    const knowledge = elementNamed(model, 'businessKnowledgeModel', asked)
    return knowledge ? invoked(knowledgeOf(model, knowledge, given, new Map()), given) : null
  }
}

/** A function asked from outside takes its parameters from what is given, by name. */
const invoked = (target: unknown, given: Scope): unknown => (isFunction(target) ? target.invoke(target.parameterNames.map((name) => given[name] ?? null)) : null)

const kinds: Readonly<Record<string, Known>> = {
  inputData: (model, element, given) => conformed(model, given[nameOf(element)], typeOf(element)),
  decision: decisionOf,
  businessKnowledgeModel: knowledgeOf,
  decisionService: serviceOf,
}

const nameOf = (element: Element): string => element.attributes['name'] ?? ''

function typeOf(element: Element): string | undefined {
  const variable = childNamed(element, 'variable')
  return variable?.attributes['typeRef'] ?? (textOf(childNamed(variable, 'typeRef')) || undefined)
}

function decisionOf(model: Model, decision: Element, given: Scope, made: Made): unknown {
  if (made.has(decision)) return made.get(decision)
  const value = conformed(model, valueOfExpression(model, expressionIn(decision), required(model, decision, given, made)), typeOf(decision))
  made.set(decision, value)
  return value
}

/** What an element requires, by name; of an imported model, under the name of the import. */
function required(model: Model, element: Element, given: Scope, made: Made): Scope {
  const own: Record<string, unknown> = {}
  const imported: Record<string, Record<string, unknown>> = {}
  const requirements = ['informationRequirement', 'knowledgeRequirement'].flatMap((kind) => childrenNamed(element, kind)).flatMap(({ children }) => children)
  for (const { attributes } of requirements) {
    const found = referred(model, attributes['href'])
    if (!found) continue
    const place = found.under === undefined ? own : (imported[found.under] ??= {})
    place[nameOf(found.element)] = kinds[found.element.name]?.(found.model, found.element, givenTo(found, given), made) ?? null
  }
  return { ...own, ...imported }
}

/** Input data of an imported model may be given under the name of the import. */
function givenTo({ under }: Referred, given: Scope): Scope {
  const inner = under === undefined ? undefined : given[under]
  return isContext(inner) ? inner : given
}

/** A knowledge model sees itself by name, so that it may recur. */
function knowledgeOf(model: Model, knowledge: Element, given: Scope, made: Made): unknown {
  const logic = childNamed(knowledge, 'encapsulatedLogic')
  if (!logic) return null
  const scope: Record<string, unknown> = { ...required(model, knowledge, given, made) }
  const value = functionOf(model, logic, scope, typeOf(knowledge))
  scope[nameOf(knowledge)] = value
  return value
}

/** A service is a function over its input data and input decisions, null when it is not given them all as their types ask; several output decisions make a context. */
function serviceOf(model: Model, service: Element, given: Scope): unknown {
  const referredBy = (kind: string): readonly Referred[] => childrenNamed(service, kind).flatMap(({ attributes }) => referred(model, attributes['href']) ?? [])
  const inputs = [...referredBy('inputData'), ...referredBy('inputDecision')]
  const outputs = referredBy('outputDecision')
  return callable(inputs.map(({ element }) => nameOf(element)), (...values) => {
    const worths = inputs.map((input, at) => [input.element, fitted(input.model, values[at], typeOf(input.element))] as const)
    if (values.length < inputs.length || worths.some(([, worth]) => worth === undefined)) return null
    const made: Made = new Map(worths.filter(([{ name }]) => name === 'decision'))
    const data = { ...given, ...Object.fromEntries(worths.map(([element, worth]) => [nameOf(element), worth])) }
    const results = outputs.map((output) => [nameOf(output.element), decisionOf(output.model, output.element, data, made)] as const)
    return conformed(model, results.length === 1 ? results[0]?.[1] : Object.fromEntries(results), typeOf(service))
  })
}
