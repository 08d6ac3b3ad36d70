/** Events: which definitions stand where, and what these must say. */
import type { Refusal } from '#words'
import { eventDefinitionsOf, refers, referred, type Drawing } from '../drawing.ts'
import { childNamed, childrenNamed, localName, textOf, type Element } from '../xml.ts'
import { said } from './said.ts'
import { is, isEvent, isEventHandler, isExecutable, isOurs, scopeOf, triggersOf } from './wiring.ts'

type Place = { readonly clause: string; readonly may: readonly string[]; readonly mayBeNone?: true; readonly zh: string; readonly en: string }
/** BPMN 2.0.2, table 10.93: types of events and what triggers them. */
const places = {
  start: { clause: '10.5.2', may: ['message', 'timer', 'conditional', 'signal'], mayBeNone: true, zh: '流程的开始事件', en: 'a start event of a process' },
  inner: { clause: '10.5.2', may: [], mayBeNone: true, zh: '子流程的开始事件', en: 'a start event of a sub-process' },
  handler: { clause: '10.5.2', may: ['message', 'timer', 'escalation', 'error', 'compensate', 'conditional', 'signal'], zh: '事件子流程的开始事件', en: 'a start event of an event sub-process' },
  handlerAlongside: { clause: '10.5.2', may: ['message', 'timer', 'escalation', 'conditional', 'signal'], zh: '非中断的事件子流程开始事件', en: 'a non-interrupting start event of an event sub-process' },
  end: { clause: '10.5.3', may: ['message', 'error', 'escalation', 'cancel', 'compensate', 'signal', 'terminate'], mayBeNone: true, zh: '结束事件', en: 'an end event' },
  catch: { clause: '10.5.4', may: ['message', 'timer', 'conditional', 'link', 'signal'], zh: '中间接收事件', en: 'a catching intermediate event' },
  throw: { clause: '10.5.4', may: ['message', 'escalation', 'compensate', 'link', 'signal'], mayBeNone: true, zh: '中间发送事件', en: 'a throwing intermediate event' },
  boundary: { clause: '10.5.4', may: ['message', 'timer', 'error', 'escalation', 'cancel', 'compensate', 'conditional', 'signal'], zh: '边界事件', en: 'a boundary event' },
  boundaryAlongside: { clause: '10.5.4', may: ['message', 'timer', 'escalation', 'conditional', 'signal'], zh: '非中断的边界事件', en: 'a non-interrupting boundary event' },
} satisfies Readonly<Record<string, Place>>

export const events = (drawing: Drawing): readonly Refusal[] => drawing.all.filter(isEvent).flatMap((event) => [...placed(drawing, event), ...cancelled(drawing, event), ...shared(drawing, event), ...eventDefinitionsOf(drawing, event).flatMap((one) => told(drawing, event, one))])

function placeOf(event: Element): Place {
  const { isInterrupting, cancelActivity } = event.attributes
  const scope = scopeOf(event)
  switch (event.name) {
    case 'startEvent': return scope && isEventHandler(scope) ? (isInterrupting === 'false' ? places.handlerAlongside : places.handler) : scope && is('subProcess', 'transaction', 'adHocSubProcess')(scope) ? places.inner : places.start
    case 'endEvent': return places.end
    case 'intermediateCatchEvent': return places.catch
    case 'intermediateThrowEvent': return places.throw
    default: return cancelActivity === 'false' ? places.boundaryAlongside : places.boundary
  }
}

function placed(drawing: Drawing, event: Element): readonly Refusal[] {
  const { clause, may, mayBeNone, zh, en }: Place = placeOf(event)
  const triggers = triggersOf(drawing, event)
  if (triggers.length === 0 && !refers(event, 'eventDefinitionRef')) return mayBeNone ? [] : [said(event, 'event-none', clause, `${zh}须有触发`, `${capital(en)} has a trigger`)]
  return triggers.filter((kind) => !may.includes(kind)).map((kind) => said(event, 'event-trigger', clause, `${zh}不得为 ${kind}`, `${capital(en)} is not triggered by ${kind}`))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Cancelling belongs to transactions. */
function cancelled(drawing: Drawing, event: Element): readonly Refusal[] {
  if (!triggersOf(drawing, event).includes('cancel')) return []
  const host = event.name === 'boundaryEvent' ? drawing.byId.get(localName(event.attributes['attachedToRef'] ?? '')) : scopeOf(event)
  return host?.name === 'transaction' ? [] : [said(event, 'cancel-transaction', event.name === 'endEvent' ? '10.5.3' : '10.5.4', '取消事件只用于事务子流程', 'A cancel event belongs to a transaction')]
}

/** A definition that is referred to stands in the file itself, not in another event. */
const shared = ({ byId }: Drawing, event: Element): readonly Refusal[] => childrenNamed(event, 'eventDefinitionRef').filter((reference) => byId.get(localName(textOf(reference)))?.parent?.name !== 'definitions')
  .map(() => said(event, 'event-definition-ref', '10.5.1', '所引用的事件定义须是文件的顶层元素', 'An event definition that is referred to stands at the top of the file'))

function told(drawing: Drawing, event: Element, one: Element): readonly Refusal[] {
  if (!isExecutable(event)) return one.name === 'timerEventDefinition' ? timed(event, one) : []
  const throws = is('endEvent', 'intermediateThrowEvent')(event)
  switch (one.name) {
    case 'messageEventDefinition': return messaged(drawing, event, one)
    case 'escalationEventDefinition': return throws && !referred(drawing, one, 'escalationRef')?.attributes['escalationCode'] ? [said(event, 'escalation-code', '10.5.5', '升级须有代码', 'An escalation that is thrown has a code')] : []
    case 'errorEventDefinition': return throws && refers(one, 'errorRef') && !referred(drawing, one, 'errorRef')?.attributes['errorCode'] ? [said(event, 'error-code', '10.5.5', '错误须有代码', 'An error that is thrown has a code')] : []
    case 'conditionalEventDefinition': return textOf(childNamed(one, 'condition')) ? [] : [said(event, 'condition-empty', '10.5.5', '条件事件须有条件', 'A conditional event has a condition')]
    case 'timerEventDefinition': return timed(event, one)
    default: return []
  }
}

/** A web service's operation is asked only of drawings that are not the house's own. */
const messaged = (drawing: Drawing, event: Element, one: Element): readonly Refusal[] => [
  ...(refers(one, 'messageRef') ? [] : [said(event, 'message-ref', '10.5.5', '消息事件须指明消息', 'A message event names its message')]),
  ...(refers(one, 'operationRef') || isOurs(drawing) ? [] : [said(event, 'operation-ref', '10.5.5', '可执行流程的消息事件须指明操作', 'A message event of an executable process names its operation')]),
]

const forms: Readonly<Record<string, RegExp>> = {
  timeDate: /^-?\d{4}-\d\d-\d\d/, timeDuration: /^-?P(?=[\dT])(\d+(\.\d+)?[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$/, timeCycle: /^(R-?\d*\/.+|(\S+ ){4,6}\S+|P.+)$/,
}
/** A single bare word is neither ISO 8601 nor an expression; one that means a variable is written `=name`. */
const isBareWord = (text: string): boolean => /^[\p{L}_][\p{L}\d_]*$/u.test(text)

function timed(event: Element, one: Element): readonly Refusal[] {
  const given = one.children.filter(({ name }) => name in forms)
  return [
    ...(given.length === 0 && isExecutable(event) ? [said(event, 'timer-one', '10.5.5', '可执行流程的定时须给出日期、时长或周期', 'A timer of a process that is executed has a date, a duration or a cycle')] : []),
    ...(given.length > 1 ? [said(event, 'timer-one', '10.5.5', '定时只能有日期、时长、周期之一', 'A timer is a date, a duration or a cycle, only one of them')] : []),
    ...given.filter((element) => isBareWord(textOf(element)) && !forms[element.name]?.test(textOf(element))).map(({ name, ...element }) =>
      said(event, 'timer-form', '10.5.5', `${name} 须为 ISO 8601：${textOf({ name, ...element })}`, `${name} is written in ISO 8601, not ${textOf({ name, ...element })}`)),
  ]
}
