/** Parallel blocks of a drawing: a split, what lies between, and the join where its branches meet (its immediate post-dominator). */
import { isActivity, type Definition, type Node } from './definition.ts'

export type Block = {
  readonly split: string
  /** Where all its branches meet; nothing when they end separately. */
  readonly join: string | undefined
  readonly inside: ReadonlySet<string>
  /** Flows by which its branches come into the join. */
  readonly into: readonly string[]
  /** For each of these flows, the nodes inside from which it is reached. */
  readonly reaches: ReadonlyMap<string, ReadonlySet<string>>
}

const known = new WeakMap<Definition, readonly Block[]>()

export function blocksOf(definition: Definition): readonly Block[] {
  const kept = known.get(definition)
  if (kept) return kept
  const made = Object.values(definition.nodes).filter((node) => splits(definition, node)).map((node) => blockOf(definition, node))
  known.set(definition, made)
  return made
}

/** Blocks around a node, its enclosing sub-processes' included. */
export function blocksAround(definition: Definition, blocks: readonly Block[], id: string): readonly Block[] {
  const chain: string[] = []
  for (let at = id; at; at = definition.nodes[at]?.scope ?? '') chain.push(at)
  return blocks.filter(({ inside }) => chain.some((one) => inside.has(one)))
}

/** Whether the two lie on branches that run side by side, so that neither comes before the other. */
export const sideBySide = (definition: Definition, one: string, other: string): boolean => {
  const blocks = blocksOf(definition)
  return blocksAround(definition, blocks, one).some(({ inside, into, reaches }) => inside.has(other) && into.length > 1 && !into.some((flow) => reaches.get(flow)?.has(one) && reaches.get(flow)?.has(other)))
}

/** More than one token can come out of it. */
const splits = ({ flows }: Definition, node: Node): boolean => node.outgoing.length > 1
  && (node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'complex' || (isActivity(node) && node.outgoing.filter((id) => flows[id]?.condition === undefined && id !== node.otherwise).length > 1))

function blockOf(definition: Definition, split: Node): Block {
  const branches = split.outgoing.map((flow) => forward(definition, definition.flows[flow]?.to ?? '', split.id))
  const meeting = branches.slice(1).reduce<readonly string[]>((common, branch) => common.filter((id) => branch.has(id)), [...(branches[0] ?? [])])
  const join = meeting.find((id) => meeting.every((other) => other === id || forward(definition, id, split.id).has(other)) && (definition.nodes[id]?.incoming.length ?? 0) > 1)
  const inside = new Set(branches.flatMap((branch) => [...branch]).filter((id) => join === undefined || (id !== join && !isPast(definition, id, join, split.id))))
  const into = join === undefined ? [] : (definition.nodes[join]?.incoming ?? []).filter((flow) => inside.has(definition.flows[flow]?.from ?? ''))
  return { split: split.id, join, inside, into, reaches: new Map(into.map((flow) => [flow, backward(definition, definition.flows[flow]?.from ?? '', inside)])) }
}

/** Behind the join, and not reached again without passing it. */
const isPast = (definition: Definition, id: string, join: string, split: string): boolean =>
  !(definition.nodes[split]?.outgoing ?? []).some((flow) => forward(definition, definition.flows[flow]?.to ?? '', join, split).has(id))

/** Nodes reached from one, itself included, in the order found; not going on through the nodes named. */
function forward(definition: Definition, from: string, ...stops: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [from]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const node = definition.nodes[id]
    if (!node || seen.has(id) || stops.includes(id)) continue
    seen.add(id)
    waiting.push(...[node, ...(node.boundaries ?? []).flatMap((boundary) => definition.nodes[boundary] ?? [])].flatMap(({ outgoing }) => outgoing.map((flow) => definition.flows[flow]?.to ?? '')))
  }
  return seen
}

function backward(definition: Definition, from: string, within: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = definition.nodes[id]
    if (!node || seen.has(id) || !within.has(id)) continue
    seen.add(id)
    waiting.push(...node.incoming.map((flow) => definition.flows[flow]?.from ?? ''), ...(node.attachedTo === undefined ? [] : [node.attachedTo]))
  }
  return seen
}
