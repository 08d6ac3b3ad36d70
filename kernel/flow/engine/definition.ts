/** A drawn process as a plain graph: what the engine walks and the database keeps. */

export type NodeKind =
  | 'process' | 'sub-process' | 'transaction' | 'ad-hoc' | 'call' | 'global-task'
  | 'user-task' | 'service-task' | 'script-task' | 'decision-task' | 'send-task' | 'receive-task' | 'manual-task'
  | 'exclusive' | 'parallel' | 'inclusive' | 'event-based' | 'complex'
  | 'start' | 'end' | 'catch' | 'throw' | 'boundary'

/** What an event waits for or throws. The empty name of an error or escalation is any of them. */
export type Trigger =
  | { readonly kind: 'terminate' | 'cancel' }
  | { readonly kind: 'message' | 'signal' | 'error' | 'escalation' | 'link'; readonly name: string }
  | { readonly kind: 'timer'; readonly of: 'date' | 'duration' | 'cycle'; readonly expression: string }
  | { readonly kind: 'condition'; readonly expression: string }
  /** Compensates one activity, or all that its scope has done; who throws it may go on at once. */
  | { readonly kind: 'compensation'; readonly activity?: string; readonly waits?: false }

/** An activity done again and again (BPMN 2.0.2, 13.3.6) or once for each of many (13.3.7). */
export type Loop =
  | { readonly kind: 'standard'; readonly condition?: string; readonly testBefore: boolean; readonly maximum?: number }
  | {
    readonly kind: 'multiple'; readonly sequential: boolean; readonly cardinality?: string; readonly collection?: string; readonly element: string; readonly completion?: string
    /** Where what each instance came to is collected, and the variable it is taken from. */
    readonly output?: { readonly collection: string; readonly element: string }
    /** What is thrown when an instance ends: at every one, at the first, or where a condition holds. */
    readonly throws?: { readonly each?: Trigger; readonly first?: Trigger; readonly when?: readonly { readonly condition: string; readonly trigger: Trigger }[] }
  }

/** The value of a name, or what an expression comes to (over the value of that name, where it has one), carried to another name. */
export type Carried = {
  readonly to: string; readonly name?: string; readonly expression?: string
  /** The member inside it that is set, where the rest stays. */
  readonly within?: readonly string[]
}
/** What is taken in as an activity begins and given out as it is done. */
export type Data = {
  readonly inputs: readonly Carried[]; readonly outputs: readonly Carried[]
  /** Names nobody around it knows. */
  readonly own: readonly string[]
  /** All that is said when it is done is its own. */
  readonly closed?: true
  /** What a call passes on and takes back; `all` is everything its caller sees. */
  readonly call?: { readonly all: boolean; readonly inputs: readonly Carried[]; readonly outputs: readonly Carried[]; readonly returnsAll?: true } | undefined
}
/** Expressions for each property of each correlation key: by message over what it carries, by process over its data. */
export type Correlation = Readonly<Record<'messages' | 'processes', Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>>>

export type Node = {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  /** Id of the process or sub-process it lies in; empty for a process. */
  readonly scope: string
  readonly incoming: readonly string[]
  readonly outgoing: readonly string[]
  /** Attributes of our namespace, e.g. `approvers`, `due`, `clause`, `en`. */
  readonly facts: Readonly<Record<string, string>>
  readonly documentation?: string
  readonly triggers: readonly Trigger[]
  /** All triggers must come, not just one; of an event-based gateway, all events behind it. */
  readonly needsAll?: true
  /** Flow taken when no condition holds. */
  readonly otherwise?: string
  /** Activity a boundary event stands on. */
  readonly attachedTo?: string
  /** A boundary event or a start of an event sub-process that leaves the activity or scope running. */
  readonly alongside?: true
  readonly boundaries?: readonly string[]
  /** Nodes a scope begins with. */
  readonly starts?: readonly string[]
  /** Event sub-processes of a scope. */
  readonly handlers?: readonly string[]
  /** The node is an event sub-process. */
  readonly byEvent?: true
  /** Activity that undoes this one. */
  readonly undoneBy?: string
  readonly forCompensation?: true
  readonly loop?: Loop
  readonly data?: Data
  /** Process or global task a call activity calls. */
  readonly calls?: string
  /** Body of a script task, its language where one is named, and the variable it fills. */
  readonly script?: { readonly expression: string; readonly language?: string; readonly result: string }
  /** Decision a business rule task asks, and the variable the answer fills. */
  readonly decision?: { readonly reference: string; readonly result: string }
  /** Tokens needed to begin, and tokens each flow out receives, where not one. */
  readonly needs?: number
  readonly gives?: number
  /** Ad-hoc: one after the other; the condition that ends it; what is begun by then is finished. */
  readonly inOrder?: true
  readonly completion?: string
  readonly finishes?: true
  /** Complex gateway: the condition that activates it. */
  readonly activation?: string
  /** Begins a new instance when its message comes. */
  readonly instantiates?: true
  /** Inclusive and complex joins: the flows in that can be reached from a node without passing the join, with and without boundary events. */
  readonly reach?: Readonly<Record<string, readonly string[]>>
  readonly reachWithin?: Readonly<Record<string, readonly string[]>>
}
export type Flow = { readonly id: string; readonly from: string; readonly to: string; readonly name: string; readonly condition?: string }
/** A process of the file; executable unless the drawing says otherwise. */
export type Pool = { readonly id: string; readonly name: string; readonly executable: boolean }

/** Shape of what `compile` answers; kept definitions of another form are compiled again from their drawing. */
export const form = 5
/** One file: its processes and global tasks as one graph, since ids are unique in it. */
export type Definition = {
  readonly form: number
  readonly pools: Readonly<Record<string, Pool>>
  readonly nodes: Readonly<Record<string, Node>>
  readonly flows: Readonly<Record<string, Flow>>
  /** Catching link events by scope and name. */
  readonly links: Readonly<Record<string, string>>
  readonly correlation?: Correlation
}

export function nodeOf(definition: Definition, id: string): Node {
  const node = definition.nodes[id]
  if (!node) throw new Error(`there is no node ${id}`)
  return node
}
export const nodesOf = (definition: Definition, ids: readonly string[] = []): readonly Node[] => ids.map((id) => nodeOf(definition, id))

export const isScope = ({ kind }: Node): boolean => kind === 'process' || kind === 'sub-process' || kind === 'transaction' || kind === 'ad-hoc'
export const isGateway = ({ kind }: Node): boolean => kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive' || kind === 'event-based' || kind === 'complex'
export const isEvent = ({ kind }: Node): boolean => kind === 'start' || kind === 'end' || kind === 'catch' || kind === 'throw' || kind === 'boundary'
export const isActivity = (node: Node): boolean => !isGateway(node) && !isEvent(node) && node.kind !== 'process'
/** The event an event sub-process begins with; drawings of others have several. */
export const startOfHandler = (definition: Definition, handler: string): Node | undefined => startsOfHandler(definition, handler)[0]
export const startsOfHandler = (definition: Definition, handler: string): readonly Node[] => nodesOf(definition, nodeOf(definition, handler).starts).filter(({ kind }) => kind === 'start')
/** What begins in a scope without an event of its own. */
export const unaskedIn = ({ nodes }: Definition, { starts = [] }: Node): readonly string[] => starts.filter((id) => nodes[id]?.kind !== 'start' && !nodes[id]?.instantiates)
/** Whether it catches this error or escalation: 2 by name, 1 as any, 0 not. */
export const catches = ({ triggers }: Node, kind: 'error' | 'escalation', name: string): 0 | 1 | 2 =>
  triggers.some((one) => one.kind === kind && one.name === name && name !== '') ? 2 : triggers.some((one) => one.kind === kind && one.name === '') ? 1 : 0

/** What a node is called in zh and en; by its id where it has no name. */
export const calledOf = (node: Pick<Node, 'id' | 'name' | 'facts'>): readonly [string, string] => [node.name || node.id, node.facts['en'] || node.name || node.id]
