/** FEEL as feelin reads it, with what feelin does otherwise than the standard said as calls of the house's own functions. */
import { parseExpression, parseUnaryTests } from 'feelin'
import { plus } from '#words'
import { rangeFirst } from './ranges.ts'

type Node = NonNullable<ReturnType<typeof parseExpression>['topNode']>

/** Names an expression sees. */
export type Scope = Readonly<Record<string, unknown>>

/** What one unary test asks, and whether it speaks of the value itself. */
export type Test = { readonly asked: string; readonly ofValue: boolean }

export function rewritten(written: string, scope: Scope): string {
  const text = readable(written)
  return said(parseExpression(text, scope, undefined).topNode, text)
}

/** feelin does not read an exponent, nor the type of a range: that stands for a context of one name that no model uses. */
const readable = (text: string): string => text.replace(/"(?:\\.|[^"\\])*"|(?<![\p{L}\p{N}_.])(?:\d+(?:\.\d+)?|\.\d+)[eE][+-]?\d+(?![\p{L}\p{N}_])/gu, (said) => (said.startsWith('"') ? said : plus(said, '0'))).replace(/\brange\s*<\s*(number|string|Any|time|date(?: and time)?|days and time duration|years and months duration)\s*>/g, 'context<feel_range: $1>')

export function rewrittenTests(written: string, scope: Scope): { readonly negated: boolean; readonly tests: readonly Test[] } {
  const text = readable(written)
  const { topNode } = parseUnaryTests(text, scope, undefined)
  const tests = topNode.getChild('PositiveUnaryTests')?.getChildren('PositiveUnaryTest') ?? []
  if (tests.length === 0) throw new SyntaxError(`no tests in ${text}`)
  return { negated: topNode.getChild('not') !== null, tests: tests.map((test) => ({ asked: said(test, text), ofValue: speaksOfValue(test, text) })) }
}

const operators: Readonly<Record<string, string>> = { '+': 'feel_add', '-': 'feel_subtract', '*': 'feel_multiply', '/': 'feel_divide', '**': 'feel_power', '^': 'feel_power' }
const comparisons: Readonly<Record<string, string>> = { '=': 'feel_equal', '!=': 'feel_unequal', '<': 'feel_less', '<=': 'feel_most', '>': 'feel_more', '>=': 'feel_least' }
const constructors: Readonly<Record<string, string>> = { date: 'feel_date', time: 'feel_time', 'date and time': 'feel_date_and_time', duration: 'feel_duration' }

const literals = new Set(['NumericLiteral', 'StringLiteral', 'DateTimeLiteral'])
/** A filter that may be a place or a condition, as only its value tells: feelin takes it for a place. Whatever it is, feelin forgets members that are null or false. */
const ambiguous = new Set(['FunctionInvocation', 'VariableName', 'PathExpression', 'BooleanLiteral', 'ParenthesizedExpression', 'FilterExpression', 'IfExpression'])
const conditions = new Set(['Comparison', 'Conjunction', 'Disjunction', 'InstanceOfExpression', 'QuantifiedExpression'])

/** How a node is said; those not named here as they are written. */
const sayings: Readonly<Record<string, (node: Node, text: string) => string | undefined>> = {
  ArithmeticExpression: (node, text) => {
    const parts = partsOf(node)
    const [first, second, third] = parts
    if (!first || !second) return undefined
    if (third) return `${operators[textOf(second, text)]}(${said(first, text)}, ${said(third, text)})`
    return second.name === 'NumericLiteral' ? undefined : `feel_negate(${said(second, text)})`
  },
  DateTimeLiteral: (node, text) => {
    const [first, , given] = partsOf(node)
    if (first?.name === 'AtLiteral') return `feel_at(${textOf(first, text).slice(1)})`
    const count = first && given ? partsOf(given).length : 0
    return first && given && (count === 1 || (given.name === 'PositionalParameters' && count === 4)) ? `${constructors[textOf(first, text).replace(/\s+/g, ' ')]}(${said(given, text)})` : undefined
  },
  InstanceOfExpression: (node, text) => {
    const [value, , , type] = partsOf(node)
    return value && type ? `(feel_instance_of(${said(value, text)}, ${JSON.stringify(textOf(type, text))}) = true)` : undefined
  },
  IfExpression: (node, text) => {
    const [, condition, , yes, , no] = partsOf(node)
    return condition && yes && no ? `if feel_true(${said(condition, text)}) then ${said(yes, text)} else ${said(no, text)}` : undefined
  },
  Comparison: (node, text) => {
    const [value, word, low, , high] = partsOf(node)
    if (value && word?.name === 'CompareOp' && low) return `${comparisons[textOf(word, text)]}(${said(value, text)}, ${said(low, text)})`
    return value && low && high && word?.name === 'between' ? `feel_between(${said(value, text)}, ${said(low, text)}, ${said(high, text)})` : undefined
  },
  ParenthesizedExpression: (node, text) => {
    const [, test] = partsOf(node)
    const [sign, value] = test?.name === 'SimplePositiveUnaryTest' ? partsOf(test) : []
    return sign && value && /^!?=$/.test(textOf(sign, text)) && literals.has(value.name) ? `feel_point("${textOf(sign, text)}", ${said(value, text)})` : undefined
  },
  Interval: (node, text) => {
    const bounds = partsOf(node).slice(1, -1).filter(({ name }) => name !== '..')
    return bounds.every(({ name }) => literals.has(name)) ? undefined : `feel_bounded(${textOf(node, text).charAt(0)}${bounds.map((bound) => said(bound, text)).join('..')}${textOf(node, text).at(-1)})`
  },
  FunctionDefinition: (node, text) => {
    const types = node.getChild('FormalParameters')?.getChildren('FormalParameter').map((parameter) => parameter.getChild('Type')) ?? []
    return types.some((type) => type) ? `feel_typed(${as(node, text)}, ${JSON.stringify(types.map((type) => (type ? textOf(type, text) : 'Any')))})` : undefined
  },
  FilterExpression: (node, text) => {
    const [list, , match] = partsOf(node)
    if (!list || !match || !(ambiguous.has(match.name) || conditions.has(match.name))) return undefined
    const [of, holds] = [said(list, text), said(match, text)]
    return `feel_filter(${of}, ${ambiguous.has(match.name) ? holds : 'null'}, ${of}[(${holds}) = true], if feel_hollow(${of}) then for item in ${of} return feel_true(${holds}) else null)`
  },
  FunctionInvocation: (node, text) => {
    const [name, , given] = partsOf(node)
    if (name && given?.name === 'NamedParameters' && rangeFirst(textOf(name, text)) !== undefined) return `${textOf(name, text)}(${inPlace(textOf(name, text), given, text)})`
    return name && given?.name === 'PositionalParameters' && /^(min|max|sum|mean|median|product|stddev)$/.test(textOf(name, text)) && partsOf(given).length > 1 ? `${textOf(name, text)}([${said(given, text)}])` : undefined
  },
  IterationContext: (node, text) => {
    const [from, , to] = partsOf(node)
    if (!from) return undefined
    return to ? `feel_span(${said(from, text)}, ${said(to, text)})` : `feel_members(${said(from, text)})`
  },
  Context: (node, text) => {
    const keys = node.getChildren('ContextEntry').map((entry) => textOf(entry.firstChild as Node, text))
    return new Set(keys).size < keys.length ? 'null' : undefined
  },
}

function said(node: Node, text: string): string {
  if (node.type.isError) throw new SyntaxError(`cannot read ${text}`)
  return sayings[node.name]?.(node, text) ?? as(node, text)
}

/** As it is written, each part as it is said. */
function as(node: Node, text: string): string {
  let told = ''
  let at = node.from
  for (const part of partsOf(node)) {
    told += text.slice(at, part.from) + said(part, text)
    at = part.to
  }
  return told + text.slice(at, node.to)
}

/** How one lies to another is told by the names point and range, of which a function takes the one or the other first. */
function inPlace(name: string, given: Node, text: string): string {
  const named = given.getChildren('NamedParameter').map((parameter) => partsOf(parameter)).map(([key, value]) => ({ key: key ? textOf(key, text) : '', value: value ? said(value, text) : 'null' }))
  const first = rangeFirst(name)
  const place = (key: string): number => (/\d$/.test(key) ? Number(key.at(-1)) : first === null ? 0 : (key === 'range') === first ? 1 : 2)
  return named.toSorted((left, right) => place(left.key) - place(right.key)).map(({ value }) => value).join(', ')
}

function partsOf(node: Node): readonly Node[] {
  const parts: Node[] = []
  for (let part = node.firstChild; part; part = part.nextSibling) if (!part.type.isSkipped) parts.push(part)
  return parts
}

const textOf = (node: Node, text: string): string => text.slice(node.from, node.to)
const speaksOfValue = (node: Node, text: string): boolean => textOf(node, text) === '?' || partsOf(node).some((part) => speaksOfValue(part, text))
