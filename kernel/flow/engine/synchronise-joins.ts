/** Inclusive and complex joins: decided only when nothing else can move (BPMN 2.0.2, 13.4.3 and 13.4.5). */
import { joining } from './arrive-at-node.ts'
import type { Node } from './definition.ts'
import type { Token } from './state.ts'
import { holds } from './variables.ts'
import type { Walk } from './walk.ts'

/** Whether a join went on. */
export function synchronised(walk: Walk): boolean {
  for (const token of walk.tokens()) {
    const node = token.at === 'join' ? walk.node(token.node) : undefined
    if (node?.reach && (node.kind === 'inclusive' || node.activation === undefined ? inclusive(walk, node, token.scope) : complex(walk, node, token.scope))) return true
  }
  return false
}

function inclusive(walk: Walk, node: Node, scope: number): boolean {
  const here = joining(walk, node, scope)
  if (moreWillCome(walk, node, scope, here)) return false
  const one = new Map(here.map((token) => [token.flow, token]))
  for (const token of one.values()) walk.drop(token)
  walk.now({ do: 'activate', node: node.id, scope })
  return true
}

/** First activated by its condition - one without any waits as an inclusive join does; then it swallows what still comes, and is as new when nothing more can. */
function complex(walk: Walk, node: Node, scope: number): boolean {
  const here = joining(walk, node, scope)
  if (here.some(({ fired }) => fired)) {
    if (moreWillCome(walk, node, scope, here)) return false
    for (const token of here) walk.drop(token)
    return true
  }
  if (!holds(walk, walk.token(scope), node.activation ?? 'true', { activationCount: here.length })) return false
  for (const token of here) walk.change(token, { fired: true })
  walk.now({ do: 'activate', node: node.id, scope })
  return true
}

/** A token elsewhere that reaches an empty flow in is waited for, unless it reaches a flow that has a token already. */
function moreWillCome(walk: Walk, node: Node, scope: number, here: readonly Token[]): boolean {
  const full = new Set(here.map(({ flow }) => flow))
  return walk.inside(scope).some((token) => token.node !== node.id
    && (node.reach?.[token.node] ?? []).some((flow) => !full.has(flow)) && !(node.reachWithin?.[token.node] ?? []).some((flow) => full.has(flow)))
}
