/** Nodes are tied to each other: boundary events to activities, starts and event sub-processes to scopes, compensations to what they undo. */
import type { Node } from './definition.ts'
import type { Drawing } from './drawing.ts'
import { localName } from './xml.ts'

export function linked(drawing: Drawing, read: readonly Node[]): { readonly nodes: Readonly<Record<string, Node>>; readonly links: Readonly<Record<string, string>> } {
  const byHost = Map.groupBy(read.filter(({ attachedTo }) => attachedTo !== undefined), ({ attachedTo }) => attachedTo)
  const byScope = Map.groupBy(read, ({ scope }) => scope)
  const undone = compensations(drawing, read)
  const ids = (nodes: readonly Node[] = []) => nodes.map(({ id }) => id)
  const nodes = read.map((node): Node => {
    const inside = byScope.get(node.id) ?? []
    const boundaries = ids(byHost.get(node.id))
    const starts = ids(inside.filter(begins).toSorted((a, b) => Number(b.kind === 'start') - Number(a.kind === 'start')))
    const handlers = ids(inside.filter(({ byEvent }) => byEvent))
    const undoneBy = undone.get(node.id)
    return { ...node, ...(boundaries.length > 0 && { boundaries }), ...(starts.length > 0 && { starts }), ...(handlers.length > 0 && { handlers }), ...(undoneBy && { undoneBy }) }
  })
  return { nodes: Object.fromEntries(nodes.map((node) => [node.id, node])), links: linksOf(nodes) }
}

/** Start events, and every node without a flow in (BPMN 2.0.2, 10.4.2); both in one scope are drawn only by others, publishing refuses it. */
const begins = ({ kind, incoming, forCompensation, byEvent, attachedTo, triggers }: Node): boolean =>
  incoming.length === 0 && !forCompensation && !byEvent && attachedTo === undefined && (kind === 'start' || !triggers.some((trigger) => trigger.kind === 'link'))

/** An association leads from the compensation boundary event to the activity that undoes its host. */
function compensations({ all }: Drawing, read: readonly Node[]): ReadonlyMap<string, string> {
  const byId = new Map(read.map((node) => [node.id, node]))
  return new Map(all.filter(({ name }) => name === 'association').flatMap(({ attributes: { sourceRef = '', targetRef = '' } }): [string, string][] => {
    const boundary = byId.get(localName(sourceRef))
    return boundary?.attachedTo !== undefined && boundary.triggers.some(({ kind }) => kind === 'compensation') ? [[boundary.attachedTo, localName(targetRef)]] : []
  }))
}

const linksOf = (nodes: readonly Node[]): Readonly<Record<string, string>> => Object.fromEntries(nodes.filter(({ kind }) => kind === 'catch').flatMap(({ id, scope, triggers }) =>
  triggers.flatMap((trigger): [string, string][] => (trigger.kind === 'link' ? [[`${scope}/${trigger.name}`, id]] : []))))
