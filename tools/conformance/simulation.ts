/** Tokens played as a simulator plays them: gateways take the flows they are set to, tasks pass by themselves, events when they are triggered. */
import { begin, step, type Definition, type Effect, type Event, type Flow, type Host, type Node, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'
import { feelOf } from './told.ts'

/** The flow or flows a gateway takes. */
export type Config = Readonly<Record<string, string | readonly string[]>>
type Running = { state: State }

export class Simulation {
  /** Nodes and flows in the order they were passed, over all instances. */
  readonly path: string[] = []
  readonly #drawn: Definition
  readonly #variables: Variables
  readonly #waiting = new Set<string>()
  readonly #instances: Running[] = []
  readonly #host: Host = { evaluate: (expression, variables) => this.#worth(expression, variables), outside: () => true }
  #config: Config = {}
  #definition: Definition

  constructor(definition: Definition, variables: Variables) {
    this.#drawn = definition
    this.#variables = variables
    this.#definition = definition
  }

  /** Nodes that wait to be named, and flows that gateways take, from now on. */
  set(wait: readonly string[], config: Config): void {
    for (const id of wait) this.#waiting.add(id)
    this.#config = { ...this.#config, ...config }
    this.#definition = steered(this.#drawn, this.#config, Object.keys(this.#variables).length > 0)
  }

  /** Begins an instance at a start event, or lets pass what waits at a node; answers whether there was anything. */
  trigger(id: string): boolean {
    const node = this.#definition.nodes[id]
    if (node?.kind === 'start' && this.#definition.pools[node.scope]) {
      this.#begin(node)
      return true
    }
    return this.#instances.some((instance) => this.#happen(instance, id))
  }

  #begin(start: Node): void {
    const instance = { state: { process: start.scope, next: 1, tokens: [], waits: [], done: [], variables: this.#variables } as State }
    this.#instances.push(instance)
    this.#kept(instance, begin(this.#definition, start.scope, this.#variables, this.#host, start.id))
  }

  #happen(instance: Running, id: string): boolean {
    if (instance.state.ended !== undefined) return false
    const wait = instance.state.waits.find(({ node }) => node === id)
    const token = instance.state.tokens.find(({ node, at }) => node === id && at === 'work')
    const event: Event | undefined = wait ? { kind: 'triggered', wait: wait.id } : token ? { kind: 'complete', token: token.id } : this.#raised(instance, id)
    if (event) this.#kept(instance, step(this.#definition, instance.state, event, this.#host))
    return event !== undefined
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
      if (effect.effect === 'entered') this.path.push(effect.node)
      if (effect.effect === 'left') this.path.push(...effect.flows)
    }
    for (const effect of effects) this.#goOn(instance, effect)
  }

  #goOn(instance: Running, effect: Effect): void {
    if (effect.effect === 'throw' && effect.kind !== 'escalation') return this.#tell(instance, effect.kind, effect.name)
    if (effect.effect !== 'create' || this.#waiting.has(effect.node) || instance.state.ended !== undefined) return
    if (instance.state.tokens.some(({ id }) => id === effect.token)) this.#kept(instance, step(this.#definition, instance.state, { kind: 'complete', token: effect.token }, this.#host))
  }

  #tell(from: Running, kind: 'message' | 'signal', name: string): void {
    const heard = this.#instances.filter((other) => other !== from && other.state.ended === undefined && other.state.waits.some((wait) => wait.kind === kind && wait.name === name))
    for (const instance of kind === 'message' ? heard.slice(0, 1) : heard) this.#kept(instance, step(this.#definition, instance.state, { kind, name }, this.#host))
    if (kind === 'message' && heard.length > 0) return
    for (const node of Object.values(this.#definition.nodes)) {
      if (node.kind === 'start' && this.#definition.pools[node.scope] && node.triggers.some((trigger) => trigger.kind === kind && trigger.name === name)) this.#begin(node)
    }
  }
}

/**
 * The drawing with the flows out of its gateways decided: as set, else by the conditions where there are variables to ask, else the first.
 * Without variables an activity takes all its flows and is done once, as nobody can say how often.
 */
function steered(definition: Definition, config: Config, asked: boolean): Definition {
  const flows: Record<string, Flow> = { ...definition.flows }
  const nodes: Record<string, Node> = { ...definition.nodes }
  for (const node of Object.values(definition.nodes)) {
    const { loop, otherwise, ...rest } = node
    if (loop && !asked) nodes[node.id] = { ...rest, ...(otherwise === undefined ? {} : { otherwise }) }
    const taken = takenFrom(definition, node, config[node.id], asked)
    if (taken === undefined) continue
    nodes[node.id] = loop && asked ? { ...rest, loop } : rest
    for (const id of node.outgoing) flows[id] = { ...(flows[id] as Flow), condition: String(taken.includes(id)) }
  }
  return { ...definition, flows, nodes }
}

/** Flows a node is held to; nothing where it decides as it is drawn. */
function takenFrom({ flows }: Definition, { kind, outgoing, otherwise }: Node, set: string | readonly string[] | undefined, asked: boolean): readonly string[] | undefined {
  if (set !== undefined && outgoing.length > 1) return [set].flat()
  const conditional = outgoing.some((id) => flows[id]?.condition !== undefined)
  if (outgoing.length < 2 || (asked && conditional)) return undefined
  if (kind === 'exclusive' || kind === 'inclusive' || kind === 'complex') return outgoing.slice(0, 1)
  return conditional ? outgoing.filter((id) => id !== otherwise) : undefined
}
