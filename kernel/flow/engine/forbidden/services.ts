/** Services: tasks that call an operation carry its messages; calls fit what they call. */
import type { Refusal } from '#words'
import { referred, refers, type Drawing } from '../drawing.ts'
import { childNamed, childrenNamed, type Element } from '../xml.ts'
import { sameItem } from './items.ts'
import { said } from './said.ts'
import { is, isActivity, isEventHandler, isSketch, triggersOf } from './wiring.ts'

export const services = (drawing: Drawing): readonly Refusal[] => (isSketch(drawing) ? [] : drawing.all).flatMap((element) => [
  ...(element.name === 'serviceTask' && refers(element, 'operationRef') ? operation(drawing, element) : []),
  ...(element.name === 'sendTask' ? message(drawing, element, 'Input') : []),
  ...(element.name === 'receiveTask' ? message(drawing, element, 'Output') : []),
  ...(element.name === 'callActivity' ? called(drawing, element) : []),
  ...bound(drawing, element),
  ...performed(element),
])

const specificationOf = (element: Element | undefined): Element | undefined => childNamed(element, 'ioSpecification')
const all = (element: Element | undefined, name: string): readonly Element[] => childrenNamed(specificationOf(element), name)
const itemIn = (drawing: Drawing, element: Element | undefined): Element | undefined => referred(drawing, element, 'itemSubjectRef')
const messageItem = (drawing: Drawing, element: Element | undefined, reference: string): Element | undefined => referred(drawing, referred(drawing, element, reference), 'itemRef')

function operation(drawing: Drawing, task: Element): readonly Refusal[] {
  const to = referred(drawing, task, 'operationRef')
  if (!to) return []
  if (all(task, 'inputSet').length !== 1) return [said(task, 'service-input', '10.3.3', '调用操作的服务任务须恰有一个输入集', 'A service task that calls an operation has exactly one input set')]
  return [
    ...(refers(to, 'outMessageRef') && all(task, 'outputSet').length !== 1 ? [said(task, 'service-output', '10.3.3', '操作有返回时服务任务须恰有一个输出集', 'Where the operation answers, the service task has exactly one output set')] : []),
    ...fits(drawing, task, 'Input', messageItem(drawing, to, 'inMessageRef')), ...fits(drawing, task, 'Output', messageItem(drawing, to, 'outMessageRef')),
  ]
}

/** One set of one datum, of the item of the message; nothing is asked of a task that declares no data. */
function message(drawing: Drawing, task: Element, way: 'Input' | 'Output'): readonly Refusal[] {
  if (!specificationOf(task)) return []
  const no = (rule: string, zh: string, en: string, wrong: boolean) => (wrong ? [said(task, rule, '10.3.3', zh, en)] : [])
  return [
    ...no('message-set', '收发任务至多一个数据集', 'A send or receive task has one set of data', all(task, way === 'Input' ? 'inputSet' : 'outputSet').length > 1),
    ...no('message-data', '收发任务至多一项数据', 'A send or receive task has one datum', all(task, `data${way}`).length > 1),
    ...fits(drawing, task, way, messageItem(drawing, task, 'messageRef')),
  ]
}

const fits = (drawing: Drawing, task: Element, way: 'Input' | 'Output', item: Element | undefined): readonly Refusal[] => all(task, `data${way}`)
  .filter((one) => item && !sameItem(item, itemIn(drawing, one))).map((one) => said(one, 'message-item', '10.3.3', '数据须与消息的项目相同', 'The datum is of the item of the message'))

function called(drawing: Drawing, call: Element): readonly Refusal[] {
  const to = referred(drawing, call, 'calledElement')
  if (!to) return []
  const none = to.name !== 'process' || to.children.some((node) => (node.name === 'startEvent' && triggersOf(drawing, node).length === 0) || (isActivity(node) && !isEventHandler(node) && !to.children.some(is('startEvent'))))
  return [
    ...(none ? [] : [said(call, 'called-start', '10.5.2', '被调用的流程须有无触发的开始事件', 'A process that is called has a start event without a trigger')]),
    ...(specificationOf(call) ?? specificationOf(to) ? (['dataInput', 'dataOutput'] as const).filter((way) => !sameData(drawing, all(call, way), all(to, way)))
      .map((way) => said(call, 'called-data', '10.3.6', `调用活动的 ${way} 须与被调用者一致`, `The ${way} of a call agrees with what it calls`)) : []),
  ]
}

const sameData = (drawing: Drawing, here: readonly Element[], there: readonly Element[]): boolean =>
  here.length === there.length && here.every((one, at) => sameItem(itemIn(drawing, one), itemIn(drawing, there[at])))

/** What offers an interface binds its data to the operations, item by item. */
function bound(drawing: Drawing, element: Element): readonly Refusal[] {
  const offered = referred(drawing, element, 'supportedInterfaceRef')
  if (!offered) return []
  const bindings = childrenNamed(element, 'ioBinding')
  if (bindings.length === 0) return [said(element, 'io-binding', '10.3.6', '提供接口者须将其数据绑定到操作', 'What offers an interface binds its data to the operations')]
  return bindings.flatMap((binding) => ([['inputDataRef', 'inMessageRef'], ['outputDataRef', 'outMessageRef']] as const).filter(([datum, reference]) => {
    const [mine, theirs] = [itemIn(drawing, referred(drawing, binding, datum)), messageItem(drawing, referred(drawing, binding, 'operationRef'), reference)]
    return mine && theirs && !sameItem(mine, theirs)
  }).map(() => said(element, 'io-binding-item', '10.3.6', '绑定的数据须与操作的消息项目相同', 'Bound data is of the item of the operation\'s message')))
}

/** A resource is named, or chosen by an expression; not both. */
function performed(role: Element): readonly Refusal[] {
  if (!is('performer', 'humanPerformer', 'potentialOwner', 'resourceRole')(role)) return []
  const [named, chosen, bindings] = [refers(role, 'resourceRef'), childNamed(role, 'resourceAssignmentExpression'), childrenNamed(role, 'resourceParameterBinding')]
  if (named && chosen) return [said(role, 'resource-or-expression', '10.3.1', '资源与分配表达式只能有其一', 'A resource is named or chosen by an expression, not both')]
  return !named && bindings.length > 0 ? [said(role, 'resource-named', '10.3.1', '绑定资源参数须指明资源', 'Where parameters of a resource are bound, the resource is named')] : []
}
