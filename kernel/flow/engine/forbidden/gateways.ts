/** Gateways: their direction agrees with their flows, and an event-based one leads to events. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { localName, type Element } from '../xml.ts'
import { said } from './said.ts'
import { isGateway, triggersOf, wiringOf } from './wiring.ts'

export const gateways = (drawing: Drawing): readonly Refusal[] => drawing.all.filter(isGateway).flatMap((gateway) => [...directed(drawing, gateway), ...(gateway.name === 'eventBasedGateway' ? eventBased(drawing, gateway) : [])])

/** What each direction asks: more than one, at most one, or whatever. */
const directions: Readonly<Record<string, readonly [incoming: 'many' | 'one', outgoing: 'many' | 'one']>> = { Converging: ['many', 'one'], Diverging: ['one', 'many'], Mixed: ['many', 'many'] }

function directed(drawing: Drawing, gateway: Element): readonly Refusal[] {
  const { into, outOf } = wiringOf(drawing)
  const { gatewayDirection = '' } = gateway.attributes
  const asked = directions[gatewayDirection]
  const fits = (how: 'many' | 'one', flows: readonly Element[]) => (how === 'many' ? flows.length > 1 : flows.length < 2)
  return asked && !(fits(asked[0], into(gateway)) && fits(asked[1], outOf(gateway)))
    ? [said(gateway, 'gateway-direction', '10.6.1', `网关方向 ${gatewayDirection} 与其流入流出不符`, `The direction ${gatewayDirection} does not agree with the gateway's flows`)] : []
}

const awaited = ['message', 'timer', 'signal', 'conditional']

function eventBased(drawing: Drawing, gateway: Element): readonly Refusal[] {
  const { into, outOf } = wiringOf(drawing)
  const targets = outOf(gateway).flatMap(({ attributes }) => drawing.byId.get(localName(attributes['targetRef'] ?? '')) ?? [])
  const isReceive = ({ name }: Element) => name === 'receiveTask'
  const catchesMessage = (node: Element) => node.name === 'intermediateCatchEvent' && triggersOf(drawing, node).includes('message')
  const waits = (node: Element) => isReceive(node) || (node.name === 'intermediateCatchEvent' && triggersOf(drawing, node).every((kind) => awaited.includes(kind)))
  const withBoundary = (node: Element) => drawing.all.some(({ name, attributes }) => name === 'boundaryEvent' && localName(attributes['attachedToRef'] ?? '') === node.attributes['id'])
  const say = (at: Element, rule: string, zh: string, en: string) => said(at, rule, '10.6.6', zh, en)
  return [
    ...(outOf(gateway).length < 2 ? [say(gateway, 'event-gateway-outgoing', '事件网关须有两条以上流出', 'An event-based gateway has two or more flows out')] : []),
    ...targets.filter((node) => !waits(node)).map((node) => say(node, 'event-gateway-target', '事件网关之后只能是接收任务或消息、定时、信号、条件事件', 'Behind an event-based gateway stand receive tasks and message, timer, signal and conditional events')),
    ...(targets.some(isReceive) && targets.some(catchesMessage) ? [say(gateway, 'event-gateway-mixed', '事件网关之后不得兼有接收任务和消息事件', 'Receive tasks and message events do not stand behind one event-based gateway')] : []),
    ...targets.filter((node) => isReceive(node) && withBoundary(node)).map((node) => say(node, 'event-gateway-boundary', '事件网关之后的接收任务不得有边界事件', 'A receive task behind an event-based gateway has no boundary event')),
    ...targets.filter((node) => into(node).length > 1).map((node) => say(node, 'event-gateway-only', '事件网关之后的节点不得有其他流入', 'What stands behind an event-based gateway has no other flow in')),
    ...(gateway.attributes['instantiate'] === 'true' && into(gateway).length > 0 ? [say(gateway, 'event-gateway-start', '启动流程的事件网关不得有流入', 'An event-based gateway that begins the process has no flow in')] : []),
  ]
}
