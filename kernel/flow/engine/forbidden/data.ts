/** Data: where it may be declared, sets that name all of it, items that fit at both ends. */
import type { Refusal } from '#words'
import { eventDefinitionsOf, referred, type Drawing } from '../drawing.ts'
import { childNamed, childrenNamed, localName, textOf, type Element } from '../xml.ts'
import { isCollection, sameItem } from './items.ts'
import { said } from './said.ts'
import { idOf, is, isActivity, isEvent, isSketch } from './wiring.ts'

export const data = (drawing: Drawing): readonly Refusal[] => (isSketch(drawing) ? [] : drawing.all).flatMap((element) => {
  switch (element.name) {
    case 'dataInput': case 'dataOutput': case 'dataObject': return collection(drawing, element)
    case 'property': return element.parent && (element.parent.name === 'process' || isActivity(element.parent) || isEvent(element.parent)) ? [] : [said(element, 'property-owner', '10.4.1', '特性只属于流程、活动或事件', 'A property belongs to a process, an activity or an event')]
    case 'dataObjectReference': return stated(drawing, element)
    case 'dataState': return element.attributes['name'] ? [] : [said(idOf(element) ? element : element.parent ?? element, 'data-state', '10.4.1', '数据状态须有名称', 'A data state has a name')]
    case 'ioSpecification': return [...owner(element), ...['Input', 'Output'].flatMap((way) => sets(element, way))]
    case 'dataInputAssociation': case 'dataOutputAssociation': return association(drawing, element)
    default: return isEvent(element) ? carried(drawing, element) : []
  }
})

function collection(drawing: Drawing, element: Element): readonly Refusal[] {
  const item = referred(drawing, element, 'itemSubjectRef')
  return item && isCollection(item) !== isCollection(element) ? [said(element, 'collection', '10.4.1', '是否集合须与所指项目定义一致', 'Being a collection agrees with the item definition')] : []
}

/** A reference is named after its object and its state, as `Order [approved]`. */
function stated(drawing: Drawing, reference: Element): readonly Refusal[] {
  const [own, object, state] = [reference, referred(drawing, reference, 'dataObjectRef'), childNamed(reference, 'dataState')].map((one) => one?.attributes['name']?.replaceAll(/\s/g, ''))
  return own && object && state && own !== `${object}[${state}]` ? [said(reference, 'data-state-name', '10.4.1', '数据对象引用以“对象 [状态]”命名', 'A reference to a data object in a state is named "object [state]"')] : []
}

const owner = (specification: Element): readonly Refusal[] => (specification.parent && is('subProcess', 'transaction', 'adHocSubProcess')(specification.parent)
  ? [said(specification.parent, 'data-owner', '10.4.2', '子流程不得有输入输出规格', 'A sub-process has no input or output specification')] : [])

/** Every input is in a set; optional ones, and those taken while executing, are among the set's own. */
function sets(specification: Element, way: string): readonly Refusal[] {
  const all = childrenNamed(specification, `${way === 'Input' ? 'input' : 'output'}Set`)
  const named = (set: Element, of: string) => childrenNamed(set, of).map((one) => localName(textOf(one)))
  const own = `data${way}Refs`
  const bearer = specification.parent ?? specification
  const [other, back] = way === 'Input' ? ['outputSet', 'inputSetRefs'] : ['inputSet', 'outputSetRefs']
  const forth = way === 'Input' ? 'outputSetRefs' : 'inputSetRefs'
  const across = childrenNamed(specification, other)
  return [
    ...childrenNamed(specification, `data${way}`).filter((one) => !all.some((set) => named(set, own).includes(idOf(one)))).map((one) => said(one, 'data-in-set', '10.4.2', '数据须列入至少一个集', 'Data belongs to at least one set')),
    ...[`optional${way}Refs`, `whileExecuting${way}Refs`].flatMap((some) => all.filter((set) => named(set, some).some((id) => !named(set, own).includes(id))).map(() => said(bearer, some, '10.4.2', `${some} 须同列于 ${own}`, `What is in ${some} is in ${own} too`))),
    ...all.flatMap((set) => named(set, forth).filter((id) => !across.some((one) => idOf(one) === id && named(one, back).includes(idOf(set)))).map(() => said(set, 'set-rule', '10.4.2', '输入集与输出集须互相指明', 'Input and output sets that belong together name each other'))),
  ]
}

function association(drawing: Drawing, element: Element): readonly Refusal[] {
  const ends = (name: string) => childrenNamed(element, name).flatMap((one) => drawing.byId.get(localName(textOf(one))) ?? [])
  const [sources, targets] = [ends('sourceRef'), ends('targetRef')]
  const isOfProcess = (one: Element, name: string) => one.name === name && one.parent?.name === 'ioSpecification' && one.parent.parent?.name === 'process'
  const changed = childNamed(element, 'transformation') ?? childNamed(element, 'assignment')
  const items = [...sources, ...targets].map((one) => itemOf(drawing, one))
  return [
    ...targets.filter((one) => isOfProcess(one, 'dataInput')).map((one) => said(one, 'data-input-target', '10.4.1', '流程的数据输入不得被写入', 'A data input of a process is not written to')),
    ...sources.filter((one) => isOfProcess(one, 'dataOutput')).map((one) => said(one, 'data-output-source', '10.4.1', '流程的数据输出不得被读取', 'A data output of a process is not read from')),
    ...(childrenNamed(element, 'sourceRef').length > 1 && !childNamed(element, 'transformation') ? [said(element, 'association-sources', '10.4.2', '多个来源须有转换', 'Several sources need a transformation')] : []),
    ...(!changed && items.length === 2 && items[0] && items[1] && !sameItem(items[0], items[1]) ? [said(element, 'association-items', '10.4.2', '没有转换时两端项目须相同', 'Without a transformation both ends are of the same item')] : []),
  ]
}

const itemOf = (drawing: Drawing, one: Element): Element | undefined => referred(drawing, one, 'itemSubjectRef') ?? referred(drawing, referred(drawing, one, 'dataObjectRef'), 'itemSubjectRef')

/** What an event carries: one datum for each definition, of the item the definition carries. */
function carried(drawing: Drawing, event: Element): readonly Refusal[] {
  const kind = is('endEvent', 'intermediateThrowEvent')(event) ? 'dataInput' : 'dataOutput'
  const given = childrenNamed(event, kind)
  if (given.length === 0) return []
  const items = eventDefinitionsOf(drawing, event).map((one) => payloadOf(drawing, one))
  if (given.length < items.filter(Boolean).length) return [said(event, 'event-data', '10.4.2', '事件的数据须与其事件定义逐一对应', 'An event has one datum for each of its definitions')]
  return items.flatMap((item, at) => (item && !sameItem(item, referred(drawing, given[at], 'itemSubjectRef')) ? [said(given[at] ?? event, 'event-item', '10.4.2', '事件数据须与其事件定义的项目相同', 'The datum of an event is of the item its definition carries')] : []))
}

function payloadOf(drawing: Drawing, definition: Element): Element | undefined {
  const reference = `${definition.name.replace('EventDefinition', '')}Ref`
  const to = referred(drawing, definition, reference)
  return referred(drawing, to, 'itemRef') ?? referred(drawing, to, 'structureRef')
}
