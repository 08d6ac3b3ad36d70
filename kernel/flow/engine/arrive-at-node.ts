/** A token arrives over a flow: it waits where tokens join, otherwise the node begins. */
import type { Node } from './definition.ts'
import type { Token } from './state.ts'
import type { Walk } from './walk.ts'

export function arrive(walk: Walk, id: string, scope: number, flow: string | undefined): void {
  const node = walk.node(id)
  if ((node.needs ?? 1) > 1) return gather(walk, node, scope, flow)
  if (node.incoming.length < 2 || (node.kind !== 'parallel' && node.kind !== 'inclusive' && node.kind !== 'complex')) return walk.now({ do: 'activate', node: id, scope, ...(flow === undefined ? {} : { as: { flow } }) })
  waitHere(walk, node, scope, flow)
  if (node.kind === 'parallel') joinAll(walk, node, scope)
}

/** `startQuantity` tokens begin it once. */
function gather(walk: Walk, node: Node, scope: number, flow: string | undefined): void {
  const waiting = joining(walk, node, scope)
  const needed = (node.needs ?? 1) - 1
  if (waiting.length < needed) return waitHere(walk, node, scope, flow)
  for (const token of waiting.slice(0, needed)) walk.drop(token)
  walk.now({ do: 'activate', node: node.id, scope })
}

const waitHere = (walk: Walk, node: Node, scope: number, flow: string | undefined): void => { walk.add(node.id, scope, 'join', flow === undefined ? {} : { flow }) }

/** Tokens that wait at a join, in the scope they came in. */
export const joining = (walk: Walk, node: Node, scope: number): readonly Token[] => walk.inside(scope).filter((token) => token.node === node.id && token.at === 'join')

/** Parallel: one token on each flow in. */
function joinAll(walk: Walk, node: Node, scope: number): void {
  const waiting = joining(walk, node, scope)
  const one = node.incoming.map((flow) => waiting.find((token) => token.flow === flow))
  if (!one.every((token) => token !== undefined)) return
  for (const token of one) walk.drop(token)
  walk.now({ do: 'activate', node: node.id, scope })
}
