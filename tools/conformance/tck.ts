/** The DMN TCK: each result node of each case is asked of the model and compared; numbers within 1e-8, an expected error reads as null. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { childNamed, childrenNamed, type Element, readXml, textOf } from '../../kernel/flow/engine/xml.ts'
import type { Verdict } from './verdict.ts'

/** What the runner asks of an evaluator of decisions. */
export type Evaluator = {
  /** A model with those of its folder it may import. */
  readonly model: (source: string, neighbours: readonly string[]) => (asked: string, given: Readonly<Record<string, unknown>>) => unknown
  /** Value of a FEEL expression without names. */
  readonly feel: (expression: string) => unknown
  readonly equal: (left: unknown, right: unknown) => boolean
}

export const tck = (evaluator: Evaluator) => async (folder: string): Promise<readonly Verdict[]> => {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /compliance-level-.*\.xml$/.test(file)).toSorted()
  return (await Promise.all(files.map(async (file) => judge(evaluator, join(folder, file))))).flat()
}

async function judge(evaluator: Evaluator, path: string): Promise<readonly Verdict[]> {
  const tests = readXml(await readFile(path, 'utf8'))
  const folder = dirname(path)
  const drawn = (await readdir(folder)).filter((file) => file.endsWith('.dmn'))
  const sources = new Map(await Promise.all(drawn.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)))
  const named = textOf(childNamed(tests, 'modelName'))
  const source = sources.get(named) ?? ''
  const neighbours = [...sources.values()].filter((other) => other !== source)
  const title = basename(path, '.xml')
  const group = /compliance-level-\d/.exec(path)?.[0] ?? 'tck'
  const ask = attempt(() => evaluator.model(source, neighbours))
  return childrenNamed(tests, 'testCase').flatMap((one) => childrenNamed(one, 'resultNode').map((node): Verdict => {
    const name = `${title} ${one.attributes['id'] ?? ''} ${node.attributes['name'] ?? ''}`
    const outcome = attempt(() => compare(evaluator, one, node, ask))
    return { name, group, ...(outcome.fault === undefined ? (outcome.value === undefined ? {} : { fault: outcome.value }) : { fault: outcome.fault }) }
  }))
}

/** What differs between the value a result node expects and the one the model gives; nothing when they agree. */
function compare(evaluator: Evaluator, one: Element, node: Element, ask: Attempt<ReturnType<Evaluator['model']>>): string | undefined {
  if (ask.fault !== undefined) return ask.fault
  const given = Object.fromEntries(childrenNamed(one, 'inputNode').map((input) => [input.attributes['name'] ?? '', valueOf(evaluator, input)]))
  const expected = node.attributes['errorResult'] === 'true' ? null : valueOf(evaluator, childNamed(node, 'expected'))
  const seen = ask.value(one.attributes['invocableName'] ?? node.attributes['name'] ?? '', given)
  return alike(evaluator, expected, seen) ? undefined : `expected ${told(expected)}, got ${told(seen)}`
}

type Attempt<Value> = { readonly value: Value; readonly fault?: undefined } | { readonly fault: string }

function attempt<Value>(work: () => Value): Attempt<Value> {
  try { return { value: work() } } catch (error) { return { fault: error instanceof Error ? error.message : String(error) } }
}

/** A value as the suite writes it: a list, components of a context, or a plain value with its schema type. */
function valueOf(evaluator: Evaluator, holder: Element | undefined): unknown {
  const list = childNamed(holder, 'list')
  if (list) return isNil(list) ? null : childrenNamed(list, 'item').map((item) => valueOf(evaluator, item))
  const parts = childrenNamed(holder, 'component')
  if (parts.length > 0) return Object.fromEntries(parts.map((part) => [part.attributes['name'] ?? '', valueOf(evaluator, part)]))
  const value = childNamed(holder, 'value')
  return !value || isNil(value) ? null : plain(evaluator, value)
}

const isNil = (element: Element): boolean => element.attributes['xsi:nil'] === 'true'

function plain(evaluator: Evaluator, value: Element): unknown {
  const text = textOf(value)
  switch ((value.attributes['xsi:type'] ?? '').replace(/^.*:/, '')) {
    case 'boolean': return text === 'true'
    case 'decimal': case 'double': case 'integer': case 'int': case 'long': case 'float': return Number(text)
    case 'date': return evaluator.feel(`date("${text}")`)
    case 'time': return evaluator.feel(`time("${text}")`)
    case 'dateTime': return evaluator.feel(`date and time("${text}")`)
    case 'duration': return evaluator.feel(`duration("${text}")`)
    default: return value.text
  }
}

function alike(evaluator: Evaluator, expected: unknown, seen: unknown): boolean {
  if (expected === null || seen === null || seen === undefined) return expected === (seen ?? null)
  if (typeof expected === 'number' && typeof seen === 'number') return Math.abs(expected - seen) <= 1e-8
  if (Array.isArray(expected)) return Array.isArray(seen) && seen.length === expected.length && expected.every((one, at) => alike(evaluator, one, seen[at]))
  if (isPlain(expected)) return isPlain(seen) && Object.keys(seen).length === Object.keys(expected).length && Object.entries(expected).every(([key, one]) => alike(evaluator, one, seen[key]))
  return evaluator.equal(expected, seen)
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function told(value: unknown): string {
  try { return JSON.stringify(value) ?? String(value) } catch { return String(value) }
}
