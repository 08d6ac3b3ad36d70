/** A scope without tokens is done: the process ends, a sub-process is left, an event sub-process just goes. */
import { cancelInside } from './cancel-tokens.ts'
import type { Node } from './definition.ts'
import type { Token } from './state.ts'
import { holds } from './variables.ts'
import type { Walk } from './walk.ts'

/** Whether something went on; innermost scopes first. */
export function scopeClosed(walk: Walk): boolean {
  for (let id = walk.nextEmptier(); id !== undefined; id = walk.nextEmptier()) {
    const token = walk.token(id)
    if (token?.at !== 'scope') continue
    const node = walk.node(token.node)
    if (node.kind === 'ad-hoc' && nextInOrder(walk, node, token)) return true
    if (walk.inside(id).length > 0) continue
    close(walk, node, token)
    return true
  }
  return false
}

function close(walk: Walk, node: Node, token: Token): void {
  if (token.scope === 0) {
    walk.left(token)
    walk.drop(token)
    walk.done = []
    walk.ended = walk.lastEnd || 'completed'
    walk.effects.push({ effect: 'ended', outcome: walk.ended })
  } else if (node.byEvent && token.undoes === undefined) {
    walk.drop(token)
    walk.left(token)
  } else walk.now({ do: 'leave', token: token.id })
}

/** Ad-hoc: enough when its condition holds, when what is begun is cancelled or finished (BPMN 2.0.2, 13.3.5); otherwise the next where they go in order. */
function nextInOrder(walk: Walk, node: Node, token: Token): boolean {
  if (node.completion !== undefined && walk.inside(token.id).length < (node.starts?.length ?? 0) && holds(walk, token, node.completion)) {
    if (node.finishes && walk.inside(token.id).length > 0) return false
    cancelInside(walk, token.id)
    walk.now({ do: 'leave', token: token.id })
    return true
  }
  const { many } = token
  const next = many && many.next < many.count && walk.inside(token.id).length === 0 ? many.items?.[many.next] : undefined
  if (!many || typeof next !== 'string') return false
  walk.change(token, { many: { ...many, next: many.next + 1 } })
  walk.later({ do: 'arrive', node: next, scope: token.id })
  return true
}
