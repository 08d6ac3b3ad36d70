/** The state of an instance: its tokens, what they wait for and its variables, small enough to be one JSON value. */
import type { NodeKind, Trigger } from './definition.ts'

export type Variables = Readonly<Record<string, unknown>>

/** A token stands at a node; the token of a scope (process, sub-process, call, many instances) holds the tokens that name it as theirs. */
export type Token = {
  readonly id: number
  readonly node: string
  /** Token of the scope it moves in; 0 for the process itself. */
  readonly scope: number
  readonly at: 'work' | 'scope' | 'join' | 'many' | 'throw'
  /** Flow it came by, kept while it waits at a join. */
  readonly flow?: string
  /** Own variables: those of an instance among many, of a called process, of a compensation. */
  readonly variables?: Variables
  /** Variables of the scopes outside are not seen. */
  readonly sealed?: true
  /** Which of many instances, counted from 0. */
  readonly index?: number
  /** Rounds of a loop already done. */
  readonly round?: number
  /** Many instances: how many, how many done, which is next, what they are about, and what those that are done came to. */
  readonly many?: { readonly count: number; readonly done: number; readonly next: number; readonly items?: readonly unknown[]; readonly results?: readonly unknown[] }
  /** Still to be compensated, last first taken. */
  readonly pending?: readonly Done[]
  /** The thrower that waits for this compensation. */
  readonly undoes?: number
  /** The thrower cancels its transaction when all is undone. */
  readonly cancels?: true
  /** A complex join that has been activated and awaits the rest. */
  readonly fired?: true
  /** Return straight back: the node it goes to when done, instead of forward again. */
  readonly backTo?: string
}

/** What a token waits for. `due` timers, messages, signals and conditions are heard through its id. */
export type Wait = {
  readonly id: number; readonly token: number; readonly node: string; readonly how: 'catch' | 'gate' | 'boundary' | 'handler'
  readonly kind: 'timer' | 'message' | 'signal' | 'condition'; readonly name?: string; readonly expression?: string
  /** A condition that held already; it is heard when it begins to hold. */
  readonly held?: true
  /** A cycle: its period, and how often it still fires (-1 without end). */
  readonly every?: string; readonly left?: number
}

/** An activity that was completed and can be compensated, with the variables it ended with. */
export type Done = {
  readonly scope: number; readonly node: string; readonly variables: Variables; readonly inside?: readonly Done[]
  /** Its own event sub-process has undone its inside; the activity beside it is still to. */
  readonly undoneWithin?: true
}

export type State = {
  readonly process: string; readonly next: number; readonly tokens: readonly Token[]; readonly waits: readonly Wait[]; readonly done: readonly Done[]; readonly variables: Variables
  /** Correlation keys of conversations that have begun. */
  readonly keys?: Readonly<Record<string, Variables>>
  /** Set when the instance is over: the end event reached, `error:<code>`, or the outcome of a termination. */
  readonly ended?: string
}

export const fresh = (process: string, variables: Variables): State => ({ process, next: 1, tokens: [], waits: [], done: [], variables })

/** One of the events a start waits for. */
export type Came = Pick<Trigger, 'kind'> & { readonly name?: string }

/** What happens to an instance. */
export type Event =
  /** Begins; `node` names the start that was triggered where there are several, `by` what came of several that must all come. */
  | { readonly kind: 'start'; readonly node?: string; readonly by?: Came }
  /** Done; `refused` when what it was returned for did not come about, so that it leaves as drawn instead of straight back. */
  | { readonly kind: 'complete'; readonly token: number; readonly variables?: Variables; readonly refused?: boolean }
  /** A timer came due, or a message or signal is for exactly this wait. */
  | { readonly kind: 'triggered'; readonly wait: number; readonly variables?: Variables; /** What came with it, of which only what is drawn is taken in. */ readonly carried?: Variables }
  | { readonly kind: 'message' | 'signal'; readonly name: string; readonly variables?: Variables }
  | { readonly kind: 'error' | 'escalation'; readonly token: number; readonly name: string; readonly variables?: Variables }
  /** Data changed outside: conditions are looked at again. */
  | { readonly kind: 'changed'; readonly variables: Variables }
  | { readonly kind: 'cancel'; readonly token: number }
  /** Tokens are taken from where they are and put elsewhere, see `jump.ts`. */
  | { readonly kind: 'jump'; readonly tokens: readonly number[]; readonly waits?: readonly number[]; readonly to: readonly string[]; readonly reach?: 'branch' | 'block' | 'case'; readonly straightBack?: boolean; readonly variables?: Variables }
  /** One more among many instances, e.g. an approver added. */
  | { readonly kind: 'add-instance'; readonly token: number; readonly item: unknown }
  /** The drawing is another one now, see `migrate.ts`; the waits named stay, what was heard is not waited for again, and what was given up begins anew. */
  | { readonly kind: 'migrated'; readonly kept: ReadonlySet<number>; readonly heard: ReadonlySet<string>; readonly anew: readonly { readonly to: string; readonly from: readonly { readonly node: string; readonly around: readonly number[] }[] }[] }
  | { readonly kind: 'terminate'; readonly outcome: string }

export type Timer = { readonly of: 'date' | 'duration' | 'cycle'; /** ISO 8601. */ readonly value: string }

/** What the step asks its surroundings to do, in order; `entered`, `left` and `ended` are its history. */
export type Effect =
  | { readonly effect: 'create'; readonly token: number; readonly node: string; readonly kind: NodeKind; readonly index?: number; readonly item?: unknown }
  | { readonly effect: 'cancel'; readonly token: number; readonly node: string }
  | { readonly effect: 'schedule'; readonly wait: number; readonly token: number; readonly node: string; readonly timer: Timer }
  | { readonly effect: 'subscribe'; readonly wait: number; readonly token: number; readonly node: string; readonly kind: 'message' | 'signal' | 'condition'; readonly name: string; /** What a message has to carry to be for it. */ readonly key?: Variables }
  | { readonly effect: 'unschedule' | 'unsubscribe'; readonly wait: number; readonly node: string }
  /** Signals are already heard by this instance itself; an escalation nobody caught is told as well. */
  | { readonly effect: 'throw'; readonly token: number; readonly node: string; readonly kind: 'message' | 'signal' | 'escalation'; readonly name: string; /** What it carries, where something is carried into it. */ readonly variables?: Variables }
  | { readonly effect: 'entered'; readonly token: number; readonly node: string; readonly flow?: string }
  | { readonly effect: 'left'; readonly token: number; readonly node: string; readonly flows: readonly string[] }
  | { readonly effect: 'ended'; readonly outcome: string }

export type Host = {
  /** An expression over variables; a collection for many instances is one too. */
  readonly evaluate: (expression: string, variables: Variables) => unknown
  readonly decide?: (reference: string, variables: Variables) => unknown
  /** Tasks the engine would do itself but the host does outside, e.g. scripts in a language of its own. */
  readonly outside?: (node: { readonly id: string; readonly kind: NodeKind; readonly script?: { readonly language?: string } }) => boolean
}
