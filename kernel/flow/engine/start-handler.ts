/** An event sub-process starts: it replaces what its scope does, or runs alongside (BPMN 2.0.2, 13.5.4). */
import { cancelInside } from './cancel-tokens.ts'
import type { Node } from './definition.ts'
import { listen } from './open-scope.ts'
import type { Token } from './state.ts'
import type { Walk } from './walk.ts'

export function startHandler(walk: Walk, scope: Token, start: Node): void {
  if (!start.alongside) {
    cancelInside(walk, scope.id)
    walk.unwait(walk.waits.filter(({ token, how }) => token === scope.id && how === 'handler'))
  }
  const token = walk.add(start.scope, scope.id, 'scope')
  walk.entered(token)
  listen(walk, token, walk.node(start.scope))
  walk.later({ do: 'arrive', node: start.id, scope: token.id })
}
