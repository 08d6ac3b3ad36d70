/**
 * Token-simulation traces: `steps.json` of a folder names scenarios over its drawings, each with what is done and the path the tokens take.
 * A scenario: `file` (else a drawing of its name), `wait` (nodes that pass only when named), `config` (flows a gateway takes: `{gateway: flow or flows}`),
 * `variables`, `steps` (node ids, or `{trigger, wait, config, expected}`), and `expected` (else `<name>.json`): nodes and flows, or `enter:<id>:<scope>` lines.
 * A start event begins an instance; tasks pass by themselves; whatever waits for an event passes when it is named. Tokens move side by side, so each element is counted, not placed.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compile, type Definition, type Node } from '../../kernel/flow/engine/index.ts'
import { attempted, filesIn, named } from './files.ts'
import { Simulation, type Config } from './simulation.ts'
import { casesOf, idOf, idsOf, isTold, one, text, type Told } from './told.ts'
import type { Verdict } from './verdict.ts'

export async function traces(folder: string): Promise<readonly Verdict[]> {
  const files = await filesIn(folder)
  const lists = files.filter((file) => /(^|[._-])steps\.json$/i.test(basename(file)))
  return (await Promise.all(lists.map(async (list): Promise<readonly Verdict[]> => {
    try {
      const scenarios = casesOf(JSON.parse(await readFile(join(folder, list), 'utf8')), 'scenarios', 'cases', 'tests')
      return await Promise.all(scenarios.map((scenario, at) => { const name = nameOf(scenario, at); return attempted(name, async () => { const fault = await played(folder, files, list, name, scenario); return { name, ...(fault === undefined ? {} : { fault }) } }) }))
    } catch (error) { return [{ name: list, fault: error instanceof Error ? error.message : String(error) }] }
  }))).flat()
}

const fileOf = (scenario: Told): string | undefined => text(scenario, 'file', 'diagram', 'bpmn', 'model', 'drawing', 'fixture')
const nameOf = (scenario: Told, at: number): string => text(scenario, 'name', 'id', 'title', 'scenario') ?? `${fileOf(scenario) ?? 'scenario'} ${at + 1}`

async function played(folder: string, files: readonly string[], list: string, name: string, scenario: Told): Promise<string | undefined> {
  const drawn = named(files, list, fileOf(scenario) ?? name)
  if (drawn === undefined) throw new Error(`there is no drawing ${fileOf(scenario) ?? name}`)
  const definition = await compile(await readFile(join(folder, drawn), 'utf8'), 'walk')
  const variables = one(scenario, 'variables', 'data')
  const simulation = new Simulation(definition, isTold(variables) ? variables : {})
  simulation.set(idsOf(one(scenario, ...waiting)), configOf(one(scenario, 'config', 'configuration', 'settings')))
  const steps = [one(scenario, 'steps', 'actions', 'triggers', 'events') ?? startsOf(definition)].flat()
  let looked = 0
  for (const [at, said] of steps.entries()) {
    const { triggers, wait, config, expected } = stepOf(said)
    simulation.set(wait, config)
    for (const trigger of triggers) if (!simulation.trigger(trigger)) return `step ${at + 1}: nothing waits at ${trigger}`
    if (expected === undefined) continue
    const fault = differing(definition, expected, simulation.path)
    if (fault !== undefined && differing(definition, expected, simulation.path.slice(looked)) !== undefined) return `after step ${at + 1}: ${fault}`
    looked = simulation.path.length
  }
  const last = expectedOf(scenario) ?? (steps.some((said) => stepOf(said).expected) ? undefined : await besides(folder, files, list, fileOf(scenario) ?? name, name))
  return last && differing(definition, last, simulation.path)
}

/** The path as it stands in a file of its own, named by the scenario or by its drawing. */
async function besides(folder: string, files: readonly string[], list: string, ...names: readonly string[]): Promise<readonly string[]> {
  const paths = names.toReversed().map((name) => named(files, list, `${name.replace(/\.(bpmn2?0?(\.xml)?|json|xml)$/i, '')}.json`)).filter((path) => path !== undefined)
  if (paths[0] === undefined) throw new Error('no path is expected')
  const said = JSON.parse(await readFile(join(folder, paths[0]), 'utf8')) as unknown
  return pathOf(isTold(said) ? one(said, ...expecting) : said)
}

const waiting = ['wait', 'waitAt', 'waits', 'pause', 'pauseAt'] as const
const expecting = ['expected', 'expect', 'trace', 'path', 'tokens', 'history'] as const
const triggering = ['trigger', 'signal', 'start', 'complete', 'resume', 'continue', 'fire', 'element', 'elementId', 'id', 'node', 'event'] as const

type Step = { readonly triggers: readonly string[]; readonly wait: readonly string[]; readonly config: Config; readonly expected: readonly string[] | undefined }

/** A node id, `verb:node`, or an object with what is triggered, what waits from now on, the flows that gateways take, and the path so far. */
function stepOf(said: unknown): Step {
  if (!isTold(said)) return { triggers: idsOf(said).map((id) => id.replace(/^(trigger|signal|start|complete|resume):/, '')), wait: [], config: {}, expected: undefined }
  const verb = text(said, 'action', 'type', 'do', 'verb', 'kind')
  const about = idsOf(one(said, 'element', 'elements', 'elementId', 'id', 'node', 'target'))
  if (verb !== undefined && /^(wait|pause)/i.test(verb)) return { triggers: [], wait: about, config: {}, expected: undefined }
  if (verb !== undefined && /^(config|set|choose|select)/i.test(verb)) return { triggers: [], wait: [], config: Object.fromEntries(about.map((id) => [id, idsOf(one(said, 'flow', 'flows', 'outgoing', 'activeOutgoing', 'value', 'to'))])), expected: undefined }
  return { triggers: idsOf(one(said, ...triggering)), wait: idsOf(one(said, ...waiting)), config: configOf(one(said, 'config', 'configuration', 'settings', 'choose')), expected: expectedOf(said) }
}

const expectedOf = (told: Told): readonly string[] | undefined => { const said = one(told, ...expecting); return Array.isArray(said) ? pathOf(said) : undefined }

/** Nodes and flows, as ids, as `enter:<id>` lines or as objects that say what was entered. */
const pathOf = (said: unknown): readonly string[] => [said].flat(5).flatMap((line): readonly string[] => {
  if (!isTold(line)) return idsOf(line)
  const what = text(line, 'action', 'type')
  const id = idOf(line)
  return id === undefined ? [] : [what === undefined ? id : `${what}:${id}`]
})

/** By gateway, or as a list of gateways with the flows each takes. */
function configOf(said: unknown): Config {
  if (Array.isArray(said)) return Object.assign({}, ...said.filter(isTold).map((each) => Object.fromEntries(idsOf(one(each, 'gateway', 'element', 'id', 'node')).map((id) => [id, idsOf(one(each, 'flow', 'flows', 'outgoing', 'activeOutgoing', 'value', 'to'))])))) as Config
  return isTold(said) ? Object.fromEntries(Object.entries(said).map(([id, flows]) => [id, idsOf(isTold(flows) ? one(flows, 'activeOutgoing', 'outgoing', 'flows', 'flow') : flows)])) : {}
}

/** Where nothing is said to begin it, the one start there is does. */
const startsOf = ({ nodes, pools }: Definition): readonly string[] => Object.values(nodes).filter(({ kind, scope }) => kind === 'start' && pools[scope]).slice(0, 1).map(({ id }) => id)

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
