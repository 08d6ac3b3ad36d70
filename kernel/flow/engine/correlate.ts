/** Whether a message is for a wait: every key it carries is the one its process names, or the one an earlier message began the conversation with (BPMN 2.0.2, 8.4.2). */
import type { Definition } from './definition.ts'
import type { Host, State, Token, Variables, Wait } from './state.ts'
import { seen } from './variables.ts'
import { Walk } from './walk.ts'

/** Waits of an instance that a message or signal of the name is for. */
export function awaiting(definition: Definition, state: State, name: string, carried: Variables, host: Host): readonly number[] {
  const walk = new Walk(definition, state, host)
  return state.waits.filter((wait) => (wait.kind === 'signal' || wait.kind === 'message') && wait.name === name && (wait.kind === 'signal' || isFor(walk, wait, name, carried))).map(({ id }) => id)
}

/** What a message has to carry under plain names to be for a token that waits for it, as the data of the process says it now; nothing where it says nothing. */
export function sought(walk: Walk, token: Token, node: string, message: string): Variables | undefined {
  const keys = Object.entries(walk.definition.correlation?.messages[message] ?? {}).map(([key, paths]) => ({ paths, bound: walk.definition.correlation?.processes[processOf(walk, node)]?.[key] }))
  const known = keys.flatMap(({ paths, bound }) => Object.entries(bound ? asked(walk.host, bound, seen(walk, token)) : {}).map(([property, value]) => [paths[property] ?? '', value] as const))
  return known.length > 0 && known.every(([path, value]) => /^\w+$/.test(path) && value !== null && value !== undefined) ? Object.fromEntries(known) : undefined
}

type Values = Readonly<Record<string, unknown>>

export function isFor(walk: Walk, { token, node }: Wait, message: string, carried: Variables | undefined): boolean {
  return Object.entries(keysIn(walk, message, carried)).every(([key, values]) => Object.entries(expected(walk, walk.token(token), node, key)).every(([property, value]) => value === null || value === undefined || !(property in values) || same(value, values[property])))
}

/** The first message of a conversation, sent or received, says which it is. */
export function begins(walk: Walk, message: string, carried: Variables | undefined): void {
  for (const [key, values] of Object.entries(keysIn(walk, message, carried))) {
    const known = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
    if (known.length > 0) walk.keys = { ...walk.keys, [key]: { ...Object.fromEntries(known), ...walk.keys?.[key] } }
  }
}

/** By key what each of its properties is in a message. */
function keysIn({ definition, host }: Walk, message: string, carried: Variables = {}): Readonly<Record<string, Values>> {
  return Object.fromEntries(Object.entries(definition.correlation?.messages[message] ?? {}).map(([key, properties]) => [key, asked(host, properties, carried)]))
}

/** From the data of the process where it says so, else from the conversation. */
function expected(walk: Walk, token: Token | undefined, node: string, key: string): Values {
  const bound = walk.definition.correlation?.processes[processOf(walk, node)]?.[key]
  return bound ? asked(walk.host, bound, seen(walk, token)) : walk.keys?.[key] ?? {}
}

const asked = (host: Walk['host'], expressions: Readonly<Record<string, string>>, variables: Variables): Values =>
  Object.fromEntries(Object.entries(expressions).map(([property, expression]) => [property, host.evaluate(expression, variables)]))

function processOf({ definition }: Walk, node: string): string {
  let at = node
  while (definition.nodes[at]?.scope) at = definition.nodes[at]?.scope ?? ''
  return at
}

const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other)
