/** A token waits for events. Errors, escalations, compensations and cancellations are not waited for: they are found by going up the scopes. */
import { sought } from './correlate.ts'
import type { Node, Trigger } from './definition.ts'
import type { Timer, Token, Variables, Wait } from './state.ts'
import { seen } from './variables.ts'
import type { Walk } from './walk.ts'

/** `at` is the event that comes true: the token's own node, one behind its gateway, on its boundary, or that starts a handler. */
export function subscribe(walk: Walk, token: Token, at: Node, how: Wait['how']): void {
  for (const trigger of at.triggers) waitFor(walk, token, at, how, trigger)
}

function waitFor(walk: Walk, token: Token, at: Node, how: Wait['how'], trigger: Trigger): void {
  const base = { token: token.id, node: at.id, how }
  if (trigger.kind === 'message' || trigger.kind === 'signal') return heard(walk, { id: walk.newId(), ...base, kind: trigger.kind, name: trigger.name }, trigger.name, trigger.kind === 'message' ? sought(walk, token, at.id, trigger.name) : undefined)
  if (trigger.kind === 'condition') {
    walk.dataChanged = true
    return heard(walk, { id: walk.newId(), ...base, kind: 'condition', expression: trigger.expression }, trigger.expression)
  }
  if (trigger.kind === 'timer') timed(walk, base, trigger.of, valueOf(walk, trigger.expression, seen(walk, token)))
}

function heard(walk: Walk, wait: Wait & { readonly kind: 'message' | 'signal' | 'condition' }, name: string, key?: Variables): void {
  walk.waits = [...walk.waits, wait]
  walk.effects.push({ effect: 'subscribe', wait: wait.id, token: wait.token, node: wait.node, kind: wait.kind, name, ...(key ? { key } : {}) })
}

/** A cycle is `R<n>/<period>` or `R<n>/<first>/<period>`; without a number it goes on. */
function timed(walk: Walk, base: Pick<Wait, 'token' | 'node' | 'how'>, of: Timer['of'], value: string): void {
  const [repeat = '', first = '', period = first] = value.split('/')
  const cycle = of === 'cycle' && repeat.startsWith('R')
  const wait: Wait = { id: walk.newId(), ...base, kind: 'timer', ...(cycle ? { every: period, left: repeat === 'R' ? -1 : Number(repeat.slice(1)) } : {}) }
  walk.waits = [...walk.waits, wait]
  const timer: Timer = cycle ? { of: first.startsWith('P') ? 'duration' : 'date', value: first } : { of, value }
  walk.effects.push({ effect: 'schedule', wait: wait.id, token: base.token, node: base.node, timer })
}

export const isTime = (expression: string): boolean => /^(R\d*\/|-?P|\d{4}-\d\d)/.test(expression)

/** ISO 8601 as it stands, otherwise an expression that answers it. */
function valueOf(walk: Walk, expression: string, variables: Variables): string {
  return isTime(expression) ? expression : String(walk.host.evaluate(expression, variables))
}
