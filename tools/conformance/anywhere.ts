/** A drawing moved and migrated from wherever it can stand: into itself every state fits unchanged, and returned to any other place an instance goes on to its end or is refused. */
import { isDeepStrictEqual } from 'node:util'
import { Refused } from '#words'
import { begin, compile, migrate, step, type Definition, type Event, type Host, type State, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'
import { feelOf } from './told.ts'
import type { Verdict } from './verdict.ts'

/** States looked at of one drawing, returns out of them, and events until an end. */
const most = { states: 60, returns: 900, events: 200 }
/** Nothing is known of the data: two are done of many, and a condition that nobody can answer does not hold. */
const host: Host = { evaluate: (expression, variables) => (/^R?\d*\/?P[\dT]/.test(expression) ? expression : answer(expression, variables) ?? 2), outside: () => true }
const answer = (expression: string, variables: Variables): unknown => { try { return worth(feelOf(expression), variables) } catch { return undefined } }
const resting = new Set(['user-task', 'catch', 'receive-task', 'manual-task', 'service-task', 'script-task', 'send-task', 'decision-task'])

export async function anywhere(xml: string): Promise<Omit<Verdict, 'name'>> {
  const definition = await compile(xml, 'walk').catch((error: unknown) => { if (error instanceof Refused) return error.refusal; throw error })
  if ('refused' in definition) return { fault: definition.refused.en, excused: `it is refused: ${definition.refused.en}` }
  const states = Object.keys(definition.pools).flatMap((process) => reached(definition, process))
  if (states.length === 0) return { fault: 'it never rests', excused: 'no state of it can be moved or migrated: it never rests' }
  for (const state of states) {
    const same = migrate(definition, definition, state, {}, host)
    if ('refusal' in same) return { fault: `into itself it is refused: ${same.refusal.refused.en}` }
    if (!isDeepStrictEqual(same.state, state)) return { fault: `into itself it does not stay as it is at ${placesOf(state)}` }
  }
  return returned(definition, states)
}

/** A drawing in which tokens wait for ever as it is, or that counts several for one, cannot be held to more after a return. */
function returned(definition: Definition, states: readonly State[]): Omit<Verdict, 'name'> {
  const sound = Object.values(definition.nodes).every(({ needs = 1, gives = 1 }) => needs === 1 && gives === 1) && states.every((state) => standsStill(definition, state) === undefined)
  const places = Object.values(definition.nodes).filter(({ kind, scope, forCompensation, loop }) => resting.has(kind) && scope !== '' && !forCompensation && !loop)
  let [tried, refused] = [0, 0]
  for (const state of states) for (const token of state.tokens) for (const { id: to } of places) for (const reach of ['branch', 'block', 'case'] as const) {
    if (token.at !== 'work' || tried >= most.returns) continue
    tried++
    const next = attempt(() => step(definition, state, { kind: 'jump', tokens: [token.id], to: [to], reach }, host).state)
    if (next === undefined) { refused++; continue }
    if (new Set(next.tokens.map(({ id }) => id)).size < next.tokens.length) return { fault: `returned from ${token.node} to ${to}, a token is there twice` }
    const still = sound && leads(definition, to, token.node) ? standsStill(definition, next) : undefined
    if (still !== undefined) return { fault: `returned from ${token.node} to ${to} (${reach}) of ${placesOf(state)}, it stands still at ${still}` }
  }
  return { note: `${states.length} states fit into themselves, ${tried} returns, ${refused} of them refused${sound ? '' : '; what becomes of them is not judged, as it is drawn'}` }
}

const placesOf = ({ tokens }: State): string => tokens.map(({ node, at }) => `${node} (${at})`).join(', ')

/** Nothing where it is refused: by its rule, or as an expression that cannot be read. */
function attempt<Value>(work: () => Value): Value | undefined {
  try { return work() } catch (error) { if (error instanceof Refused || error instanceof SyntaxError) return undefined; throw error }
}

/** Whether one is reached from the other by the flows drawn: only then it is a return. */
function leads({ nodes, flows }: Definition, from: string, to: string): boolean {
  const seen = new Set<string>()
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...[id, ...(nodes[id]?.boundaries ?? [])].flatMap((one) => nodes[one]?.outgoing ?? []).map((flow) => flows[flow]?.to ?? ''))
  }
  return false
}

/** What can happen now. */
const open = ({ tokens, waits }: State): readonly Event[] => [...tokens.filter(({ at, id }) => at === 'work' && !waits.some(({ token, how }) => token === id && (how === 'catch' || how === 'gate'))).map(({ id }): Event => ({ kind: 'complete', token: id })), ...waits.map(({ id }): Event => ({ kind: 'triggered', wait: id }))]

/** Where tokens are left when nothing can happen any more and it has not ended; work is done before events come. */
function standsStill(definition: Definition, from: State): string | undefined {
  let state = from
  for (let left = most.events; left > 0 && state.ended === undefined; left--) {
    const [event] = open(state)
    if (!event) return placesOf(state)
    const next = attempt(() => step(definition, state, event, host).state)
    if (!next) return undefined
    state = next
  }
  return undefined
}

/** Running states in the order they are found, each once. */
function reached(definition: Definition, process: string): readonly State[] {
  const found = new Map<string, State>()
  const waiting: State[] = []
  const keep = (state: State | undefined) => {
    if (!state || state.ended !== undefined || found.size >= most.states || found.has(keyOf(state))) return
    found.set(keyOf(state), state)
    waiting.push(state)
  }
  keep(attempt(() => begin(definition, process, {}, host).state))
  for (let state = waiting.shift(); state; state = waiting.shift()) for (const event of open(state)) { const from = state; keep(attempt(() => step(definition, from, event, host).state)) }
  return [...found.values()].filter(({ tokens }) => tokens.some(({ at }) => at === 'work'))
}

const keyOf = ({ tokens, waits }: State): string => JSON.stringify([tokens.map(({ node, at, index }) => [node, at, index]).toSorted(), waits.map(({ node, kind }) => [node, kind]).toSorted()])
