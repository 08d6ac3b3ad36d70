/** An instance taken through its drawing by hand: what nobody has to do passes by itself, people and events when they are named. */
import { Refused } from '#words'
import { begin, migrate, step, type Definition, type Event, type Host, type NodeMap, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'
import { feelOf } from './told.ts'

export type Walked = { definition: Definition; state: State; path: string[] }

export const host: Host = { evaluate: (expression, variables) => worth(feelOf(expression), variables), outside: () => true }
const byItself = new Set(['service-task', 'decision-task', 'send-task', 'script-task', 'manual-task', 'global-task'])

export function begun(definition: Definition, process: string, variables: Variables, surroundings: Host = host): Walked {
  const walked: Walked = { definition, state: { process: '', next: 1, tokens: [], waits: [], done: [], variables: {} }, path: [] }
  took(walked, begin(definition, process, variables, surroundings), surroundings)
  return walked
}

export function took(walked: Walked, { state, effects }: Stepped, surroundings: Host = host): void {
  walked.state = state
  for (const effect of effects) if (effect.effect === 'entered') walked.path.push(effect.node)
  for (const effect of effects) {
    if (effect.effect === 'create' && byItself.has(effect.kind) && walked.state.tokens.some(({ id }) => id === effect.token)) took(walked, step(walked.definition, walked.state, { kind: 'complete', token: effect.token }, surroundings), surroundings)
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
export function moved(walked: Walked, from: readonly string[], to: readonly string[]): string | undefined {
  const tokens = from.flatMap((node) => walked.state.tokens.filter((token) => token.node === node).map(({ id }) => id))
  if (tokens.length === 0) return `nothing is at ${from.join(', ')}`
  return refusedBy(() => took(walked, step(walked.definition, walked.state, { kind: 'jump', tokens, to }, host)))
}

export function migrated(walked: Walked, to: Definition, map: NodeMap): string | undefined {
  return refusedBy(() => {
    const result = migrate(walked.definition, to, walked.state, map, host)
    if ('refusal' in result) throw new Refused(result.refusal)
    walked.definition = to
    took(walked, result)
  })
}

export function refusedBy(work: () => void): string | undefined {
  try { work(); return undefined } catch (error) { if (error instanceof Refused) return error.refusal.rule ?? 'refused'; throw error }
}
