/** Connections: which nodes sequence flows may enter and leave, and where they may lead. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { childNamed, childrenNamed, localName, textOf, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, is, isActivity, isEvent, isEventHandler, isExecutable, isFlowNode, scopeOf, triggersOf, wiringOf } from './wiring.ts'

export const connections = (drawing: Drawing): readonly Refusal[] => [...wiringOf(drawing).flows.flatMap((flow) => ofFlow(drawing, flow)), ...drawing.all.filter(isFlowNode).flatMap((node) => ofNode(drawing, node))]

function ofFlow(drawing: Drawing, flow: Element): readonly Refusal[] {
  const [source, target] = ['sourceRef', 'targetRef'].map((end) => drawing.byId.get(localName(flow.attributes[end] ?? '')))
  const condition = childNamed(flow, 'conditionExpression')
  const others = source ? wiringOf(drawing).outOf(source).length : 0
  return [
    ...(source && target && scopeOf(source) !== scopeOf(target) ? [said(flow, 'flow-crosses', '7.6.1', '顺序流不得跨越池或子流程的边界', 'A sequence flow does not cross the border of a pool or a sub-process')] : []),
    ...(flow.attributes['isImmediate'] === 'false' && isExecutable(flow) ? [said(flow, 'immediate', '8.4.13', '可执行流程的顺序流不得声明为非即时', 'A sequence flow of an executable process is immediate')] : []),
    ...(condition && source && isActivity(source) && others < 2 ? [said(flow, 'lone-condition', '8.4.13', '活动的条件流之外须另有流出', 'An activity with a conditional flow has another flow out')] : []),
    ...(condition && source && (isEvent(source) || is('parallelGateway', 'eventBasedGateway')(source)) ? [said(flow, 'no-condition', '8.4.13', '事件、并行网关和事件网关的流出不得带条件', 'Flows out of events, parallel and event-based gateways carry no condition')] : []),
  ]
}

function ofNode(drawing: Drawing, node: Element): readonly Refusal[] {
  const { into, outOf } = wiringOf(drawing)
  const [entering, leaving] = [into(node), outOf(node)]
  const triggers = isEvent(node) ? triggersOf(drawing, node) : []
  const link = triggers.includes('link')
  const compensates = triggers.includes('compensate')
  const no = (rule: string, clause: string, zh: string, en: string, wrong: boolean) => (wrong ? [said(node, rule, clause, zh, en)] : [])
  const { default: otherwise } = node.attributes
  return [
    ...listed(node, 'incoming', entering), ...listed(node, 'outgoing', leaving),
    ...no('default-flow', '8.4.13', '默认流须从该节点流出', 'The default flow leaves the node itself', otherwise !== undefined && !leaving.some((flow) => idOf(flow) === localName(otherwise))),
    ...no('start-incoming', '10.5.2', '开始事件不得有流入', 'A start event has no flow in', node.name === 'startEvent' && entering.length > 0),
    ...no('end-outgoing', '10.5.3', '结束事件不得有流出', 'An end event has no flow out', node.name === 'endEvent' && leaving.length > 0),
    ...no('handler-flow', '10.3.5', '事件子流程不得有流入或流出', 'An event sub-process has no flow in or out', isEventHandler(node) && entering.length + leaving.length > 0),
    ...no('boundary-incoming', '10.5.4', '边界事件不得有流入', 'A boundary event has no flow in', node.name === 'boundaryEvent' && entering.length > 0),
    ...no('boundary-outgoing', '10.5.4', '边界事件须有流出', 'A boundary event has a flow out', node.name === 'boundaryEvent' && !compensates && leaving.length === 0),
    ...no('compensation-outgoing', '10.5.4', '补偿边界事件以关联而不以流相连', 'A compensation boundary event is connected by an association, not a flow', node.name === 'boundaryEvent' && compensates && leaving.length > 0),
    ...no('intermediate-incoming', '10.5.4', '中间事件须有流入', 'An intermediate event has a flow in', isIntermediate(node) && !(link && isCatch(node)) && entering.length === 0),
    ...no('intermediate-outgoing', '10.5.4', '中间事件须有流出', 'An intermediate event has a flow out', isIntermediate(node) && !(link && !isCatch(node)) && leaving.length === 0),
    ...no('link-incoming', '10.5.4', '接收链接事件不得有流入', 'A catching link event has no flow in', link && isCatch(node) && entering.length > 0),
    ...no('link-outgoing', '10.5.4', '发送链接事件不得有流出', 'A throwing link event has no flow out', link && node.name === 'intermediateThrowEvent' && leaving.length > 0),
    ...no('instantiating-receive', '10.3.3', '启动流程的接收任务不得有流入', 'A receive task that begins the process has no flow in', node.name === 'receiveTask' && node.attributes['instantiate'] === 'true' && entering.length > 0),
  ]
}

const isCatch = is('intermediateCatchEvent')
const isIntermediate = is('intermediateCatchEvent', 'intermediateThrowEvent')

/** A file that names the flows of its nodes names them all; many tools leave them out altogether. */
function listed(node: Element, way: 'incoming' | 'outgoing', flows: readonly Element[]): readonly Refusal[] {
  const named = childrenNamed(node, way).map((one) => localName(textOf(one)))
  if (named.length === 0 && !namesAny(node)) return []
  const wrong = flows.find((flow) => !named.includes(idOf(flow))) ?? named.find((id) => !flows.some((flow) => idOf(flow) === id))
  const flow = typeof wrong === 'object' ? idOf(wrong) : wrong
  return flow === undefined ? [] : [said(node, `${way}-listed`, '8.4.7', `${way} 与顺序流 ${flow} 不一致`, `Its ${way} does not agree with the sequence flow ${flow}`)]
}

/** Whether any node of the same process names its flows. */
const namesAny = (node: Element): boolean => (scopeOf(node)?.children ?? []).some((other) => isFlowNode(other) && other.children.some(is('incoming', 'outgoing')))
