/** A scope opens: a process, a called one, a sub-process. Its event sub-processes listen and its starts receive tokens. */
import { startsOfHandler, type Definition, type Node } from './definition.ts'
import type { Token } from './state.ts'
import { subscribe } from './wait-for-events.ts'
import type { Walk } from './walk.ts'

/** `drawn` is the node whose inside it is: the token's own, or the process a call activity calls. */
export function openScope(walk: Walk, token: Token, drawn: Node): void {
  const scope = walk.change(token, { at: 'scope' })
  listen(walk, scope, drawn)
  const starts = startsOf(walk, drawn)
  const first = drawn.inOrder ? starts.slice(0, 1) : starts
  walk.later(...first.map((node) => ({ do: 'arrive', node, scope: scope.id }) as const))
  if (drawn.inOrder) walk.change(scope, { many: { count: starts.length, done: 0, next: 1, items: starts } })
  walk.mayBeEmpty(scope.id)
}

/** A process called as a whole begins at its plain start; one that only has a triggered start begins there. */
function startsOf({ definition }: Walk, { kind, byEvent, starts = [] }: Node): readonly string[] {
  if (byEvent || kind !== 'process' || starts.length === 1) return starts
  return starts.filter((id) => definition.nodes[id]?.triggers.length === 0 && !definition.nodes[id]?.instantiates)
}

export function listen(walk: Walk, scope: Token, { handlers = [] }: Node): void {
  for (const handler of handlers) {
    for (const start of startsOfHandler(walk.definition, handler)) subscribe(walk, scope, start, 'handler')
  }
}

/** The node whose inside a scope's token walks. */
export const insideOf = ({ definition }: Walk, { node, at }: Token): Node | undefined => insideNode(definition, definition.nodes[node], at)

export function insideNode(definition: Definition, own: Node | undefined, at: Token['at']): Node | undefined {
  const called = own?.kind === 'call' && own.calls !== undefined ? definition.nodes[own.calls] : undefined
  return at === 'scope' && called?.kind === 'process' ? called : own
}
