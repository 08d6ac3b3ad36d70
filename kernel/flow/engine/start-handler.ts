/** An event sub-process starts: it replaces what its scope does, or runs alongside (BPMN 2.0.2, 13.5.4). */
import { takeIn } from './carry-data.ts'
import { cancelInside } from './cancel-tokens.ts'
import { unaskedIn, type Node } from './definition.ts'
import { listen } from './open-scope.ts'
import type { Token } from './state.ts'
import type { Walk } from './walk.ts'

export function startHandler(walk: Walk, scope: Token, start: Node): void {
  if (!start.alongside) {
    cancelInside(walk, scope.id)
    walk.unwait(walk.waits.filter(({ token, how }) => token === scope.id && how === 'handler'))
  }
  const drawn = walk.node(start.scope)
  const token = takeIn(walk, walk.add(start.scope, scope.id, 'scope'), drawn)
  walk.entered(token)
  listen(walk, token, drawn)
  walk.later(...[start.id, ...unaskedIn(walk.definition, drawn)].map((node) => ({ do: 'arrive', node, scope: token.id }) as const))
}
