/** Which flows into a join can still be reached from a node without passing the join (BPMN 2.0.2, 13.4.3; Völzer, BPM 2010). */
import type { Definition, Node } from './definition.ts'

/** Computed once, when compiled: the question is asked at every rest of an instance. */
export function reachOf(definition: Definition, node: Node): Node {
  if (node.incoming.length < 2 || (node.kind !== 'inclusive' && node.kind !== 'complex')) return node
  return { ...node, reach: flowsInReach(definition, node, true), reachWithin: flowsInReach(definition, node, false) }
}

function flowsInReach(definition: Definition, join: Node, overBoundaries: boolean): Record<string, readonly string[]> {
  const reach: Record<string, string[]> = {}
  for (const flow of join.incoming) for (const id of backward(definition, join, definition.flows[flow]?.from ?? '', overBoundaries)) (reach[id] ??= []).push(flow)
  return reach
}

function backward(definition: Definition, join: Node, from: string, overBoundaries: boolean): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = definition.nodes[id]
    if (!node || seen.has(id) || id === join.id) continue
    seen.add(id)
    waiting.push(...node.incoming.map((flow) => definition.flows[flow]?.from ?? ''), ...throwersOf(definition, node))
    if (overBoundaries && node.attachedTo !== undefined) waiting.push(node.attachedTo)
  }
  return seen
}

/** Throwing links of the same name lead to a catching one. */
const throwersOf = ({ nodes }: Definition, node: Node): readonly string[] => {
  const link = node.kind === 'catch' ? node.triggers.find(({ kind }) => kind === 'link') : undefined
  if (!link) return []
  return Object.values(nodes).filter(({ kind, scope, triggers }) => kind === 'throw' && scope === node.scope && triggers.some((one) => one.kind === 'link' && 'name' in link && one.name === link.name)).map(({ id }) => id)
}
