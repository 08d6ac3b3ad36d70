/** Event logs with known answers: what is counted, and what it costs to fit them to a drawn process. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { compile } from '#flow'
import { conformanceOf, followsOf, netOf, sizeOf, variantsOf, type EventLog } from '#read'
import { readEventLog } from '../../server/import/event-log.ts'
import { filesIn, named } from './files.ts'
import type { Verdict } from './verdict.ts'

/** What `expected.json` of a folder, or the statement about a public log, says of a log: counts, and costs against a model. */
type Known = { readonly cases?: number; readonly events?: number; readonly activities?: number; readonly variants?: number; readonly edges?: number; readonly model?: string; readonly costs?: readonly number[]; readonly fitness?: number }

/** Published with the logs: van der Aalst's running example, and the receipt phase of the CoSeLoG project. */
const published: Readonly<Record<string, Known>> = {
  'running-example.xes': { cases: 6, events: 42, activities: 8, edges: 16, model: 'running-example.bpmn', fitness: 1 },
  'running_example.csv': { cases: 6, events: 42, activities: 8, edges: 16, model: 'running-example.bpmn', fitness: 1 },
  '08_receipt.xes.gz': { cases: 1434, events: 8577, activities: 27, variants: 116, edges: 99 },
  'running_example_broken.csv': { model: 'running-example.bpmn', costs: [1, 1, 2, 0, 3, 3], fitness: 0.8446623093681916 },
}

export async function logs(folder: string): Promise<readonly Verdict[]> {
  const files = await filesIn(folder)
  const found = await Promise.all(files.filter((file) => /\.(xes(\.xml)?|csv)(\.gz)?$/i.test(file)).map(async (file): Promise<readonly Verdict[]> => {
    try { return await judged(folder, files, file) } catch (error) { return [{ name: file, fault: error instanceof Error ? error.message : String(error) }] }
  }))
  return found.flat()
}

/** Answers stand beside the log, or in a folder above it. */
async function judged(folder: string, files: readonly string[], file: string): Promise<readonly Verdict[]> {
  const name = basename(file)
  const list = files.filter((one) => basename(one) === 'expected.json' && `${file}/`.startsWith(join(dirname(one), '/').replace(/^\//, ''))).toSorted((a, b) => b.length - a.length)[0]
  const said = list === undefined ? {} : (JSON.parse(await readFile(join(folder, list), 'utf8')) as Readonly<Record<string, Known>>)
  const known = said[file] ?? said[name] ?? published[name]
  const log = await readEventLog(await readFile(join(folder, file)))
  if (!known) return [{ name: file, fault: 'nothing is known of it', excused: `no answers stand in expected.json for ${name}; it holds ${JSON.stringify(countsOf(log))}` }]
  return [...counted(name, log, known), ...(known.model ? await fitted(name, log, known, join(folder, named(files, file, known.model) ?? known.model)) : [])]
}

function countsOf(log: EventLog) {
  const { nodes, steps } = followsOf(log)
  const { cases, events } = sizeOf(log)
  return { cases, events, activities: nodes.length, variants: variantsOf(log).length, edges: steps.length }
}

function counted(name: string, log: EventLog, known: Known): readonly Verdict[] {
  const found = countsOf(log)
  return (['cases', 'events', 'activities', 'variants', 'edges'] as const).filter((what) => known[what] !== undefined).map((what) => same(`${name} ${what}`, found[what], known[what]))
}

async function fitted(name: string, log: EventLog, { model = '', costs, fitness }: Known, path: string): Promise<readonly Verdict[]> {
  const definition = await compile(await readFile(path, 'utf8'), 'walk')
  const [pool = ''] = Object.keys(definition.pools)
  const found = conformanceOf(log, netOf(definition, pool))
  return [
    ...(costs ? [same(`${name} costs against ${basename(model)}`, found.cases.map(({ cost }) => cost), costs)] : []),
    ...(fitness === undefined ? [] : [same(`${name} fitness against ${basename(model)}`, found.fitness, fitness)]),
  ]
}

const same = (name: string, found: unknown, expected: unknown): Verdict => (JSON.stringify(found) === JSON.stringify(expected) ? { name } : { name, fault: `expected ${JSON.stringify(expected)}, got ${JSON.stringify(found)}` })
