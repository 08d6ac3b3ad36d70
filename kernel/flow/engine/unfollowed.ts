/** What may stand in a drawing and is not followed in this house, named element by element, so that nobody thinks it does something. */
import { refuse, type Refusal } from '#words'
import { bpmn, factsOf, indexOf, nodeKinds, refers, zhangfa, type Drawing } from './drawing.ts'
import { childNamed, childrenNamed, readXml, spaceOf, textOf, type Element } from './xml.ts'

type Said = readonly [rule: string, zh: string, en: string]
type Look = (element: Element) => Said | undefined

export function unfollowed(xml: string): readonly Refusal[] {
  const drawing = indexOf(readXml(xml))
  return [...drawing.all.flatMap((element) => looks.flatMap((look) => { const said = look(element); return said ? [told(element, said)] : [] })), ...strangers(drawing)]
}

function told(element: Element, [rule, zh, en]: Said): Refusal {
  let at = element
  while (!at.attributes['id'] && at.parent) at = at.parent
  const name = at.attributes['name'] || at.attributes['id'] || element.name
  return refuse(`“${name}”${zh}`, `"${factsOf(at)['en'] || name}" ${en}`, at.attributes['id'] ?? element.name, { rule })
}

const isOf = (...names: readonly string[]) => ({ name }: Element): boolean => names.includes(name)
const when = (holds: (element: Element) => boolean, ...said: Said): Look => (element) => (holds(element) ? said : undefined)
const isNode = ({ name }: Element): boolean => nodeKinds[name] !== undefined
const begins = isOf('startEvent')
const hasEvent = ({ children }: Element): boolean => children.some(({ name }) => name.endsWith('EventDefinition') || name === 'eventDefinitionRef')
const presumed = new Set(['##WebService', '##unspecified', '##Unspecified', ''])
/** What a transaction does when it is cancelled. */
const compensates = new Set(['##Compensate', 'http://schemas.xmlsoap.org/ws/2005/10/wsba', 'http://docs.oasis-open.org/ws-tx/wsba/2006/06/AtomicOutcome'])

/** With the words that follow the name of the element. */
const looks: readonly Look[] = [
  when((one) => begins(one) && hasEvent(one) && one.parent?.name === 'process', 'start-by-event', '的触发事件不会启动流程：流程由单据的操作启动', 'is not begun by its event: a case begins with an action of its document'),
  when((one) => one.attributes['instantiate'] === 'true', 'start-by-event', '不会启动流程：流程由单据的操作启动', 'begins no case: a case begins with an action of its document'),
  when(isOf('performer', 'humanPerformer', 'potentialOwner', 'resourceRole'), 'performer', '的 BPMN 执行人不起作用：审批人写在 zf:approvers', 'names performers that are not asked: who decides stands in zf:approvers'),
  when((one) => isNode(one) && !presumed.has(one.attributes['implementation'] ?? ''), 'implementation', '的 implementation 不起作用：服务任务是单据的操作', 'has an implementation that is not called: a service task is an action of the document'),
  when((one) => refers(one, 'operationRef') && !isOf('ioBinding')(one), 'operation', '的操作不会被调用：系统之间的往来由连接器办理', 'names an operation that is not called: other systems are reached by connectors'),
  when((one) => one.name === 'businessRuleTask' && !factsOf(one)['decision'], 'decides-nothing', '没有写明决策表（zf:decision），什么也不决定', 'names no decision table (zf:decision) and decides nothing'),
  when((one) => isOf('scriptTask', 'globalScriptTask')(one) && !textOf(childNamed(one, 'script')), 'script', '没有脚本，什么也不做', 'has no script and does nothing'),
  when((one) => one.name === 'transaction' && one.attributes['method'] !== undefined && !compensates.has(one.attributes['method']), 'transaction-method', '的事务方式不起作用：取消时只作补偿', 'has a transaction method that is not followed: what is cancelled is compensated'),
  when((one) => one.name === 'transaction' && one.attributes['protocol'] !== undefined, 'transaction-protocol', '的事务协议不起作用', 'has a transaction protocol that is not followed'),
  when((one) => one.attributes['isImmediate'] === 'false', 'not-immediate', '写明可以延后，但令牌总是立即通过', 'may be delayed, but its token always passes at once'),
  when((one) => childrenNamed(one, 'inputSet').length > 1 || childrenNamed(one, 'outputSet').length > 1, 'data-sets', '有多个数据集，但不作选择：以名称取得数据', 'has several sets of data, none of which is chosen: data is taken by its name'),
  when((one) => [...childrenNamed(one, 'whileExecutingInputRefs'), ...childrenNamed(one, 'whileExecutingOutputRefs')].length > 0, 'data-while', '执行中才给出的数据只在开始和结束时传递', 'has data while it executes, which is carried only as it begins and ends'),
  when(isOf('participantMultiplicity'), 'multiplicity', '的参与者数目不起作用', 'has a number of participants that is not followed'),
  when(isOf('rendering'), 'rendering', '的界面描述不起作用：办理界面由单据的声明画出', 'has a rendering that is not used: its form is drawn from the document'),
  when(isOf('auditing', 'monitoring'), 'monitoring', '的审计与监控说明不起作用：一切都有历史', 'has auditing or monitoring that is not followed: everything has its history'),
  when(isOf('ioBinding', 'supportedInterfaceRef'), 'interface', '的接口不对外提供', 'offers an interface that nobody can call'),
  when((one) => one.name === 'dataStoreReference' && one.parent?.name === 'process', 'data-store', '只作说明：资料在单据里，不在数据存储里', 'only explains: what is kept stands in documents, not in a data store'),
]

/** What other tools wrote that is read: collections, and mappings of data. */
const read = { attributes: new Set(['collection', 'elementVariable']), elements: new Set(['in', 'out', 'ioMapping', 'inputOutput', 'input', 'output', 'inputParameter', 'outputParameter']) }
const ours = new Set(['approvers', 'mode', 'share', 'weights', 'refusal', 'same-person', 'starter', 'nobody', 'due', 'remind', 'escalate', 'on-due', 'hidden', 'read', 'write', 'required', 'batch', 'copy', 'verbs', 'returns', 'after-return', 'clause', 'en', 'decision', 'result', 'collection', 'element'])

/** Attributes and elements of other tools, and words of ours that mean nothing. */
function strangers({ all }: Drawing): readonly Refusal[] {
  return all.filter(({ name }) => name !== 'definitions').flatMap((element) => {
    const foreign = [...new Set([...attributesOf(element), ...extensionsOf(element)])]
    const misspelt = Object.keys(factsOf(element)).filter((name) => !ours.has(name))
    return [
      ...(foreign.length > 0 ? [told(element, ['foreign', `含有其他工具的 ${foreign.join('、')}，本系统不执行`, `holds ${foreign.join(', ')} of another tool, which are not followed here`])] : []),
      ...(misspelt.length > 0 ? [told(element, ['unknown-word', `写有 ${misspelt.map((name) => `zf:${name}`).join('、')}，没有这样的属性`, `says ${misspelt.map((name) => `zf:${name}`).join(', ')}, which means nothing`])] : []),
    ]
  })
}

const attributesOf = (element: Element): readonly string[] => Object.keys(element.attributes).filter((key) => {
  const [prefix = '', name] = key.split(':')
  return name !== undefined && prefix !== 'xmlns' && prefix !== 'xml' && !known(spaceOf(element, prefix)) && !read.attributes.has(name)
})
const extensionsOf = (element: Element): readonly string[] => childrenNamed(element, 'extensionElements').flatMap((one) => one.children).filter(({ space, name }) => !known(space) && !read.elements.has(name))
  .map(({ name }) => name)
const known = (space: string): boolean => space === bpmn || space === zhangfa || space === 'http://www.w3.org/2001/XMLSchema-instance'

/** An extension that must be understood, and is not. */
export function misunderstood(xml: string): readonly Refusal[] {
  const { root, all } = indexOf(readXml(xml))
  return all.filter(({ name, attributes }) => name === 'extension' && attributes['mustUnderstand'] === 'true' && spaceOf(root, (attributes['definition'] ?? '').split(':')[0] ?? '') !== zhangfa)
    .map(({ attributes }) => refuse(`图中的扩展 ${attributes['definition'] ?? ''} 必须被理解，但本系统不认识`, `The extension ${attributes['definition'] ?? ''} must be understood, and is not known here`, attributes['definition'] ?? 'extension', { rule: 'must-understand' }))
}
