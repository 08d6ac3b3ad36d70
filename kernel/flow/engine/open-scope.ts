/** A scope opens: a process, a called one, a sub-process. Its event sub-processes listen and its starts receive tokens. */
import { startsOfHandler, type Definition, type Node } from './definition.ts'
import type { Came, Token } from './state.ts'
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

/** A start that needs several events waits for the rest before anything else begins (BPMN 2.0.2, 10.5.2). */
export function awaitsOthers(walk: Walk, root: Token, start: Node, by: Came): boolean {
  const came = start.triggers.findIndex((one) => one.kind === by.kind && (by.name === undefined || ('name' in one && one.name === by.name)))
  const others = start.triggers.filter((_, at) => at !== came)
  if (!start.needsAll || came < 0 || others.length === 0) return false
  const token = walk.add(start.id, root.id, 'work')
  walk.entered(token)
  subscribe(walk, token, { ...start, triggers: others }, 'catch')
  return true
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
