/** One step of an instance: an event in, the next state and its effects out; no clock, no database, no surprise. */
import { Refused, refuse } from '#words'
import { boundariesOf, nodeOf, startOf, type Node, type Pool } from './definition.ts'
import { chosen, joins } from './route.ts'
import { fresh, type Effect, type Event, type Host, type Scope, type State, type Token, type Variables } from './state.ts'

/** Nodes one step may walk; more is an endless loop and is refused. */
const mostMoves = 10_000

export type Stepped = { readonly state: State; readonly effects: readonly Effect[] }

export function step(pool: Pool, state: State, event: Event, host: Host): Stepped {
  if (state.ended) throw new Refused(refuse('流程已经结束', 'The process has ended', undefined, { kind: 'conflict' }))
  const walk = new Walk(pool, state, host)
  walk.take(event)
  return walk.result()
}

export const begin = (pool: Pool, variables: Variables, host: Host): Stepped => step(pool, fresh(variables), { kind: 'start' }, host)

class Walk {
  readonly #pool: Pool
  readonly #host: Host
  readonly #effects: Effect[] = []
  #tokens: Token[]
  #scopes: Scope[]
  #variables: Variables
  #next: number
  #moves = 0
  #ended: string | undefined

  constructor(pool: Pool, { tokens, scopes, variables, next }: State, host: Host) {
    this.#pool = pool
    this.#host = host
    this.#tokens = [...tokens]
    this.#scopes = [...scopes]
    this.#variables = variables
    this.#next = next
  }

  result(): Stepped {
    const state = { next: this.#next, tokens: this.#tokens, scopes: this.#scopes, variables: this.#variables }
    return { state: this.#ended === undefined ? state : { ...state, ended: this.#ended }, effects: this.#effects }
  }

  take(event: Event): void {
    if (event.kind === 'terminate') return this.#end(event.outcome)
    if (event.kind === 'start') this.#enterScope(0, '')
    else {
      this.#variables = { ...this.#variables, ...event.variables }
      if (event.kind === 'complete') this.#complete(event.token)
      else this.#triggered(event.token, event.node)
    }
    this.#settle()
  }

  #enterScope(scope: number, node: string): void {
    const start = startOf(this.#pool, node)
    if (!start) throw new Error(`${node || this.#pool.id} has no start event`)
    this.#arrive(start, scope)
  }

  #complete(id: number): void {
    const token = this.#token(id)
    this.#drop(token)
    this.#leave(nodeOf(this.#pool, token.node), token.scope)
  }

  /** A boundary event, a waiting event or one behind an event-based gateway came true. */
  #triggered(id: number, at: string): void {
    const token = this.#token(id)
    const node = nodeOf(this.#pool, at)
    const stays = node.kind === 'boundary' && node.interrupting === false
    if (!stays) this.#cancel(token)
    this.#effects.push({ effect: 'entered', token: id, node: at })
    this.#leave(node, token.scope)
  }

  #arrive(node: Node, scope: number, flow?: string): void {
    if (++this.#moves > mostMoves) throw new Refused(refuse('流程陷入循环', 'The process runs in circles', node.id, { rule: 'loop' }))
    const token: Token = flow === undefined ? { id: this.#next++, node: node.id, scope } : { id: this.#next++, node: node.id, scope, flow }
    this.#effects.push({ effect: 'entered', token: token.id, node: node.id })
    switch (node.kind) {
      case 'user-task': case 'service-task': case 'decision-task': case 'send-task': return this.#wait(token, 'activate')
      case 'receive-task': case 'catch': case 'event-based': return this.#wait(token, 'wait')
      case 'parallel': case 'inclusive': this.#tokens.push(token); return
      case 'sub-process': return this.#enterSubProcess(token)
      case 'script-task': this.#variables = { ...this.#variables, [node.script?.result ?? node.id]: this.#host.evaluate(node.script?.expression ?? 'null', this.#variables) }; return this.#leave(node, scope)
      case 'throw': this.#effects.push({ effect: 'throw', node: node.id }); return this.#leave(node, scope)
      case 'end': return this.#endToken(node, token)
      default: this.#leave(node, scope)
    }
  }

  #wait(token: Token, effect: 'activate' | 'wait'): void {
    this.#tokens.push(token)
    this.#effects.push({ effect, token: token.id, node: token.node })
    for (const boundary of boundariesOf(this.#pool, token.node)) this.#effects.push({ effect: 'wait', token: token.id, node: boundary.id })
  }

  #enterSubProcess(token: Token): void {
    this.#tokens.push(token)
    this.#scopes.push({ id: token.id, node: token.node, parent: token.scope })
    for (const boundary of boundariesOf(this.#pool, token.node)) this.#effects.push({ effect: 'wait', token: token.id, node: boundary.id })
    this.#enterScope(token.id, token.node)
  }

  #endToken(node: Node, token: Token): void {
    if (node.trigger.kind === 'terminate' && token.scope === 0) return this.#end(node.id)
    if (node.trigger.kind === 'terminate') for (const other of this.#tokens.filter(({ scope }) => scope === token.scope)) this.#cancel(other)
    if (node.trigger.kind === 'message' || node.trigger.kind === 'signal') this.#effects.push({ effect: 'throw', node: node.id })
    if (node.trigger.kind === 'error') return this.#thrown(node, token.scope)
    this.#effects.push({ effect: 'left', token: token.id, node: node.id })
    this.#lastEnd = node.id
  }
  #lastEnd = ''

  /** An error goes up to the first boundary that catches it; none ends the process with it. */
  #thrown(node: Node, scope: number): void {
    const name = 'name' in node.trigger ? node.trigger.name : ''
    for (let at = this.#scopes.find(({ id }) => id === scope); at; at = this.#scopes.find(({ id }) => id === at?.parent)) {
      const catcher = boundariesOf(this.#pool, at.node).find(({ trigger }) => trigger.kind === 'error' && (trigger.name === '' || trigger.name === name))
      if (catcher) return this.#triggered(at.id, catcher.id)
    }
    this.#end(`error:${name}`)
  }

  #leave(node: Node, scope: number): void {
    this.#effects.push({ effect: 'left', token: 0, node: node.id })
    for (const id of chosen(this.#pool, node, (condition) => this.#host.evaluate(condition, this.#variables) === true)) {
      const flow = this.#pool.flows[id]
      if (flow) this.#arrive(nodeOf(this.#pool, flow.to), scope, id)
    }
  }

  /** When nothing else can move: joins that are complete go on, scopes without tokens are left, the process ends. */
  #settle(): void {
    for (let moved = true; moved && this.#ended === undefined;) {
      moved = false
      const join = joins(this.#pool, this.#tokens)
      if (join) {
        for (const token of join.tokens) this.#drop(token)
        this.#leave(join.node, join.scope)
        moved = true
        continue
      }
      const empty = this.#scopes.find(({ id }) => !this.#tokens.some(({ scope }) => scope === id) && !this.#scopes.some(({ parent }) => parent === id))
      if (empty) {
        this.#scopes = this.#scopes.filter((scope) => scope !== empty)
        this.#complete(empty.id)
        moved = true
      }
    }
    if (this.#ended === undefined && this.#tokens.length === 0) this.#end(this.#lastEnd)
  }

  #cancel(token: Token): void {
    for (const inner of this.#tokens.filter(({ scope }) => scope === token.id)) this.#cancel(inner)
    this.#scopes = this.#scopes.filter(({ id }) => id !== token.id)
    this.#drop(token)
    this.#effects.push({ effect: 'cancel', token: token.id, node: token.node })
  }

  #end(outcome: string): void {
    for (const token of this.#tokens) this.#effects.push({ effect: 'cancel', token: token.id, node: token.node })
    this.#tokens = []
    this.#scopes = []
    this.#ended = outcome
    this.#effects.push({ effect: 'ended', outcome })
  }

  #drop(token: Token): void { this.#tokens = this.#tokens.filter(({ id }) => id !== token.id) }

  #token(id: number): Token {
    const token = this.#tokens.find((one) => one.id === id)
    if (!token) throw new Refused(refuse('该任务已不在流程中', 'That task is no longer part of the process', undefined, { kind: 'conflict' }))
    return token
  }
}
