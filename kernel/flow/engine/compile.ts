/** Compiling BPMN 2.0: the drawing becomes a plain graph; what the standard forbids is refused with its element and rule. */
import { Refused, refuse, together } from '#words'
import { bpmn, indexOf, nodeKinds, type Drawing } from './drawing.ts'
import { form, type Definition, type Flow, type Node, type Pool } from './definition.ts'
import { flowFrom, nodeFrom } from './read-node.ts'
import { reachOf } from './reach.ts'
import { correlationOf } from './read-correlations.ts'
import { linked } from './link-nodes.ts'
import { forbidden } from './forbidden/index.ts'
import { readXml } from './xml.ts'

/**
 * Refuses XML that is not BPMN, and everything the standard forbids, one refusal beside the other. To walk what was drawn elsewhere, or published
 * under an earlier house, only what cannot be walked is refused.
 */
export async function compile(xml: string, how: 'publish' | 'walk' = 'publish'): Promise<Definition> {
  const root = readXml(xml)
  if (root.space !== bpmn || root.name !== 'definitions') throw new Refused(refuse('不是 BPMN 2.0 文件', 'Not a BPMN 2.0 file', 'xml', { rule: 'bpmn' }))
  const drawing = indexOf(root)
  const refusal = together(forbidden(drawing, how))
  if (refusal) throw new Refused(refusal)
  return graphOf(drawing)
}

function graphOf(drawing: Drawing): Definition {
  const flows = Object.fromEntries(drawing.all.filter(({ name, attributes }) => name === 'sequenceFlow' && attributes['id']).map((element): [string, Flow] => [element.attributes['id'] ?? '', flowFrom(element)]))
  const read = drawing.all.filter(({ name, space, attributes }) => space === bpmn && nodeKinds[name] && attributes['id']).map((element): Node => nodeFrom(drawing, element, flows))
  const { nodes, links } = linked(drawing, read)
  const correlation = correlationOf(drawing)
  const graph = { form, pools: poolsOf(drawing), nodes, flows, links, ...(correlation ? { correlation } : {}) }
  return { ...graph, nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, reachOf(graph, node)])) }
}

const poolsOf = ({ all }: Drawing): Record<string, Pool> => Object.fromEntries(all.filter(({ name }) => name === 'process').map(({ attributes: { id = '', name, isExecutable } }) =>
  [id, { id, name: name ?? id, executable: isExecutable !== 'false' }]))
