/** Data an activity or event takes in and gives out, by the names it has in the drawing (BPMN 2.0.2, 10.4), and the mappings other tools write for the same. */
import type { Carried, Data } from './definition.ts'
import { nodeKinds, referred, type Drawing } from './drawing.ts'
import { bare, childNamed, childrenNamed, localName, textOf, type Element } from './xml.ts'

type Way = 'Input' | 'Output'

/** Nothing where all it says is that data goes by its own name: that is so without saying it. */
export function dataOf(drawing: Drawing, element: Element): Data | undefined {
  const [inputs, outputs] = [carriedIn(drawing, element, 'Input'), carriedIn(drawing, element, 'Output')]
  const mapped = mappedBy(element)
  const call = element.name === 'callActivity' ? handed(drawing, element) : undefined
  const moves = ({ to, name, expression }: Carried) => to !== name || expression !== undefined
  const own = call ? [] : outputs.flatMap(({ name, to }) => (name === undefined || name === to ? [] : [name]))
  const data: Data = {
    inputs: [...inputs.filter(moves), ...mapped.inputs], outputs: [...outputs.filter(call ? () => true : moves), ...mapped.outputs],
    own: [...new Set([...own, ...ownedBy(drawing, element)])], ...(mapped.outputs.length > 0 ? { closed: true as const } : {}), ...(call ? { call } : {}),
  }
  return call || data.inputs.length + data.outputs.length + data.own.length > 0 ? data : undefined
}

/** What stands for data in an expression: the name of the object, of whatever refers to it where it has none, else its id. */
function calledOf(drawing: Drawing, item: Element): string {
  const object = referred(drawing, item, 'dataObjectRef') ?? referred(drawing, item, 'dataStoreRef') ?? item
  const spoken = object === item ? undefined : item.attributes['name']?.replace(/\s*\[[^\]]*\]$/, '')
  return object.attributes['name'] || spoken || object.attributes['id'] || ''
}

/** Modelers that draw no inputs point at a property without meaning. */
const placeholder = '__targetRef_placeholder'

function carriedIn(drawing: Drawing, element: Element, way: Way): readonly Carried[] {
  return childrenNamed(element, `data${way}Association`).flatMap((association) => {
    const ends = (name: string) => childrenNamed(association, name).flatMap((one) => drawing.byId.get(localName(textOf(one))) ?? [])
    const [[target], [source]] = [ends('targetRef'), ends('sourceRef')]
    if (!target) return []
    const to = target.attributes['name'] === placeholder ? source && calledOf(drawing, source) : calledOf(drawing, target)
    if (to === undefined) return []
    const transformation = bare(textOf(childNamed(association, 'transformation')))
    const name = source && calledOf(drawing, source)
    const over = name === undefined ? {} : { name }
    if (transformation) return [{ to, expression: transformation, ...over }]
    const assigned = childrenNamed(association, 'assignment').map((one) => ({ ...assignment(to, target, one), ...over }))
    return assigned.length > 0 ? assigned : name === undefined ? [] : [{ to, name }]
  })
}

/** `to` names the target, or a member inside it. */
function assignment(target: string, element: Element, one: Element): Carried {
  const path = bare(textOf(childNamed(one, 'to'))).split(/[./]/).filter(Boolean)
  const named = path[0] === target || path[0] === element.attributes['id'] || path[0] === element.attributes['name']
  const within = named ? path.slice(1) : path
  return { to: target, expression: bare(textOf(childNamed(one, 'from'))), ...(within.length > 0 ? { within } : {}) }
}

/** Data objects inside a sub-process live as long as it does, and so do the properties of an activity (10.4.1). */
function ownedBy(drawing: Drawing, element: Element): readonly string[] {
  if (element.name === 'process' || !nodeKinds[element.name]) return []
  return element.children.filter(({ name }) => name === 'dataObject' || name === 'property').filter(({ attributes }) => attributes['name'] !== placeholder).map((one) => referring(drawing, one))
}

/** An object without a name bears that of whoever refers to it. */
const referring = (drawing: Drawing, object: Element): string => {
  const id = object.attributes['id'] ?? ''
  const reference = object.attributes['name'] ? undefined : drawing.all.find(({ name, attributes }) => name === 'dataObjectReference' && localName(attributes['dataObjectRef'] ?? '') === id)
  return calledOf(drawing, reference ?? object)
}

/** What a call passes to what it calls and takes back from it: its data one by one (10.3.6), or the mappings other tools write. */
function handed(drawing: Drawing, call: Element): Data['call'] {
  const to = referred(drawing, call, 'calledElement')
  const own = childNamed(call, 'ioSpecification')
  const given = (way: Way, of: Element | undefined) => childrenNamed(childNamed(of, 'ioSpecification'), `data${way}`).map((one) => calledOf(drawing, one))
  const extensions = childNamed(call, 'extensionElements')?.children ?? []
  const mapped = (name: string) => extensions.filter((one) => one.name === name && (one.attributes['source'] ?? one.attributes['sourceExpression'] ?? one.attributes['variables']))
  const [ins, outs] = [mapped('in'), mapped('out')]
  if (ins.length + outs.length > 0) return { all: ins.some(everything), inputs: ins.flatMap(mapping), outputs: outs.flatMap(mapping), ...(outs.some(everything) ? { returnsAll: true as const } : {}) }
  if (!own) return undefined
  const pair = (way: Way, back: boolean) => given(way, call).map((mine, at): Carried => { const theirs = given(way, to)[at] ?? mine; return back ? { to: mine, name: theirs } : { to: theirs, name: mine } })
  return { all: false, inputs: pair('Input', false), outputs: pair('Output', true) }
}

const everything = ({ attributes }: Element): boolean => attributes['variables'] === 'all'
const mapping = ({ attributes: { source, sourceExpression, target } }: Element): readonly Carried[] =>
  target === undefined ? [] : [sourceExpression === undefined ? { to: target, name: source ?? target } : { to: target, expression: bare(sourceExpression) }]

/** Input and output mappings of an activity or event, written in another tool's extension. */
function mappedBy(element: Element): { readonly inputs: readonly Carried[]; readonly outputs: readonly Carried[] } {
  const all = (childNamed(element, 'extensionElements')?.children ?? []).filter(({ name }) => name === 'ioMapping' || name === 'inputOutput').flatMap(({ children }) => children)
  const of = (...names: readonly string[]) => all.filter(({ name }) => names.includes(name)).flatMap((one): readonly Carried[] => {
    const { target = one.attributes['name'], source } = one.attributes
    if (target === undefined) return []
    const [to = '', ...within] = target.split('.')
    return [{ to, expression: source === undefined ? spoken(textOf(one)) : bare(source), ...(within.length > 0 ? { within } : {}) }]
  })
  return { inputs: of('input', 'inputParameter'), outputs: of('output', 'outputParameter') }
}

/** What is no expression there is the text itself. */
const spoken = (text: string): string => (/[$#]\{/.test(text) ? text : JSON.stringify(text))
