/** Reading a policy: from text as somebody pasted it to chapters, sections and items, what was left out, and what is wrong with them. */
import type { Correction } from './corrections.ts'
import { flagsOf, type Flag } from './flags.ts'
import { legible } from './legible.ts'
import { linesOf, type Line } from './lines.ts'
import { lintOf, type Finding } from './lint.ts'
import { treeOf, type LeftOut, type Part } from './tree.ts'

export type Reading = {
  readonly title: string
  readonly parts: readonly (Part & { readonly flags: readonly Flag[]; readonly findings: readonly Finding[]; readonly kind: 'must' | 'must-not' | 'may' })[]
  readonly leftOut: readonly LeftOut[]
  readonly counts: {
    readonly parts: number; readonly chapters: number; readonly sections: number; readonly items: number
    /** Items that begin with 第…条 or Article. */
    readonly articles: number
    /** Pronunciation notes removed: in the policy itself, and in the whole text. */
    readonly notes: number; readonly notesInAll: number; readonly folded: number
    readonly vague: number; readonly vagueItems: number; readonly withoutActor: number; readonly flags: number
    /** Whether the numbers run without a gap. */
    readonly contiguous: boolean
  }
}

/** All places in the answer are places in `source`. */
export function readPolicy(source: string, corrections: readonly Correction[] = []): Reading {
  const { text, at, notes, folded } = legible(source)
  const corrected = new Map(corrections.map((one) => [placeIn(at, one.at), one]))
  const tree = treeOf(text, cut(linesOf(text), [...corrected.keys()]), corrected)
  const placed = <P extends { readonly from: number; readonly to: number }>(part: P): P => ({ ...part, from: at[part.from] ?? 0, to: at[part.to] ?? source.length })
  const flags = flagsOf(tree.parts)
  const parts = tree.parts.map((part, index) => ({ ...placed(part), kind: kindOf(part.text || part.title), flags: flags[index] ?? [], findings: part.level === 'item' ? lintOf(part) : [] }))
  const items = parts.filter(({ level }) => level === 'item')
  const findings = items.map((one) => one.findings.filter(({ rule }) => rule === 'vague'))
  const of = (level: Part['level']) => parts.filter((one) => one.level === level).length
  const [begins, ends] = [beginOf(tree, at), parts.at(-1)?.to ?? 0]
  return {
    title: tree.title, parts, leftOut: tree.leftOut.map(placed),
    counts: {
      parts: of('part'), chapters: of('chapter'), sections: of('section'), items: items.length, articles: tree.parts.filter(({ isArticle }) => isArticle).length, notes: notes.filter((place) => place >= begins && place < ends).length, notesInAll: notes.length, folded,
      vague: findings.flat().length, vagueItems: findings.filter(({ length }) => length > 0).length, withoutActor: items.filter((one) => one.findings.some(({ rule }) => rule === 'no-actor')).length,
      flags: flags.flat().length, contiguous: items.length > 0 && !flags.some((of, index) => tree.parts[index]?.level === 'item' && of.some(({ flag }) => flag === 'gap' || flag === 'out-of-order')),
    },
  }
}

/** The policy begins where the last thing left out before its first part ends. */
function beginOf({ parts: [first], leftOut }: { readonly parts: readonly Part[]; readonly leftOut: readonly LeftOut[] }, at: readonly number[]): number {
  return at[leftOut.findLast(({ to }) => to <= (first?.from ?? 0))?.to ?? 0] ?? 0
}

/** The first place in the text that stands at or behind a place in the source. */
function placeIn(at: readonly number[], place: number): number {
  let [low, high] = [0, at.length - 1]
  while (low < high) { const middle = (low + high) >> 1; if ((at[middle] as number) < place) low = middle + 1; else high = middle }
  return low
}

/** Lines cut where a person began a new part in the middle of one. */
const cut = (lines: readonly Line[], places: readonly number[]): readonly Line[] => lines.flatMap(({ from, to }) => {
  const cuts = [from, ...places.filter((place) => place > from && place < to).toSorted((a, b) => a - b), to]
  return cuts.slice(0, -1).map((start, index) => ({ from: start, to: cuts[index + 1] as number }))
})

function kindOf(text: string): 'must' | 'must-not' | 'may' {
  if (/不得|禁止|严禁|不准|不应当?|must not|shall not|may not/i.test(text) && !/应当|必须|须(?!知)|应(?!对|用|收|付|急|届|答|聘|变)/.test(text.split(/不得|禁止|严禁|不准/)[0] ?? '')) return 'must-not'
  return /可以|有权|可(?=采用|由|申请|选择|根据|视|按|在|向)|\bmay\b/i.test(text) && text.split(/[。；]/).filter((one) => one.trim()).every((one) => /可以|有权|可(?=采用|由|申请|选择|根据|视|按|在|向)|\bmay\b/i.test(one)) ? 'may' : 'must'
}
