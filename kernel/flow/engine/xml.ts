/** XML as a tree of elements with their namespaces resolved: what the standard's rules and the compilers read, with nothing dropped. */
import { Parser } from 'saxen'
import { Refused, refuse } from '#words'

export type Element = {
  /** Name without its prefix. */
  readonly name: string
  /** Namespace it belongs to. */
  readonly space: string
  /** Attributes under the names they are written with. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Own text, CDATA included, as written. */
  readonly text: string
  readonly parent: Element | undefined
  /** Prefixes declared on the element. */
  readonly prefixes: Readonly<Record<string, string>>
  /** Line it opens on, counted from 1. */
  readonly line: number
}

type Growing = { -readonly [Key in keyof Element]: Element[Key] } & { children: Element[] }

/** Refuses what is not well-formed. */
export function readXml(source: string): Element {
  const root: Growing = { name: '', space: '', attributes: {}, children: [], text: '', parent: undefined, prefixes: {}, line: 0 }
  let at = root
  const parser = new Parser()
  parser.on('openTag', (written, attributesOf, decode, _closed, place) => {
    const element = opened(written, attributesOf(), decode, at, place().line + 1)
    at.children.push(element)
    at = element
  })
  parser.on('closeTag', () => { at = (at.parent ?? root) as Growing })
  parser.on('text', (text, decode) => { at.text += decode(text) })
  parser.on('cdata', (text) => { at.text += text })
  parser.on('error', (error) => { throw unreadable(error.message) })
  parser.parse(source.replace(/^\uFEFF/, ''))
  const [top] = root.children
  if (!top || at !== root) throw unreadable('no root element')
  return { ...top, parent: undefined }
}

function opened(written: string, attributes: Readonly<Record<string, string>>, decode: (text: string) => string, parent: Growing, line: number): Growing {
  const decoded = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decode(value)]))
  const prefixes = Object.fromEntries(Object.entries(decoded).flatMap(([key, value]) => (key === 'xmlns' ? [['', value]] : key.startsWith('xmlns:') ? [[key.slice(6), value]] : [])))
  const [first, second] = written.split(':')
  const element: Growing = { name: second ?? first ?? '', space: '', attributes: decoded, children: [], text: '', parent: parent.line === 0 ? undefined : parent, prefixes, line }
  return { ...element, space: spaceOf(element, second === undefined ? '' : first ?? '') }
}

/** Namespace a prefix stands for at an element. */
export function spaceOf(element: Element, prefix: string): string {
  for (let at: Element | undefined = element; at; at = at.parent) {
    const space = at.prefixes[prefix]
    if (space !== undefined) return space
  }
  return ''
}

const unreadable = (why: string): Refused => new Refused(refuse(`不是可读的 XML：${why}`, `Not readable XML: ${why}`, 'xml', { rule: 'well-formed' }))

export const childrenNamed = (element: Element | undefined, name: string): readonly Element[] => (element?.children ?? []).filter((child) => child.name === name)
export const childNamed = (element: Element | undefined, name: string): Element | undefined => element?.children.find((child) => child.name === name)
/** Trimmed text of an element; empty when there is none. */
export const textOf = (element: Element | undefined): string => element?.text.trim() ?? ''
/** FEEL is often written with a leading equals sign. */
export const bare = (expression: string): string => expression.trim().replace(/^=(?!=)/, '').trim()
/** A reference without the prefix of its namespace. */
export const localName = (reference: string): string => reference.trim().replace(/^.*:/, '')

/** An element and everything below it, in the order of the file. */
export function* everything(element: Element): Generator<Element> {
  yield element
  for (const child of element.children) yield* everything(child)
}
