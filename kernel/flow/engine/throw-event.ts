/** A node throws: outward as a message or signal, up the scopes as an error or escalation, or back in time as a compensation. */
import { cancelInside } from './cancel-tokens.ts'
import { payloadOf } from './carry-data.ts'
import { cancelTransaction, compensate, compensateBeside } from './compensate-done.ts'
import { begins, isFor } from './correlate.ts'
import type { Trigger } from './definition.ts'
import type { Token } from './state.ts'
import type { Walk } from './walk.ts'

export function throwTrigger(walk: Walk, token: Token, trigger: Trigger): void {
  switch (trigger.kind) {
    case 'message':
      begins(walk, trigger.name, payloadOf(walk, token))
      return tell(walk, token, 'message', trigger.name)
    case 'signal':
      tell(walk, token, 'signal', trigger.name)
      return deliver(walk, 'signal', trigger.name, payloadOf(walk, token))
    case 'error': case 'escalation': { const variables = payloadOf(walk, token); return walk.now({ do: 'raise', token: token.id, kind: trigger.kind, name: trigger.name, ...(variables ? { variables } : {}) }) }
    case 'terminate': return terminate(walk, token)
    case 'compensation': return trigger.waits === false ? compensateBeside(walk, token, trigger.activity) : compensate(walk, token, trigger.activity)
    case 'cancel': return cancelTransaction(walk, token)
    case 'link': return follow(walk, token, trigger.name)
    default: return
  }
}

const tell = (walk: Walk, token: Token, kind: 'message' | 'signal', name: string): void => { const variables = payloadOf(walk, token); walk.effects.push({ effect: 'throw', token: token.id, node: token.node, kind, name, ...(variables ? { variables } : {}) }) }

/**
 * A signal reaches everyone that waits for it; a message the one that waited longest of those it is for. What an event sub-process takes does not reach the boundary of
 * the activity around it, unless it is thrown again (BPMN 2.0.2, 13.5.4).
 */
export function deliver(walk: Walk, kind: 'message' | 'signal', name: string, variables?: Readonly<Record<string, unknown>>): void {
  const heard = walk.waits.filter((wait) => wait.kind === kind && wait.name === name && (kind === 'signal' || isFor(walk, wait, name, variables)))
  if (kind === 'message' && heard.length > 0) begins(walk, name, variables)
  const within = new Set(heard.filter(({ how }) => how === 'handler').map(({ token }) => token))
  const waiting = heard.filter(({ how, token }) => how !== 'boundary' || !within.has(token))
  walk.now(...(kind === 'message' ? waiting.slice(0, 1) : waiting).map(({ id }) => ({ do: 'hear', wait: id, ...(variables ? { variables } : {}) }) as const))
}

/** Ends the scope it stands in, with all its tokens; the scope then goes on as one that is done. */
function terminate(walk: Walk, token: Token): void {
  walk.lastEnd = token.node
  cancelInside(walk, token.scope, token)
  walk.drop(token)
  walk.left(token)
}

function follow(walk: Walk, token: Token, name: string): void {
  const to = walk.definition.links[`${walk.node(token.node).scope}/${name}`]
  walk.drop(token)
  walk.left(token)
  if (to !== undefined) walk.later({ do: 'arrive', node: to, scope: token.scope })
}
