/**
 * Change of state and migration: `migrations.json` of a folder names cases, each an instance taken somewhere, then changed, then looked at.
 * A case: `file` (the drawing it begins in), `process`, `variables`, `steps` (nodes completed or triggered first), then `move` (`{from: nodes, to: nodes}`, tokens taken from some nodes and put at others)
 * or `migrate` (`{file, map}`: another drawing, and what becomes of which node), then `after` (steps after it), and what is expected: `at` (where tokens rest), `ended`, `path` (nodes entered after the change), or `refused` (true, or a rule's name).
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refused } from '#words'
import { begin, compile, migrate, step, type Definition, type Event, type Host, type NodeMap, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'
import type { Verdict } from './verdict.ts'

type Case = {
  readonly name?: string; readonly file: string; readonly process?: string; readonly variables?: Variables; readonly steps?: readonly string[]
  readonly move?: { readonly from: string | readonly string[]; readonly to: string | readonly string[] }; readonly migrate?: { readonly file: string; readonly map?: NodeMap }
  readonly after?: readonly string[]
  readonly at?: readonly string[]; readonly ended?: boolean; readonly path?: readonly string[]; readonly refused?: boolean | string
}
type Walked = { definition: Definition; state: State; path: string[] }

export async function migrations(folder: string): Promise<readonly Verdict[]> {
  const lists = (await readdir(folder, { recursive: true })).filter((file) => basename(file) === 'migrations.json').toSorted()
  return (await Promise.all(lists.map(async (list) => {
    const cases = JSON.parse(await readFile(join(folder, list), 'utf8')) as readonly Case[]
    return Promise.all(cases.map(async (one, at): Promise<Verdict> => {
      const name = one.name ?? `${one.file} ${at + 1}`
      const fault = await judged(dirname(join(folder, list)), one).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      return { name, ...(fault === undefined ? {} : { fault }) }
    }))
  }))).flat()
}

async function judged(folder: string, of: Case): Promise<string | undefined> {
  const drawn = async (file: string) => compile(await readFile(join(folder, file), 'utf8'), 'walk')
  const definition = await drawn(of.file)
  const walked: Walked = { definition, state: { process: '', next: 1, tokens: [], waits: [], done: [], variables: {} }, path: [] }
  took(walked, begin(definition, of.process ?? Object.keys(definition.pools)[0] ?? '', of.variables ?? {}, host))
  for (const node of of.steps ?? []) passed(walked, node)
  walked.path = []
  const refusal = await changed(walked, of, drawn)
  if (of.refused !== undefined || refusal !== undefined) return matched(of.refused, refusal)
  for (const node of of.after ?? []) passed(walked, node)
  const resting = walked.state.tokens.filter(({ at }) => at !== 'scope' && at !== 'many').map(({ node }) => node)
  return unlike('tokens at', of.at, resting) ?? unlike('path', of.path, walked.path)
    ?? (of.ended !== undefined && of.ended !== (walked.state.ended !== undefined) ? `expected ${of.ended ? 'an end' : 'to go on'}, ${walked.state.ended ?? 'it goes on'}` : undefined)
}

/** The rule it was refused by, else nothing. */
async function changed(walked: Walked, { move, migrate: into }: Case, drawn: (file: string) => Promise<Definition>): Promise<string | undefined> {
  try {
    if (move) {
      const tokens = [move.from].flat().flatMap((node) => walked.state.tokens.filter((token) => token.node === node).map(({ id }) => id))
      if (tokens.length === 0) return `nothing is at ${[move.from].flat().join(', ')}`
      took(walked, step(walked.definition, walked.state, { kind: 'jump', tokens, to: [move.to].flat() }, host))
    }
    if (into) {
      const to = await drawn(into.file)
      const migrated = migrate(walked.definition, to, walked.state, into.map ?? {}, host)
      if ('refusal' in migrated) return migrated.refusal.rule ?? 'refused'
      walked.definition = to
      took(walked, migrated)
    }
    return undefined
  } catch (error) { if (error instanceof Refused) return error.refusal.rule ?? 'refused'; throw error }
}

const host: Host = { evaluate: worth, outside: () => true }
const byItself = new Set(['service-task', 'decision-task', 'send-task', 'script-task'])

function took(walked: Walked, { state, effects }: Stepped): void {
  walked.state = state
  for (const effect of effects) if (effect.effect === 'entered') walked.path.push(effect.node)
  for (const effect of effects) {
    if (effect.effect === 'create' && byItself.has(effect.kind) && walked.state.tokens.some(({ id }) => id === effect.token)) took(walked, step(walked.definition, walked.state, { kind: 'complete', token: effect.token }, host))
  }
}

function passed(walked: Walked, node: string): void {
  const wait = walked.state.waits.find((one) => one.node === node)
  const token = walked.state.tokens.find((one) => one.node === node && one.at === 'work')
  const event: Event | undefined = wait ? { kind: 'triggered', wait: wait.id } : token && { kind: 'complete', token: token.id }
  if (!event) throw new Error(`nothing waits at ${node}`)
  took(walked, step(walked.definition, walked.state, event, host))
}

function matched(wanted: boolean | string | undefined, refusal: string | undefined): string | undefined {
  if (wanted === undefined || wanted === false) return refusal === undefined ? undefined : `was refused: ${refusal}`
  if (refusal === undefined) return 'was not refused'
  return wanted === true || wanted === refusal ? undefined : `expected to be refused by ${wanted}, was by ${refusal}`
}

function unlike(what: string, wanted: readonly string[] | undefined, seen: readonly string[]): string | undefined {
  const [expected, got] = [wanted?.toSorted().join(' '), seen.toSorted().join(' ')]
  return expected === undefined || expected === got ? undefined : `${what}: expected [${expected}], got [${got}]`
}
