/**
 * Token-simulation traces: `steps.json` of a folder names scenarios over its drawings, each with what is done and the path the tokens take.
 * A scenario: `file` (else `<name>.bpmn`), `wait` (nodes that pass only when named), `config` (flows a gateway takes: `{gateway: flow or flows}`),
 * `variables`, `steps` (node ids, or `{trigger, wait, config, expected}`), and `expected` (else `<name>.json`): nodes and flows, or `enter:<id>:<scope>` lines.
 * A start event begins an instance; tasks pass by themselves; whatever waits for an event passes when it is named. Tokens move side by side, so each element is counted, not placed.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { compile, type Definition, type Node } from '../../kernel/flow/engine/index.ts'
import { Simulation, type Config } from './simulation.ts'
import type { Verdict } from './verdict.ts'

type Step = string | { readonly trigger?: string; readonly wait?: string | readonly string[]; readonly config?: Config; readonly expected?: readonly string[] }
type Scenario = { readonly name?: string; readonly file?: string; readonly wait?: string | readonly string[]; readonly config?: Config; readonly variables?: Readonly<Record<string, unknown>>; readonly steps: readonly Step[]; readonly expected?: readonly string[] }

export async function traces(folder: string): Promise<readonly Verdict[]> {
  const lists = (await readdir(folder, { recursive: true })).filter((file) => basename(file) === 'steps.json').toSorted()
  return (await Promise.all(lists.map((list) => judged(join(folder, list))))).flat()
}

async function judged(list: string): Promise<readonly Verdict[]> {
  const said = JSON.parse(await readFile(list, 'utf8')) as readonly Scenario[] | Readonly<Record<string, Scenario>>
  const scenarios = Array.isArray(said) ? (said as readonly Scenario[]) : Object.entries(said as Readonly<Record<string, Scenario>>).map(([name, one]) => ({ name, ...one }))
  return Promise.all(scenarios.map(async (one, at) => {
    const name = one.name ?? `${one.file ?? 'scenario'} ${at + 1}`
    try {
      const fault = await played(dirname(list), name, one)
      return { name, ...(fault === undefined ? {} : { fault }) }
    } catch (error) { return { name, fault: error instanceof Error ? error.message : String(error) } }
  }))
}

async function played(folder: string, name: string, scenario: Scenario): Promise<string | undefined> {
  const definition = await compile(await readFile(join(folder, scenario.file ?? `${name}.bpmn`), 'utf8'), 'walk')
  const simulation = new Simulation(definition, scenario.variables ?? {})
  simulation.set(listOf(scenario.wait), scenario.config ?? {})
  for (const [at, step] of scenario.steps.entries()) {
    const { trigger, wait, config, expected } = typeof step === 'string' ? { trigger: step } : { ...step }
    simulation.set(listOf(wait), config ?? {})
    if (trigger !== undefined && !simulation.trigger(trigger)) return `step ${at + 1}: nothing waits at ${trigger}`
    const fault = expected && differing(definition, expected, simulation.path)
    if (fault) return `after step ${at + 1}: ${fault}`
  }
  const last = scenario.steps.some((step) => typeof step !== 'string' && step.expected) ? scenario.expected : scenario.expected ?? (JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as readonly string[])
  return last && differing(definition, last, simulation.path)
}

const listOf = (said: string | readonly string[] | undefined): readonly string[] => (said === undefined ? [] : [said].flat())

/** What stands in one path and not in the other; nothing when they agree. */
function differing(definition: Definition, expected: readonly string[], path: readonly string[]): string | undefined {
  const told = expected.some((line) => line.startsWith('enter:')) ? expected.filter((line) => line.startsWith('enter:')).map((line) => line.split(':')[1] ?? '') : expected
  const flows = told.some((id) => definition.flows[id])
  const starts = told.some((id) => definition.nodes[id]?.kind === 'start')
  const counted = (ids: readonly string[]) => countsOf(definition, ids.filter((id) => (definition.flows[id] ? flows : definition.nodes[id] && !silent(definition.nodes[id], starts))))
  const [wanted, seen] = [counted(told), counted(path)]
  const differences = [...new Set([...wanted.keys(), ...seen.keys()])].filter((id) => wanted.get(id) !== seen.get(id))
  return differences.length === 0 ? undefined : differences.map((id) => `${id} expected ${wanted.get(id) ?? 0} times, passed ${seen.get(id) ?? 0} times`).join('; ')
}

/** A simulator signals these rather than entering them. */
const silent = (node: Node, starts: boolean): boolean => node.kind === 'process' || node.kind === 'boundary' || node.byEvent === true || (node.kind === 'start' && !starts)

/** Tokens that join enter as many or as one, as each tool has it; the flows tell how many came. */
function countsOf(definition: Definition, ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, joins(definition.nodes[id]) ? 1 : (counts.get(id) ?? 0) + 1)
  return counts
}
const joins = (node: Node | undefined): boolean => node !== undefined && node.incoming.length > 1 && (node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'complex')
