/** Random sound drawings: whatever happens in whatever order, no token is lost or doubled, every instance can end, history told again leads to the same place, and a migration fits or says no. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '#words'
import { begin, compile, migrate, step, type Definition, type Effect, type Event, type Host, type State } from './index.ts'

/** Blocks of a well-structured process: each is entered once and left once. */
const [single, around, several] = [['task', 'timer', 'loop', 'ad-hoc', 'link', 'undone', 'cancelled'], ['boundary', 'beside', 'many', 'each', 'race', 'round', 'replaced', 'accompanied', 'late', 'failed', 'cut', 'called'], ['parallel', 'inclusive', 'complex', 'exclusive', 'sequence', 'inside']] as const
type Block = { readonly kind: (typeof single)[number] } | { readonly kind: (typeof around)[number]; readonly way: Block } | { readonly kind: (typeof several)[number]; readonly parts: readonly Block[] }

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof({ depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Block>({ kind: 'task' }, ...single.map((kind) => ({ kind }))),
    fc.record({ kind: fc.constantFrom(...around), way: tie('block') }),
    fc.record({ kind: fc.constantFrom(...several), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) })),
}))

function drawn(root: Block): string {
  let next = 0
  const out: string[] = []
  const others: string[] = []
  const id = (kind: string) => `${kind}${next++}`
  const node = (name: string, kind: string, inner = '', more = ''): string => { const own = id(kind); out.push(`<${name} id="${own}"${more}>${inner}</${name}>`); return own }
  const flow = (from: string, to: string, condition = '') => { out.push(`<sequenceFlow id="${id('f')}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression>${condition}</conditionExpression>`}</sequenceFlow>`) }
  /** An element with what its maker draws inside it. */
  const within = (element: string, inner: () => void, more = ''): string => { const own = id('s'); out.push(`<${element} id="${own}"${more}>`); inner(); out.push(`</${element}>`); return own }
  const whole = (way: Block, end = '') => { const [start, last] = [node('startEvent', 'e'), node('endEvent', 'e', end)]; const [from, to] = draw(way); flow(start, from); flow(to, last) }
  const onTime = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
  const leaving = (own: string, event: string): readonly [string, string] => { const after = node('exclusiveGateway', 'x'); flow(own, after); flow(node('boundaryEvent', 'b', event, ` attachedToRef="${own}"`), after); return [own, after] }
  const undoable = (): string => {
    const [task, undo] = [node('userTask', 't'), node('userTask', 't', '', ' isForCompensation="true"')]
    out.push(`<association id="${id('a')}" sourceRef="${node('boundaryEvent', 'b', '<compensateEventDefinition/>', ` attachedToRef="${task}"`)}" targetRef="${undo}"/>`)
    return task
  }
  const draw = (one: Block): readonly [string, string] => {
    if (one.kind === 'task') { const own = node('userTask', 't'); return [own, own] }
    if (one.kind === 'timer') { const own = node('intermediateCatchEvent', 'w', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'); return [own, own] }
    if (one.kind === 'boundary') {
      const [task, after] = [node('userTask', 't'), node('exclusiveGateway', 'x')]
      const late = node('boundaryEvent', 'b', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>', ` attachedToRef="${task}"`)
      const [first, last] = draw(one.way)
      flow(task, after); flow(late, first); flow(last, after)
      return [task, after]
    }
    if (one.kind === 'ad-hoc') { const own = within('adHocSubProcess', () => { node('userTask', 't'); node('userTask', 't') }, ` cancelRemainingInstances="${next % 2 === 0}"`); return [own, own] }
    if (one.kind === 'link') { const name = id('l'); return [node('intermediateThrowEvent', 'v', `<linkEventDefinition name="${name}"/>`), node('intermediateCatchEvent', 'w', `<linkEventDefinition name="${name}"/>`)] }
    if (one.kind === 'undone') { const task = undoable(); const undo = node('intermediateThrowEvent', 'v', `<compensateEventDefinition activityRef="${task}" waitForCompletion="${next % 2 === 0}"/>`); flow(task, undo); return [task, undo] }
    if (one.kind === 'cancelled') {
      return leaving(within('transaction', () => {
        const [start, task, choice] = [node('startEvent', 'e'), undoable(), node('exclusiveGateway', 'x')]
        flow(start, task); flow(task, choice); flow(choice, node('endEvent', 'e', '<cancelEventDefinition/>'), 'x1'); flow(choice, node('endEvent', 'e'))
      }), '<cancelEventDefinition/>')
    }
    if (one.kind === 'replaced' || one.kind === 'accompanied') {
      const own = within('subProcess', () => {
        whole(one.way)
        within('subProcess', () => { const [start, task] = [node('startEvent', 'e', onTime, ` isInterrupting="${one.kind === 'replaced'}"`), node('userTask', 't')]; flow(start, task); flow(task, node('endEvent', 'e')) }, ' triggeredByEvent="true"')
      })
      return [own, own]
    }
    if (one.kind === 'late') return leaving(within('subProcess', () => { whole(one.way) }), onTime)
    if (one.kind === 'failed') return leaving(within('subProcess', () => { whole(one.way, '<errorEventDefinition/>') }), '<errorEventDefinition/>')
    if (one.kind === 'cut') {
      const own = within('subProcess', () => {
        const [start, fork, task] = [node('startEvent', 'e'), node('parallelGateway', 'g'), node('userTask', 't')]
        const [first, last] = draw(one.way)
        flow(start, fork); flow(fork, task); flow(fork, first); flow(last, node('endEvent', 'e')); flow(task, node('endEvent', 'e', '<terminateEventDefinition/>'))
      })
      return [own, own]
    }
    if (one.kind === 'called') {
      const [held, called] = [out.splice(0), id('q')]
      whole(one.way)
      others.push(`<process id="${called}" isExecutable="true">${out.splice(0).join('')}</process>`)
      out.push(...held)
      const own = node('callActivity', 'c', '', ` calledElement="${called}"`)
      return [own, own]
    }
    if (one.kind === 'loop') { const own = node('userTask', 't', '<standardLoopCharacteristics loopMaximum="2"/>'); return [own, own] }
    if (one.kind === 'beside') {
      const task = node('userTask', 't')
      const [first, last] = draw(one.way)
      flow(node('boundaryEvent', 'b', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>', ` attachedToRef="${task}" cancelActivity="false"`), first); flow(last, node('endEvent', 'e'))
      return [task, task]
    }
    if (one.kind === 'many' || one.kind === 'each') {
      const own = id('s')
      out.push(`<subProcess id="${own}"><multiInstanceLoopCharacteristics isSequential="${one.kind === 'each'}"><loopCardinality>PT2</loopCardinality></multiInstanceLoopCharacteristics>`)
      const [start, end] = [node('startEvent', 'e'), node('endEvent', 'e')]
      const [first, last] = draw(one.way)
      flow(start, first); flow(last, end)
      out.push('</subProcess>')
      return [own, own]
    }
    if (one.kind === 'race' || one.kind === 'round') {
      const [merge, gate, after] = [node('exclusiveGateway', 'x'), node('eventBasedGateway', 'v'), node('exclusiveGateway', 'x')]
      const [soon, late] = [1, 2].map((hours) => node('intermediateCatchEvent', 'w', `<timerEventDefinition><timeDuration>PT${hours}H</timeDuration></timerEventDefinition>`)) as [string, string]
      const [first, last] = draw(one.way)
      flow(merge, gate); flow(gate, soon); flow(gate, late); flow(late, after); flow(soon, first); flow(last, one.kind === 'round' ? merge : after)
      return [merge, after]
    }
    if (one.kind === 'sequence') {
      const ends = one.parts.map(draw)
      ends.slice(1).forEach(([first], at) => { flow(ends[at]?.[1] ?? '', first) })
      return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? '']
    }
    if (one.kind === 'inside') {
      const own = id('s')
      out.push(`<subProcess id="${own}">`)
      const [start, end] = [node('startEvent', 'e'), node('endEvent', 'e')]
      const ends = one.parts.map(draw)
      flow(start, ends[0]?.[0] ?? '')
      ends.slice(1).forEach(([first], at) => { flow(ends[at]?.[1] ?? '', first) })
      flow(ends.at(-1)?.[1] ?? '', end)
      out.push('</subProcess>')
      return [own, own]
    }
    if (!('parts' in one)) throw new Error(`no block is drawn as ${one.kind}`)
    const gateway = `${one.kind}Gateway`
    const [split, join] = [node(gateway, 'g'), node(gateway, 'g')]
    one.parts.forEach((part, at) => {
      const [first, last] = draw(part)
      flow(split, first, (one.kind === 'inclusive' || one.kind === 'complex') && at > 0 ? `x${at}` : one.kind === 'exclusive' && at === 0 ? 'x1' : '')
      flow(last, join)
    })
    return [split, join]
  }
  const [start, end] = [node('startEvent', 'e'), node('endEvent', 'e')]
  const [first, last] = draw(root)
  flow(start, first); flow(last, end)
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true">${out.join('')}</process>${others.join('')}</definitions>`
}

const host: Host = { evaluate: (expression, variables) => expression === 'PT2' ? 2 : expression.startsWith('PT') ? expression : variables[expression] }
const choices = fc.record({ x1: fc.boolean(), x2: fc.boolean() })
const picks = fc.infiniteStream(fc.nat(1000))

/** What can happen now, besides time standing still: open tasks are done, timers fire. */
const possible = (definition: Definition, state: State): readonly Event[] => [
  ...state.tokens.filter((token) => token.at === 'work' && definition.nodes[token.node]?.kind === 'user-task').map(({ id }): Event => ({ kind: 'complete', token: id })),
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
    const alone = !/"(beside|accompanied)"/.test(JSON.stringify(root))
    for (const { tokens: all } of states) {
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      const tokens = all.filter(({ undoes }) => undoes === undefined)
      if (alone) for (const { node, scope, at, index } of tokens) expect(tokens.filter((other) => other.node === node && other.scope === scope && other.at === at && other.index === index && at !== 'join')).toHaveLength(at === 'join' ? 0 : 1)
    }
    const [entered, gone] = [effects.filter(({ effect }) => effect === 'entered'), effects.filter(({ effect }) => effect === 'left' || effect === 'cancel')].map((some) => some.map((one) => ('token' in one ? one.token : 0)))
    expect(new Set(entered).size).toBe(entered?.length)
    for (const token of entered ?? []) expect(gone?.filter((one) => one === token)).toHaveLength(1)
    expect(states.at(-1)).toMatchObject({ tokens: [], waits: [], ended: expect.any(String) as string })
  }), { numRuns: 150 })
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
  }), { numRuns: 150 })
})

test('into the same drawing every state fits as it is', async () => {
  await fc.assert(fc.asyncProperty(block, choices, picks, fc.nat(12), async (root, variables, stream, far) => {
    const definition = await compile(drawn(root), 'walk')
    const state = walked(definition, variables, stream[Symbol.iterator](), far).states.at(-1) as State
    if (state.ended === undefined) expect(migrate(definition, definition, state, {}, host)).toMatchObject({ state, effects: [], moved: [] })
  }), { numRuns: 80 })
})
