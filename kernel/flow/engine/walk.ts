/** One step being walked: the tokens as they are now, the moves still to make, and the effects so far. Behaviours change it; nobody outside a step sees it. */
import { nodeOf, type Definition, type Node, type Trigger } from './definition.ts'
import type { Done, Effect, Host, State, Token, Variables, Wait } from './state.ts'

/** What is still to be done in this step. Behaviours hand on by naming the next move, so none needs to know the others. */
export type Move =
  | { readonly do: 'arrive'; readonly node: string; readonly scope: number; readonly flow?: string; readonly waited?: true }
  | { readonly do: 'activate'; readonly node: string; readonly scope: number; readonly as?: Partial<Token> }
  | { readonly do: 'leave'; readonly token: number }
  | { readonly do: 'throw'; readonly token: number; readonly trigger: Trigger }
  | { readonly do: 'raise'; readonly token: number; readonly kind: 'error' | 'escalation'; readonly name: string; readonly variables?: Variables }
  | { readonly do: 'hear'; readonly wait: number; readonly variables?: Variables }
  | { readonly do: 'undo'; readonly token: number }
  | { readonly do: 'instance done'; readonly token: number; readonly variables: Variables }


export class Walk {
  readonly definition: Definition
  readonly host: Host
  readonly effects: Effect[] = []
  /** Conditions are looked at again when data changed. */
  dataChanged = true
  waits: readonly Wait[]
  done: readonly Done[]
  variables: Variables
  keys: State['keys']
  ended: string | undefined
  lastEnd = ''
  readonly #process: string
  readonly #tokens: Map<number, Token>
  /** Scopes whose tokens went: they may have nothing left to do. */
  readonly #emptier = new Set<number>()
  #moves: Move[] = []
  #next: number

  constructor(definition: Definition, state: State, host: Host) {
    this.definition = definition
    this.host = host
    this.waits = state.waits
    this.done = state.done
    this.variables = state.variables
    this.keys = state.keys
    this.#process = state.process
    this.#tokens = new Map(state.tokens.map((token) => [token.id, token]))
    this.#next = state.next
  }

  state(): State {
    const state = { process: this.#process, next: this.#next, tokens: [...this.#tokens.values()], waits: this.waits, done: this.done, variables: this.variables, ...(this.keys ? { keys: this.keys } : {}) }
    return this.ended === undefined ? state : { ...state, ended: this.ended }
  }

  newId(): number { return this.#next++ }
  node(id: string): Node { return nodeOf(this.definition, id) }
  token(id: number): Token | undefined { return this.#tokens.get(id) }
  tokens(): Iterable<Token> { return this.#tokens.values() }
  inside(scope: number): readonly Token[] { return [...this.#tokens.values()].filter((token) => token.scope === scope) }
  root(): Token | undefined { return this.inside(0)[0] }

  /** Done before anything that already waits, in the order given. */
  now(...moves: readonly Move[]): void { this.#moves.unshift(...moves) }
  later(...moves: readonly Move[]): void { this.#moves.push(...moves) }
  nextMove(): Move | undefined { return this.#moves.shift() }
  get idle(): boolean { return this.#moves.length === 0 }
  hasMoveInto(scope: number): boolean { return this.#moves.some((move) => 'scope' in move && move.scope === scope) }
  /** Moves into a scope, or of a token, that is no more. */
  forget(scope: number): void { this.#moves = this.#moves.filter((move) => !('scope' in move && move.scope === scope)) }

  add(node: string, scope: number, at: Token['at'], more: Partial<Token> = {}): Token {
    const token: Token = { id: this.newId(), node, scope, at, ...more }
    this.#tokens.set(token.id, token)
    return token
  }
  change<T extends Token>(token: T, change: Partial<Token>): Token {
    const changed = { ...token, ...change }
    this.#tokens.set(token.id, changed)
    return changed
  }
  /** It leaves as drawn, whatever it was to go straight back to. */
  forward(id: number): void {
    const { backTo, ...token } = this.#tokens.get(id) as Token
    if (backTo !== undefined) this.#tokens.set(id, token)
  }
  drop(token: Token): void {
    this.#tokens.delete(token.id)
    this.unwait(this.waits.filter((wait) => wait.token === token.id))
    this.#emptier.add(token.scope)
  }
  /** A scope of its own may be empty from the start. */
  mayBeEmpty(scope: number): void { this.#emptier.add(scope) }
  /** Innermost first; each is answered once. */
  nextEmptier(): number | undefined {
    const id = this.#emptier.size === 0 ? undefined : Math.max(...this.#emptier)
    if (id !== undefined) this.#emptier.delete(id)
    return id
  }

  unwait(gone: readonly Wait[]): void {
    if (gone.length === 0) return
    this.waits = this.waits.filter((wait) => !gone.includes(wait))
    for (const { id, kind, node } of gone) this.effects.push({ effect: kind === 'timer' ? 'unschedule' : 'unsubscribe', wait: id, node })
  }

  entered(token: Token, flow?: string): void { this.effects.push(flow === undefined ? { effect: 'entered', token: token.id, node: token.node } : { effect: 'entered', token: token.id, node: token.node, flow }) }
  left(token: Token, flows: readonly string[] = []): void { this.effects.push({ effect: 'left', token: token.id, node: token.node, flows }) }
}
