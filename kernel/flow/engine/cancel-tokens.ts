/** Tokens are taken away, with all that is inside them and all they wait for. */
import type { Token } from './state.ts'
import type { Walk } from './walk.ts'

export function cancel(walk: Walk, token: Token): void {
  cancelInside(walk, token.id)
  walk.done = walk.done.filter(({ scope }) => scope !== token.id)
  walk.drop(token)
  walk.effects.push({ effect: 'cancel', token: token.id, node: token.node })
}

/** Everything in a scope, and everything on its way into it. */
export function cancelInside(walk: Walk, scope: number, except?: Token): void {
  for (const token of walk.inside(scope)) if (token.id !== except?.id && walk.token(token.id)) cancel(walk, token)
  walk.forget(scope)
}

/** The instance is over: nothing of it is left. */
export function end(walk: Walk, outcome: string): void {
  const root = walk.root()
  if (root) cancel(walk, root)
  walk.done = []
  walk.ended = outcome
  walk.effects.push({ effect: 'ended', outcome })
}
