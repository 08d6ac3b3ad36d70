/**
 * The drawing with the flows out of its gateways decided: as set, else by the conditions where there are variables to ask, else the first.
 * Without variables an activity takes all its flows and is done once, as nobody can say how often; an event drawn without a trigger happens when it is named.
 */
import type { Definition, Flow, Node } from '../../kernel/flow/engine/index.ts'

/** The flow or flows a gateway takes. */
export type Config = Readonly<Record<string, string | readonly string[]>>

/** Where a sub-process that waits to be named holds its token before it begins; no drawing has such an id. */
const mark = '#held'
export const heldAt = (id: string): string => `${id}${mark}`
export const heldOf = (at: string): string | undefined => (at.endsWith(mark) ? at.slice(0, -mark.length) : undefined)

/** Each that waits begins at a place of its own, from which flows lead to where it is drawn to begin. */
export function held(definition: Definition, waiting: ReadonlySet<string>): Definition {
  const [nodes, flows]: [Record<string, Node>, Record<string, Flow>] = [{ ...definition.nodes }, { ...definition.flows }]
  for (const node of Object.values(definition.nodes)) {
    if (!waiting.has(node.id) || !['sub-process', 'transaction', 'ad-hoc'].includes(node.kind) || node.byEvent || node.inOrder) continue
    const at = heldAt(node.id)
    const out = (node.starts ?? []).map((to, nth): Flow => ({ id: `${at}${nth}`, from: at, to, name: '' }))
    for (const flow of out) flows[flow.id] = flow
    nodes[node.id] = { ...node, starts: [at] }
    nodes[at] = { id: at, kind: 'catch', name: '', scope: node.id, incoming: [], outgoing: out.map(({ id }) => id), facts: {}, triggers: [{ kind: 'message', name: at }] }
  }
  return { ...definition, nodes, flows }
}

export function steered(definition: Definition, config: Config, asked: boolean): Definition {
  const flows: Record<string, Flow> = { ...definition.flows }
  const nodes: Record<string, Node> = { ...definition.nodes }
  for (const node of Object.values(definition.nodes)) {
    const { loop, otherwise, ...rest } = node
    if (loop && !asked) nodes[node.id] = { ...rest, ...(otherwise === undefined ? {} : { otherwise }) }
    if (raisesInVain(definition, node)) nodes[node.id] = { ...node, triggers: [] }
    if (isBare(definition, node)) nodes[node.id] = { ...node, triggers: [{ kind: 'message', name: node.id }] }
    const taken = takenFrom(definition, node, config[node.id], asked)
    if (taken === undefined) continue
    nodes[node.id] = loop && asked ? { ...rest, loop } : rest
    for (const id of node.outgoing) flows[id] = { ...(flows[id] as Flow), condition: String(taken.includes(id)) }
  }
  return { ...definition, flows, nodes }
}

const isBare = ({ nodes, flows }: Definition, { kind, scope, triggers, incoming, alongside }: Node): boolean => (triggers.length === 0
  ? kind === 'boundary' || (kind === 'start' && nodes[scope]?.byEvent === true) || incoming.some((id) => nodes[flows[id]?.from ?? '']?.kind === 'event-based')
  // A timer without a time happens when it is named, beside what runs again and again.
  : alongside === true && triggers.every((one) => one.kind === 'timer' && one.expression === 'PT0S'))

/** An error that nothing around it catches: the standard leaves open what becomes of it, a simulator goes on. */
function raisesInVain({ nodes }: Definition, { kind, scope, triggers }: Node): boolean {
  const name = triggers.flatMap((one) => (one.kind === 'error' ? [one.name] : []))[0]
  if (kind !== 'end' || name === undefined) return false
  const catches = (id: string) => nodes[id]?.triggers.some((one) => one.kind === 'error' && (one.name === '' || one.name === name)) ?? false
  for (let [at, from] = [nodes[scope], '']; at; from = at.id, at = nodes[at.scope]) {
    if ([...(at.handlers ?? []).filter((id) => id !== from).flatMap((id) => nodes[id]?.starts ?? []), ...(at.boundaries ?? [])].some(catches)) return false
  }
  return true
}

/** Flows a node is held to; nothing where it decides as it is drawn. */
function takenFrom({ flows }: Definition, { kind, outgoing, otherwise }: Node, set: string | readonly string[] | undefined, asked: boolean): readonly string[] | undefined {
  if (set !== undefined && outgoing.length > 1) return [set].flat()
  const conditional = outgoing.some((id) => flows[id]?.condition !== undefined)
  if (outgoing.length < 2 || (asked && conditional)) return undefined
  if (kind === 'exclusive' || kind === 'inclusive' || kind === 'complex') return outgoing.slice(0, 1)
  return conditional ? outgoing.filter((id) => id !== otherwise) : undefined
}
