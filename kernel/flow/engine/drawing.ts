/** A BPMN file with its elements by id, and the little that is asked of it everywhere. */
import type { NodeKind } from './definition.ts'
import { childrenNamed, everything, localName, spaceOf, textOf, type Element } from './xml.ts'

export const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
export const zhangfa = 'http://zhangfa.example/bpmn'

export type Drawing = { readonly root: Element; readonly all: readonly Element[]; readonly byId: ReadonlyMap<string, Element> }

export const nodeKinds: Readonly<Record<string, NodeKind>> = {
  process: 'process', subProcess: 'sub-process', transaction: 'transaction', adHocSubProcess: 'ad-hoc', callActivity: 'call',
  globalTask: 'global-task', globalUserTask: 'user-task', globalManualTask: 'manual-task', globalScriptTask: 'script-task', globalBusinessRuleTask: 'decision-task',
  userTask: 'user-task', serviceTask: 'service-task', scriptTask: 'script-task', businessRuleTask: 'decision-task', sendTask: 'send-task', receiveTask: 'receive-task', manualTask: 'manual-task', task: 'manual-task',
  exclusiveGateway: 'exclusive', parallelGateway: 'parallel', inclusiveGateway: 'inclusive', eventBasedGateway: 'event-based', complexGateway: 'complex',
  startEvent: 'start', endEvent: 'end', intermediateCatchEvent: 'catch', intermediateThrowEvent: 'throw', boundaryEvent: 'boundary',
}

/** Only elements of BPMN itself: what stands in extensions and in the picture is not part of the model. */
export function indexOf(root: Element): Drawing {
  const all = [...everything(root)].filter(({ space }) => space === bpmn)
  return { root, all, byId: new Map(all.flatMap((element) => (element.attributes['id'] ? [[element.attributes['id'], element]] : []))) }
}

/** What an attribute or a child element of that name refers to. */
export function referred({ byId }: Drawing, element: Element | undefined, name: string): Element | undefined {
  const written = element?.attributes[name] ?? textOf(childrenNamed(element, name)[0])
  return written ? byId.get(localName(written)) : undefined
}
/** Whether something is referred to at all, be it there or not. */
export const refers = (element: Element, name: string): boolean => Boolean(element.attributes[name] ?? textOf(childrenNamed(element, name)[0]))

/** Event definitions of an event, its own and those it refers to. */
export const eventDefinitionsOf = ({ byId }: Drawing, event: Element): readonly Element[] => [
  ...event.children.filter(({ name }) => name.endsWith('EventDefinition')),
  ...childrenNamed(event, 'eventDefinitionRef').flatMap((reference) => byId.get(localName(textOf(reference))) ?? []),
]

/** Attributes of our namespace, without its prefix. */
export const factsOf = (element: Element): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(element.attributes).flatMap(([key, value]) => {
  const [prefix = '', name] = key.split(':')
  return name !== undefined && prefix !== 'xmlns' && spaceOf(element, prefix) === zhangfa ? [[name, value]] : []
}))
