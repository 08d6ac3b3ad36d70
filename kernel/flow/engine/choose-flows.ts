/** Which flows a token takes out of a node (BPMN 2.0.2, 13.4; conditions on an activity's flows are an inclusive choice). */
import { Refused, refuse } from '#words'
import { calledOf, type Node } from './definition.ts'
import type { Token } from './state.ts'
import { holds } from './variables.ts'
import type { Walk } from './walk.ts'

export function chosenFlows(walk: Walk, node: Node, token: Token): readonly string[] {
  if (node.kind === 'parallel' || node.kind === 'event-based') return node.outgoing
  const isTrue = (id: string) => { const condition = walk.definition.flows[id]?.condition; return condition === undefined || holds(walk, token, condition) }
  if (node.kind === 'exclusive') return exclusive(node, isTrue)
  const taken = node.outgoing.filter((id) => id !== node.otherwise && isTrue(id))
  if (taken.some((id) => walk.definition.flows[id]?.condition !== undefined)) return taken
  if (node.otherwise !== undefined) return [...taken, node.otherwise]
  return taken.length === 0 && (node.kind === 'inclusive' || node.kind === 'complex') && node.outgoing.length > 0 ? stuck(node) : taken
}

function exclusive(node: Node, isTrue: (flow: string) => boolean): readonly string[] {
  const taken = node.outgoing.find((id) => id !== node.otherwise && isTrue(id)) ?? node.otherwise
  if (taken !== undefined) return [taken]
  return node.outgoing.length === 0 ? [] : stuck(node)
}

function stuck(node: Node): never {
  const [zh, en] = calledOf(node)
  throw new Refused(refuse(`网关“${zh}”没有一条条件成立`, `No condition holds at the gateway "${en}"`, node.id, { rule: 'no-path' }))
}
