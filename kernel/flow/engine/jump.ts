/** Jumps: tokens are taken from where they are and put elsewhere, as when a case is returned. */
import { Refused, refuse } from '#words'
import { cancel } from './cancel-tokens.ts'
import { closeEmptied, gone, place, scopesAround, type Origin } from './place-tokens.ts'
import { regionOf } from './return-region.ts'
import type { Event, Token, Wait } from './state.ts'
import { write } from './variables.ts'
import type { Walk } from './walk.ts'

type Jump = Extract<Event, { kind: 'jump' }>

/**
 * Without `reach` exactly the named tokens are taken. With it, all tokens of this branch, of the innermost block of parallel branches or of the
 * whole case, those that wait at joins included; joins around the target then count the other branches as done.
 * `straightBack` sends the work on the target back to the node it was returned from, when it is done.
 * A wait that is named is given up as if it had been heard: what it stands on goes on beside.
 */
export function jump(walk: Walk, event: Jump): void {
  const taken = [...new Set(event.tokens.map((id) => whole(walk, walk.token(id) ?? gone())))]
  const waits = walk.waits.filter(({ id }) => event.waits?.includes(id))
  const targets = event.to.map((id) => walk.definition.nodes[id] ?? gone())
  const { cancelled, arrived } = event.reach === undefined ? { cancelled: taken, arrived: [] } : regionOf(walk, taken, targets, event.reach)
  const from = [...taken.map(({ node, scope }): Origin => ({ node, around: scopesAround(walk, scope) })), ...waits.map((wait) => originOf(walk, wait))]
  const backTo = event.straightBack ? taken[0]?.node : undefined
  for (const token of cancelled) if (walk.token(token.id)) cancel(walk, token)
  walk.unwait(waits)
  write(walk, walk.root(), event.variables)
  const opened = targets.flatMap((node) => place(walk, node, from, targets, backTo))
  for (const { node, scope, flow } of arrived) walk.add(node, scopeLike(walk, scope, opened), 'join', { flow })
  closeEmptied(walk, opened)
}

/** What a migration gave up begins at its new places. */
export function beginAnew(walk: Walk, anew: Extract<Event, { kind: 'migrated' }>['anew']): void {
  if (anew.length === 0) return
  const targets = anew.map(({ to }) => walk.node(to))
  closeEmptied(walk, anew.flatMap(({ to, from }) => place(walk, walk.node(to), from, targets)))
}

/** One of many takes all of them along; what undoes is waited for by the one that threw it. */
function whole(walk: Walk, token: Token): Token {
  if (token.undoes !== undefined) throw new Refused(refuse('正在补偿的环节不能退回', 'A compensation under way is not returned', token.node, { kind: 'conflict', rule: 'return-compensation' }))
  return token.index === undefined ? token : walk.token(token.scope) ?? token
}

/** The token of a scope by the node whose inside it is. */
const scopeLike = (walk: Walk, drawn: string, opened: readonly number[]): number => opened.find((id) => walk.token(id)?.node === drawn) ?? walk.root()?.id ?? 0

/** An event sub-process listens in the scope itself, a boundary event on what lies in it. */
const originOf = (walk: Walk, { token, node, how }: Wait): Origin => ({ node, around: scopesAround(walk, how === 'handler' ? token : walk.token(token)?.scope ?? 0) })
