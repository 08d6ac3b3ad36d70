/** A process binding: which drawn steps are which actions of which document. */
import type { Label } from '#words'
import type { ActionOf } from './document.ts'

/** One pool of a diagram walks one document: what starts it, which steps act, which tasks are actions a person does. */
export type Pool = {
  readonly document: string
  /** Action that starts an instance. */
  readonly starts: string
  /** Service task id -> action the process itself performs, in the same transaction. */
  readonly acts: Readonly<Record<string, string>>
  /** User task id -> action by which a person does it; user tasks not named here are approvals. */
  readonly tasks: Readonly<Record<string, { readonly document: string; readonly action: string }>>
  readonly drawn?: Drawn
}
/**
 * A pool that people draw for each kind of a document: the row's field `by` names the drawing that walks it, by the number of the `kind` document
 * it is drawn for; whoever may change that one may draw. A kind without a drawing of its own is walked by the shipped one.
 */
export type Drawn = { readonly by: string; readonly kind: string; /** Fields of the kind that name its drawing in both languages. */ readonly label: readonly [zh: string, en: string] }
export type Process = { readonly process: string; readonly label: Label; readonly diagram: string; readonly pools: Readonly<Record<string, Pool>> }

type Named = { readonly name: string; readonly actions: object }

/** `pools` is keyed by BPMN process id; `diagram` is the file's address, `new URL('x.bpmn', import.meta.url).href`. */
export const process = (code: string, label: Label, diagram: string, pools: Readonly<Record<string, Pool>>): Process => ({ process: code, label, diagram, pools })

export const pool = <D extends Named>(on: D, starts: ActionOf<D>, bound: {
  readonly acts?: Readonly<Record<string, ActionOf<D>>>
  readonly tasks?: Readonly<Record<string, { readonly document: string; readonly action: string }>>
  readonly drawn?: Drawn
}): Pool => ({ document: on.name, starts, acts: bound.acts ?? {}, tasks: bound.tasks ?? {}, ...(bound.drawn ? { drawn: bound.drawn } : {}) })

/** A user task that is done by an action of a document. */
export const doneBy = <D extends Named>(document: D, action: ActionOf<D>) => ({ document: document.name, action })
