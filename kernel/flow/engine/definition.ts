/** A drawn process as a plain graph: what the engine walks and the database keeps. */
export type NodeKind =
  | 'start' | 'end' | 'user-task' | 'service-task' | 'script-task' | 'decision-task' | 'send-task' | 'receive-task' | 'manual-task'
  | 'exclusive' | 'parallel' | 'inclusive' | 'event-based' | 'catch' | 'throw' | 'boundary' | 'sub-process'

/** What an event waits for or throws. */
export type Trigger =
  | { readonly kind: 'none' | 'terminate' }
  | { readonly kind: 'message' | 'signal' | 'error' | 'escalation'; readonly name: string }
  | { readonly kind: 'timer'; readonly of: 'date' | 'duration' | 'cycle'; readonly expression: string }

export type Node = {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  /** Id of the sub-process it lies in; empty for the pool itself. */
  readonly scope: string
  readonly incoming: readonly string[]
  readonly outgoing: readonly string[]
  readonly trigger: Trigger
  /** Flow taken when no condition holds. */
  readonly otherwise?: string
  /** Activity a boundary event stands on, and whether it ends it. */
  readonly attachedTo?: string
  readonly interrupting?: boolean
  /** FEEL of a script task, and the variable it fills. */
  readonly script?: { readonly expression: string; readonly result: string }
  /** Attributes of our namespace, e.g. `approvers`, `due`, `clause`, `en`. */
  readonly facts: Readonly<Record<string, string>>
}
export type Flow = { readonly id: string; readonly from: string; readonly to: string; readonly condition?: string; readonly name: string }
export type Pool = { readonly id: string; readonly name: string; readonly nodes: Readonly<Record<string, Node>>; readonly flows: Readonly<Record<string, Flow>> }
/** One file: its executable pools by BPMN process id. */
export type Definition = { readonly pools: Readonly<Record<string, Pool>> }

export const nodeOf = (pool: Pool, id: string): Node => {
  const node = pool.nodes[id]
  if (!node) throw new Error(`${pool.id} has no node ${id}`)
  return node
}
export const startOf = (pool: Pool, scope = ''): Node | undefined => Object.values(pool.nodes).find((node) => node.kind === 'start' && node.scope === scope)
export const boundariesOf = (pool: Pool, id: string): readonly Node[] => Object.values(pool.nodes).filter(({ attachedTo }) => attachedTo === id)
