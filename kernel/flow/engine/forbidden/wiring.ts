/** How a drawing is wired: sequence flows by the node they leave and enter, and what a node stands in. */
import { eventDefinitionsOf, nodeKinds, zhangfa, type Drawing } from '../drawing.ts'
import { localName, type Element } from '../xml.ts'

export const idOf = ({ attributes }: Element): string => attributes['id'] ?? ''
export const is = (...names: readonly string[]) => ({ name }: Element): boolean => names.includes(name)

const choreographies = ['choreographyTask', 'subChoreography', 'callChoreography']
export const isChoreography = is(...choreographies)
export const isGateway = ({ name }: Element): boolean => name.endsWith('Gateway')
export const isEvent = is('startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent')
/** Tasks, sub-processes and calls; not what stands outside a process. */
export const isActivity = (element: Element): boolean => Boolean(nodeKinds[element.name]) && !isEvent(element) && !isGateway(element) && element.name !== 'process' && !element.name.startsWith('global')
export const isFlowNode = (element: Element): boolean => isActivity(element) || isEvent(element) || isGateway(element) || isChoreography(element)
export const isEventHandler = ({ attributes }: Element): boolean => attributes['triggeredByEvent'] === 'true'
/** Only what is meant to be executed must be so exact. */
export const isExecutable = (element: Element): boolean => { for (let at: Element | undefined = element; at; at = at.parent) if (at.name === 'process') return at.attributes['isExecutable'] === 'true'; return false }
/** A drawing of which every process is only to be looked at. */
export const isSketch = ({ all }: Drawing): boolean => all.some(is('process')) && !all.some(({ name, attributes }) => name === 'process' && attributes['isExecutable'] === 'true')
/** A drawing that speaks our extension: its messages are delivered by the house, not by a web service. */
export const isOurs = ({ root }: Drawing): boolean => Object.values(root.prefixes).includes(zhangfa)

/** Kinds of event definition, without the ending. */
export const triggersOf = (drawing: Drawing, event: Element): readonly string[] => eventDefinitionsOf(drawing, event).map(({ name }) => name.replace('EventDefinition', ''))

export type Wiring = { readonly flows: readonly Element[]; readonly into: (node: Element) => readonly Element[]; readonly outOf: (node: Element) => readonly Element[] }

const known = new WeakMap<Drawing, Wiring>()
export function wiringOf(drawing: Drawing): Wiring {
  const kept = known.get(drawing)
  if (kept) return kept
  const flows = drawing.all.filter(is('sequenceFlow'))
  const by = (end: string) => Map.groupBy(flows, ({ attributes }) => localName(attributes[end] ?? ''))
  const [sources, targets] = [by('sourceRef'), by('targetRef')]
  const made: Wiring = { flows, into: (node) => targets.get(idOf(node)) ?? [], outOf: (node) => sources.get(idOf(node)) ?? [] }
  known.set(drawing, made)
  return made
}

/** The process or sub-process around an element. */
export function scopeOf(element: Element): Element | undefined {
  let at = element.parent
  while (at && !isScope(at)) at = at.parent
  return at
}
export const isScope = is('process', 'subProcess', 'transaction', 'adHocSubProcess', 'choreography', 'subChoreography', 'globalChoreographyTask')
