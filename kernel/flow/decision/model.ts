/** A decision model, compiled once: its elements by id and name, its item definitions, and the models it imports. */
import { createHash } from 'node:crypto'
import { Refused, refuse } from '#words'
import { everything, readXml, type Element } from '../engine/index.ts'

export type Model = {
  readonly space: string
  readonly root: Element
  readonly byId: ReadonlyMap<string, Element>
  /** Item definitions by name. */
  readonly items: ReadonlyMap<string, Element>
  /** Imported models, by the name they are imported under. */
  readonly imports: ReadonlyMap<string, Model>
}

const kept = new Map<string, Model>()
const mostKept = 256

/** Compiles a model and those among its neighbours it imports; the same XML is compiled once. Refuses XML that is not DMN. */
export function modelOf(source: string, neighbours: readonly string[] = []): Model {
  const digest = createHash('sha256').update([source, ...neighbours].join('\0')).digest('hex')
  const known = kept.get(digest)
  if (known) return known
  const roots = new Map(neighbours.map(readXml).map((root) => [root.attributes['namespace'] ?? '', root]))
  const model = compiled(readXml(source), roots, new Map())
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  kept.set(digest, model)
  return model
}

/** Models compiled on the way are shared, so that a circle of imports ends. */
function compiled(root: Element, roots: ReadonlyMap<string, Element>, done: Map<string, Model>): Model {
  if (root.name !== 'definitions' || !root.space.includes('/DMN/')) throw new Refused(refuse('不是 DMN 文件', 'Not a DMN file', 'xml', { rule: 'dmn' }))
  const space = root.attributes['namespace'] ?? ''
  const imports = new Map<string, Model>()
  const named = (kind: string): readonly Element[] => root.children.filter(({ name }) => name === kind)
  const model: Model = {
    space, root, imports,
    byId: new Map([...everything(root)].flatMap((element) => (element.attributes['id'] ? [[element.attributes['id'], element] as const] : []))),
    items: new Map(named('itemDefinition').map((item) => [item.attributes['name'] ?? '', item])),
  }
  done.set(space, model)
  for (const { attributes: { name = '', namespace = '' } } of named('import')) {
    const other = roots.get(namespace)
    const imported = done.get(namespace) ?? (other && compiled(other, roots, done))
    if (imported) imports.set(name, imported)
  }
  return model
}

export const elementNamed = ({ root }: Model, kind: string, name: string): Element | undefined => root.children.find((child) => child.name === kind && child.attributes['name'] === name)

/** An element as another model knows it: with the model it stands in, and the name that model is imported under. */
export type Referred = { readonly model: Model; readonly element: Element; readonly under: string | undefined }

/** What a reference `namespace#id` points at. */
export function referred(model: Model, href = ''): Referred | undefined {
  const [space = '', id = ''] = href.split('#')
  const [under, other] = space && space !== model.space ? [...model.imports].find(([, imported]) => imported.space === space) ?? [] : []
  const element = (other ?? model).byId.get(id)
  return element && { model: other ?? model, element, under }
}
