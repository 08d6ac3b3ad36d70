/** The tree of a text: each chapter, section and item with its number, title, words and place, and what was left out of it. */
import type { Label } from '#words'
import { contentsIn, isContents } from './contents.ts'
import type { Correction } from './corrections.ts'
import { annexesFrom, fieldBefore, furnitureOf, isControl, isRuleName, isTitle, runningHeads, whys, type Why } from './furniture.ts'
import { levels, levelsOf, type Level, type Levels } from './levels.ts'
import type { Line } from './lines.ts'
import { markOf, unpointedHeads, type Mark } from './marks.ts'
import { headed, unstressed } from './title.ts'

export type Part = {
  readonly level: Level
  /** Unique in the text: 2.1.3, or the article's own number in a law. */
  readonly number: string
  /** The number that should have come here, when another one did. */
  readonly expected?: string
  readonly title: string
  readonly text: string
  readonly isArticle?: true
  /** Places in the text. */
  readonly from: number
  readonly to: number
}
export type LeftOut = { readonly from: number; readonly to: number; readonly said: string; readonly why: Why; readonly reason: Label }
export type Tree = { readonly title: string; readonly parts: readonly Part[]; readonly leftOut: readonly LeftOut[] }

type Read = Line & { readonly said: string; readonly mark?: Mark; readonly level?: Level; readonly by?: Correction }
type Growing = { level: Level; isArticle?: true; number: string; expected?: string; title: string; words: string[]; /** The line that its words end with. */ last: string; /** Where its words begin, behind number and title. */ begins?: number; from: number; to: number }

export function treeOf(text: string, lines: readonly Line[], corrected: ReadonlyMap<number, Correction>): Tree {
  const told = lines.map(({ from, to }) => text.slice(from, to))
  const listed = contentsIn(told)
  const unpointed = unpointedHeads(told.map((said, at) => (listed.has(at) ? '' : said)))
  const seen = lines.map((line, at): Read => {
    const said = told[at] as string
    const mark = listed.has(at) ? undefined : markOf(said) ?? unpointed.get(at)
    const by = corrected.get(line.from) ?? (listed.has(at) ? { at: line.from, do: 'contents' as const } : undefined)
    return { ...line, said, ...(mark ? { mark } : {}), ...(by ? { by } : {}) }
  })
  const wanted = levelsOf(seen.flatMap(({ mark }) => (mark ? [mark] : [])))
  const annexes = annexesFrom(seen)
  const marked = withoutContents(seen.map((one, at) => (at < annexes ? levelled(one, wanted) : one)))
  const leaves = marked.map((one) => one.level)
  const first = leaves.findIndex(Boolean)
  const last = leaves.findLastIndex(Boolean)
  const out = (one: Read, why: Why): LeftOut => ({ from: one.from, to: one.to, said: one.said.trim(), why, reason: whys[why] })
  const before = first < 0 ? marked : marked.slice(0, first)
  const heads = runningHeads(marked.filter(({ level }) => !level).map(({ said }) => said))
  const { title, left } = opening(before, heads, out)
  const end = marked.findIndex((one, at) => at > last && one.by?.do !== 'restore' && furnitureOf(one.said) !== undefined)
  const leftOut = [...left]
  const parts: Growing[] = []
  const numbering = new Numbering(wanted)
  for (const [at, one] of marked.entries()) {
    if (first < 0 || at < first) continue
    const why: Why | undefined = one.by?.do === 'drop' ? 'by-hand' : one.by?.do === 'contents' ? 'contents' : one.by?.do === 'restore' || one.level ? undefined : at >= annexes ? 'annex' : end >= 0 && at >= end ? furnitureOf(one.said) ?? 'after' : heads.has(one.said.trim()) ? 'running-head' : furnitureOf(one.said)
    if (why ?? one.level === undefined) {
      if (why) leftOut.push(out(one, why))
      else added(parts, one)
    } else if (one.level !== undefined && !numbering.accepts(one.level, one.mark, one.by)) added(parts, one)
    else parts.push(begun(one as Read & { level: Level }, numbering))
  }
  return { title, parts: withLeaves(parts, numbering).map(({ words, begins: _begins, last: _last, ...part }) => ({ ...part, text: words.join('\n') })), leftOut: leftOut.toSorted((a, b) => a.from - b.from) }
}

function levelled(one: Read, wanted: Levels): Read {
  if (one.by?.do === 'join' || one.by?.do === 'drop') return one
  const level = one.by?.level ?? (one.mark && wanted.get(one.mark.kind))
  return level ? { ...one, level } : one
}

/** A list of contents repeats the headings of the text before its first item; of two such runs the first is dropped. */
function withoutContents(lines: readonly Read[]): readonly Read[] {
  const item = lines.findIndex(({ level }) => level === 'item')
  const heads = lines.slice(0, Math.max(item, 0)).flatMap(({ level, mark }, at) => (level && mark?.value === 1 && level === lines.find((one) => one.level)?.level ? [at] : []))
  const [begins, again] = [heads[0], heads.at(-1)]
  if (begins === undefined || again === undefined || begins === again || lines.slice(begins, again).filter(({ level }) => level).length < 2) return lines
  return lines.map((one, at) => { if (!one.level || at < begins || at >= again) return one; const { level: _level, ...plain } = one; return { ...plain, by: one.by ?? { at: one.from, do: 'contents' } } })
}

/** Title and what stands before the first mark. */
function opening(before: readonly Read[], heads: ReadonlySet<string>, out: (one: Read, why: Why) => LeftOut): { title: string; left: readonly LeftOut[] } {
  const may = before.filter((one) => one.by?.do !== 'contents' && !isControl(one.said) && furnitureOf(one.said) === undefined && isTitle(one.said) && !isContents(one.said))
  const named = may.filter(({ said }) => isRuleName(said))
  const chosen = may.find(({ said }) => /^\s*#\s/.test(said)) ?? named.at(-1) ?? may.at(-1)
  const field = chosen ? fieldBefore(chosen.said) : 0
  const left = before.filter((one) => one !== chosen).map((one) => out(one, one.by?.do === 'contents' || isContents(one.said) ? 'contents' : heads.has(one.said.trim()) ? 'running-head' : furnitureOf(one.said) ?? 'before'))
  return {
    title: chosen ? chosen.said.slice(field).replace(/^[#\s　*]+|[*\s　]+$/g, '') : '',
    left: chosen && field > 0 ? [...left, out({ ...chosen, to: chosen.from + field, said: chosen.said.slice(0, field) }, 'field')] : left,
  }
}

function added(parts: readonly Growing[], one: Read): void {
  const open = parts.at(-1)
  if (!open) return
  const said = unstressed(one.said).trim()
  if (runsOn(open.last, said)) open.words.push(`${open.words.pop()}${said}`)
  else open.words.push(said)
  open.last = said
  open.begins ??= one.from
  open.to = one.to
}

/** A sentence that was broken where the page ended its line: a long line without an end, and no list, table or label behind it. */
const runsOn = (last: string, next: string): boolean =>
  last.length > 20 && /[\p{Script=Han}，、]/u.test(last.at(-1) ?? '') && /^[\p{Script=Han}，、。；）”]/u.test(next) && !/^.{1,8}[：:]/.test(next) && markOf(next) === undefined

/** What says what for and where it holds, and asks nothing of anybody. */
const preamble = /^(?:(?:编制|制定)?(?:目的|宗旨|依据|背景)|(?:适用)?(?:范围|对象)|(?:术语|名词|缩略语)?(?:和|与|及)?(?:定义|解释|术语)|引言|前言|purpose|scope|(?:terms and )?definitions?|background|introduction)$/i

/** A heading with words and nothing numbered below it is a clause itself, unless it opens the text: its words become the item of its number. Where there are articles, these alone are items. */
function withLeaves(parts: readonly Growing[], numbering: Numbering): readonly Growing[] {
  const deeper = (one: Growing, next: Growing | undefined) => next !== undefined && levels.indexOf(next.level) > levels.indexOf(one.level)
  return parts.flatMap((one, at) => {
    const { words, begins, title, number } = one
    if (numbering.running || one.level === 'item' || begins === undefined || words.length === 0 || preamble.test(title) || deeper(one, parts[at + 1])) return [one]
    return [{ ...one, words: [], to: begins }, { ...one, level: 'item' as const, number: numbering.unique('item', number), from: begins }]
  })
}

function begun(one: Read & { level: Level }, numbering: Numbering): Growing {
  const rest = unstressed(one.said.slice(one.mark?.length ?? 0)).trim()
  const { title, text } = headed(rest, one.level, one.mark?.kind)
  const begins = text === '' ? -1 : one.said.indexOf(text)
  return { level: one.level, ...(one.mark?.kind === 'article' ? { isArticle: true as const } : {}), ...numbering.next(one.level, one.mark, one.by), title, words: text ? [text] : [], last: text, ...(begins > 0 ? { begins: one.from + begins } : {}), from: one.from, to: one.to }
}

/** Counts as it goes: which number comes next on each level, and whether a mark can be the next one. */
class Numbering {
  readonly #last = new Map<Level, number>()
  readonly #path = new Map<Level, string>()
  readonly #used = new Map<string, number>()
  /** Levels on which a person began a part that has no number of its own: the ones behind it move on. */
  readonly #moved = new Set<Level>()
  readonly running: boolean
  readonly #dotted: boolean
  constructor(wanted: Levels) {
    this.running = wanted.has('article')
    this.#dotted = wanted.has('dotted-2') || wanted.has('dotted-3')
  }
  /** Weak marks, such as `1.`, begin a part only where their number can stand; a worded mark always does. */
  accepts(level: Level, mark: Mark | undefined, by: Correction | undefined): boolean {
    if (!mark || by?.level || this.#moved.has(level) || !['han', 'bracket', 'digit'].includes(mark.kind)) return true
    const last = this.#last.get(level) ?? 0
    return mark.value === 1 ? last === 0 || level !== 'item' : mark.value > last && mark.value <= last + 3
  }
  next(level: Level, mark: Mark | undefined, by: Correction | undefined): { number: string; expected?: string } {
    const last = this.#last.get(level) ?? 0
    if (!mark && by) this.#moved.add(level)
    const value = mark?.value && !this.#moved.has(level) ? mark.value : last + 1
    this.#last.set(level, value)
    const below = levels.slice(levels.indexOf(level) + 1)
    for (const one of below) { if (!(this.running && (one === 'item' || level === 'part'))) { this.#last.delete(one); this.#moved.delete(one) } this.#path.delete(one) }
    const number = this.unique(level, by?.number ?? this.#numbered(level, value, mark))
    this.#path.set(level, number)
    const restarts = last === 0 && (value === 1 || this.running)
    const expected = value !== last + 1 && !restarts && !(mark?.number.includes('-') && value === last) ? String(last + 1) : undefined
    return expected && mark?.value ? { number, expected } : { number }
  }
  #numbered(level: Level, value: number, mark: Mark | undefined): string {
    if (mark && this.#dotted && mark.number.includes('.')) return mark.number
    if (level === 'part') return `P${value}`
    if (this.running && level === 'item') return mark?.number || String(value)
    const above = level === 'chapter' ? (this.running ? this.#path.get('part') : undefined) : this.#path.get('section') ?? this.#path.get('chapter')
    const own = level === 'section' ? this.#path.get('chapter') : above
    return own === undefined ? String(value) : `${own}.${value}`
  }
  unique(level: Level, number: string): string {
    const times = (this.#used.get(`${level} ${number}`) ?? 0) + 1
    this.#used.set(`${level} ${number}`, times)
    return times === 1 ? number : `${number}(${times})`
  }
}
