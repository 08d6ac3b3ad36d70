/** One element of the drawing becomes one node or one flow. */
import { bare, childNamed, childrenNamed, localName, textOf, type Element } from './xml.ts'
import { eventDefinitionsOf, factsOf, nodeKinds, refers, referred, type Drawing } from './drawing.ts'
import { dataOf } from './read-data.ts'
import type { Flow, Loop, Node, NodeKind, Trigger } from './definition.ts'

export const flowFrom = (element: Element): Flow => {
  const { id = '', sourceRef = '', targetRef = '', name = '' } = element.attributes
  return { id, from: localName(sourceRef), to: localName(targetRef), name, ...expressionOf(element, 'conditionExpression', 'condition') }
}

export function nodeFrom(drawing: Drawing, element: Element, flows: Readonly<Record<string, Flow>>): Node {
  const { id = '', name = '', default: otherwise, attachedToRef } = element.attributes
  const kind = nodeKinds[element.name] as NodeKind
  const facts = factsOf(element)
  const documentation = textOf(childNamed(element, 'documentation'))
  const loop = loopOf(drawing, element)
  const data = dataOf(drawing, element)
  return {
    id, kind, name, facts, scope: scopeOf(element), triggers: triggersOf(drawing, element, kind),
    incoming: Object.values(flows).filter(({ to }) => to === id).map((flow) => flow.id), outgoing: outgoingOf(element, flows),
    ...(documentation && { documentation }), ...(otherwise && { otherwise }), ...(attachedToRef && { attachedTo: localName(attachedToRef) }), ...(loop && { loop }), ...(data && { data }),
    ...marksOf(element), ...workOf(element, kind, facts),
  }
}

/** In the order the drawing names them: it is the order in which an exclusive choice looks at them. */
function outgoingOf(element: Element, flows: Readonly<Record<string, Flow>>): readonly string[] {
  const written = childrenNamed(element, 'outgoing').map((one) => localName(textOf(one)))
  const own = Object.values(flows).filter(({ from }) => from === element.attributes['id']).map(({ id }) => id)
  const place = (id: string) => (written.includes(id) ? written.indexOf(id) : written.length)
  return own.toSorted((a, b) => place(a) - place(b))
}

function scopeOf(element: Element): string {
  for (let at = element.parent; at; at = at.parent) if (nodeKinds[at.name] && at.attributes['id']) return at.attributes['id']
  return ''
}

/** Marks that are only there when they are not as the standard presumes. */
function marksOf(element: Element) {
  const { cancelActivity, isInterrupting, parallelMultiple, triggeredByEvent, isForCompensation, startQuantity = '1', completionQuantity = '1', ordering, instantiate, cancelRemainingInstances, eventGatewayType } = element.attributes
  return {
    ...(cancelActivity === 'false' || isInterrupting === 'false' ? { alongside: true as const } : {}),
    ...(parallelMultiple === 'true' || eventGatewayType === 'Parallel' ? { needsAll: true as const } : {}),
    ...(triggeredByEvent === 'true' ? { byEvent: true as const } : {}),
    ...(isForCompensation === 'true' ? { forCompensation: true as const } : {}),
    ...(instantiate === 'true' ? { instantiates: true as const } : {}),
    ...(ordering === 'Sequential' ? { inOrder: true as const } : {}), ...(cancelRemainingInstances === 'false' ? { finishes: true as const } : {}),
    ...(startQuantity !== '1' ? { needs: Number(startQuantity) } : {}), ...(completionQuantity !== '1' ? { gives: Number(completionQuantity) } : {}),
  }
}

function workOf(element: Element, kind: NodeKind, facts: Readonly<Record<string, string>>) {
  const { id = '', calledElement, scriptFormat, scriptLanguage } = element.attributes
  const result = facts['result'] ?? id
  const script = textOf(childNamed(element, 'script'))
  const language = scriptFormat ?? scriptLanguage
  const decision = facts['decision']
  return {
    ...(calledElement ? { calls: localName(calledElement) } : {}),
    ...(kind === 'script-task' && script ? { script: { expression: bare(script), result, ...(language ? { language } : {}) } } : {}),
    ...(kind === 'decision-task' && decision ? { decision: { reference: decision, result } } : {}),
    ...(kind === 'ad-hoc' ? expressionOf(element, 'completionCondition', 'completion') : {}),
    ...(kind === 'complex' ? expressionOf(element, 'activationCondition', 'activation') : {}),
  }
}

function expressionOf<Key extends string>(element: Element | undefined, child: string, key: Key): { readonly [K in Key]?: string } {
  const text = bare(textOf(childNamed(element, child)))
  return (text ? { [key]: text } : {}) as { [K in Key]?: string }
}

function triggersOf(drawing: Drawing, element: Element, kind: NodeKind): readonly Trigger[] {
  if (kind === 'receive-task' || kind === 'send-task') return refers(element, 'messageRef') ? [{ kind: 'message', name: nameOf(drawing, element, 'messageRef') }] : []
  return eventDefinitionsOf(drawing, element).flatMap((one) => triggerOf(drawing, one) ?? [])
}

function triggerOf(drawing: Drawing, event: Element): Trigger | undefined {
  switch (event.name.replace('EventDefinition', '')) {
    case 'message': return { kind: 'message', name: nameOf(drawing, event, 'messageRef') }
    case 'signal': return { kind: 'signal', name: nameOf(drawing, event, 'signalRef') }
    case 'error': return { kind: 'error', name: nameOf(drawing, event, 'errorRef', 'errorCode') }
    case 'escalation': return { kind: 'escalation', name: nameOf(drawing, event, 'escalationRef', 'escalationCode') }
    case 'link': return { kind: 'link', name: event.attributes['name'] ?? '' }
    case 'conditional': return { kind: 'condition', expression: bare(textOf(childNamed(event, 'condition'))) }
    case 'compensate': return { kind: 'compensation', ...(event.attributes['activityRef'] ? { activity: localName(event.attributes['activityRef']) } : {}), ...(event.attributes['waitForCompletion'] === 'false' ? { waits: false as const } : {}) }
    case 'terminate': return { kind: 'terminate' }
    case 'cancel': return { kind: 'cancel' }
    case 'timer': return timerOf(event)
    default: return undefined
  }
}

function timerOf(event: Element): Trigger {
  for (const [child, of] of [['timeDate', 'date'], ['timeDuration', 'duration'], ['timeCycle', 'cycle']] as const) {
    const text = textOf(childNamed(event, child))
    if (text) return { kind: 'timer', of, expression: bare(text) }
  }
  return { kind: 'timer', of: 'duration', expression: 'PT0S' }
}

/** The code of what is referred to, else its name, else its id; what stands in another file keeps the name of the reference. */
function nameOf(drawing: Drawing, element: Element, reference: string, code?: string): string {
  const to = referred(drawing, element, reference)
  return (code && to?.attributes[code]) || to?.attributes['name'] || localName(element.attributes[reference] ?? textOf(childNamed(element, reference)))
}

function loopOf(drawing: Drawing, element: Element): Loop | undefined {
  const standard = childNamed(element, 'standardLoopCharacteristics')
  if (standard) return { kind: 'standard', testBefore: standard.attributes['testBefore'] === 'true', ...expressionOf(standard, 'loopCondition', 'condition'), ...(standard.attributes['loopMaximum'] ? { maximum: Number(standard.attributes['loopMaximum']) } : {}) }
  const many = childNamed(element, 'multiInstanceLoopCharacteristics')
  if (!many) return undefined
  const output = { collection: namedItem(drawing, many, 'loopDataOutputRef'), element: childNamed(many, 'outputDataItem')?.attributes['name'] }
  const collection = foreign(many, 'collection') ?? factsOf(element)['collection'] ?? namedItem(drawing, many, 'loopDataInputRef')
  return {
    kind: 'multiple', sequential: many.attributes['isSequential'] === 'true', element: foreign(many, 'elementVariable') ?? factsOf(many)['element'] ?? factsOf(element)['element'] ?? childNamed(many, 'inputDataItem')?.attributes['name'] ?? 'item',
    ...expressionOf(many, 'loopCardinality', 'cardinality'), ...expressionOf(many, 'completionCondition', 'completion'), ...(collection ? { collection: bare(collection) } : {}), ...(output.collection !== undefined && output.element !== undefined ? { output: { collection: output.collection, element: output.element } } : {}), ...thrownBy(drawing, many),
  }
}

/** An attribute other tools write in a namespace of their own. */
const foreign = (element: Element, name: string): string | undefined => Object.entries(element.attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
const namedItem = (drawing: Drawing, element: Element, reference: string): string | undefined => {
  const to = referred(drawing, element, reference)
  return to?.attributes['name'] ?? to?.attributes['id']
}

function thrownBy(drawing: Drawing, many: Element) {
  const of = (reference: string) => { const to = referred(drawing, many, reference); return to ? triggerOf(drawing, to) : undefined }
  const behavior = many.attributes['behavior']
  const each = behavior === 'None' ? of('noneBehaviorEventRef') : undefined
  const first = behavior === 'One' ? of('oneBehaviorEventRef') : undefined
  const when = childrenNamed(many, 'complexBehaviorDefinition').flatMap((one) => {
    const [event] = eventDefinitionsOf(drawing, childNamed(one, 'event') ?? one)
    const trigger = event && triggerOf(drawing, event)
    return trigger ? [{ condition: bare(textOf(childNamed(one, 'condition'))), trigger }] : []
  })
  return each || first || when.length > 0 ? { throws: { ...(each && { each }), ...(first && { first }), ...(when.length > 0 && { when }) } } : {}
}
