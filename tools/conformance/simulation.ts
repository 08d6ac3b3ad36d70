/** Tokens played as a simulator plays them: gateways take the flows they are set to, tasks pass by themselves, events when they are triggered. */
import { begin, step, type Definition, type Effect, type Event, type Flow, type Host, type Node, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { worth } from '../../kernel/flow/decision/index.ts'

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
  readonly #host: Host = { evaluate: (expression, variables) => (expression === 'true' || (expression !== 'false' && worth(expression, variables))), outside: () => true }
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

  /** An error or escalation on the boundary of what is running is raised by it. */
  #raised({ state }: Running, id: string): Event | undefined {
    const { attachedTo, triggers = [] } = this.#definition.nodes[id] ?? {}
    const caught = triggers.find(({ kind }) => kind === 'error' || kind === 'escalation')
    const token = state.tokens.find(({ node }) => node === attachedTo)
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

/** The drawing with the flows out of its gateways decided: as set, else by the conditions where there are variables to ask, else the first. */
function steered(definition: Definition, config: Config, asked: boolean): Definition {
  const flows: Record<string, Flow> = { ...definition.flows }
  const nodes: Record<string, Node> = { ...definition.nodes }
  for (const node of Object.values(definition.nodes)) {
    const set = config[node.id]
    if (!(node.kind === 'exclusive' || node.kind === 'inclusive' || node.kind === 'complex' || set !== undefined) || node.outgoing.length < 2) continue
    if (set === undefined && asked && node.outgoing.some((id) => definition.flows[id]?.condition !== undefined)) continue
    const taken = set === undefined ? node.outgoing.slice(0, 1) : [set].flat()
    const { otherwise: _, ...rest } = node
    nodes[node.id] = rest
    for (const id of node.outgoing) flows[id] = { ...(flows[id] as Flow), condition: String(taken.includes(id)) }
  }
  return { ...definition, flows, nodes }
}
