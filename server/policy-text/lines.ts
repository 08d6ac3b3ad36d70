/** Lines of a text, with those opened that were pasted as one although they hold chapters, sections and items. */
import { kinds, marksWithin, type Kind, type Mark } from './marks.ts'

export type Line = { readonly from: number; readonly to: number }

/** Lines that say something, by their places in the text. */
export function linesOf(text: string): readonly Line[] {
  const found: Line[] = []
  for (const { 0: said, index } of text.matchAll(breaks)) {
    if (said.trim() === '') continue
    const line = { from: index, to: index + said.length }
    found.push(...opened(said).map(({ from, to }) => ({ from: line.from + from, to: line.from + to })))
  }
  return found
}

/** Whatever ends a line: in Windows, on old machines, in Word, and between its pages. */
const breaks = /[^\n\r\v\f\u0085\u2028\u2029]+/g
/** Lines shorter than this are never opened. */
const short = 60

/** Cut before each mark that continues a run of numbers: two kinds of marks nested, or articles one after the other. */
function opened(line: string): readonly Line[] {
  const whole = [{ from: 0, to: line.length }]
  if (line.length < short) return whole
  const runs = inSequence(marksWithin(line))
  const kindsSeen = new Set(runs.map(({ kind }) => kind))
  if (!(kindsSeen.size >= 2 && runs.length >= 4) && runs.filter(({ kind }) => kind === 'article').length < 2) return whole
  const cuts = [0, ...runs.map(({ at }) => at).filter((at) => at > 0), line.length]
  return cuts.slice(0, -1).map((from, index) => ({ from, to: cuts[index + 1] as number })).filter(({ from, to }) => line.slice(from, to).trim() !== '')
}

/** Marks that run on: the next number of their kind, or the first one below what is open. */
function inSequence<M extends Mark>(marks: readonly M[]): readonly M[] {
  const last = new Map<Kind, number>()
  const kept: M[] = []
  for (const mark of marks) {
    const rank = kinds.indexOf(mark.kind)
    const follows = mark.value === (last.get(mark.kind) ?? 0) + 1
    if (!follows) continue
    for (const kind of last.keys()) if (kinds.indexOf(kind) > rank && kind !== 'article' && mark.kind !== 'article') last.delete(kind)
    last.set(mark.kind, mark.value)
    kept.push(mark)
  }
  return kept.filter(({ kind }) => kept.filter((one) => one.kind === kind).length >= 2 || kind === 'chapter')
}
