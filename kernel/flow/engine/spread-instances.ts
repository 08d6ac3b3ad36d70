/** One activity for each of many: in parallel or in order, until all are done or the completion condition holds (BPMN 2.0.2, 13.3.7). */
import { Refused, refuse } from '#words'
import { takeIn } from './carry-data.ts'
import { calledOf, nodesOf, type Loop, type Node } from './definition.ts'
import { cancelInside } from './cancel-tokens.ts'
import type { Token, Variables } from './state.ts'
import { holds, seen, write } from './variables.ts'
import { subscribe } from './wait-for-events.ts'
import type { Walk } from './walk.ts'

type Many = Extract<Loop, { kind: 'multiple' }>
/** More instances than anybody can work on: the collection is a mistake. */
const mostInstances = 10_000

export function spread(walk: Walk, node: Node, scope: number, as: Partial<Token>): void {
  const loop = node.loop as Many
  const token = takeIn(walk, walk.add(node.id, scope, 'many', as), node)
  walk.entered(token)
  const { items, count } = counted(walk, node, loop, seen(walk, token))
  const first = loop.sequential ? Math.min(1, count) : count
  const many = walk.change(token, { many: { count, done: 0, next: first, ...(items ? { items } : {}) }, variables: { ...token.variables, nrOfInstances: count, nrOfCompletedInstances: 0, nrOfActiveInstances: first } })
  for (const boundary of nodesOf(walk.definition, node.boundaries)) subscribe(walk, many, boundary, 'boundary')
  if (count === 0) return over(walk, many, loop)
  for (let index = 0; index < first; index++) spawn(walk, many, loop, index)
}

/** The collection is evaluated once: what happens to it later does not change how many there are. */
function counted(walk: Walk, node: Node, loop: Many, variables: Variables): { readonly items?: readonly unknown[]; readonly count: number } {
  if (loop.collection !== undefined) {
    const items = walk.host.evaluate(loop.collection, variables)
    const [zh, en] = calledOf(node)
    if (!Array.isArray(items)) throw new Refused(refuse(`“${zh}”的多实例集合不是列表`, `The collection of "${en}" is not a list`, node.id, { rule: 'instances' }))
    return { items, count: capped(node, items.length) }
  }
  return { count: capped(node, Number(walk.host.evaluate(loop.cardinality ?? '', variables))) }
}

function capped(node: Node, count: number): number {
  if (Number.isInteger(count) && count >= 0 && count <= mostInstances) return count
  const [zh, en] = calledOf(node)
  throw new Refused(refuse(`“${zh}”的实例个数须在 0 至 ${mostInstances} 之间`, `"${en}" has between 0 and ${mostInstances} instances`, node.id, { rule: 'instances' }))
}

function spawn(walk: Walk, { id, node, many }: Token, loop: Many, index: number): void {
  const item = { ...(many?.items ? { [loop.element]: many.items[index] } : {}), ...(loop.output ? { [loop.output.element]: null } : {}) }
  walk.later({ do: 'activate', node, scope: id, as: { index, variables: { loopCounter: index, ...item } } })
}

/** An instance ended, with the variables it saw. */
export function instanceDone(walk: Walk, token: Token, instance: Token, variables: Variables): void {
  const loop = walk.node(token.node).loop as Many
  const before = token.many ?? { count: 0, done: 0, next: 0 }
  const done = before.done + 1
  const counts = { nrOfInstances: before.count, nrOfCompletedInstances: done, nrOfActiveInstances: loop.sequential ? 0 : before.count - done }
  const now = walk.change(token, { many: { ...before, done, ...collected(loop, before, instance) }, variables: { ...token.variables, ...counts } })
  const trigger = thrown(walk, now, loop, { ...variables, ...counts })
  walk.now(...(trigger ? [{ do: 'throw', token: token.id, trigger } as const] : []), { do: 'instance done', token: token.id, variables: { ...variables, ...counts } })
}

/** In the place of the instance; those that are not done came to nothing (BPMN 2.0.2, 10.3.8). */
function collected({ output }: Many, { count, results = [] }: NonNullable<Token['many']>, { index = 0, variables }: Token): { readonly results?: readonly unknown[] } {
  return output ? { results: Array.from({ length: count }, (_, at) => (at === index ? variables?.[output.element] : results[at]) ?? null) } : {}
}

function over(walk: Walk, { id, many }: Token, { output }: Many): void {
  if (output) write(walk, walk.token(id), { [output.collection]: many?.results ?? [] })
  walk.now({ do: 'leave', token: id })
}

function thrown(walk: Walk, token: Token, { throws }: Many, variables: Variables) {
  if (!throws) return undefined
  return throws.each ?? (token.many?.done === 1 ? throws.first : undefined) ?? throws.when?.find(({ condition }) => holds(walk, token, condition, variables))?.trigger
}

/** After what the instance throws has been heard: enough, the next in order, or all done. */
export function afterInstance(walk: Walk, token: Token, variables: Variables): void {
  const loop = walk.node(token.node).loop as Many
  const { count, done, next } = token.many ?? { count: 0, done: 0, next: 0 }
  if (loop.completion !== undefined && holds(walk, token, loop.completion, variables)) {
    cancelInside(walk, token.id)
    return over(walk, token, loop)
  }
  if (loop.sequential && next < count) return spawn(walk, walk.change(token, { many: { ...token.many, count, done, next: next + 1 } }), loop, next)
  if (done >= count) over(walk, token, loop)
}

/** One more of many; in order it comes last, otherwise it begins at once. */
export function addInstance(walk: Walk, token: Token, item: unknown): void {
  const loop = walk.node(token.node).loop
  if (token.many === undefined || loop?.kind !== 'multiple') throw new Refused(refuse('该节点不是多实例', 'The node does not have many instances', token.node, { kind: 'conflict' }))
  const { count, done, next, items = [] } = token.many
  capped(walk.node(token.node), count + 1)
  const grown = walk.change(token, { many: { count: count + 1, done, next: loop.sequential ? next : next + 1, items: [...items, item] } })
  write(walk, grown, { nrOfInstances: count + 1 })
  if (!loop.sequential) spawn(walk, grown, loop, count)
}
