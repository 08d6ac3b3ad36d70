/** References: each names an element of the kind it is meant for (BPMN 2.0.2, the attribute tables; 8.2.2 for what other files define). */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { childrenNamed, localName, spaceOf, textOf, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, is, isActivity, isEvent } from './wiring.ts'

type Fits = (target: Element) => boolean
const itemAware = is('dataObject', 'dataObjectReference', 'dataStoreReference', 'dataStore', 'property', 'dataInput', 'dataOutput')
const message = is('message')
const dataInput = is('dataInput')
const dataOutput = is('dataOutput')

/** By the name of the attribute or child element that refers. */
const meant: Readonly<Record<string, readonly [clause: string, fits: Fits]>> = {
  messageRef: ['8.4.11', message], inMessageRef: ['8.4.3', message], outMessageRef: ['8.4.3', message], operationRef: ['8.4.3', is('operation')], interfaceRef: ['9.3', is('interface')], supportedInterfaceRef: ['10.3.6', is('interface')],
  signalRef: ['10.5.5', is('signal')], errorRef: ['10.5.5', is('error')], escalationRef: ['10.5.5', is('escalation')], eventDefinitionRef: ['10.5.1', ({ name }) => name.endsWith('EventDefinition')], activityRef: ['10.5.5', isActivity],
  itemRef: ['8.4.10', is('itemDefinition')], itemSubjectRef: ['8.4.10', is('itemDefinition')], processRef: ['9.3', is('process')], participantRef: ['9.3', is('participant')], default: ['8.4.13', is('sequenceFlow')],
  dataInputRefs: ['10.4.2', dataInput], optionalInputRefs: ['10.4.2', dataInput], whileExecutingInputRefs: ['10.4.2', dataInput], dataOutputRefs: ['10.4.2', dataOutput], optionalOutputRefs: ['10.4.2', dataOutput], whileExecutingOutputRefs: ['10.4.2', dataOutput],
  dataObjectRef: ['10.4.1', is('dataObject')], dataStoreRef: ['10.4.1', is('dataStore')], loopDataInputRef: ['10.3.8', itemAware], loopDataOutputRef: ['10.3.8', itemAware], categoryValueRef: ['8.4.1', is('categoryValue')], flowNodeRef: ['10.8', (target) => isActivity(target) || isEvent(target) || target.name.endsWith('Gateway')],
  correlationPropertyRef: ['8.4.2', is('correlationProperty')], correlationKeyRef: ['8.4.2', is('correlationKey')], definitionalCollaborationRef: ['10.2', is('collaboration')], resourceRef: ['8.4.12', is('resource')], parameterRef: ['8.4.12', is('resourceParameter')],
}
const link: readonly [string, Fits] = ['10.5.5', is('linkEventDefinition')]
const data: readonly [string, Fits] = ['10.4.2', itemAware]
/** Ends of a message flow: pools, and the tasks and events inside them. */
const interacts: readonly [string, Fits] = ['9.4', (target) => is('participant', 'conversation', 'subConversation', 'callConversation')(target) || isActivity(target) || isEvent(target)]

/** Names that mean another thing in some elements. */
const meantIn: Readonly<Record<string, Readonly<Record<string, readonly [string, Fits]>>>> = {
  linkEventDefinition: { source: link, target: link }, messageFlow: { sourceRef: interacts, targetRef: interacts },
  dataInputAssociation: { sourceRef: data, targetRef: data }, dataOutputAssociation: { sourceRef: data, targetRef: data }, association: { sourceRef: ['8.4.1', () => true], targetRef: ['8.4.1', () => true] },
}

export const references = (drawing: Drawing): readonly Refusal[] => drawing.all.flatMap((element) => Object.entries({ ...meant, ...meantIn[element.name] }).flatMap(([name, [clause, fits]]) =>
  written(element, name).filter((reference) => isHere(drawing, element, reference) && misses(drawing, reference, fits)).map((reference) =>
    said(idOf(element) ? element : element.parent ?? element, 'reference', clause, `${name} 所指 ${reference} 不存在或类别不符`, `${name} refers to ${reference}, which is not there or of another kind`))))

const written = (element: Element, name: string): readonly string[] => [element.attributes[name] ?? '', ...childrenNamed(element, name).map(textOf)].filter(Boolean)

function misses({ byId }: Drawing, reference: string, fits: Fits): boolean {
  const target = byId.get(localName(reference))
  return !target || !fits(target)
}

/** What carries the prefix of another namespace is defined in another file. */
function isHere({ root }: Drawing, element: Element, reference: string): boolean {
  const [prefix, name] = reference.split(':')
  if (name === undefined) return true
  const space = spaceOf(element, prefix ?? '')
  return space === root.attributes['targetNamespace']
}
