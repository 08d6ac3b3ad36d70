/** 作废: whatever posts can be given up for good while it is a draft; its number stays, with the reason, and it holds up no closing. */
import type { AnyAction, AnyDocument } from './document.ts'
import { firstState } from './walk.ts'

/** The document with the action added, unless it declares a way of its own. Whoever may write the draft may give it up. */
export function withGivingUp(document: AnyDocument): AnyDocument {
  const { states, actions, access, clause } = document
  const by = access.edit[firstState(document)]
  if (actions['cancel'] || !by || !Object.values(actions).some(({ post }) => post)) return document
  const cancel: AnyAction = { label: ['作废', 'Cancel'], from: firstState(document), to: 'cancelled', by, clause, givesUp: true, grave: true }
  return { ...document, states: { ...states, cancelled: states['cancelled'] ?? ['已作废', 'Cancelled'] }, actions: { ...actions, cancel } }
}

/** Whether what a document has come to is as if it had never been. */
export const isUndone = ({ actions }: Pick<AnyDocument, 'actions'>, state: string): boolean =>
  Object.values(actions).some(({ givesUp, reverses, to }) => (givesUp || reverses !== undefined) && [to].flat().includes(state))
