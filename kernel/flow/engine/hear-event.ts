/** An event comes true: a catching event goes on, a gateway takes that way, a boundary is crossed, an event sub-process starts. */
import { cancel } from './cancel-tokens.ts'
import { brought, said } from './carry-data.ts'
import { begins } from './correlate.ts'
import { unaskedIn, type Node } from './definition.ts'
import { goOn } from './leave-activity.ts'
import { startHandler } from './start-handler.ts'
import { subscribe } from './wait-for-events.ts'
import type { Token, Variables, Wait } from './state.ts'
import { holds } from './variables.ts'
import type { Walk } from './walk.ts'

export function hear(walk: Walk, id: number, variables?: Variables, carried?: Variables): void {
  const wait = walk.waits.find((one) => one.id === id)
  const token = wait && walk.token(wait.token)
  if (!wait || !token) return
  const node = walk.node(wait.node)
  const comes = wait.how === 'catch' && node.kind === 'receive-task' ? said : brought
  comes(walk, token, node, node.data ? { ...carried, ...variables } : variables)
  if (carried && wait.kind === 'message') begins(walk, wait.name ?? '', carried)
  if (again(walk, wait, node)) {
    if (wait.how === 'catch') return goOn(walk, node, token.scope, node.outgoing)
  } else if (spent(wait, node)) walk.unwait(walk.waits.filter((one) => one.id === id))
  if (node.needsAll && !allCame(walk, wait, token, node)) return
  happened(walk, wait.how, walk.token(token.id) ?? token, node)
}

/** One of several that must all come is not waited for any more; what runs alongside begins to wait for all of them again. */
function allCame(walk: Walk, { id, how }: Wait, token: Token, node: Node): boolean {
  walk.unwait(walk.waits.filter((one) => one.id === id))
  if (walk.waits.some((one) => one.token === token.id && one.node === node.id && one.how === how)) return false
  if (node.alongside) subscribe(walk, token, node, how)
  return true
}

function happened(walk: Walk, how: Wait['how'], token: Token, node: Node): void {
  switch (how) {
    case 'catch':
      if (node.kind === 'start') walk.later(...unaskedIn(walk.definition, walk.node(node.scope)).map((id) => ({ do: 'arrive', node: id, scope: token.scope }) as const))
      return walk.now({ do: 'leave', token: token.id })
    case 'gate': return takeThatWay(walk, token, node)
    case 'boundary': return crossBoundary(walk, token, node)
    case 'handler': return startHandler(walk, token, node)
  }
}

/** A cycle that still fires is scheduled anew; one that ends what it stands on fires once. */
function again(walk: Walk, { id, token, node: at, how, every, left }: Wait, node: Node): boolean {
  if (left === undefined || every === undefined || left === 1 || left === 0 || (how !== 'catch' && !node.alongside)) return false
  walk.waits = walk.waits.map((one) => (one.id === id ? { ...one, left: left < 0 ? -1 : left - 1 } : one))
  walk.effects.push({ effect: 'schedule', wait: id, token, node: at, timer: { of: 'duration', value: every } })
  return true
}

/** What runs alongside goes on listening; a timer fires once. */
const spent = ({ how, kind }: Wait, { alongside }: Node): boolean => kind === 'timer' || how === 'catch' || !alongside

/** A gateway that begins an instance by several events stands until each has come (BPMN 2.0.2, 10.6.6). */
function takeThatWay(walk: Walk, gateway: Token, node: Node): void {
  const others = walk.waits.filter(({ token, node: at }) => token === gateway.id && at !== node.id)
  if (walk.node(gateway.node).needsAll && others.length > 0) walk.unwait(walk.waits.filter(({ token, node: at }) => token === gateway.id && at === node.id))
  else {
    walk.drop(gateway)
    walk.left(gateway, node.incoming)
  }
  const token = walk.add(node.id, gateway.scope, 'work')
  walk.entered(token)
  walk.now({ do: 'leave', token: token.id })
}

export function crossBoundary(walk: Walk, host: Token, boundary: Node): void {
  if (!boundary.alongside) cancel(walk, host)
  const token = walk.add(boundary.id, host.scope, 'work')
  walk.entered(token)
  walk.now({ do: 'leave', token: token.id })
}

/** Whether a condition began to hold: one is heard at a time, since it may change what the others see. */
export function conditionHeard(walk: Walk): boolean {
  walk.dataChanged = false
  for (const wait of walk.waits.filter(({ kind }) => kind === 'condition')) {
    const now = holds(walk, walk.token(wait.token), wait.expression ?? 'false')
    if (now === (wait.held ?? false)) continue
    const { held: _, ...bare } = wait
    walk.waits = walk.waits.map((one) => (one.id === wait.id ? (now ? { ...bare, held: true } : bare) : one))
    if (!now) continue
    walk.dataChanged = true
    walk.now({ do: 'hear', wait: wait.id })
    return true
  }
  return false
}
