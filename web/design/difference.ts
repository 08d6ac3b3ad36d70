/** What differs between two drawings: elements that came, went or say something else, by their ids; the picture does not count. */
import type { Label } from '#words'
import { treeOf, type Raw } from './read.ts'
import { spaces } from './write.ts'

export type Said = Readonly<Record<string, string>>
export type Difference = { readonly id: string; readonly how: 'added' | 'removed' | 'changed'; readonly tag: string; readonly name: string; readonly en: string | undefined; readonly was: Said; readonly is: Said }

export function differences(before: string, after: string): readonly Difference[] {
  const [old, made] = [elementsOf(before), elementsOf(after)]
  return [...new Set([...old.keys(), ...made.keys()])].flatMap((id): readonly Difference[] => {
    const [was, is] = [old.get(id), made.get(id)]
    const shown = is ?? was
    if (!shown || (was && is && was.tag === is.tag && same(was.said, is.said))) return []
    const keys = was && is ? Object.keys({ ...was.said, ...is.said }).filter((key) => was.said[key] !== is.said[key]) : undefined
    const only = (said: Said | undefined): Said => Object.fromEntries(Object.entries(said ?? {}).filter(([key]) => keys?.includes(key) ?? key !== 'name'))
    return [{ id, how: !was ? 'added' : !is ? 'removed' : 'changed', tag: shown.tag, name: shown.said['name'] ?? '', en: shown.said['en'], was: only(was?.said), is: only(is?.said) }]
  })
}

/** What its elements are called, a process by its pool, and what decides the way in it. */
export function readingOf(xml: string): { readonly names: ReadonlyMap<string, Label>; readonly conditions: string; readonly asksTables: boolean } {
  const all = [...elementsOf(xml)]
  const named = (which: (said: Said) => boolean) => all.flatMap(([id, { said }]) => (said['name'] && which(said) ? [[said['processRef'] ?? id, [said['name'], said['en'] ?? said['name']]] as const] : []))
  return {
    names: new Map([...named(({ processRef }) => processRef === undefined), ...named(({ processRef }) => processRef !== undefined)]),
    conditions: all.flatMap(([, { said }]) => [said['conditionExpression'], said['condition']]).filter(Boolean).join(' '),
    asksTables: all.some(([, { said }]) => said['decision'] !== undefined),
  }
}

type Told = { readonly tag: string; readonly said: Said }

function elementsOf(xml: string): ReadonlyMap<string, Told> {
  const all = new Map<string, Told>()
  const walk = (element: Raw): void => {
    const { id, ...attributes } = element.attributes
    if (id !== undefined) all.set(id, { tag: element.name.replace(/^\w+:/, ''), said: saidBy(element, attributes) })
    for (const child of element.children) if (!child.name.startsWith('bpmndi:')) walk(child)
  }
  const root = treeOf(xml, { ...spaces, dmn: 'https://www.omg.org/spec/DMN/20191111/MODEL/' })
  for (const child of root?.children ?? []) if (!child.name.startsWith('bpmndi:')) walk(child)
  return all
}

const saidBy = ({ children }: Raw, attributes: Said): Said => ({
  ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.replace(/^zf:/, ''), value])),
  ...Object.fromEntries(children.filter(({ attributes: { id }, name }) => id === undefined && name !== 'bpmn:incoming' && name !== 'bpmn:outgoing').map(({ name, text }) => [name.replace(/^\w+:/, ''), text.trim()])),
})
const same = (a: Said, b: Said): boolean => Object.keys({ ...a, ...b }).every((key) => a[key] === b[key])
