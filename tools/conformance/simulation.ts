/** Tokens played as a simulator plays them: gateways take the flows they are set to, tasks pass by themselves, events when they are triggered, messages along their flows. */
import { begin, step, type Definition, type Effect, type Event, type Host, type Node, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'
import { exchangesOf, type Exchange, type MessageFlow } from './message-flows.ts'
import { held, heldAt, heldOf, steered, type Config } from './steered.ts'
import { feelOf } from './told.ts'

type Told = Extract<Event, { kind: 'message' | 'signal' }>
/** An instance, and what its open activities still send and await. */
type Running = { state: State; readonly exchanges: Map<number, readonly Exchange[]> }

export class Simulation {
  /** Nodes and flows in the order they were passed, over all instances. */
  readonly path: string[] = []
  readonly #drawn: Definition
  readonly #messages: readonly MessageFlow[]
  readonly #variables: Variables
  readonly #waiting = new Set<string>()
  readonly #instances: Running[] = []
  /** What comes next: all branches and pools move side by side. */
  readonly #next: (() => void)[] = []
  readonly #host: Host = { evaluate: (expression, variables) => this.#worth(expression, variables), outside: () => true }
  #config: Config = {}
  #definition: Definition

  constructor(definition: Definition, messages: readonly MessageFlow[], variables: Variables) {
    this.#drawn = definition
    this.#messages = messages
    this.#variables = variables
    this.#definition = definition
  }

  /** Nodes that wait to be named, and flows that gateways take, from now on. */
  set(wait: readonly string[], config: Config): void {
    for (const id of wait) this.#waiting.add(id)
    this.#config = { ...this.#config, ...config }
    this.#definition = held(steered(this.#drawn, this.#config, Object.keys(this.#variables).length > 0), new Set([...this.#waiting, ...this.#messages.map(({ from }) => from)]))
  }

  /** Begins an instance, lets pass what waits at a node, or sends a message along its flow; answers whether there was anything. */
  trigger(id: string): boolean {
    const message = this.#messages.find((flow) => flow.id === id)
    const was = message ? this.#sent(message) : this.#happens(id) || this.#begins(id)
    for (let next = this.#next.shift(); next; next = this.#next.shift()) next()
    return was
  }

  /** At a start event of a pool; where none is drawn, at what begins without one. */
  #begins(id: string): boolean {
    const node = this.#definition.nodes[id]
    if (!node || !this.#definition.pools[node.scope] || node.incoming.length > 0) return false
    if (node.kind === 'start' || node.instantiates) { this.#begin(node); return true }
    const begins = this.#definition.nodes[node.scope]?.starts ?? []
    const first = this.#definition.nodes[begins[0] ?? '']
    if (!begins.includes(id) || !first || first.kind === 'start') return false
    this.#begin(first)
    return true
  }

  #begin(start: Node): void {
    const instance: Running = { state: { process: start.scope, next: 1, tokens: [], waits: [], done: [], variables: this.#variables }, exchanges: new Map() }
    this.#instances.push(instance)
    this.#kept(instance, begin(this.#definition, start.scope, this.#variables, this.#host, start.id))
  }

  #happens(id: string, by?: MessageFlow): boolean { return this.#instances.some((instance) => this.#happen(instance, id, by)) }

  #happen(instance: Running, id: string, by: MessageFlow | undefined): boolean {
    if (instance.state.ended !== undefined) return false
    const before = instance.state.tokens.find(({ node }) => node === heldAt(id))
    if (before) return by ? this.#heard(instance, before.id, by) : this.#forced(instance, before.id)
    const wait = instance.state.waits.find(({ node }) => node === id)
    const token = instance.state.tokens.find(({ node, at }) => node === id && at === 'work')
    if (!wait && token) return by && this.#definition.nodes[id]?.kind !== 'receive-task' ? this.#heard(instance, token.id, by) : this.#forced(instance, token.id)
    const event: Event | undefined = wait ? { kind: 'triggered', wait: wait.id } : this.#raised(instance, id)
    if (event) this.#kept(instance, step(this.#definition, instance.state, event, this.#host))
    return event !== undefined
  }

  /** An activity goes on with the message it awaits; one that only receives, with any. */
  #heard(instance: Running, token: number, { id }: MessageFlow): boolean {
    const [awaited, ...rest] = instance.exchanges.get(token) ?? []
    if (awaited?.flow !== id) return false
    this.#exchange(instance, token, rest)
    return true
  }

  /** Named by hand it does not await what has not come; it sends what it has to send. */
  #forced(instance: Running, token: number): boolean {
    this.#exchange(instance, token, (instance.exchanges.get(token) ?? []).filter(({ sends }) => sends))
    return true
  }

  #exchange(instance: Running, token: number, [next, ...rest]: readonly Exchange[]): void {
    if (next && !next.sends) return void instance.exchanges.set(token, [next, ...rest])
    if (!next) {
      instance.exchanges.delete(token)
      if (instance.state.tokens.some(({ id }) => id === token)) this.#kept(instance, step(this.#definition, instance.state, { kind: 'complete', token }, this.#host))
      return
    }
    this.#send(next.flow)
    this.#exchange(instance, token, rest)
  }

  #send(flow: string): void {
    const message = this.#messages.find(({ id }) => id === flow)
    if (message) this.#next.push(() => void this.#sent(message))
  }

  /** To a pool as a whole nothing happens: what it does is not drawn. */
  #sent(message: MessageFlow): boolean {
    if (!this.#definition.nodes[message.to]) return true
    return this.#happens(message.to, message) || this.#begins(message.to) || true
  }

  /** Where nothing is known, an expression that cannot be read does not hold. */
  #worth(expression: string, variables: Variables): unknown {
    if (expression === 'true' || expression === 'false') return expression === 'true'
    if (Object.keys(this.#variables).length > 0) return worth(feelOf(expression), variables)
    try { return worth(feelOf(expression), variables) } catch { return null }
  }

  /** An error or escalation on the boundary of what is running, or that begins an event sub-process in it, is raised by it. */
  #raised({ state }: Running, id: string): Event | undefined {
    const { attachedTo, scope = '', triggers = [] } = this.#definition.nodes[id] ?? {}
    const caught = triggers.find(({ kind }) => kind === 'error' || kind === 'escalation')
    const within = this.#definition.nodes[scope]?.byEvent ? this.#definition.nodes[scope].scope : undefined
    const token = state.tokens.find(({ node, at }) => node === attachedTo || (node === within && at === 'scope'))
    return caught && token && 'name' in caught ? { kind: caught.kind as 'error' | 'escalation', token: token.id, name: caught.name } : undefined
  }

  #kept(instance: Running, { state, effects }: Stepped): void {
    instance.state = state
    for (const effect of effects) {
      if (effect.effect === 'entered' && this.#drawn.nodes[effect.node]) this.path.push(effect.node)
      if (effect.effect === 'left') this.path.push(...effect.flows.filter((id) => this.#drawn.flows[id]))
    }
    for (const effect of effects) this.#goOn(instance, effect)
  }

  #goOn(instance: Running, effect: Effect): void {
    if (effect.effect === 'throw' && effect.kind !== 'escalation') return this.#tell(instance, effect.node, { kind: effect.kind, name: effect.name, ...(effect.variables ? { variables: effect.variables } : {}) })
    if (effect.effect === 'entered' && ['throw', 'end'].includes(this.#definition.nodes[effect.node]?.kind ?? '')) for (const { flow, sends } of exchangesOf(this.#messages, effect.node)) if (sends) this.#send(flow)
    const node = effect.effect === 'create' ? effect.node : effect.effect === 'entered' ? heldOf(effect.node) : undefined
    if (node === undefined || !('token' in effect)) return
    // A sub-process sends before it begins; what is sent to it as a whole is for something inside it.
    const exchanges = exchangesOf(this.#messages, node).filter(({ sends }) => sends || effect.effect === 'create')
    if (this.#waiting.has(node) || this.#definition.nodes[node]?.kind === 'receive-task') return void instance.exchanges.set(effect.token, exchanges)
    this.#next.push(() => { if (instance.state.tokens.some(({ id }) => id === effect.token)) this.#exchange(instance, effect.token, exchanges) })
  }

  /** Along the flows drawn where there are any, else to whoever listens to the name. */
  #tell(from: Running, node: string, event: Told): void {
    const drawn = exchangesOf(this.#messages, node).filter(({ sends }) => sends)
    if (event.kind === 'message' && drawn.length > 0) {
      if (this.#definition.nodes[node]?.kind === 'send-task') for (const { flow } of drawn) this.#send(flow)
      return
    }
    this.#next.push(() => this.#told(from, event))
  }

  #told(from: Running, event: Told): void {
    const { kind, name } = event
    const waiting = this.#instances.filter((other) => other !== from && other.state.ended === undefined && other.state.waits.some((wait) => wait.kind === kind && wait.name === name))
    const heard = waiting.map((instance) => ({ instance, stepped: step(this.#definition, instance.state, event, this.#host) })).filter(({ stepped }) => stepped.effects.length > 0)
    for (const { instance, stepped } of kind === 'message' ? heard.slice(0, 1) : heard) this.#kept(instance, stepped)
    if (kind === 'message' && heard.length > 0) return
    for (const node of Object.values(this.#definition.nodes)) {
      if (node.kind === 'start' && this.#definition.pools[node.scope] && node.triggers.some((trigger) => trigger.kind === kind && trigger.name === name)) this.#begin(node)
    }
  }
}
