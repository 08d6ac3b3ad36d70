/**
 * Token-simulation traces: `steps.json` of a folder names scenarios over its drawings, each with what is done and the path the tokens take.
 * A scenario: `file` (else a drawing of its name), `wait` (nodes that pass only when named), `config` (flows a gateway takes: `{gateway: flow or flows}`),
 * `variables`, `steps` (see `steps.ts`), and `expected` (else `<name>.json`): nodes and flows, or `enter:<id>:<scope>` lines.
 * One that moves tokens or changes the drawing is taken by hand, as `migrations.ts` tells.
 * A start event begins an instance; tasks pass by themselves; whatever waits for an event passes when it is named, a message flow carries its message. Tokens move side by side, so elements are counted, and placed only where the drawing forces one to come first.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compile, type Definition, type Node } from '../../kernel/flow/engine/index.ts'
import { changes } from './acts.ts'
import { attempted, filesIn, named } from './files.ts'
import { messageFlowsIn } from './message-flows.ts'
import { changed } from './migrations.ts'
import { outOfOrder } from './order.ts'
import { Simulation } from './simulation.ts'
import { stepOf, waiting, configOf, expectedOf, expecting, pathOf, type Expected } from './steps.ts'
import { casesOf, idsOf, isTold, one, text, type Told } from './told.ts'
import type { Verdict } from './verdict.ts'

export async function traces(folder: string): Promise<readonly Verdict[]> {
  const files = await filesIn(folder)
  const lists = files.filter((file) => /(^|[._-])steps\.json$/i.test(basename(file)))
  return (await Promise.all(lists.map(async (list): Promise<readonly Verdict[]> => {
    try {
      const scenarios = casesOf(JSON.parse(await readFile(join(folder, list), 'utf8')), 'scenarios', 'cases', 'tests')
      return await Promise.all(scenarios.map((scenario, at) => { const name = nameOf(scenario, at); return attempted(name, async () => { const fault = changes(scenario) ? await changed(folder, files, list, { name, ...scenario }) : await played(folder, files, list, name, scenario); return { name, ...(fault === undefined ? {} : { fault }) } }) }))
    } catch (error) { return [{ name: list, fault: error instanceof Error ? error.message : String(error) }] }
  }))).flat()
}

const fileOf = (scenario: Told): string | undefined => text(scenario, 'file', 'diagram', 'bpmn', 'model', 'drawing', 'fixture')
const nameOf = (scenario: Told, at: number): string => text(scenario, 'name', 'id', 'title', 'scenario') ?? `${fileOf(scenario) ?? 'scenario'} ${at + 1}`

async function played(folder: string, files: readonly string[], list: string, name: string, scenario: Told): Promise<string | undefined> {
  const drawn = named(files, list, fileOf(scenario) ?? name)
  if (drawn === undefined) throw new Error(`there is no drawing ${fileOf(scenario) ?? name}`)
  const xml = await readFile(join(folder, drawn), 'utf8')
  const definition = await compile(xml, 'walk')
  const variables = one(scenario, 'variables', 'data')
  const simulation = new Simulation(definition, messageFlowsIn(xml), isTold(variables) ? variables : {})
  const steps = [one(scenario, 'steps', 'actions', 'triggers', 'events') ?? startsOf(definition)].flat().map(stepOf)
  simulation.set([...idsOf(one(scenario, ...waiting)), ...steps.flatMap(({ triggers }) => triggers).flatMap((id) => restedAt(definition, id))], configOf(one(scenario, 'config', 'configuration', 'settings')))
  const paths = (said: Expected) => (typeof said === 'string' ? besides(folder, files, list, said) : said)
  let looked = 0
  for (const [at, { triggers, wait, config, expected }] of steps.entries()) {
    simulation.set(wait, config)
    for (const trigger of triggers) if (!simulation.trigger(trigger)) return `step ${at + 1}: nothing waits at ${trigger}`
    if (expected === undefined) continue
    const told = await paths(expected)
    const fault = differing(definition, told, simulation.path)
    if (fault !== undefined && differing(definition, told, simulation.path.slice(looked), simulation.path.slice(0, looked)) !== undefined) return `after step ${at + 1}: ${fault}`
    looked = simulation.path.length
  }
  const last = expectedOf(scenario) ?? (steps.some(({ expected }) => expected) ? undefined : await besides(folder, files, list, fileOf(scenario) ?? name, name))
  return last && differing(definition, await paths(last), simulation.path)
}

/** An activity that is named, or one whose boundary event is, can only be met while it rests; one that begins its pool is begun by its name. */
function restedAt({ nodes, pools }: Definition, id: string): readonly string[] {
  const [node, host] = [nodes[id], nodes[nodes[id]?.attachedTo ?? '']]
  const rests = (one: Node | undefined) => (one?.kind.endsWith('-task') || one?.kind === 'call' ? [one.id] : [])
  const holds = node && ['sub-process', 'transaction', 'ad-hoc'].includes(node.kind) && !node.byEvent ? [node.id] : []
  return [...(node && node.incoming.length === 0 && pools[node.scope] ? [] : rests(node)), ...holds, ...rests(host)]
}

/** The path as it stands in a file of its own, named by the scenario or by its drawing. */
async function besides(folder: string, files: readonly string[], list: string, ...names: readonly string[]): Promise<readonly string[]> {
  const paths = names.toReversed().map((name) => named(files, list, `${name.replace(/\.(bpmn2?0?(\.xml)?|json|xml)$/i, '')}.json`)).filter((path) => path !== undefined)
  if (paths[0] === undefined) throw new Error('no path is expected')
  const said = JSON.parse(await readFile(join(folder, paths[0]), 'utf8')) as unknown
  return pathOf(isTold(said) ? one(said, ...expecting) : said)
}

/** Where nothing is said to begin it, the one start there is does. */
const startsOf = ({ nodes, pools }: Definition): readonly string[] => Object.values(nodes).filter(({ kind, scope }) => kind === 'start' && pools[scope]).slice(0, 1).map(({ id }) => id)

/** What stands in one path and not in the other, else what is told too early; nothing when they agree. */
function differing(definition: Definition, expected: readonly string[], path: readonly string[], before: readonly string[] = []): string | undefined {
  const told = expected.some((line) => line.startsWith('enter:')) ? expected.filter((line) => line.startsWith('enter:')).map((line) => line.split(':')[1] ?? '') : expected.some((line) => line.startsWith('createScope:')) ? [] : expected
  const counted = (ids: readonly string[]) => countsOf(definition, ids.filter((id) => counts(definition, id, told)))
  const [wanted, seen] = [counted(told), counted(path)]
  const differences = [...new Set([...wanted.keys(), ...seen.keys()])].filter((id) => wanted.get(id) !== seen.get(id) && !waitsThere(definition, id, path) && !cutShort(definition, id, path))
  if (differences.length === 0) return outOfOrder(definition, told.filter((id) => !['raced', 'raced flow', 'silent'].includes(likeOf(definition, id))), before)
  return differences.map((id) => `${id} expected ${wanted.get(id) ?? 0} times, passed ${seen.get(id) ?? 0} times`).join('; ')
}

type Like = 'node' | 'flow' | 'start' | 'raced' | 'raced flow' | 'silent'

/** Nodes are always told of; flows, starts and what races behind an event-based gateway count where the path tells one like them. */
function counts(definition: Definition, id: string, told: readonly string[]): boolean {
  const like = likeOf(definition, id)
  return like === 'node' || (like !== 'silent' && told.some((other) => likeOf(definition, other) === like))
}

function likeOf({ nodes, flows }: Definition, id: string): Like {
  const [node, flow] = [nodes[id], flows[id]]
  const behindGate = (incoming: readonly string[] = []) => incoming.some((one) => nodes[flows[one]?.from ?? '']?.kind === 'event-based')
  if (flow) return nodes[flow.from]?.kind === 'event-based' ? 'raced flow' : 'flow'
  if (!node || node.kind === 'process' || node.kind === 'boundary' || node.byEvent) return 'silent'
  return node.kind === 'start' ? 'start' : behindGate(node.incoming) ? 'raced' : 'node'
}

/** Tokens that join, or raise the same error, enter as many or as one, as each tool has it; the flows tell how many came. */
function countsOf(definition: Definition, ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, joins(definition.nodes[id]) || raises(definition.nodes[id]) ? 1 : (counts.get(id) ?? 0) + 1)
  return counts
}
const joins = (node: Node | undefined): boolean => node !== undefined && node.incoming.length > 1 && (node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'complex')
const raises = (node: Node | undefined): boolean => node?.kind === 'end' && node.triggers.some(({ kind }) => kind === 'error')
/** A token that waits at a join has entered it for some tools, and not yet for others. */
const waitsThere = ({ nodes }: Definition, id: string, path: readonly string[]): boolean => joins(nodes[id]) && !path.includes(id) && (nodes[id]?.incoming ?? []).some((flow) => path.includes(flow))
/** An error ends what runs beside it: whether an activity there was left in the same moment each tool has as it likes. */
function cutShort({ nodes, flows }: Definition, id: string, path: readonly string[]): boolean {
  const from = nodes[flows[id]?.from ?? '']
  return from !== undefined && path.includes(from.id) && !path.includes(id) && Object.values(nodes).some((node) => node.scope === from.scope && raises(node) && path.includes(node.id))
}
