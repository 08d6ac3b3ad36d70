/** Gateways: which flows a token takes, and when a join has all it waits for (BPMN 2.0.2, 13.4). */
import { Refused, refuse } from '#words'
import { nodeOf, type Node, type Pool } from './definition.ts'
import type { Token } from './state.ts'

/** Flows taken out of a node; conditions on an activity's flows are an implicit inclusive choice. */
export function chosen(pool: Pool, node: Node, holds: (condition: string) => boolean): readonly string[] {
  if (node.kind === 'parallel' || node.kind === 'event-based') return node.kind === 'parallel' ? node.outgoing : []
  const conditional = node.outgoing.filter((id) => pool.flows[id]?.condition !== undefined)
  if (node.kind === 'exclusive') return exclusive(pool, node, holds)
  if (conditional.length === 0 && node.kind !== 'inclusive') return node.outgoing
  const open = node.outgoing.filter((id) => id !== node.otherwise && (pool.flows[id]?.condition === undefined || holds(pool.flows[id].condition)))
  if (open.length > 0) return open
  return node.otherwise ? [node.otherwise] : stuck(node)
}

function exclusive(pool: Pool, node: Node, holds: (condition: string) => boolean): readonly string[] {
  if (node.outgoing.length === 1) return node.outgoing
  const first = node.outgoing.find((id) => id !== node.otherwise && (pool.flows[id]?.condition !== undefined && holds(pool.flows[id].condition)))
  const taken = first ?? node.otherwise
  return taken === undefined ? stuck(node) : [taken]
}

function stuck(node: Node): never {
  throw new Refused(refuse(`网关“${node.name || node.id}”没有一条条件成立`, `No condition holds at the gateway "${node.name || node.id}"`, node.id, { rule: 'no-path' }))
}

export type Join = { readonly node: Node; readonly scope: number; readonly tokens: readonly Token[] }

/** A join that is complete: parallel with a token on each flow in, inclusive when no other token can still reach a missing one. */
export function joins(pool: Pool, tokens: readonly Token[]): Join | undefined {
  for (const token of tokens) {
    const node = nodeOf(pool, token.node)
    if (node.kind !== 'parallel' && node.kind !== 'inclusive') continue
    const here = tokens.filter((other) => other.node === node.id && other.scope === token.scope)
    const arrived = [...new Map(here.map((one) => [one.flow, one])).values()]
    if (node.kind === 'parallel' ? arrived.length === node.incoming.length : !stillComing(pool, node, arrived, tokens)) return { node, scope: token.scope, tokens: arrived }
  }
  return undefined
}

/** Völzer 2010: a token elsewhere that reaches an empty flow in, without passing a flow that already has one, must be waited for. */
function stillComing(pool: Pool, join: Node, arrived: readonly Token[], tokens: readonly Token[]): boolean {
  const full = new Set(arrived.map(({ flow }) => flow))
  const reach = (flows: readonly string[]) => backward(pool, join, flows)
  const toEmpty = reach(join.incoming.filter((id) => !full.has(id)))
  const toFull = reach(join.incoming.filter((id) => full.has(id)))
  return tokens.some((token) => token.node !== join.id && toEmpty.has(token.node) && !toFull.has(token.node))
}

/** Nodes from which one of these flows can be reached without passing the join itself. */
function backward(pool: Pool, join: Node, flows: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = flows.map((id) => pool.flows[id]?.from ?? '')
  while (waiting.length > 0) {
    const id = waiting.pop() as string
    const node = pool.nodes[id]
    if (!node || seen.has(id) || id === join.id) continue
    seen.add(id)
    waiting.push(...node.incoming.map((flow) => pool.flows[flow]?.from ?? ''), ...(node.attachedTo ? [node.attachedTo] : []))
  }
  return seen
}
