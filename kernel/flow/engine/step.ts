/** One step of an instance: an event in, the next state and its effects out; no clock, no database, no surprise. */
import { Refused, refuse } from '#words'
import { arrive } from './arrive-at-node.ts'
import { activate } from './begin-activity.ts'
import { said } from './carry-data.ts'
import { end } from './cancel-tokens.ts'
import { scopeClosed } from './close-scope.ts'
import { undoNext } from './compensate-done.ts'
import { unaskedIn, type Definition } from './definition.ts'
import { conditionHeard, hear } from './hear-event.ts'
import { beginAnew, jump } from './jump.ts'
import { leave } from './leave-activity.ts'
import { awaitsOthers, listen, openScope } from './open-scope.ts'
import { raise } from './raise-error.ts'
import { rewait } from './rewait.ts'
import { addInstance, afterInstance } from './spread-instances.ts'
import { fresh, type Came, type Effect, type Event, type Host, type State, type Token, type Variables } from './state.ts'
import { synchronised } from './synchronise-joins.ts'
import { cancelTransaction } from './compensate-done.ts'
import { deliver, throwTrigger } from './throw-event.ts'
import { write } from './variables.ts'
import { Walk, type Move } from './walk.ts'

/** Moves one step may make; more is an endless loop and is refused. */
const mostMoves = 100_000

export type Stepped = { readonly state: State; readonly effects: readonly Effect[] }

/** Refuses an event for what is no longer there, a gateway without a way out, and an endless loop; the state given is never changed. */
export function step(definition: Definition, state: State, event: Event, host: Host): Stepped {
  if (state.ended !== undefined) throw new Refused(refuse('流程已经结束', 'The process has ended', undefined, { kind: 'conflict' }))
  const walk = new Walk(definition, state, host)
  take(walk, state, event)
  settle(walk)
  return { state: walk.state(), effects: walk.effects }
}

/** Starts a process of the definition; `node` is the start that was triggered, where there are several, `by` what came of several events it needs. */
export const begin = (definition: Definition, process: string, variables: Variables, host: Host, node?: string, by?: Came): Stepped =>
  step(definition, fresh(process, variables), { kind: 'start', ...(node === undefined ? {} : { node }), ...(by ? { by } : {}) }, host)

function take(walk: Walk, state: State, event: Event): void {
  switch (event.kind) {
    case 'start': return start(walk, state.process, event)
    case 'complete': return complete(walk, present(walk, event.token), event)
    case 'triggered':
      if (!walk.waits.some(({ id }) => id === event.wait)) throw gone()
      return hear(walk, event.wait, event.variables, event.carried)
    case 'message': case 'signal': return deliver(walk, event.kind, event.name, event.variables)
    case 'error': case 'escalation': return raise(walk, present(walk, event.token), event)
    case 'changed': return write(walk, walk.root(), event.variables)
    case 'cancel': return cancelTransaction(walk, present(walk, event.token))
    case 'jump': return jump(walk, event)
    case 'add-instance': return addInstance(walk, present(walk, event.token), event.item)
    case 'migrated':
      rewait.again(walk, event.kept, event.heard)
      return beginAnew(walk, event.anew)
    case 'terminate': return end(walk, event.outcome)
  }
}

function start(walk: Walk, process: string, { node, by }: Extract<Event, { kind: 'start' }>): void {
  const drawn = walk.node(process)
  const root = walk.add(process, 0, 'scope')
  walk.entered(root)
  if (node === undefined) return openScope(walk, root, drawn)
  listen(walk, root, drawn)
  if (by && awaitsOthers(walk, root, walk.node(node), by)) return
  walk.later({ do: 'activate', node, scope: root.id }, ...unaskedIn(walk.definition, drawn).filter((id) => id !== node).map((id) => ({ do: 'arrive', node: id, scope: root.id }) as const))
}

/** An instance among many keeps its result for its completion condition; the process knows it too. */
function complete(walk: Walk, token: Token, { variables, refused }: Extract<Event, { kind: 'complete' }>): void {
  if (token.at !== 'work') throw gone()
  if (token.index !== undefined && variables) walk.change(token, { variables: { ...token.variables, ...variables } })
  said(walk, walk.token(token.id) ?? token, walk.node(token.node), variables)
  if (refused) walk.forward(token.id)
  walk.now({ do: 'leave', token: token.id })
}

function present(walk: Walk, id: number): Token {
  const token = walk.token(id)
  if (!token) throw gone()
  return token
}
const gone = (): Refused => new Refused(refuse('该任务已不在流程中', 'That task is no longer part of the process', undefined, { kind: 'conflict' }))

/** Until nothing can move: conditions first, then tokens, then joins that wait for all others, then scopes that are empty. */
function settle(walk: Walk): void {
  for (let moves = 0; walk.ended === undefined; moves++) {
    if (moves > mostMoves) throw new Refused(refuse('流程陷入循环', 'The process runs in circles', undefined, { rule: 'loop' }))
    if (walk.dataChanged && conditionHeard(walk)) continue
    const move = walk.nextMove()
    if (move) perform(walk, move)
    else if (!synchronised(walk) && !scopeClosed(walk)) return
  }
}

function perform(walk: Walk, move: Move): void {
  if ('scope' in move) return walk.token(move.scope) ? into(walk, move) : undefined
  if (move.do === 'hear') return hear(walk, move.wait, move.variables)
  const token = walk.token(move.token)
  if (!token) return
  switch (move.do) {
    case 'leave': return leave(walk, token)
    case 'throw': return throwTrigger(walk, token, move.trigger)
    case 'raise': return raise(walk, token, move)
    case 'undo': return undoNext(walk, token)
    case 'instance done': return afterInstance(walk, token, move.variables)
  }
}

function into(walk: Walk, move: Extract<Move, { readonly scope: number }>): void {
  if (move.do === 'activate') return activate(walk, move.node, move.scope, move.as)
  if (!move.waited && !walk.idle && throwsSignal(walk, move.node)) return walk.later({ ...move, waited: true })
  arrive(walk, move.node, move.scope, move.flow)
}

/** Listeners first: a token that is about to throw a signal lets the others arrive where they wait for it. */
const throwsSignal = (walk: Walk, id: string): boolean => {
  const { kind, triggers } = walk.node(id)
  return (kind === 'throw' || kind === 'end') && triggers.some((trigger) => trigger.kind === 'signal')
}
