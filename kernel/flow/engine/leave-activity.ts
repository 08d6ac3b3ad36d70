/** A token leaves its node: an instance among many reports, a loop goes round, a compensation returns, all others go on over the chosen flows. */
import { giveOut, passedBack } from './carry-data.ts'
import { chosenFlows } from './choose-flows.ts'
import { startOfHandler, type Node } from './definition.ts'
import { instanceDone } from './spread-instances.ts'
import type { Done, Token } from './state.ts'
import { holds, seen, write } from './variables.ts'
import type { Walk } from './walk.ts'

/** A token that still waits for compensations leaves when they are done. */
export function leave(walk: Walk, token: Token): void {
  const node = walk.node(token.node)
  if (token.at === 'throw') return
  if (token.sealed) returned(walk, node, token)
  if (token.undoes !== undefined) return undone(walk, token, token.undoes)
  if (token.index !== undefined) return reported(walk, token)
  if (token.round !== -1) giveOut(walk, token, node)
  if (node.loop?.kind === 'standard' && token.round !== -1 && goesRound(walk, node, token)) return
  remember(walk, node, token)
  if (token.backTo !== undefined) return straightBack(walk, token, token.backTo)
  const flows = chosenFlows(walk, node, token)
  walk.drop(token)
  walk.left(token, flows)
  if (node.kind === 'end' && walk.token(token.scope)?.scope === 0) walk.lastEnd = node.id
  goOn(walk, node, token.scope, flows)
}

/** `completionQuantity` tokens on each flow. */
export function goOn(walk: Walk, { gives = 1 }: Node, scope: number, flows: readonly string[]): void {
  for (let nth = 0; nth < gives; nth++) for (const flow of flows) walk.later({ do: 'arrive', node: walk.definition.flows[flow]?.to ?? '', scope, flow })
}

function undone(walk: Walk, token: Token, thrower: number): void {
  walk.drop(token)
  if (thrower === 0) return
  walk.left(token)
  if (walk.token(thrower)) walk.now({ do: 'undo', token: thrower })
}

function reported(walk: Walk, token: Token): void {
  const many = walk.token(token.scope)
  giveOut(walk, token, walk.node(token.node))
  const variables = seen(walk, token)
  remember(walk, walk.node(token.node), token)
  walk.drop(token)
  walk.left(token)
  if (many) instanceDone(walk, many, token, variables)
}

/** What the drawing names in `returns`, and what the caller did not know, goes back from a called process. */
function returned(walk: Walk, node: Node, token: Token): void {
  if (node.data?.call) return passedBack(walk, node, token)
  const { facts, data } = node
  if (data?.closed) return
  const caller = walk.token(token.scope)
  const known = seen(walk, caller)
  const named = (facts['returns'] ?? '').split(',').map((one) => one.trim())
  const passedIn = new Set(Object.keys(known))
  const own = new Set(['loopCounter', 'item'])
  write(walk, caller, Object.fromEntries(Object.entries(token.variables ?? {}).filter(([key]) => named.includes(key) || (!passedIn.has(key) && !own.has(key)))))
}

function goesRound(walk: Walk, node: Node, token: Token): boolean {
  if (node.loop?.kind !== 'standard') return false
  const { maximum, condition } = node.loop
  const rounds = (token.round ?? 0) + 1
  if ((maximum !== undefined && rounds >= maximum) || (condition !== undefined && !holds(walk, token, condition, { loopCounter: rounds }))) return false
  remember(walk, node, token)
  walk.drop(token)
  walk.left(token)
  walk.now({ do: 'activate', node: node.id, scope: token.scope, as: { round: rounds } })
  return true
}

/** What can be compensated later is remembered with the variables it ended with (BPMN 2.0.2, 13.5.5); of many, and of the rounds of a loop, each is. */
function remember(walk: Walk, node: Node, token: Token): void {
  const inside = walk.done.filter(({ scope }) => scope === token.id)
  if (token.at === 'many') {
    walk.done = walk.done.map((done) => (done.scope === token.id ? { ...done, scope: token.scope } : done))
    return
  }
  const undoable = node.undoneBy !== undefined || inside.length > 0 || node.handlers?.some((handler) => startOfHandler(walk.definition, handler)?.triggers[0]?.kind === 'compensation')
  if (!undoable) return
  const done: Done = { scope: token.scope, node: node.id, variables: seen(walk, token), ...(inside.length > 0 ? { inside } : {}) }
  walk.done = [...walk.done.filter(({ scope }) => scope !== token.id), done]
}

function straightBack(walk: Walk, token: Token, to: string): void {
  walk.drop(token)
  walk.left(token)
  walk.later({ do: 'arrive', node: to, scope: token.scope })
}
