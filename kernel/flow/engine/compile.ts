/** Compiling BPMN 2.0: the XML becomes a plain graph, and what the engine could not walk is refused with its element. */
import { BpmnModdle } from 'bpmn-moddle'
import { Refused, refuse, together, type Refusal } from '#words'
import type { Definition, Flow, Node, NodeKind, Pool, Trigger } from './definition.ts'

/** An element as bpmn-moddle parses it. */
type Element = {
  readonly $type: string; readonly id: string; readonly name?: string; readonly $attrs?: Readonly<Record<string, string>>
  readonly flowElements?: readonly Element[]; readonly rootElements?: readonly Element[]; readonly isExecutable?: boolean
  readonly sourceRef?: Element; readonly targetRef?: Element; readonly conditionExpression?: { readonly body?: string }; readonly default?: Element
  readonly eventDefinitions?: readonly EventDefinition[]; readonly attachedToRef?: Element; readonly cancelActivity?: boolean
  readonly script?: string; readonly incoming?: readonly Element[]; readonly outgoing?: readonly Element[]; readonly messageRef?: Element; readonly triggeredByEvent?: boolean
}
type EventDefinition = Element & {
  readonly signalRef?: Element; readonly errorRef?: Element & { readonly errorCode?: string }; readonly escalationRef?: Element & { readonly escalationCode?: string }
  readonly timeDate?: { readonly body?: string }; readonly timeDuration?: { readonly body?: string }; readonly timeCycle?: { readonly body?: string }
}

const kinds: Readonly<Record<string, NodeKind>> = {
  StartEvent: 'start', EndEvent: 'end', UserTask: 'user-task', ServiceTask: 'service-task', ScriptTask: 'script-task', BusinessRuleTask: 'decision-task', SendTask: 'send-task',
  ReceiveTask: 'receive-task', ManualTask: 'manual-task', Task: 'manual-task', ExclusiveGateway: 'exclusive', ParallelGateway: 'parallel', InclusiveGateway: 'inclusive', EventBasedGateway: 'event-based',
  IntermediateCatchEvent: 'catch', IntermediateThrowEvent: 'throw', BoundaryEvent: 'boundary', SubProcess: 'sub-process',
}
const passedOver = new Set(['SequenceFlow', 'DataObject', 'DataObjectReference', 'DataStoreReference'])

/** Refuses XML that is not BPMN, and every element that cannot be walked. */
export async function compile(xml: string): Promise<Definition> {
  const root = await parsed(xml)
  const processes = (root.rootElements ?? []).filter(({ $type, isExecutable }) => $type === 'bpmn:Process' && isExecutable !== false)
  const pools = Object.fromEntries(processes.map((process) => [process.id, poolOf(process)]))
  const refusal = together([...processes.flatMap((process) => unwalkable(process)), ...Object.values(pools).flatMap(misdrawn)])
  if (refusal) throw new Refused(refusal)
  return { pools }
}

async function parsed(xml: string): Promise<Element> {
  try {
    return (await new BpmnModdle().fromXML(xml)).rootElement as unknown as Element
  } catch (error) {
    throw new Refused(refuse(`不是可读的 BPMN：${(error as Error).message}`, `Not readable as BPMN: ${(error as Error).message}`, 'xml'))
  }
}

function poolOf(process: Element): Pool {
  const all = inside(process, '')
  const flows = all.filter(({ element }) => element.$type === 'bpmn:SequenceFlow').map(({ element }): Flow => ({
    id: element.id, from: element.sourceRef?.id ?? '', to: element.targetRef?.id ?? '', name: element.name ?? '', ...(element.conditionExpression?.body ? { condition: element.conditionExpression.body.replace(/^=/, '').trim() } : {}),
  }))
  const nodes = all.flatMap(({ element, scope }) => {
    const kind = kinds[element.$type.slice(5)]
    return kind ? [nodeFrom(element, kind, scope, flows)] : []
  })
  return { id: process.id, name: process.name ?? process.id, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])), flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])) }
}

type Placed = { readonly element: Element; readonly scope: string }
const inside = (of: Element, scope: string): readonly Placed[] =>
  (of.flowElements ?? []).flatMap((element) => [{ element, scope }, ...(element.flowElements ? inside(element, element.id) : [])])

function nodeFrom(element: Element, kind: NodeKind, scope: string, flows: readonly Flow[]): Node {
  const facts = Object.fromEntries(Object.entries(element.$attrs ?? {}).filter(([key]) => key.startsWith('zf:')).map(([key, value]) => [key.slice(3), value]))
  return {
    id: element.id, kind, name: element.name ?? '', scope, facts, trigger: triggerOf(element),
    incoming: flows.filter(({ to }) => to === element.id).map(({ id }) => id), outgoing: flows.filter(({ from }) => from === element.id).map(({ id }) => id),
    ...(element.default ? { otherwise: element.default.id } : {}),
    ...(element.attachedToRef ? { attachedTo: element.attachedToRef.id, interrupting: element.cancelActivity !== false } : {}),
    ...(element.script ? { script: { expression: element.script, result: facts['result'] ?? element.id } } : {}),
  }
}

function triggerOf({ eventDefinitions, messageRef, $type }: Element): Trigger {
  const [event] = eventDefinitions ?? []
  if (!event) return $type === 'bpmn:ReceiveTask' ? { kind: 'message', name: messageRef?.name ?? '' } : { kind: 'none' }
  switch (event.$type) {
    case 'bpmn:MessageEventDefinition': return { kind: 'message', name: event.messageRef?.name ?? '' }
    case 'bpmn:SignalEventDefinition': return { kind: 'signal', name: event.signalRef?.name ?? '' }
    case 'bpmn:ErrorEventDefinition': return { kind: 'error', name: event.errorRef?.errorCode ?? event.errorRef?.name ?? '' }
    case 'bpmn:EscalationEventDefinition': return { kind: 'escalation', name: event.escalationRef?.escalationCode ?? event.escalationRef?.name ?? '' }
    case 'bpmn:TerminateEventDefinition': return { kind: 'terminate' }
    case 'bpmn:TimerEventDefinition': return event.timeDate ? { kind: 'timer', of: 'date', expression: event.timeDate.body ?? '' }
      : event.timeCycle ? { kind: 'timer', of: 'cycle', expression: event.timeCycle.body ?? '' } : { kind: 'timer', of: 'duration', expression: event.timeDuration?.body ?? '' }
    default: return { kind: 'none' }
  }
}

const unwalkable = (process: Element): readonly Refusal[] => inside(process, '').filter(({ element }) => !kinds[element.$type.slice(5)] && !passedOver.has(element.$type.slice(5)))
  .map(({ element }) => refuse(`流程引擎尚不支持 ${element.$type.slice(5)}（${element.id}）`, `The engine does not walk ${element.$type.slice(5)} yet (${element.id})`, element.id, { rule: 'element' }))

/** What the standard forbids in the elements we walk. */
function misdrawn(pool: Pool): readonly Refusal[] {
  const said = (id: string, zh: string, en: string, rule: string) => refuse(`${zh}（${id}）`, `${en} (${id})`, id, { rule })
  const nodes = Object.values(pool.nodes)
  return [
    ...(nodes.some(({ kind, scope }) => kind === 'start' && scope === '') ? [] : [said(pool.id, '流程没有开始事件', 'The process has no start event', 'start')]),
    ...Object.values(pool.flows).filter(({ from, to }) => !pool.nodes[from] || !pool.nodes[to]).map(({ id }) => said(id, '顺序流没有起点或终点', 'The sequence flow lacks a source or a target', 'flow')),
    ...nodes.filter(({ kind, incoming }) => (kind === 'start' || kind === 'boundary') && incoming.length > 0).map(({ id }) => said(id, '开始与边界事件不能有流入', 'A start or boundary event has no incoming flow', 'start-incoming')),
    ...nodes.filter(({ kind, outgoing }) => kind === 'end' && outgoing.length > 0).map(({ id }) => said(id, '结束事件不能有流出', 'An end event has no outgoing flow', 'end-outgoing')),
    ...nodes.filter(({ kind, outgoing }) => !['end', 'throw'].includes(kind) && kind !== 'boundary' && outgoing.length === 0 && kind !== 'start').filter(({ kind }) => ['exclusive', 'inclusive', 'event-based'].includes(kind))
      .map(({ id }) => said(id, '网关没有流出', 'The gateway has no outgoing flow', 'gateway-outgoing')),
  ]
}
