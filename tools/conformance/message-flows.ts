/** Message flows of a drawing, and in which order an activity that has several sends and awaits them: as they are drawn, from left to right. */
import { everything, localName, readXml, type Element } from '../../kernel/flow/engine/index.ts'

export type MessageFlow = { readonly id: string; readonly from: string; readonly to: string; /** Where it leaves and arrives in the picture, from its left edge. */ readonly leaves: number; readonly arrives: number }

export function messageFlowsIn(xml: string): readonly MessageFlow[] {
  const all = [...everything(readXml(xml))]
  return all.filter(({ name, attributes }) => name === 'messageFlow' && attributes['id']).map(({ attributes: { id = '', sourceRef = '', targetRef = '' } }) => {
    const points = pointsOf(all.find(({ name, attributes }) => name === 'BPMNEdge' && localName(attributes['bpmnElement'] ?? '') === id))
    return { id, from: localName(sourceRef), to: localName(targetRef), leaves: points.at(0) ?? 0, arrives: points.at(-1) ?? 0 }
  })
}
const pointsOf = (edge: Element | undefined): readonly number[] => (edge?.children ?? []).filter(({ name }) => name === 'waypoint').map(({ attributes }) => Number(attributes['x']))

export type Exchange = { readonly flow: string; readonly sends: boolean }

export const exchangesOf = (flows: readonly MessageFlow[], node: string): readonly Exchange[] => [
  ...flows.filter(({ from }) => from === node).map(({ id, leaves }) => ({ flow: id, sends: true, at: leaves })),
  ...flows.filter(({ to }) => to === node).map(({ id, arrives }) => ({ flow: id, sends: false, at: arrives })),
].toSorted((a, b) => a.at - b.at).map(({ flow, sends }) => ({ flow, sends }))
