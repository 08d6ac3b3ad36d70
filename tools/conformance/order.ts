/** What a drawing forces to come first: an element is told only after whatever every way to it passes; a flow out of a parallel join after all that lead into it. */
import type { Definition, Node } from '../../kernel/flow/engine/index.ts'

/** What is told too early; `before` was passed already. */
export function outOfOrder(definition: Definition, told: readonly string[], before: readonly string[]): string | undefined {
  const [passed, speaks, first] = [new Set(before), new Set(told), forcedFirst(definition)]
  for (const id of told) {
    const missing = [...first.get(id) ?? []].find((one) => one !== id && speaks.has(one) && !passed.has(one))
    if (missing !== undefined) return `${id} is told before ${missing}`
    passed.add(id)
  }
  return undefined
}

type Firsts = Map<string, ReadonlySet<string>>
const known = new WeakMap<Definition, Firsts>()

/** Dominators of nodes and flows, found by looking at all of them until nothing changes; what no way leads to has none. */
function forcedFirst(definition: Definition): Firsts {
  const kept = known.get(definition)
  if (kept) return kept
  const firsts: Firsts = new Map()
  const ids = [...Object.keys(definition.nodes), ...Object.keys(definition.flows)]
  for (let round = 0, changed = true; changed && round <= ids.length; round++) {
    changed = false
    for (const id of ids) {
      const next = firstsOf(definition, firsts, id)
      if (next === undefined || (firsts.get(id)?.size === next.size && next.isSubsetOf(firsts.get(id) ?? next))) continue
      firsts.set(id, next)
      changed = true
    }
  }
  known.set(definition, firsts)
  return firsts
}

function firstsOf({ nodes, flows }: Definition, firsts: Firsts, id: string): ReadonlySet<string> | undefined {
  const [node, from] = [nodes[id], nodes[flows[id]?.from ?? '']]
  const before = node ? leadingTo(nodes, node) : from ? [from.id] : []
  const reached = before.flatMap((one) => firsts.get(one) ?? [])
  if (before.length > 0 && reached.length === 0) return undefined
  const common = reached.reduce<ReadonlySet<string>>((all, one) => all.intersection(one), reached[0] ?? new Set())
  const joined = from?.kind === 'parallel' ? from.incoming.flatMap((one) => [...firsts.get(one) ?? []]) : []
  return new Set([...common, ...joined, id])
}

/** The ways to a node: its flows, the activity it stands on, the events that throw to its link, else the sub-process it begins. */
function leadingTo(nodes: Definition['nodes'], { incoming, attachedTo, kind, triggers, scope, forCompensation }: Node): readonly string[] {
  const link = kind === 'catch' ? triggers.find((one) => one.kind === 'link') : undefined
  if (link) return Object.values(nodes).filter((other) => other.kind === 'throw' && other.scope === scope && other.triggers.some((one) => one.kind === 'link' && 'name' in link && one.name === link.name)).map((other) => other.id)
  if (incoming.length > 0) return incoming
  if (attachedTo !== undefined) return [attachedTo]
  return forCompensation || nodes[scope] === undefined || nodes[scope].kind === 'process' ? [] : [scope]
}
