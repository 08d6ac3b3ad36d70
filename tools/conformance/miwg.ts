/** Interchange: a drawing is read and written as the designer saves it, and read again; nothing of it may be lost on the way. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rewritten, savedOver } from '../../kernel/flow/index.ts'
import { compile, readXml, spaceOf, type Element } from '../../kernel/flow/engine/index.ts'
import { attempted, drawingsIn } from './files.ts'
import type { Verdict } from './verdict.ts'

export async function miwg(folder: string): Promise<readonly Verdict[]> {
  return Promise.all((await drawingsIn(folder)).map((file) => attempted(file, () => judge(folder, file))))
}

async function judge(folder: string, name: string): Promise<Verdict> {
  const written = await readFile(join(folder, name), 'utf8')
  const once = await savedOver(written, await rewritten(written))
  await compile(once, 'walk')
  const [before, after, again] = [factsOf(readXml(written)), factsOf(readXml(once)), factsOf(readXml(await savedOver(once, await rewritten(once))))]
  const lost = [...missing(before, after), ...missing(after, before).map((fact) => `new: ${fact}`), ...missing(after, again)]
  return lost.length === 0 ? { name, note: `${before.length} facts kept` } : { name, fault: `${lost.length} differ: ${lost.slice(0, 3).join(' | ')}` }
}

const typed = '{http://www.w3.org/2001/XMLSchema-instance}type'

/** Each element, attribute and text as one line, wherever its parent is known by; prefixes and the order among siblings of other names do not matter. */
function factsOf(root: Element): readonly string[] {
  const facts: string[] = []
  const tell = (element: Element, path: string, nth: number): void => {
    const id = element.attributes['id']
    const written = attributesOf(element)
    const kind = kindOf(element, written)
    const here = id ? `#${id} ${element.space}:${kind}` : `${path}/${element.space}:${kind}[${nth}]`
    facts.push(`${here} in ${path}`, ...[...written].filter(([name]) => name !== typed || kind === element.name).map(([name, value]) => `${here} @${name}=${value}`))
    if (element.text.trim()) facts.push(`${here} "${plain(element, element.text.trim())}"`)
    const counted = new Map<string, number>()
    for (const child of element.children) {
      const of = `${child.space}:${kindOf(child, attributesOf(child))}`
      const at = (counted.get(of) ?? 0) + 1
      counted.set(of, at)
      tell(child, id ? `#${id}` : here, at)
    }
  }
  tell(root, '', 1)
  return facts
}

/** By name with its namespace; an attribute written both bare and in its element's own namespace, with one value, is one. Every waypoint is a point. */
const attributesOf = (element: Element): ReadonlyMap<string, string> => new Map(Object.entries(element.attributes).filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:')).flatMap(([key, value]): [string, string][] => {
  const name = nameIn(element, key)
  return name === typed && element.name === 'waypoint' ? [] : [[name.replace(`{${element.space}}`, ''), plain(element, value, name === typed)]]
}))
/** `formalExpression` stands for an expression of that type (XML Schema, substitution group). */
const kindOf = ({ name }: Element, attributes: ReadonlyMap<string, string>): string => (name === 'expression' && attributes.get(typed)?.endsWith('tFormalExpression') ? 'formalExpression' : name)

/** An attribute's name with its namespace instead of its prefix. */
const nameIn = (element: Element, key: string): string => { const [prefix = '', name] = key.split(':'); return name === undefined ? key : `{${spaceOf(element, prefix)}}${name}` }
/** A qualified name means its namespace, not its prefix; a number is a number however many zeros it ends with. */
function plain(element: Element, value: string, isType = false): string {
  if (/^-?\d+\.\d+$/.test(value)) return String(Number(value))
  if (isType && !value.includes(':')) return `{${spaceOf(element, '')}}${value}`
  const [, prefix = '', name] = /^([\w.-]+):([\w.-]+)$/.exec(value) ?? []
  const space = name === undefined ? '' : spaceOf(element, prefix)
  return space ? `{${space}}${name}` : value.replace(/\r\n?/g, '\n')
}

function missing(from: readonly string[], to: readonly string[]): readonly string[] {
  const left = Map.groupBy(to, (fact) => fact)
  const count = new Map([...left].map(([fact, all]) => [fact, all.length]))
  return from.filter((fact) => { const rest = count.get(fact) ?? 0; count.set(fact, rest - 1); return rest < 1 })
}
