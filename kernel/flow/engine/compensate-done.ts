/** What was done is undone, last first (BPMN 2.0.2, 13.5.5), and a cancelled transaction undoes all of it (13.3.5). */
import { cancelInside, cancel } from './cancel-tokens.ts'
import { nodesOf, startOfHandler } from './definition.ts'
import { crossBoundary } from './hear-event.ts'
import type { Done, Token } from './state.ts'
import type { Walk } from './walk.ts'

/** What is thrown without waiting goes on beside, as a token of its own that has nowhere to go (BPMN 2.0.2, 10.5.5). */
export const compensateBeside = (walk: Walk, { node, scope }: Token, activity: string | undefined): void => compensate(walk, walk.add(node, scope, 'work', { undoes: 0 }), activity)

/** The thrower waits until all is undone; the moves that follow its throwing wait with it. */
export function compensate(walk: Walk, thrower: Token, activity: string | undefined, cancels?: true): void {
  const scope = scopeToUndo(walk, thrower)
  const pending = walk.done.filter((done) => done.scope === scope && (activity === undefined || done.node === activity))
  walk.done = walk.done.filter((done) => !pending.includes(done))
  walk.change(thrower, { at: 'throw', pending, ...(cancels ? { cancels } : {}) })
  walk.now({ do: 'undo', token: thrower.id })
}

/** Inside an event sub-process it is the scope around it that is undone, unless the sub-process has done something itself. */
function scopeToUndo(walk: Walk, { scope }: Token): number {
  const own = walk.token(scope)
  if (!own || !walk.node(own.node).byEvent || own.undoes !== undefined || walk.done.some((done) => done.scope === scope)) return scope
  return own.scope
}

/** The next to undo, or none: then the thrower goes on. */
export function undoNext(walk: Walk, thrower: Token): void {
  const pending = thrower.pending ?? []
  const last = pending.at(-1)
  if (!last) return allUndone(walk, thrower)
  const rest = walk.change(thrower, { pending: pending.slice(0, -1) })
  const node = walk.node(last.node)
  const handler = last.undoneWithin ? undefined : node.handlers?.find((id) => startOfHandler(walk.definition, id)?.triggers[0]?.kind === 'compensation')
  if (handler !== undefined) {
    const after = node.undoneBy === undefined ? rest : walk.change(rest, { pending: [...(rest.pending ?? []), { ...last, undoneWithin: true }] })
    return undoWithin(walk, after, handler, last)
  }
  if (node.undoneBy !== undefined) return walk.now({ do: 'activate', node: node.undoneBy, scope: rest.scope, as: { undoes: rest.id, variables: last.variables } })
  walk.change(rest, { pending: [...(rest.pending ?? []), ...(last.inside ?? [])] })
  walk.now({ do: 'undo', token: rest.id })
}

/** A compensation event sub-process sees the variables its scope ended with, and may undo what that scope had done. */
function undoWithin(walk: Walk, thrower: Token, handler: string, { variables, inside = [] }: Done): void {
  const token = walk.add(handler, thrower.scope, 'scope', { undoes: thrower.id, variables })
  walk.entered(token)
  walk.done = [...walk.done, ...inside.map((done) => ({ ...done, scope: token.id }))]
  const start = startOfHandler(walk.definition, handler)
  if (start) walk.later({ do: 'arrive', node: start.id, scope: token.id })
}

function allUndone(walk: Walk, thrower: Token): void {
  if (thrower.cancels) return crossCancelBoundary(walk, thrower)
  const { pending: _, ...rest } = thrower
  walk.change(rest, { at: 'work' })
  walk.now({ do: 'leave', token: thrower.id })
}

export function cancelTransaction(walk: Walk, thrower: Token): void {
  cancelInside(walk, thrower.scope, thrower)
  compensate(walk, thrower, undefined, true)
}

function crossCancelBoundary(walk: Walk, thrower: Token): void {
  const transaction = walk.token(thrower.scope)
  if (!transaction) return
  const boundary = nodesOf(walk.definition, walk.node(transaction.node).boundaries).find(({ triggers }) => triggers[0]?.kind === 'cancel')
  if (boundary) return crossBoundary(walk, transaction, boundary)
  cancel(walk, transaction)
}
