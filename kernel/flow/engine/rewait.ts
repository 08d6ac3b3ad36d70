/** After a migration tokens wait for what the new drawing says: what is still the same goes on waiting, the rest is given up and asked anew. */
import { nodesOf, startOfHandler, type Definition, type Node, type Trigger } from './definition.ts'
import { insideOf } from './open-scope.ts'
import type { Token, Wait } from './state.ts'
import { subscribe } from './wait-for-events.ts'
import type { Walk } from './walk.ts'

const written = (trigger: Trigger): string => JSON.stringify(trigger)
const of = (definition: Definition, node: string, kind: string): readonly string[] => (definition.nodes[node]?.triggers ?? []).filter((trigger) => trigger.kind === kind).map(written)

/** Whether a wait is drawn in the new version as it was in the old: a timer then keeps the time it has. */
function sameTrigger(from: Definition, to: Definition, wait: Wait, node: string): boolean {
  const [before, after] = [of(from, wait.node, wait.kind), of(to, node, wait.kind)]
  return before.some((one) => after.includes(one))
}

/** `kept` are the waits of the state that are drawn as before. */
function again(walk: Walk, kept: ReadonlySet<number>): void {
  const used = new Set<number>()
  for (const token of walk.tokens()) for (const [node, how] of awaited(walk, token)) for (const trigger of node.triggers) {
    const old = walk.waits.find((wait) => !used.has(wait.id) && kept.has(wait.id) && wait.token === token.id && wait.node === node.id && wait.how === how && wait.kind === trigger.kind)
    if (old) { used.add(old.id); continue }
    const before = new Set(walk.waits.map(({ id }) => id))
    if (spent(walk, token, node, how, kept)) continue
    subscribe(walk, token, { ...node, triggers: [trigger] }, how)
    for (const { id } of walk.waits) if (!before.has(id)) used.add(id)
  }
  walk.unwait(walk.waits.filter(({ id }) => !used.has(id)))
  for (const token of walk.tokens()) if (token.at === 'scope') walk.mayBeEmpty(token.id)
  walk.dataChanged = true
}

/** Of events that must all come, those that came already are not waited for again. */
const spent = (walk: Walk, token: Token, node: Node, how: Wait['how'], kept: ReadonlySet<number>): boolean =>
  how === 'catch' && node.needsAll === true && walk.waits.some((wait) => wait.token === token.id && kept.has(wait.id))

function awaited(walk: Walk, token: Token): readonly (readonly [Node, Wait['how']])[] {
  const node = walk.node(token.node)
  const boundaries = token.index === undefined && token.at !== 'join' ? nodesOf(walk.definition, node.boundaries).map((one) => [one, 'boundary'] as const) : []
  const inside = token.at === 'scope' ? insideOf(walk, token) : undefined
  const handlers = (inside?.handlers ?? []).flatMap((id) => startOfHandler(walk.definition, id) ?? []).map((one) => [one, 'handler'] as const)
  const catches = token.at === 'work' && (node.kind === 'catch' || node.kind === 'receive-task') ? [[node, 'catch'] as const] : []
  const gates = token.at === 'work' && node.kind === 'event-based' ? node.outgoing.map((flow) => [walk.node(walk.definition.flows[flow]?.to ?? ''), 'gate'] as const) : []
  return [...boundaries, ...handlers, ...catches, ...gates]
}

export const rewait = { sameTrigger, again }
