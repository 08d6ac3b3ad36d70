/** Event logs with known answers: what is counted, and what it costs to fit them to a drawn process. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compile } from '#flow'
import { conformanceOf, followsOf, netOf, sizeOf, variantsOf, type EventLog } from '#read'
import { readEventLog } from '../../server/import/event-log.ts'
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
  const names = await readdir(folder)
  const said = names.includes('expected.json') ? (JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Readonly<Record<string, Known>>) : {}
  const verdicts: Verdict[] = []
  for (const name of names.filter((one) => /\.(xes|csv)(\.gz)?$/.test(one)).toSorted()) {
    const known = said[name] ?? published[name]
    if (!known) { verdicts.push({ name, fault: 'nothing is known of it', excused: `no answers stand in expected.json for ${name}` }); continue }
    const log = await readEventLog(await readFile(join(folder, name)))
    verdicts.push(...counted(name, log, known), ...(known.model ? await fitted(name, log, known, join(folder, known.model)) : []))
  }
  return verdicts
}

function counted(name: string, log: EventLog, known: Known): readonly Verdict[] {
  const { nodes, steps } = followsOf(log)
  const { cases, events } = sizeOf(log)
  const found = { cases, events, activities: nodes.length, variants: variantsOf(log).length, edges: steps.length }
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
