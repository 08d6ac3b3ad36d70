/** Data carried into an activity as it begins and out of it as it is done (BPMN 2.0.2, 10.4.2), into and out of what a call activity calls (10.3.6). */
import { isEvent, type Carried, type Node } from './definition.ts'
import type { Token, Variables } from './state.ts'
import { seen, write } from './variables.ts'
import type { Walk } from './walk.ts'

/** What it takes in, and what it is to give out and has not yet, are its own. */
export function takeIn(walk: Walk, token: Token, { data }: Node): Token {
  if (!data || data.inputs.length + data.own.length === 0) return token
  const before = token.index === undefined ? Object.fromEntries(data.own.map((name) => [name, null])) : {}
  return walk.change(token, { variables: { ...before, ...token.variables, ...carried(walk, data.inputs, seen(walk, token)) } })
}

/** What is said when it is done: what it declares to give out stays with it until it is carried on, the rest is known around it. */
export function said(walk: Walk, token: Token, { data }: Node, variables: Variables | undefined): void {
  if (!data || !variables) return write(walk, walk.token(token.scope), variables)
  const isOwn = (name: string) => data.closed === true || data.own.includes(name)
  const part = (own: boolean) => Object.fromEntries(Object.entries(variables).filter(([name]) => isOwn(name) === own))
  walk.change(token, { variables: { ...token.variables, ...part(true) } })
  write(walk, walk.token(token.scope), part(false))
}

/** Of many, what is collected is given out by all together, else each gives its own; an event has given out what it brought. */
export function giveOut(walk: Walk, token: Token, node: Node): void {
  const { data, loop } = node
  if (!data || data.call || data.outputs.length === 0 || isEvent(node) || (data.own.length > 0 && !token.variables)) return
  const collects = loop?.kind === 'multiple' && loop.output !== undefined
  if (token.at === 'many' ? collects : token.index === undefined || !collects) write(walk, walk.token(token.scope), given(walk, data.outputs, seen(walk, token)))
}

/** What came with an event, as the event gives it on. */
export function brought(walk: Walk, scope: Token | undefined, { data }: Node, variables: Variables | undefined): void {
  if (!data || data.outputs.length === 0) return write(walk, scope, variables)
  write(walk, scope, given(walk, data.outputs, { ...seen(walk, scope), ...variables }))
}

/** What an event or send task says with what it throws. */
export const payloadOf = (walk: Walk, { node, variables }: Token): Variables | undefined => {
  const inputs = walk.node(node).data?.inputs ?? []
  return variables && inputs.length > 0 ? Object.fromEntries(inputs.map(({ to }) => [to, variables[to] ?? null])) : undefined
}

/** What a called process knows: all that its caller sees, or what is passed to it. */
export function passedTo(walk: Walk, token: Token, { data }: Node): Variables {
  const around = seen(walk, token)
  if (!data?.call) return { ...around }
  return { ...(data.call.all ? around : {}), ...carried(walk, data.call.inputs, around) }
}

/** What a called process gives back, through the outputs of the call where it has some. */
export function passedBack(walk: Walk, { data }: Node, token: Token): void {
  const call = data?.call
  if (!call) return
  const caller = walk.token(token.scope)
  const back = { ...(call.returnsAll ? token.variables : {}), ...given(walk, call.outputs, token.variables ?? {}) }
  const outputs = data.outputs
  write(walk, caller, outputs.length > 0 ? given(walk, outputs, { ...seen(walk, caller), ...back }) : back)
}

/** What was never said is not given out: an output that is not available is not carried (10.4.2). */
const given = (walk: Walk, all: readonly Carried[], from: Variables): Variables => carried(walk, all.filter(({ name }) => name === undefined || (from[name] ?? null) !== null), from)

function carried(walk: Walk, all: readonly Carried[], from: Variables): Variables {
  const to: Record<string, unknown> = {}
  for (const one of all) {
    const value = one.expression === undefined ? (from[one.name ?? ''] ?? null) : walk.host.evaluate(one.expression, { ...from, ...to })
    to[one.to] = one.within ? placed(to[one.to] ?? from[one.to], one.within, value) : value
  }
  return to
}

/** A value with another in one of its members. */
function placed(value: unknown, [member, ...rest]: readonly string[], set: unknown): unknown {
  if (member === undefined) return set
  const around = typeof value === 'object' && value !== null ? value as Readonly<Record<string, unknown>> : {}
  return { ...around, [member]: placed(around[member], rest, set) }
}
