/** Functions of FEEL that feelin lacks or takes otherwise than the standard, and those that rewritten expressions call. */
import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime, isFunction } from 'feelin'
import { minus, plus } from '#words'
import { add, divide, multiply, negate, power, subtract } from './arithmetic.ts'
import { date, dateAndTime, duration, momentAt, time, written } from './moments.ts'
import { patternOf } from './patterns.ts'
import { compared } from './compared.ts'
import { many, modulo, roundedTo, roundings } from './exact.ts'
import { asRange, bounded, inOrder, isBetween, members, outermost, point, rangeOf, relations, span } from './ranges.ts'
import { instanceOf, isContext, typed } from './types.ts'

type Work = (...given: readonly never[]) => unknown

const made = (parameters: string, work: Work): FeelFunction => new FeelFunction(work as (...given: unknown[]) => unknown, parameters.split(', '))

/** What feelin itself makes of a call with so many arguments. */
function builtIn(name: string, arguments_: number): (...given: readonly unknown[]) => unknown {
  const places = Array.from({ length: arguments_ }, (_, at) => `g${at}`).join(', ')
  const { value } = evaluate(`function(${places}) ${name}(${places})`) as { value: FeelFunction }
  return (...given) => value.invoke(given.map((one) => one ?? null)) as unknown
}

/** A constructor reads text by the house's rules, and anything else by feelin's. */
function constructor(name: string, read: (text: string) => unknown): FeelFunction {
  const otherwise = builtIn(name, 1)
  return made('from', (from: unknown) => (typeof from === 'string' ? read(from) : otherwise(from)))
}

const clockOf = constructor('time', time)
const ofParts = builtIn('time', 4)

/** From one thing, or from hour, minute, second and offset; a second may have a fraction. */
function clock(from: unknown, minute: unknown, second: unknown, offset: unknown): unknown {
  if (minute === undefined) return clockOf.invoke([from])
  const whole = isWhole(second) ? Math.trunc(second) : second
  const at = ofParts(from, minute, whole, offset)
  return at instanceof FeelTime && isWhole(second) && second !== whole ? add(at, duration(`PT${minus(String(second), String(whole))}S`)) : at
}

const parts = [2, 3].map((count) => builtIn('sublist', count))
const sublist = (list: unknown, start: unknown, length: unknown): unknown => (length === undefined ? parts[0]?.(list, start) : parts[1]?.(list, start, length))

const entries = builtIn('context', 1)
/** Of entries that have a text as their key. */
const context = (of: unknown): unknown => (valuesOf(of).every((entry) => isContext(entry) && isText(entry['key'])) ? entries(of) : null)

const plainNumber = builtIn('number', 3)

/** What parts thousands is not what parts the fraction. */
const number = (from: unknown, grouping: unknown, decimal: unknown): unknown => (isText(grouping) && grouping === decimal ? null : plainNumber(from, grouping, decimal))

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Rounds to a scale that a decimal may have. */
function scaled(name: keyof typeof roundings): FeelFunction {
  const round = builtIn(name, 2)
  return made('n, scale', (n: unknown, scale: unknown) => {
    const places = scale === undefined ? 0 : scale
    if (!isWhole(places) || places < -6111 || places > 6176) return null
    return isWhole(n) ? roundedTo(n, Math.trunc(places), roundings[name]) : round(n, Math.trunc(places))
  })
}

/** Of numbers only; whatever else is given is feelin's to judge. */
function ofMany(name: keyof typeof many): FeelFunction {
  const [otherwise, [work, least]] = [builtIn(name, 1), many[name]]
  return made('list', (list: unknown) => { const all = valuesOf(list); return all.length >= least && all.every(isWhole) ? work(all) : otherwise(list) })
}

const relation = (name: string): readonly [string, FeelFunction] => [name, made('a, b', (a: unknown, b: unknown) => {
  const [left, right] = [asRange(a), asRange(b)]
  return left && right ? relations[name]?.(left, right) ?? null : null
})]

/** A range as text, each bound a literal. */
function range(from: unknown): FeelRange | null {
  const [, opens, start = '', end = '', closes] = /^\s*([[\](])(.*)\.\.(.*)([[\])])\s*$/s.exec(typeof from === 'string' ? from : '') ?? []
  if (!opens) return null
  const [first, last] = [literal(start.trim()), literal(end.trim())]
  return first !== undefined && last !== undefined && kindOf(first) === kindOf(last) && inOrder(first, last) ? rangeOf(first, last, opens === '[', closes === ']') : null
}

const kindOf = (value: unknown): unknown => Object(value).constructor

/** A number, a text or a moment as it is written; nothing when it is something else. */
function literal(text: string): unknown {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  const [, call, written] = /^(@|date and time|date|time|duration)?\s*\(?\s*"(.*)"\s*\)?$/s.exec(text) ?? []
  if (written === undefined) return undefined
  const value = call === undefined ? written : momentAt(written)
  return value === null ? undefined : value
}

/** Takes the place of one member, counted from either end, or of each for which the match holds. */
function listReplace(list: unknown, position: unknown, newItem: unknown, match?: unknown): unknown {
  const by = position ?? match
  if (list === null || list === undefined) return null
  const members: readonly unknown[] = Array.isArray(list) ? list : [list]
  if (isWhole(by)) {
    const at = Math.trunc(by)
    return at === 0 || Math.abs(at) > members.length ? null : members.with(at > 0 ? at - 1 : at, newItem)
  }
  if (!isFunction(by) || by.parameterNames.length !== 2) return null
  const answers = members.map((item) => by.invoke([item, newItem]) as unknown)
  return answers.every((answer) => typeof answer === 'boolean') ? members.map((item, at) => (answers[at] ? newItem : item)) : null
}

const plainText = builtIn('string', 1)

/** A number without an exponent, a moment as FEEL writes it. */
function told(from: unknown): unknown {
  if (from instanceof FeelDate || from instanceof FeelDateTime) return written(from)
  if (from instanceof FeelRange) return `${from['start included'] ? '[' : '('}${told(from.start)}..${told(from.end)}${from['end included'] ? ']' : ')'}`
  return typeof from === 'number' && /e/.test(String(from)) ? plus(String(from), '0') : plainText(from)
}

const isHollow = (one: unknown): boolean => one === null || one === false

/** A number is a place, counted from either end; otherwise what the condition kept, and of members that are null or false those it holds for. */
function filtered(list: unknown, match: unknown, kept: unknown, verdicts: unknown): unknown {
  if (list === null || list === undefined) return null
  const all: readonly unknown[] = Array.isArray(list) ? list : [list]
  if (isWhole(match)) return match === 0 ? null : all.at(match > 0 ? match - 1 : match) ?? null
  if (!Array.isArray(kept) || !Array.isArray(verdicts)) return kept
  let next = 0
  return all.filter((one, at) => (isHollow(one) ? verdicts[at] === true : next < kept.length && kept[next] === one && ++next > 0))
}

/** A function that counts from one, or from the end backward; nothing stands at 0. */
function placed(name: string, parameters: string, at: number, otherwise: (list: readonly unknown[], place: number, given: readonly unknown[]) => unknown): FeelFunction {
  const plain = [2, 3].map((count) => builtIn(name, count))
  return made(parameters, (...given: readonly unknown[]) => {
    const [list, place] = given
    if (place === 0) return null
    if (Array.isArray(list) && isWhole(place) && place < 0) return -place > list.length ? null : otherwise(list, list.length + place, given)
    return plain[given.filter((one) => one !== undefined).length <= 2 && at === 2 ? 0 : 1]?.(...given)
  })
}

const valuesOf = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [given])

/** Whole months from one date to the other. */
const monthsBetween = builtIn('years and months duration', 2)
function yearsAndMonths(from: unknown, to: unknown): FeelDuration | null {
  const between = monthsBetween(from, to)
  if (!(between instanceof FeelDuration)) return null
  const { years, months } = between.unwrap()
  const all = years * 12 + months
  return duration(`${all < 0 ? '-' : ''}P${Math.abs(all)}M`)
}

const same = builtIn('is', 2)

const isText = (...values: readonly unknown[]): boolean => values.every((value) => typeof value === 'string')

export const functions: Readonly<Record<string, FeelFunction>> = {
  feel_add: made('a, b', add), feel_subtract: made('a, b', subtract), feel_multiply: made('a, b', multiply), feel_divide: made('a, b', divide), feel_power: made('a, b', power), feel_negate: made('a', negate),
  feel_date_and_time: constructor('date and time', dateAndTime), feel_date: constructor('date', date), feel_time: made('from, minute, second, offset', clock), feel_duration: constructor('duration', duration),
  feel_at: made('text', momentAt), feel_instance_of: made('value, type', instanceOf), feel_span: made('from, to', span), feel_members: made('of', members),
  feel_equal: made('a, b', compared['=']), feel_unequal: made('a, b', compared['!=']), feel_less: made('a, b', compared['<']), feel_most: made('a, b', compared['<=']), feel_more: made('a, b', compared['>']), feel_least: made('a, b', compared['>=']),
  feel_point: made('sign, value', point), feel_bounded: made('range', bounded), feel_typed: made('work, types', typed),
  sublist: made('list, start position, length', sublist), context: made('entries', context), number: made('from, grouping separator, decimal separator', number), range: made('from', range),
  feel_true: made('value', (value: unknown) => value === true), feel_between: made('value, low, high', isBetween), feel_filter: made('list, match, kept, verdicts', filtered), feel_hollow: made('list', (list: unknown) => Array.isArray(list) && list.some(isHollow)),
  string: made('from', told), 'years and months duration': made('from, to', yearsAndMonths),
  is: made('value1, value2', (one: unknown, other: unknown) => (one instanceof FeelDuration && other instanceof FeelDuration && one.yearsMonths !== other.yearsMonths ? false : same(one, other))),
  min: made('list', (list: unknown) => outermost(-1, valuesOf(list))), max: made('list', (list: unknown) => outermost(1, valuesOf(list))),
  remove: placed('remove', 'list, position', 2, (list, place) => list.toSpliced(place, 1)), 'insert before': placed('insert before', 'list, position, newItem', 3, (list, place, [, , item]) => list.toSpliced(place, 0, item)),
  matches: made('input, pattern, flags', (input: string, pattern: string, flags?: string) => (isText(input, pattern, flags ?? '') ? patternOf(pattern, flags ?? '')?.test(input) ?? null : null)),
  replace: made('input, pattern, replacement, flags', (input: string, pattern: string, replacement: string, flags?: string) => {
    const found = isText(input, pattern, replacement) ? patternOf(pattern, flags ?? '', 'g') : undefined
    return found ? input.replace(found, replacement.replace(/\$0/g, '$$&')) : null
  }),
  'list replace': made('list, position, newItem, match', listReplace),
  ...Object.fromEntries((Object.keys(roundings) as (keyof typeof roundings)[]).map((name) => [name, scaled(name)])), ...Object.fromEntries((Object.keys(many) as (keyof typeof many)[]).map((name) => [name, ofMany(name)])),
  modulo: made('dividend, divisor', (dividend: unknown, divisor: unknown) => (isWhole(dividend) && isWhole(divisor) ? modulo(dividend, divisor) : null)),
  ...Object.fromEntries(Object.keys(relations).map(relation)),
}
