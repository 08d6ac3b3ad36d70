/** Identity: ids are unique, and what is drawn is tied to things that are there. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { localName, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, is, isActivity, isFlowNode } from './wiring.ts'

/** Two elements of one id are both meant by none. */
export const identity = ({ all }: Drawing): readonly Refusal[] => [...Map.groupBy(all.filter(idOf), idOf)].flatMap(([id, [, ...others]]) =>
  others.map((element) => said(element, 'unique-id', '8.3.1', `编号 ${id} 重复`, `The id ${id} is used twice`)))

/** A flow leads from a node to a node; a boundary event stands on an activity. */
export const ends = ({ all, byId }: Drawing): readonly Refusal[] => all.flatMap((element) => {
  const at = (name: string) => byId.get(localName(element.attributes[name] ?? ''))
  const loose = (name: string, fits: (target: Element) => boolean) => { const target = at(name); return !target || !fits(target) }
  if (element.name === 'sequenceFlow') return ['sourceRef', 'targetRef'].filter((end) => loose(end, isFlowNode)).map((end) =>
    said(element, 'flow-ends', '8.4.13', `顺序流须连接流程节点，${element.attributes[end] ?? ''} 不是`, `A sequence flow connects flow nodes, which ${element.attributes[end] ?? 'nothing'} is not`))
  return is('boundaryEvent')(element) && loose('attachedToRef', isActivity) ? [said(element, 'attached-to', '10.5.4', '边界事件须附着于活动', 'A boundary event is attached to an activity')] : []
})
