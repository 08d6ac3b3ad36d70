/** An instance taken through its drawing by hand: what nobody has to do passes by itself, people, events and what the case names when they are named. */
import { Refused } from '#words'
import { begin, migrate, step, type Definition, type Event, type Host, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'
import type { Act } from './acts.ts'
import type { Move } from './instructions.ts'
import { feelOf } from './told.ts'

export type Walked = { definition: Definition; state: State; readonly path: string[]; readonly rests: ReadonlySet<string> }

export const host: Host = { evaluate: (expression, variables) => worth(feelOf(expression), variables), outside: () => true }
const byItself = new Set(['service-task', 'decision-task', 'send-task', 'script-task', 'manual-task', 'global-task'])

export function begun(definition: Definition, process: string, variables: Variables, rests: ReadonlySet<string>): Walked {
  const walked: Walked = { definition, state: { process: '', next: 1, tokens: [], waits: [], done: [], variables: {} }, path: [], rests }
  took(walked, begin(definition, process, variables, host))
  return walked
}

function took(walked: Walked, { state, effects }: Stepped): void {
  walked.state = state
  for (const effect of effects) if (effect.effect === 'entered') walked.path.push(effect.node)
  for (const effect of effects) {
    if (effect.effect === 'create' && byItself.has(effect.kind) && !walked.rests.has(effect.node) && walked.state.tokens.some(({ id }) => id === effect.token)) took(walked, step(walked.definition, walked.state, { kind: 'complete', token: effect.token }, host))
  }
}

/** An event that is waited for, or work that is open, at a node. */
export function passed(walked: Walked, node: string): void {
  const wait = walked.state.waits.find((one) => one.node === node)
  const token = walked.state.tokens.find((one) => one.node === node && one.at === 'work')
  const event: Event | undefined = wait ? { kind: 'triggered', wait: wait.id } : token && { kind: 'complete', token: token.id }
  if (!event) throw new Error(`nothing waits at ${node}`)
  took(walked, step(walked.definition, walked.state, event, host))
}

/** The rule it was refused by, else nothing. */
export function moved(walked: Walked, move: Move, variables: Variables = {}): string | undefined {
  const { nodes, flows } = walked.definition
  const root = walked.state.tokens.find(({ scope }) => scope === 0)?.id
  const from = move.everywhere ? walked.state.tokens.filter(({ scope }) => scope === root).map(({ node }) => node) : move.from
  const after = move.after.map((id) => nodes[id]?.outgoing ?? [])
  if (after.some((out) => out.length !== 1)) return 'not one flow leads out of it'
  const behind = [...move.along, ...after.flat()].map((flow) => flows[flow]?.to ?? '')
  // What is taken from several places to one join comes there as several of its own.
  const to = [...move.to, ...(from.length > 0 ? new Set(behind) : behind)]
  const tokens = from.flatMap((node) => walked.state.tokens.filter((token) => token.node === node).map(({ id }) => id))
  const waits = tokens.length > 0 ? [] : from.flatMap((node) => walked.state.waits.filter((wait) => wait.node === node).map(({ id }) => id))
  if (from.length > 0 && tokens.length + waits.length === 0) return `nothing is at ${from.join(', ')}`
  return refusedBy(() => took(walked, step(walked.definition, walked.state, { kind: 'jump', tokens, waits, to, ...(Object.keys(variables).length > 0 ? { variables } : {}) }, host)))
}

/** What is mapped one to one is carried over where it fits, and begins anew where it does not, as what is mapped to or from several does. */
export function migrated(walked: Walked, to: Definition, { pairs, renews: all, variables }: Extract<Act, { do: 'migrate' }>): string | undefined {
  const state = { ...walked.state, variables: { ...walked.state.variables, ...variables } }
  const renews = Object.fromEntries([...(all ? Object.keys(walked.definition.nodes).map((id) => [id, true] as const) : []), ...pairs.flatMap(({ from, renews: said }) => (said === undefined ? [] : from.map((id) => [id, said] as const)))])
  const anew = new Set(pairs.filter((pair) => pair.from.length !== 1 || pair.to.length !== 1))
  return refusedBy(() => {
    for (;;) {
      const result = migrate(walked.definition, to, state, Object.fromEntries(pairs.filter((pair) => !anew.has(pair)).map(({ from, to: [becomes = ''] }) => [from[0] ?? '', becomes])), host, Object.fromEntries([...anew].flatMap((pair) => pair.from.map((id) => [id, pair.to]))), renews)
      if (!('refusal' in result)) { walked.definition = to; return took(walked, result) }
      const unfit = [result.refusal, ...(result.refusal.also ?? [])].flatMap(({ field }) => (field === undefined ? [] : within(state, field)))
      const more = pairs.filter((pair) => !anew.has(pair) && pair.from.some((id) => unfit.includes(id)))
      if (more.length === 0) throw new Refused(result.refusal)
      for (const pair of more) anew.add(pair)
    }
  })
}

/** A node and all that tokens are at inside it. */
function within({ tokens }: State, node: string): readonly string[] {
  const inside = (id: number): readonly string[] => tokens.filter(({ scope }) => scope === id).flatMap((token) => [token.node, ...inside(token.id)])
  return [node, ...tokens.filter((token) => token.node === node && token.scope !== 0).flatMap(({ id }) => inside(id))]
}

function refusedBy(work: () => void): string | undefined {
  try { work(); return undefined } catch (error) { if (error instanceof Refused) return error.refusal.rule ?? 'refused'; throw error }
}
