/** A node begins: what it does itself is done, what others do is asked of them, what must be waited for is waited for. */
import { Refused, refuse } from '#words'
import { passedTo, takeIn } from './carry-data.ts'
import { isScope, nodesOf, type Node } from './definition.ts'
import { subscribe } from './wait-for-events.ts'
import { openScope } from './open-scope.ts'
import { spread } from './spread-instances.ts'
import type { Token } from './state.ts'
import { holds, seen, write } from './variables.ts'
import type { Walk } from './walk.ts'

export function activate(walk: Walk, id: string, scope: number, as: Partial<Token> = {}): void {
  const node = walk.node(id)
  const { flow, ...more } = as
  if (node.loop?.kind === 'multiple' && more.index === undefined && more.undoes === undefined) return spread(walk, node, scope, more)
  const token = takeIn(walk, walk.add(id, scope, 'work', more), node)
  walk.entered(token, flow)
  if (node.loop?.kind === 'standard' && node.loop.testBefore && more.round === undefined && node.loop.condition && !holds(walk, token, node.loop.condition, { loopCounter: 0 })) return walk.now({ do: 'leave', token: walk.change(token, { round: -1 }).id })
  if (token.index === undefined) for (const boundary of nodesOf(walk.definition, node.boundaries)) subscribe(walk, token, boundary, 'boundary')
  if (isScope(node) || node.kind === 'call') return call(walk, token, node)
  begin(walk, token, node, flow)
}

function call(walk: Walk, token: Token, node: Node): void {
  if (node.kind !== 'call') return openScope(walk, token, node)
  const called = node.calls === undefined ? undefined : walk.definition.nodes[node.calls]
  if (!called) return create(walk, token, node)
  const sealed = walk.change(token, { at: 'scope', variables: passedTo(walk, token, node), sealed: true })
  if (called.kind === 'process') return openScope(walk, sealed, called)
  walk.now({ do: 'activate', node: called.id, scope: token.id })
}

function begin(walk: Walk, token: Token, node: Node, flow: string | undefined): void {
  switch (node.kind) {
    case 'user-task': case 'service-task': return create(walk, token, node)
    case 'script-task': return node.script && !walk.host.outside?.(node) ? run(walk, token, node.script) : orLeave(walk, token, node)
    case 'decision-task': return node.decision && walk.host.decide ? decide(walk, token, node.decision) : create(walk, token, node)
    case 'send-task': return node.triggers[0] ? walk.now({ do: 'throw', token: token.id, trigger: node.triggers[0] }, { do: 'leave', token: token.id }) : create(walk, token, node)
    case 'receive-task': return node.instantiates && flow === undefined ? walk.now({ do: 'leave', token: token.id }) : node.triggers.length > 0 ? subscribe(walk, token, node, 'catch') : create(walk, token, node)
    case 'catch': return node.triggers.every(({ kind }) => kind === 'link') ? walk.now({ do: 'leave', token: token.id }) : subscribe(walk, token, node, 'catch')
    case 'event-based': for (const next of node.outgoing) subscribe(walk, token, walk.node(walk.definition.flows[next]?.to ?? ''), 'gate'); return
    case 'throw': case 'end': return walk.now(...node.triggers.map((trigger) => ({ do: 'throw', token: token.id, trigger }) as const), { do: 'leave', token: token.id })
    case 'manual-task': case 'global-task': return orLeave(walk, token, node)
    default: return walk.now({ do: 'leave', token: token.id })
  }
}

/** Whether somebody or something outside does it; the others are passed as they begin. */
export function isDoneOutside(node: Node, host: Pick<Walk['host'], 'outside' | 'decide'>): boolean {
  switch (node.kind) {
    case 'user-task': case 'service-task': return true
    case 'decision-task': return !(node.decision && host.decide)
    case 'send-task': return node.triggers.length === 0
    default: return host.outside?.(node) ?? false
  }
}

const orLeave = (walk: Walk, token: Token, node: Node): void => (walk.host.outside?.(node) ? create(walk, token, node) : walk.now({ do: 'leave', token: token.id }))

function create(walk: Walk, token: Token, node: Node): void {
  const element = node.loop?.kind === 'multiple' ? node.loop.element : undefined
  walk.effects.push({
    effect: 'create', token: token.id, node: node.id, kind: node.kind, ...(token.index === undefined ? {} : { index: token.index }),
    ...(element !== undefined && token.variables && element in token.variables ? { item: token.variables[element] } : {}),
  })
}

function run(walk: Walk, token: Token, { expression, result }: NonNullable<Node['script']>): void {
  write(walk, token, { [result]: walk.host.evaluate(expression, seen(walk, token)) })
  walk.now({ do: 'leave', token: token.id })
}

function decide(walk: Walk, token: Token, { reference, result }: NonNullable<Node['decision']>): void {
  if (!walk.host.decide) throw new Refused(refuse(`无从作出决策 ${reference}`, `Nobody decides ${reference}`, token.node))
  write(walk, token, { [result]: walk.host.decide(reference, seen(walk, token)) })
  walk.now({ do: 'leave', token: token.id })
}
