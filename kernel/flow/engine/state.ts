/** The state of an instance: its tokens and variables, small enough to be one JSON value. */

/** A token waits at a node (an activity, an event, a join) or on a flow into a join. */
export type Token = { readonly id: number; readonly node: string; readonly scope: number; readonly flow?: string }
/** A sub-process that runs: its own tokens name it as their scope. 0 is the pool itself. */
export type Scope = { readonly id: number; readonly node: string; readonly parent: number }
export type Variables = Readonly<Record<string, unknown>>
export type State = { readonly next: number; readonly tokens: readonly Token[]; readonly scopes: readonly Scope[]; readonly variables: Variables; readonly ended?: string }

export const fresh = (variables: Variables): State => ({ next: 1, tokens: [], scopes: [], variables })

/** What happens to an instance. `token` names the activity or wait it happens to. */
export type Event =
  | { readonly kind: 'start' }
  | { readonly kind: 'complete'; readonly token: number; readonly variables?: Variables }
  | { readonly kind: 'triggered'; readonly token: number; readonly node: string; readonly variables?: Variables }
  | { readonly kind: 'terminate'; readonly outcome: string }

/** What the step asks its surroundings to do. */
export type Effect =
  | { readonly effect: 'activate'; readonly token: number; readonly node: string }
  | { readonly effect: 'cancel'; readonly token: number; readonly node: string }
  | { readonly effect: 'wait'; readonly token: number; readonly node: string }
  | { readonly effect: 'throw'; readonly node: string }
  | { readonly effect: 'entered' | 'left'; readonly token: number; readonly node: string }
  | { readonly effect: 'ended'; readonly outcome: string }

export type Host = { readonly evaluate: (expression: string, variables: Variables) => unknown }
