/** Levels: what a process or sub-process begins and ends with, and what may stand in it. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import type { Element } from '../xml.ts'
import { said } from './said.ts'
import { is, isActivity, isChoreography, isEvent, isEventHandler, isFlowNode, isScope, scopeOf, triggersOf, wiringOf } from './wiring.ts'

export const levels = (drawing: Drawing): readonly Refusal[] => drawing.all.filter(isScope).flatMap((scope) => {
  const inside = drawing.all.filter((element) => isFlowNode(element) && scopeOf(element) === scope)
  return [...beginning(scope, inside), ...ofKind(scope, inside), ...adrift(drawing, scope, inside)]
})

const isStart = is('startEvent')
const isEnd = is('endEvent')

function beginning(scope: Element, inside: readonly Element[]): readonly Refusal[] {
  const [starts, ends] = [inside.filter(isStart), inside.filter(isEnd)]
  if (isEventHandler(scope)) return starts.length === 1 ? [] : [said(scope, 'handler-start', '10.3.5', '事件子流程须恰有一个开始事件', 'An event sub-process has exactly one start event')]
  const instantiating = inside.some(({ attributes }) => attributes['instantiate'] === 'true')
  return [
    ...(starts.length === 0 && ends.length > 0 && !instantiating ? [said(scope, 'end-without-start', '10.5.3', '有结束事件则须有开始事件', 'Where there is an end event there is a start event')] : []),
    ...(starts.length > 0 && ends.length === 0 ? [said(scope, 'start-without-end', '10.5.2', '有开始事件则须有结束事件', 'Where there is a start event there is an end event')] : []),
  ]
}

function ofKind(scope: Element, inside: readonly Element[]): readonly Refusal[] {
  const isAdHoc = scope.name === 'adHocSubProcess'
  return [
    ...(isAdHoc && !inside.some(isActivity) ? [said(scope, 'ad-hoc-empty', '10.3.5', '即席子流程须含活动', 'An ad-hoc sub-process contains an activity')] : []),
    ...(isAdHoc ? inside.filter((node) => isStart(node) || isEnd(node)).map((node) => said(node, 'ad-hoc-events', '10.3.5', '即席子流程内不得有开始或结束事件', 'There are no start or end events in an ad-hoc sub-process')) : []),
    ...(is('choreography', 'subChoreography')(scope) ? [] : inside.filter(isChoreography).map((node) => said(node, 'choreography-inside', isAdHoc ? '10.3.5' : scope.name === 'process' ? '10.2' : '10.3.5', '流程内不得有编排活动', 'There are no choreography activities in a process'))),
  ]
}

/** Where a level has start events, everything else is led to; where it has end events, everything leads on. */
function adrift(drawing: Drawing, scope: Element, inside: readonly Element[]): readonly Refusal[] {
  const { into, outOf } = wiringOf(drawing)
  const loose = (node: Element) => isEventHandler(node) || node.attributes['isForCompensation'] === 'true' || scope.name === 'adHocSubProcess' || isStart(node) || isEnd(node) || isEvent(node) || isInstantiating(drawing, node)
  const nodes = inside.filter((node) => !loose(node))
  return [
    ...(inside.some(isStart) ? nodes.filter((node) => into(node).length === 0).map((node) => said(node, 'no-incoming', '10.5.2', '有开始事件时，其余节点须有流入', 'Where there is a start event, every other node has a flow in')) : []),
    ...(inside.some(isEnd) ? nodes.filter((node) => outOf(node).length === 0).map((node) => said(node, 'no-outgoing', '10.5.3', '有结束事件时，其余节点须有流出', 'Where there is an end event, every other node has a flow out')) : []),
    ...inside.filter((node) => isStart(node) && outOf(node).length === 0).map((node) => said(node, 'start-outgoing', '10.5.2', '开始事件须有流出', 'A start event has a flow out')),
    ...inside.filter((node) => isEnd(node) && into(node).length === 0).map((node) => said(node, 'end-incoming', '10.5.3', '结束事件须有流入', 'An end event has a flow in')),
  ]
}

const isInstantiating = (drawing: Drawing, node: Element): boolean => node.attributes['instantiate'] === 'true' || wiringOf(drawing).into(node).some(({ attributes }) => drawing.byId.get(attributes['sourceRef'] ?? '')?.attributes['instantiate'] === 'true')
  || (isEvent(node) && triggersOf(drawing, node).includes('link'))
