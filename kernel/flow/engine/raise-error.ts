/** An error or escalation goes up the scopes to the nearest that catches it: an event sub-process inside, then a boundary event. */
import { end } from './cancel-tokens.ts'
import { catches, nodesOf, startsOfHandler, type Node } from './definition.ts'
import { crossBoundary } from './hear-event.ts'
import { insideOf } from './open-scope.ts'
import { startHandler } from './start-handler.ts'
import type { Token, Variables } from './state.ts'
import { brought } from './carry-data.ts'
import type { Walk } from './walk.ts'

type Raised = { readonly kind: 'error' | 'escalation'; readonly name: string; readonly variables?: Variables }

export function raise(walk: Walk, from: Token, raised: Raised): void {
  const passed = new Set<string>()
  for (let at: Token | undefined = from; at; at = walk.token(at.scope)) {
    const inside = insideOf(walk, at)
    passed.add(at.node)
    if (at.at === 'scope' && inside && caughtInside(walk, at, inside, raised, passed)) return
    if (at.index === undefined && caughtAtBoundary(walk, at, raised)) return
  }
  if (raised.kind === 'error') return end(walk, `error:${raised.name}`)
  walk.effects.push({ effect: 'throw', token: from.id, node: from.node, kind: 'escalation', name: raised.name })
}

/** An event sub-process does not catch what it raises itself. */
function caughtInside(walk: Walk, scope: Token, { handlers = [] }: Node, raised: Raised, passed: ReadonlySet<string>): boolean {
  const starts = handlers.filter((id) => !passed.has(id)).flatMap((id) => startsOfHandler(walk.definition, id))
  const catcher = bestOf(starts, raised)
  if (!catcher) return false
  brought(walk, scope, catcher, raised.variables)
  startHandler(walk, scope, catcher)
  return true
}

function caughtAtBoundary(walk: Walk, host: Token, raised: Raised): boolean {
  const catcher = bestOf(nodesOf(walk.definition, walk.node(host.node).boundaries), raised)
  if (!catcher) return false
  brought(walk, walk.token(host.scope), catcher, raised.variables)
  crossBoundary(walk, host, catcher)
  return true
}

/** Named before any. */
const bestOf = (candidates: readonly Node[], { kind, name }: Raised): Node | undefined =>
  candidates.find((node) => catches(node, kind, name) === 2) ?? candidates.find((node) => catches(node, kind, name) === 1)
