/** A text against the version before it: which clauses are the same, changed, moved, new or gone. Unchanged ones keep what they are bound to. */
import type { Part } from '../policy-text/index.ts'
import { alike, paired, pairsOf, type Pairs } from './alike.ts'

export type Before = { readonly number: string; readonly title: string; readonly text: string; readonly bound?: string | null }
export type Change = 'same' | 'moved' | 'changed' | 'new'
export type Compared = { readonly change: Change; readonly before?: Before; readonly score?: number }
export type Comparison = { readonly items: readonly Compared[]; readonly removed: readonly Before[] }

/** Letters and digits alone: spaces, punctuation and brackets do not make another clause. */
const fingerprint = ({ title, text }: { readonly title: string; readonly text: string }): string => (text.startsWith(title) ? text : title + text).normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Below this two clauses are taken for different ones. */
const least = 0.5

export function compare(items: readonly Pick<Part, 'number' | 'title' | 'text'>[], before: readonly Before[]): Comparison {
  const left = new Set(before)
  const byPrint = Map.groupBy(before, fingerprint)
  const exact = items.map((item) => {
    const same = byPrint.get(fingerprint(item))?.filter((one) => left.has(one)) ?? []
    const found = same.find(({ number }) => number === item.number) ?? same[0]
    if (found) left.delete(found)
    return found
  })
  const open = items.filter((_, at) => !exact[at])
  const words = new Map<object, Pairs>([...open, ...left].map((one) => [one, pairsOf(`${one.title} ${one.text}`)]))
  const near = paired(open, [...left], (a, b) => alike(words.get(a) as Pairs, words.get(b) as Pairs) + (a.number === b.number ? 0.15 : 0), least)
  for (const { with: found } of near.values()) left.delete(found)
  return {
    items: items.map((item, at) => {
      const [same, close] = [exact[at], near.get(item)]
      if (same) return { change: same.number === item.number ? 'same' : 'moved', before: same }
      return close ? { change: 'changed', before: close.with, score: Math.min(close.score, 1) } : { change: 'new' }
    }),
    removed: [...left],
  }
}
