/** Instances of one file played against each other: messages and signals between them, timers on a virtual clock, scripts of the suite's own little language. */
import { begin, step, type Came, type Definition, type Effect, type Event, type Host, type State, type Stepped, type Variables } from '../../kernel/flow/engine/index.ts'
import { answer, logged } from './betsy-script.ts'
import { dueAfter } from './virtual-time.ts'

type Running = { state: State }
type Pending = { readonly instance: Running; readonly wait: number; readonly due: number; readonly token?: number }
/** Seconds of virtual time a case is given. */
const span = 120

export function play(definition: Definition, process: string, variables: Variables, withPartner: boolean): readonly string[] {
  const stage = new Stage(definition)
  if (withPartner && definition.pools['ParallelProcess']) stage.begin('ParallelProcess', variables)
  stage.begin(process, variables)
  stage.pass(span)
  return stage.log
}

class Stage {
  readonly log: string[] = []
  readonly #definition: Definition
  readonly #instances: Running[] = []
  readonly #host: Host = { evaluate: answer, outside: ({ kind }) => kind === 'script-task' }
  #timers: Pending[] = []
  #now = 0

  constructor(definition: Definition) { this.#definition = definition }

  begin(process: string, variables: Variables, node?: string, by?: Came): void {
    const stepped = begin(this.#definition, process, variables, this.#host, node, by)
    const instance = { state: stepped.state }
    this.#instances.push(instance)
    this.#kept(instance, stepped)
  }

  /** Fires what comes due, in order, for so many seconds. */
  pass(seconds: number): void {
    const until = this.#now + seconds
    for (let next = this.#earliest(until); next; next = this.#earliest(until)) {
      this.#now = next.due
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#take(next.instance, next.token === undefined ? { kind: 'triggered', wait: next.wait } : { kind: 'complete', token: next.token })
    }
  }

  #earliest(until: number): Pending | undefined { return this.#timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due)[0] }

  #take(instance: Running, event: Event): void {
    if (instance.state.ended === undefined) this.#kept(instance, step(this.#definition, instance.state, event, this.#host))
  }

  #kept(instance: Running, { state, effects }: Stepped): void {
    instance.state = state
    for (const effect of effects) this.#do(instance, effect)
  }

  #do(instance: Running, effect: Effect): void {
    switch (effect.effect) {
      case 'create': return this.#work(instance, effect.token, effect.node)
      case 'schedule': this.#timers.push({ instance, wait: effect.wait, due: dueAfter(this.#now, effect.timer) }); return
      case 'unschedule': this.#timers = this.#timers.filter((timer) => timer.instance !== instance || timer.wait !== effect.wait); return
      case 'throw': return effect.kind === 'escalation' ? undefined : this.#tell(instance, { kind: effect.kind, name: effect.name, ...(effect.variables ? { variables: effect.variables } : {}) })
      case 'ended': if (effect.outcome.startsWith('error:')) this.log.push('ERROR_EVENT'); return
      default: return
    }
  }

  /** A script runs when its token is still there: what another branch threw may have taken it away. */
  #work(instance: Running, token: number, node: string): void {
    if (!instance.state.tokens.some(({ id }) => id === token)) return
    const script = this.#definition.nodes[node]?.script?.expression ?? ''
    if (script === 'WAIT_TEN_SECONDS') return void this.#timers.push({ instance, wait: 0, due: this.#now + 10, token })
    if (script === 'THROW_ERROR') return this.#take(instance, { kind: 'error', token, name: 'ERR_CODE' })
    const { lines, variables } = logged(script, instance.state.variables)
    this.log.push(...lines)
    this.#take(instance, { kind: 'complete', token, variables })
  }

  /** A message is for the first that it belongs to, a signal for all; what nobody waits for may begin another instance. */
  #tell(from: Running, event: Extract<Event, { kind: 'message' | 'signal' }>): void {
    const { kind, name } = event
    const waiting = this.#instances.filter((other) => other !== from && other.state.ended === undefined && other.state.waits.some((wait) => wait.kind === kind && wait.name === name))
    const heard = waiting.map((instance) => ({ instance, stepped: step(this.#definition, instance.state, event, this.#host) })).filter(({ stepped }) => stepped.effects.length > 0)
    for (const { instance } of kind === 'message' ? heard.slice(0, 1) : heard) this.#take(instance, event)
    if (kind === 'signal' || heard.length === 0) for (const { process, node } of this.#startedBy(kind, name)) this.begin(process, event.variables ?? {}, node, { kind, name })
  }

  #startedBy(kind: 'message' | 'signal', name: string) {
    return Object.values(this.#definition.nodes)
      .filter((node) => (node.kind === 'start' || node.instantiates) && this.#definition.pools[node.scope] && node.triggers.some((trigger) => trigger.kind === kind && trigger.name === name))
      .map(({ id, scope }) => ({ process: scope, node: id }))
  }
}
