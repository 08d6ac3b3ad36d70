/** Loops: one kind of them, a number or a collection to go through, items that fit. */
import type { Refusal } from '#words'
import { factsOf, referred, refers, type Drawing } from '../drawing.ts'
import { childNamed, childrenNamed, textOf, type Element } from '../xml.ts'
import { isCollection, sameItem } from './items.ts'
import { said } from './said.ts'
import { isActivity, isExecutable } from './wiring.ts'

export const loops = (drawing: Drawing): readonly Refusal[] => drawing.all.filter(isActivity).flatMap((activity) => {
  const kinds = activity.children.filter(({ name }) => name.endsWith('LoopCharacteristics'))
  const many = childNamed(activity, 'multiInstanceLoopCharacteristics')
  return [...(kinds.length > 1 ? [said(activity, 'one-loop', '10.3.8', '活动只能有一种循环', 'An activity has one kind of loop')] : []), ...(many ? multiple(drawing, activity, many) : [])]
})

function multiple(drawing: Drawing, activity: Element, many: Element): readonly Refusal[] {
  const no = (rule: string, zh: string, en: string, wrong: boolean) => (wrong ? [said(activity, rule, '10.3.8', zh, en)] : [])
  return [
    ...no('loop-number', '多实例须有个数或集合', 'A multi-instance activity has a number or a collection', isExecutable(activity) && !hasNumber(many)),
    ...no('loop-input', '循环数据须是该活动的数据', 'Loop data is data of the activity', refers(many, 'loopDataInputRef') && referred(drawing, many, 'loopDataInputRef')?.name === 'itemDefinition'),
    ...no('loop-output-item', '输出项须是集合的一个元素', 'The output item is one element of the collection', !isElementOf(drawing, childNamed(many, 'outputDataItem'), referred(drawing, many, 'loopDataOutputRef'))),
    ...no('loop-input-item', '输入项须是集合的一个元素', 'The input item is one element of the collection', !isElementOf(drawing, childNamed(many, 'inputDataItem'), referred(drawing, many, 'loopDataInputRef'))),
    ...no('loop-condition', '完成条件须为真假', 'A completion condition is true or false', isNumber(childNamed(many, 'completionCondition'))),
    ...no('behavior-condition', '行为条件须为真假', 'A condition of complex behavior is true or false', childrenNamed(many, 'complexBehaviorDefinition').some((one) => isNumber(childNamed(one, 'condition')))),
  ]
}

/** Other tools name the collection in a namespace of their own. */
const hasNumber = (many: Element): boolean => Boolean(textOf(childNamed(many, 'loopCardinality'))) || refers(many, 'loopDataInputRef') || Boolean(factsOf(many)['collection'])
  || Object.keys(many.attributes).some((key) => key.endsWith(':collection')) || many.children.some(({ name, children }) => name === 'extensionElements' && children.length > 0)
const isNumber = (expression: Element | undefined): boolean => /^-?\d+(\.\d+)?$/.test(textOf(expression))

function isElementOf(drawing: Drawing, item: Element | undefined, collection: Element | undefined): boolean {
  const one = referred(drawing, item, 'itemSubjectRef')
  const all = referred(drawing, collection, 'itemSubjectRef')
  return !one || !all || (!isCollection(one) && sameItem(one, all))
}
