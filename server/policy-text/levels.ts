/** Levels: which marks divide this text into chapters, sections and items; narrower ones stay inside an item. */
import { kinds, type Kind, type Mark } from './marks.ts'

export type Level = 'part' | 'chapter' | 'section' | 'item'
export const levels: readonly Level[] = ['part', 'chapter', 'section', 'item']
export type Levels = ReadonlyMap<Kind, Level>

const named: readonly (readonly [Kind, Level])[] = [['part', 'part'], ['subpart', 'part'], ['chapter', 'chapter'], ['section', 'section']]
const counted: readonly Kind[] = ['han', 'stem', 'bracket', 'digit', 'dotted-2', 'dotted-3']

/**
 * Where a text has articles, they are its items. Else its widest kinds of marks are chapter, section and item in their order:
 * 一、(一) 1. as much as 第一章 一、(一), 1 1.1 1.1.1 or the headings of a Markdown page.
 */
export function levelsOf(marks: readonly Mark[]): Levels {
  const count = (kind: Kind, value?: number) => marks.filter((one) => one.kind === kind && (value === undefined || one.value === value)).length
  const worded = named.filter(([kind]) => count(kind) > 0)
  if (count('article') > 0) return new Map([...worded, ['article', 'item']])
  const dotted = count('dotted-2') + count('dotted-3') > 0
  const open = kinds.filter((kind) => {
    if (kind.startsWith('heading')) return count(kind) > 1
    if (kind === 'digit' && dotted) return count('digit') > 1 && count('chapter') === 0
    return counted.includes(kind) && (count(kind) > 1 || marks[0]?.kind === kind) && (dotted || count(kind, 1) > 0)
  })
  const inOrder = dotted ? [...open.filter((kind) => kind === 'digit'), ...open.filter((kind) => kind !== 'digit')] : open
  const free = levels.slice(1).filter((level) => !worded.some(([, taken]) => taken === level))
  const used = inOrder.slice(0, free.length)
  const chosen = free.slice(0, Math.max(used.length - 1, 0))
  const found: readonly (readonly [Kind, Level])[] = used.map((kind, at) => [kind, at === used.length - 1 ? 'item' : (chosen[at] as Level)])
  if (found.length > 0) return new Map([...worded, ...found])
  const narrowest = worded.at(-1)
  return new Map(narrowest ? [...worded.slice(0, -1), [narrowest[0], 'item']] : [])
}
