/** Collaborations: message flows between pools and what may send and hear them, how many take part, what a conversation holds. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { childNamed, childrenNamed, localName, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, is, triggersOf } from './wiring.ts'

export const collaborations = (drawing: Drawing): readonly Refusal[] => drawing.all.flatMap((element) => {
  switch (element.name) {
    case 'messageFlow': return messageFlow(drawing, element)
    case 'participantMultiplicity': return multiplicity(element)
    case 'choreography': case 'globalConversation': return [...(childNamed(element, 'choreographyRef') ? [said(element, 'choreography-ref', element.name === 'choreography' ? '11.2' : '9.5', '编排与全局会话不得引用编排', 'Choreographies and global conversations refer to no choreography')] : []), ...(element.name === 'globalConversation' ? conversation(element) : [])]
    case 'process': return element.attributes['processType'] === 'Public' && element.attributes['isExecutable'] === 'true' ? [said(element, 'public-executable', '10.2', '公开流程不得为可执行', 'A public process is not executable')] : []
    default: return []
  }
})

function messageFlow(drawing: Drawing, flow: Element): readonly Refusal[] {
  const [from, to] = ['sourceRef', 'targetRef'].map((end) => drawing.byId.get(localName(flow.attributes[end] ?? '')))
  if (!from || !to) return []
  const [one, other] = [poolOf(drawing, from), poolOf(drawing, to)]
  const no = (at: Element, rule: string, clause: string, zh: string, en: string, wrong: boolean) => (wrong ? [said(at, rule, clause, zh, en)] : [])
  const sends = is('endEvent', 'intermediateThrowEvent')
  const hears = is('startEvent', 'intermediateCatchEvent', 'boundaryEvent')
  const isMessage = (event: Element) => triggersOf(drawing, event).includes('message')
  return [
    ...no(from, 'message-from-start', '10.5.2', '开始事件不得发出消息流', 'A start event sends no message flow', from.name === 'startEvent'),
    ...no(to, 'message-to-end', '10.5.3', '结束事件不得接收消息流', 'An end event hears no message flow', to.name === 'endEvent'),
    ...no(from, 'message-source', from.name === 'endEvent' ? '10.5.3' : '10.5.4', '发出消息流的事件须为消息事件', 'An event that sends a message flow is a message event', sends(from) && !isMessage(from)),
    ...no(to, 'message-target', to.name === 'startEvent' ? '10.5.2' : '10.5.4', '接收消息流的事件须为消息事件', 'An event that hears a message flow is a message event', hears(to) && !isMessage(to)),
    ...no(from, 'message-from-catch', '10.5.4', '接收事件不得发出消息流', 'A catching event sends no message flow', from.name === 'intermediateCatchEvent'),
    ...no(to, 'message-to-throw', '10.5.4', '发送事件不得接收消息流', 'A throwing event hears no message flow', to.name === 'intermediateThrowEvent'),
    ...no(flow, 'message-same-pool', '9.4', '消息流须连接两个不同的池', 'A message flow connects two different pools', one !== undefined && one === other),
  ]
}

/** The pool an element is or lies in: its participant, otherwise its process. */
function poolOf({ all }: Drawing, element: Element): string | undefined {
  let at: Element | undefined = element
  while (at && !is('participant', 'process')(at)) at = at.parent
  if (at?.name !== 'process') return at && idOf(at)
  const process = idOf(at)
  return idOf(all.find(({ name, attributes }) => name === 'participant' && localName(attributes['processRef'] ?? '') === process) ?? at)
}

function multiplicity(element: Element): readonly Refusal[] {
  const { minimum = '0', maximum = '1' } = element.attributes
  const at = element.parent ?? element
  if (Number(minimum) < 0) return [said(at, 'multiplicity-minimum', '9.3', '参与者最小数不得为负', 'The minimum of participants is not negative')]
  return Number(maximum) < Math.max(1, Number(minimum)) ? [said(at, 'multiplicity-maximum', '9.3', '参与者最大数须至少为一且不小于最小数', 'The maximum of participants is at least one and at least the minimum')] : []
}

const conversation = (element: Element): readonly Refusal[] => element.children.filter(is('conversation', 'subConversation', 'callConversation', 'group', 'textAnnotation', 'association'))
  .slice(0, 1).map((child) => said(child, 'global-conversation', '9.5', '全局会话不得含会话节点', 'A global conversation contains no conversation nodes')).concat(childrenNamed(element, 'artifact').map((child) => said(child, 'global-conversation', '9.5', '全局会话不得含工件', 'A global conversation contains no artifacts')))
