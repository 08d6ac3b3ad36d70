/** Random sound drawings: whatever happens in whatever order, no token is lost or doubled, every instance can end, history told again leads to the same place, and a migration fits or says no. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '#words'
import { begin, compile, migrate, step, type Definition, type Effect, type Event, type Host, type State } from './index.ts'
import { block, drawn } from './testing/random-drawing.ts'

/** More of them look longer: `RUNS=5000`. */
const runs = Number(process.env['RUNS'] ?? 150)
const host: Host = { evaluate: (expression, variables) => expression === 'PT2' ? 2 : expression.startsWith('PT') ? expression : variables[expression] }
const choices = fc.record({ x1: fc.boolean(), x2: fc.boolean() })
const picks = fc.infiniteStream(fc.nat(1000))

const done = new Set(['user-task', 'service-task', 'decision-task', 'send-task'])

/** What can happen now, besides time standing still: open tasks are done, timers fire. */
const possible = (definition: Definition, state: State): readonly Event[] => [
  ...state.tokens.filter((token) => token.at === 'work' && done.has(definition.nodes[token.node]?.kind ?? '') && (definition.nodes[token.node]?.kind !== 'send-task' || !definition.nodes[token.node]?.triggers.length)).map(({ id }): Event => ({ kind: 'complete', token: id })),
  ...state.waits.map(({ id }): Event => ({ kind: 'triggered', wait: id })),
]

/** Walks to the end, or as far as told; answers what happened and every state on the way. */
function walked(definition: Definition, variables: Readonly<Record<string, unknown>>, pick: Iterator<number>, most = 3000): { readonly events: readonly Event[]; readonly states: readonly State[]; readonly effects: readonly Effect[] } {
  const first = begin(definition, 'p', variables, host)
  const states = [first.state]
  const effects = [...first.effects]
  const events: Event[] = []
  while (events.length < most) {
    const state = states.at(-1) as State
    const open = possible(definition, state)
    if (state.ended !== undefined || open.length === 0) break
    const event = open[(pick.next().value as number) % open.length] as Event
    events.push(event)
    const stepped = step(definition, state, event, host)
    effects.push(...stepped.effects)
    states.push(stepped.state)
  }
  return { events, states, effects }
}

test('an instance of a sound drawing always comes to its end, and no token is lost or doubled on the way', async () => {
  await fc.assert(fc.asyncProperty(block, choices, picks, async (root, variables, stream) => {
    const definition = await compile(drawn(root), 'walk')
    const { states, effects } = walked(definition, variables, stream[Symbol.iterator]())
    const alone = !/"(beside|accompanied|noticed|counted)"/.test(JSON.stringify(root))
    for (const { tokens: all } of states) {
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      const tokens = all.filter(({ undoes }) => undoes === undefined)
      if (alone) for (const { node, scope, at, index } of tokens) expect(tokens.filter((other) => other.node === node && other.scope === scope && other.at === at && other.index === index && at !== 'join')).toHaveLength(at === 'join' ? 0 : 1)
    }
    const [entered, gone] = [effects.filter(({ effect }) => effect === 'entered'), effects.filter(({ effect }) => effect === 'left' || effect === 'cancel')].map((some) => some.map((one) => ('token' in one ? one.token : 0)))
    expect(new Set(entered).size).toBe(entered?.length)
    for (const token of entered ?? []) expect(gone?.filter((one) => one === token)).toHaveLength(1)
    expect(states.at(-1)).toMatchObject({ tokens: [], waits: [], ended: expect.any(String) as string })
  }), { numRuns: runs })
})

test('a history told again leads to the same state', async () => {
  await fc.assert(fc.asyncProperty(block, choices, picks, async (root, variables, stream) => {
    const definition = await compile(drawn(root), 'walk')
    const { events, states } = walked(definition, variables, stream[Symbol.iterator](), 40)
    const told = JSON.parse(JSON.stringify(events)) as readonly Event[]
    const again = told.reduce((state, event) => step(definition, JSON.parse(JSON.stringify(state)) as State, event, host).state, begin(definition, 'p', variables, host).state)
    expect(again).toEqual(states.at(-1))
  }), { numRuns: 60 })
})

test('any state that is reached goes on in another drawing to its end, or is refused with the node and the reason', async () => {
  await fc.assert(fc.asyncProperty(block, block, choices, picks, fc.nat(12), async (before, after, variables, stream, far) => {
    const [from, to] = [await compile(drawn(before), 'walk'), await compile(drawn(after), 'walk')]
    const pick = stream[Symbol.iterator]()
    const state = walked(from, variables, pick, far).states.at(-1) as State
    if (state.ended !== undefined) return
    const result = migrate(from, to, state, {}, host)
    if ('refusal' in result) return void expect(result.refusal.rule).toMatch(/^migrate-/)
    expect(new Set(result.state.tokens.map(({ id }) => id)).size).toBe(result.state.tokens.length)
    expect(result.state.tokens.every(({ node }) => to.nodes[node])).toBe(true)
    let at = result.state
    for (let left = 500; left > 0 && at.ended === undefined; left--) {
      const open = possible(to, at)
      if (open.length === 0) throw new Error(`stuck at ${at.tokens.map(({ node, at: how }) => `${node} ${how}`).join(', ')}`)
      try { at = step(to, at, open[(pick.next().value as number) % open.length] as Event, host).state } catch (error) { if (error instanceof Refused) throw new Error(error.message, { cause: error }); throw error }
    }
    expect(at.ended).toBeDefined()
  }), { numRuns: runs })
})

test('into the same drawing every state fits as it is', async () => {
  await fc.assert(fc.asyncProperty(block, choices, picks, fc.nat(12), async (root, variables, stream, far) => {
    const definition = await compile(drawn(root), 'walk')
    const state = walked(definition, variables, stream[Symbol.iterator](), far).states.at(-1) as State
    if (state.ended === undefined) expect(migrate(definition, definition, state, {}, host)).toMatchObject({ state, effects: [], moved: [] })
  }), { numRuns: 80 })
})
