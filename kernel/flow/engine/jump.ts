/** Jumps: tokens are taken from where they are and put elsewhere, as when a case is returned. */
import { Refused, refuse } from '#words'
import { cancel } from './cancel-tokens.ts'
import type { Node } from './definition.ts'
import { listen } from './open-scope.ts'
import { regionOf } from './return-region.ts'
import type { Event, Token } from './state.ts'
import { write } from './variables.ts'
import { subscribe } from './wait-for-events.ts'
import type { Walk } from './walk.ts'

type Jump = Extract<Event, { kind: 'jump' }>

/**
 * Without `reach` exactly the named tokens are taken. With it, all tokens of this branch, of the innermost block of parallel branches or of the
 * whole case, those that wait at joins included; joins around the target then count the other branches as done.
 * `straightBack` sends the work on the target back to the node it was returned from, when it is done.
 */
export function jump(walk: Walk, event: Jump): void {
  const taken = [...new Set(event.tokens.map((id) => whole(walk, walk.token(id) ?? gone())))]
  const targets = event.to.map((id) => walk.definition.nodes[id] ?? gone())
  const { cancelled, arrived } = event.reach === undefined ? { cancelled: taken, arrived: [] } : regionOf(walk, taken, targets, event.reach)
  const backTo = event.straightBack ? taken[0]?.node : undefined
  for (const token of cancelled) if (walk.token(token.id)) cancel(walk, token)
  write(walk, walk.root(), event.variables)
  const opened = targets.map((node) => put(walk, node, backTo))
  for (const { node, scope, flow } of arrived) walk.add(node, scopeLike(walk, scope, opened), 'join', { flow })
  closeEmptied(walk, opened)
}

/** One of many takes all of them along; what undoes is waited for by the one that threw it. */
function whole(walk: Walk, token: Token): Token {
  if (token.undoes !== undefined) throw new Refused(refuse('正在补偿的环节不能退回', 'A compensation under way is not returned', token.node, { kind: 'conflict', rule: 'return-compensation' }))
  return token.index === undefined ? token : walk.token(token.scope) ?? token
}

const gone = (): never => { throw new Refused(refuse('要退回的位置已不在流程中', 'What is to be returned is no longer part of the process', undefined, { kind: 'conflict' })) }

/** The token of a scope by the node whose inside it is. */
const scopeLike = (walk: Walk, drawn: string, opened: readonly number[]): number => opened.find((id) => walk.token(id)?.node === drawn) ?? walk.root()?.id ?? 0

function put(walk: Walk, node: Node, backTo: string | undefined): number {
  const scope = enclosing(walk, node)
  walk.later({ do: 'activate', node: node.id, scope, ...(backTo === undefined || backTo === node.id ? {} : { as: { backTo } }) })
  return scope
}

/** Sub-processes around the target that are gone are opened again, from the outside in. */
function enclosing(walk: Walk, node: Node): number {
  const chain: Node[] = []
  for (let id = node.scope; id !== ''; id = walk.node(id).scope) chain.unshift(walk.node(id))
  let at = walk.root()?.id ?? 0
  for (const drawn of chain.slice(1)) at = walk.inside(at).find((token) => token.node === drawn.id && token.at === 'scope')?.id ?? reopened(walk, drawn, at)
  return at
}

function reopened(walk: Walk, drawn: Node, scope: number): number {
  const token = walk.add(drawn.id, scope, 'scope')
  walk.entered(token)
  for (const boundary of drawn.boundaries ?? []) subscribe(walk, token, walk.node(boundary), 'boundary')
  listen(walk, token, drawn)
  return token.id
}

/** Scopes that lost their last token to the jump are not completed by it: they go. */
function closeEmptied(walk: Walk, kept: readonly number[]): void {
  const isEmpty = (token: Token) => (token.at === 'scope' || token.at === 'many') && token.scope !== 0 && !kept.includes(token.id) && walk.inside(token.id).length === 0 && !walk.hasMoveInto(token.id)
  for (let empty = [...walk.tokens()].find(isEmpty); empty; empty = [...walk.tokens()].find(isEmpty)) cancel(walk, empty)
}
