/** Drawings as they are saved: what the designer leaves out of a drawing it wrote again, though nobody took it out, is put back. */
import { BpmnModdle, type Moddled, type Package, type Property, type Warning } from 'bpmn-moddle'
import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' }
import bpmndi from 'bpmn-moddle/resources/bpmn/json/bpmndi.json' with { type: 'json' }
import dc from 'bpmn-moddle/resources/bpmn/json/dc.json' with { type: 'json' }
import di from 'bpmn-moddle/resources/bpmn/json/di.json' with { type: 'json' }

/** As the designer in the browser writes what it has read. */
export async function rewritten(xml: string): Promise<string> {
  const moddle = new BpmnModdle()
  return (await moddle.toXML((await moddle.fromXML(xml)).rootElement, { format: true })).xml
}

/**
 * The designer leaves out attributes that say what would be presumed without them, and references to what stands in another file. Whoever wrote them
 * meant them, and other tools look for them: they stand again in what was saved, wherever it does not say otherwise.
 */
export async function savedOver(before: string, saved: string): Promise<string> {
  const moddle = new BpmnModdle(outspoken)
  const [old, made] = await Promise.all([moddle.fromXML(before), moddle.fromXML(saved)])
  const byId = new Map([...everythingIn(old.rootElement)].flatMap((one) => (one.id ? [[one.id, one]] : [])))
  putBack(old.rootElement, made.rootElement, { byId, abroad: Map.groupBy(old.warnings.filter(({ property }) => property !== undefined), ({ element }) => element) })
  return (await moddle.toXML(made.rootElement, { format: true })).xml
}

/** Packages that presume nothing, so that whatever is written is kept. */
const outspoken = Object.fromEntries(([bpmn, bpmndi, dc, di] as readonly Package[]).map((one) => [one.prefix, { ...one, types: one.types.map((type) => ({ ...type, properties: (type.properties ?? []).map(({ default: _, ...property }) => property) })) }]))
const presumed = new BpmnModdle()

/** Nothing is presumed of elements that other tools brought along. */
const presumedOf = ({ $type, $descriptor }: Moddled): readonly Property[] => ($descriptor.properties ? presumed.getType($type).$descriptor.properties ?? [] : [])

type Former = { readonly byId: ReadonlyMap<string, Moddled>; readonly abroad: ReadonlyMap<Moddled | undefined, readonly Warning[]> }

function putBack(old: Moddled, made: Moddled, former: Former): void {
  for (const { name, default: presumption } of presumedOf(made)) {
    const key = name.replace(/^\w+:/, '')
    if (presumption !== undefined && made[key] === undefined && old[key] === presumption) made[key] = presumption
  }
  for (const { property = '', value } of former.abroad.get(old) ?? []) {
    const key = property.replace(/^\w+:/, '')
    made[key] = made.$descriptor.properties?.some(({ name, isMany }) => name === property && isMany) ? [...((made[key] ?? []) as readonly unknown[]), { id: value }] : { id: value }
  }
  for (const [key, children] of partsOf(made)) children.forEach((child, at) => {
    const was = child.id ? former.byId.get(child.id) : partsOf(old).get(key)?.[at]
    if (was?.$type === child.$type) putBack(was, child, former)
  })
}

/** What an element contains, by the property it stands in. */
function partsOf(element: Moddled): ReadonlyMap<string, readonly Moddled[]> {
  const parts = (element.$descriptor.properties ?? []).filter(({ isReference, isAttr }) => !isReference && !isAttr).map(({ name }): [string, readonly Moddled[]] => {
    const key = name.replace(/^\w+:/, '')
    const value = element[key]
    return [key, (Array.isArray(value) ? value : [value]).filter((one): one is Moddled => typeof one === 'object' && one !== null && '$descriptor' in one && '$type' in one)]
  })
  return new Map(parts.filter(([, children]) => children.length > 0))
}

function* everythingIn(element: Moddled): Generator<Moddled> {
  yield element
  for (const children of partsOf(element).values()) for (const child of children) yield* everythingIn(child)
}
