/** The DMN TCK: each result node of each case is asked of the model and compared; numbers within 1e-8, an expected error reads as null. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ask, equal, valueOf as feel } from '../../kernel/flow/decision/index.ts'
import { childNamed, childrenNamed, type Element, readXml, textOf } from '../../kernel/flow/engine/index.ts'
import { filesIn, named } from './files.ts'
import type { Verdict } from './verdict.ts'

export async function tck(folder: string): Promise<readonly Verdict[]> {
  const files = await filesIn(folder)
  return (await Promise.all(files.filter((file) => /\.xml$/i.test(file)).map(async (file): Promise<readonly Verdict[]> => {
    try { return await judge(folder, files, file) } catch (error) { return [{ name: file, group: groupOf(join(folder, file)), fault: error instanceof Error ? error.message : String(error) }] }
  }))).flat()
}

const groupOf = (path: string): string => /compliance-level-\d|non-compliant/.exec(path)?.[0] ?? 'tck'

/** The model a file of cases names stands in its folder, or else anywhere in the suite; models beside it may be imported. */
async function judge(folder: string, files: readonly string[], path: string): Promise<readonly Verdict[]> {
  const tests = readXml(await readFile(join(folder, path), 'utf8'))
  if (tests.name !== 'testCases') return []
  const model = named(files, path, textOf(childNamed(tests, 'modelName')))
  const source = model === undefined ? undefined : await readFile(join(folder, model), 'utf8')
  const beside = files.filter((file) => file !== model && /\.dmn$/i.test(file) && (dirname(file) === dirname(path) || dirname(file) === dirname(model ?? path)))
  const neighbours = await Promise.all(beside.map((file) => readFile(join(folder, file), 'utf8')))
  const title = basename(path, '.xml')
  const group = groupOf(join(folder, path))
  const asking = attempt(() => { if (source === undefined) throw new Error(`there is no model ${textOf(childNamed(tests, 'modelName'))}`); return ask(source, neighbours.filter((other) => other !== source)) })
  return childrenNamed(tests, 'testCase').flatMap((one) => childrenNamed(one, 'resultNode').map((node): Verdict => {
    const name = `${title} ${one.attributes['id'] ?? ''} ${node.attributes['name'] ?? ''}`
    const outcome = attempt(() => compare(one, node, asking))
    return { name, group, ...excuse(title, group), ...(outcome.fault === undefined ? (outcome.value === undefined ? {} : { fault: outcome.value }) : { fault: outcome.fault }) }
  }))
}

/** Functions of other languages are not run by this house; what the suite itself puts aside holds nobody to it. */
function excuse(title: string, group: string): Pick<Verdict, 'excused'> {
  if (title.includes('external-java')) return { excused: 'calls a function written in Java, which is not run here' }
  return group === 'non-compliant' ? { excused: 'the suite itself puts it aside as not of the standard' } : {}
}

/** What differs between the value a result node expects and the one the model gives; nothing when they agree. */
function compare(one: Element, node: Element, asking: Attempt<ReturnType<typeof ask>>): string | undefined {
  if (asking.fault !== undefined) return asking.fault
  const given = Object.fromEntries(childrenNamed(one, 'inputNode').map((input) => [input.attributes['name'] ?? '', valueOf(input)]))
  const expected = node.attributes['errorResult'] === 'true' ? null : valueOf(childNamed(node, 'expected'))
  const seen = asking.value(one.attributes['invocableName'] ?? node.attributes['name'] ?? '', given)
  const named = node.attributes['name'] ?? ''
  // A service with several outputs answers them together; each result node speaks of one.
  if (one.attributes['invocableName'] !== undefined && isPlain(seen) && named in seen && alike(expected, seen[named])) return undefined
  return alike(expected, seen) ? undefined : `expected ${told(expected)}, got ${told(seen)}`
}

type Attempt<Value> = { readonly value: Value; readonly fault?: undefined } | { readonly fault: string }

function attempt<Value>(work: () => Value): Attempt<Value> {
  try { return { value: work() } } catch (error) { return { fault: error instanceof Error ? error.message : String(error) } }
}

/** A value as the suite writes it: a list, components of a context, or a plain value with its schema type. */
function valueOf(holder: Element | undefined): unknown {
  const list = childNamed(holder, 'list')
  if (list) return isNil(list) ? null : childrenNamed(list, 'item').map((item) => valueOf(item))
  const parts = childrenNamed(holder, 'component')
  if (parts.length > 0) return Object.fromEntries(parts.map((part) => [part.attributes['name'] ?? '', valueOf(part)]))
  const value = childNamed(holder, 'value')
  return !value || isNil(value) ? null : plain(value)
}

const isNil = (element: Element): boolean => element.attributes['xsi:nil'] === 'true'

function plain(value: Element): unknown {
  const text = textOf(value)
  switch ((value.attributes['xsi:type'] ?? '').replace(/^.*:/, '')) {
    case 'boolean': return text === 'true'
    case 'decimal': case 'double': case 'integer': case 'int': case 'long': case 'float': return Number(text)
    case 'date': return feel(`date("${text}")`)
    case 'time': return feel(`time("${text}")`)
    case 'dateTime': return feel(`date and time("${text}")`)
    case 'duration': return feel(`duration("${text}")`)
    default: return value.text
  }
}

function alike(expected: unknown, seen: unknown): boolean {
  if (expected === null || seen === null || seen === undefined) return expected === (seen ?? null)
  if (typeof expected === 'number' && typeof seen === 'number') return Math.abs(expected - seen) <= 1e-8
  if (Array.isArray(expected)) return Array.isArray(seen) && seen.length === expected.length && expected.every((one, at) => alike(one, seen[at]))
  if (isPlain(expected)) return isPlain(seen) && Object.keys(seen).length === Object.keys(expected).length && Object.entries(expected).every(([key, one]) => alike(one, seen[key]))
  return equal(expected, seen)
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function told(value: unknown): string {
  try { return JSON.stringify(value) ?? String(value) } catch { return String(value) }
}
