/** Writing BPMN 2.0 from the vertical flow, its picture included. */
import type { Facts, Vertical } from './flow.ts'
import { graphOf, sizes, type Edge, type Graph, type Shape } from './graph.ts'

export const spaces = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL', bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI', dc: 'http://www.omg.org/spec/DD/20100524/DC', di: 'http://www.omg.org/spec/DD/20100524/DI',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance', zf: 'http://zhangfa.example/bpmn',
} as const

export function bpmnOf(flow: Vertical): string {
  const graph = graphOf(flow)
  const open = Object.entries(spaces).map(([prefix, space]) => ` xmlns:${prefix}="${space}"`).join('')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<bpmn:definitions${open} id="${escaped(flow.pool)}_definitions" targetNamespace="http://zhangfa.example/processes">`,
    `  <bpmn:process${attributes({ id: flow.pool, name: flow.name })} isExecutable="true">`,
    ...graph.shapes.map((shape) => `    ${element(graph, shape)}`),
    ...graph.edges.map((edge) => `    ${sequence(edge)}`),
    '  </bpmn:process>',
    `  <bpmndi:BPMNDiagram id="${escaped(flow.pool)}_diagram"><bpmndi:BPMNPlane id="${escaped(flow.pool)}_plane" bpmnElement="${escaped(flow.pool)}">`,
    ...graph.shapes.map((shape) => `    ${picture(shape)}`),
    ...graph.edges.map(({ id, points }) => `    <bpmndi:BPMNEdge id="${escaped(id)}_di" bpmnElement="${escaped(id)}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`),
    '  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    '</bpmn:definitions>', '',
  ].join('\n')
}

function element({ edges }: Graph, { id, tag, name, facts, otherwise, terminates }: Shape): string {
  const refs = [...edges.filter(({ to }) => to === id).map((edge) => `<bpmn:incoming>${escaped(edge.id)}</bpmn:incoming>`), ...edges.filter(({ from }) => from === id).map((edge) => `<bpmn:outgoing>${escaped(edge.id)}</bpmn:outgoing>`)]
  return `<bpmn:${tag}${attributes({ id, name, default: otherwise }, facts)}>${refs.join('')}${terminates ? `<bpmn:terminateEventDefinition id="${escaped(id)}_all"/>` : ''}</bpmn:${tag}>`
}

function sequence({ id, from, to, name, facts, condition }: Edge): string {
  const head = `<bpmn:sequenceFlow${attributes({ id, name, sourceRef: from, targetRef: to }, facts)}`
  return condition === undefined ? `${head}/>` : `${head}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`
}

function picture({ id, tag, x, y }: Shape): string {
  const [width, height] = sizes[tag]
  const marker = tag === 'exclusiveGateway' ? ' isMarkerVisible="true"' : ''
  return `<bpmndi:BPMNShape id="${escaped(id)}_di" bpmnElement="${escaped(id)}"${marker}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`
}

const attributes = (own: Readonly<Record<string, string | undefined>>, facts: Facts = {}): string =>
  [...Object.entries(own), ...Object.entries(facts).map(([key, value]): [string, string] => [`zf:${key}`, value])].filter(([, value]) => value !== undefined && value !== '').map(([key, value]) => ` ${key}="${escaped(value ?? '')}"`).join('')

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
