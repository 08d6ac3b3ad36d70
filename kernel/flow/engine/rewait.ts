/** After a migration tokens wait for what the new drawing says: what is still the same goes on waiting, the rest is given up and asked anew. */
import { nodeOf, nodesOf, startsOfHandler, type Definition, type Node, type Trigger } from './definition.ts'
import { insideNode } from './open-scope.ts'
import type { State, Token, Wait } from './state.ts'
import { subscribe } from './wait-for-events.ts'
import type { Walk } from './walk.ts'

const written = (trigger: Trigger): string => JSON.stringify(trigger)
const of = (definition: Definition, node: string, kind: string): readonly string[] => (definition.nodes[node]?.triggers ?? []).filter((trigger) => trigger.kind === kind).map(written)

/** Whether a wait is drawn in the new version as it was in the old: a timer then keeps the time it has. */
function sameTrigger(from: Definition, to: Definition, wait: Wait, node: string): boolean {
  const [before, after] = [of(from, wait.node, wait.kind), of(to, node, wait.kind)]
  return before.some((one) => after.includes(one))
}

/** What is waited for, by whom and how: the same in both versions when the drawing says it the same way. */
const key = (token: number, node: string, how: Wait['how'], trigger: Trigger): string => [token, node, how, written(trigger)].join(' ')

/** What was heard already in the old version and is not waited for again, under the ids it has in the new one: a timer that fired, an event sub-process that has begun. */
function heard(from: Definition, { tokens, waits }: State, at: (id: string) => string): ReadonlySet<string> {
  return new Set(tokens.flatMap((token) => awaited(from, token).flatMap(([node, how]) => node.triggers.filter((trigger) => !waits.some((wait) => wait.token === token.id && wait.node === node.id && wait.how === how && isFor(wait, trigger))).map((trigger) => key(token.id, at(node.id), how, trigger)))))
}

const isFor = ({ kind, name, expression }: Wait, trigger: Trigger): boolean => kind === trigger.kind
  && (name === undefined || ('name' in trigger && trigger.name === name)) && (expression === undefined || ('expression' in trigger && trigger.expression === expression))

/** `kept` are the waits of the state that are drawn as before, `past` what was heard already. */
function again(walk: Walk, kept: ReadonlySet<number>, past: ReadonlySet<string>): void {
  const used = new Set<number>()
  for (const token of walk.tokens()) for (const [node, how] of awaited(walk.definition, token)) for (const trigger of node.triggers) {
    const old = walk.waits.find((wait) => !used.has(wait.id) && kept.has(wait.id) && wait.token === token.id && wait.node === node.id && wait.how === how && isFor(wait, trigger))
    if (old) { used.add(old.id); continue }
    if (past.has(key(token.id, node.id, how, trigger))) continue
    const before = new Set(walk.waits.map(({ id }) => id))
    subscribe(walk, token, { ...node, triggers: [trigger] }, how)
    for (const { id } of walk.waits) if (!before.has(id)) used.add(id)
  }
  walk.unwait(walk.waits.filter(({ id }) => !used.has(id)))
  for (const token of walk.tokens()) if (token.at === 'scope') walk.mayBeEmpty(token.id)
  walk.dataChanged = true
}

function awaited(definition: Definition, token: Token): readonly (readonly [Node, Wait['how']])[] {
  const node = nodeOf(definition, token.node)
  const boundaries = token.index === undefined && token.at !== 'join' ? nodesOf(definition, node.boundaries).map((one) => [one, 'boundary'] as const) : []
  const inside = token.at === 'scope' ? insideNode(definition, node, token.at) : undefined
  const handlers = (inside?.handlers ?? []).flatMap((id) => startsOfHandler(definition, id)).map((one) => [one, 'handler'] as const)
  const catches = token.at === 'work' && (node.kind === 'catch' || node.kind === 'receive-task' || node.kind === 'start') ? [[node, 'catch'] as const] : []
  const gates = token.at === 'work' && node.kind === 'event-based' ? node.outgoing.map((flow) => [nodeOf(definition, definition.flows[flow]?.to ?? ''), 'gate'] as const) : []
  return [...boundaries, ...handlers, ...catches, ...gates]
}

export const rewait = { sameTrigger, heard, again }
