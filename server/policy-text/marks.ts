/** Marks: the signs by which a numbered part of a text begins, from 第一编 down to 1.2.3 and Article 5. */
import { numberOf, numeral, stems } from './numerals.ts'

export type Kind = 'part' | 'subpart' | 'chapter' | 'section' | 'article' | 'han' | 'stem' | 'bracket' | 'digit' | 'dotted-1' | 'dotted-2' | 'dotted-3' | 'heading-1' | 'heading-2' | 'heading-3' | 'heading-4'
export type Mark = {
  readonly kind: Kind
  readonly value: number
  /** As it is written in numbers: 12, 12-1 for 第十二条之一, 3.2.1. */
  readonly number: string
  /** Length of the mark, with what stands before and behind it. */
  readonly length: number
}

/** From the widest to the narrowest; which of them divide a text is for `levels.ts` to find. */
export const kinds: readonly Kind[] = ['part', 'subpart', 'chapter', 'section', 'article', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'dotted-1', 'han', 'stem', 'bracket', 'digit', 'dotted-2', 'dotted-3']

const han = `[${numeral}]+`
const english: Readonly<Record<string, Kind>> = { part: 'part', chapter: 'chapter', section: 'section', article: 'article', clause: 'article' }
const chinese: Readonly<Record<string, Kind>> = { 编: 'part', 篇: 'part', 部分: 'part', 分编: 'subpart', 章: 'chapter', 节: 'section', 条: 'article' }

/** 第 一 条 may be set wide only where its words stand apart from it too; 第一部分 is a heading only alone on its line. */
const patterns = {
  chinese: new RegExp(`^第\\s*(${han}|[\\d０-９]+)\\s*((?<=^第\\S+)条|条(?=[\\s　]|$)|分编|编|章|节|(?:篇|部分)(?=[\\s　:：]*[^。；，]{0,25}$))(?:之(${han}))?[\\s　、:：.．]*`),
  english: /^(part|chapter|section|article|clause)\s+(\d+(?:\.\d+)*|[IVXL]+)\b[\s.:：—–-]*/i,
  dotted: /^([\d０-９]{1,3}(?:\\?[.．][\d０-９]{1,3}){1,4})\\?[.．、]?(?![\d０-９])[\s　]*/,
  han: new RegExp(`^(${han})\\\\?[、.．][\\s　]*`),
  /** 甲、乙双方 counts nothing. */
  stem: new RegExp(`^([${stems}])[、.．](?![${stems}])[\\s　]*`),
  bracket: new RegExp(`^[（(〔](${han})[)）〕][\\s　、.]*`),
  digit: /^([\d０-９]{1,3})\\?[.．、](?![\d０-９])[\s　]*/,
} as const

/** Spaces, Markdown's signs and stress before the mark; a bullet is no mark and hides the one behind it. */
const before = /^[\s　>]*(?:(#{1,6})\s*)?(?:\*\*|__)?[\s　]*/

/** The mark that a line begins with. */
export function markOf(line: string): Mark | undefined {
  const [lead = '', hashes] = before.exec(line) ?? []
  const rest = line.slice(lead.length)
  const found = marked(rest) ?? (hashes ? bare(rest) : undefined)
  if (found) return { ...found, length: lead.length + found.length }
  return hashes && rest.trim() && hashes.length <= 4 ? { kind: `heading-${hashes.length as 1 | 2 | 3 | 4}`, value: 0, number: '', length: lead.length } : undefined
}

/** In a heading a number needs no dot behind it. */
function bare(rest: string): Mark | undefined {
  const [whole, written = ''] = unpointed.exec(rest) ?? []
  const value = numberOf(written)
  return whole === undefined || value === undefined ? undefined : { kind: /[\d０-９]/.test(written) ? 'digit' : 'han', value, number: String(value), length: whole.length }
}
const unpointed = new RegExp(`^([\\d０-９]{1,3}|${han})[\\s　]+(?=\\S)`)

/** Where 1.1 and 1.2 are numbered so, short lines such as `1 目的` and `2 范围` that run on are what stands above them. */
export function unpointedHeads(lines: readonly string[]): ReadonlyMap<number, Mark> {
  const found = new Map<number, Mark>()
  if (lines.filter((line) => markOf(line)?.kind === 'dotted-2').length < 2) return found
  for (const [at, line] of lines.entries()) {
    const mark = /^[\s　]*\d{1,2}[\s　]+[^\d\s][^。；;，,|]{0,30}$/u.test(line) ? bare(line.trimStart()) : undefined
    if (mark && !markOf(line) && mark.value === found.size + 1) found.set(at, { ...mark, length: mark.length + line.length - line.trimStart().length })
  }
  return found.size > 1 ? found : new Map()
}

function marked(rest: string): Mark | undefined {
  const law = patterns.chinese.exec(rest)
  if (law) {
    const [whole, written = '', unit = '条', beside] = law
    const value = numberOf(written) ?? 0
    return { kind: chinese[unit] as Kind, value, number: `${value}${beside ? `-${numberOf(beside)}` : ''}`, length: whole.length }
  }
  const worded = patterns.english.exec(rest)
  if (worded) { const number = arabic(worded[2] as string); return { kind: english[(worded[1] as string).toLowerCase()] as Kind, value: Number(number.split('.').at(-1)), number, length: worded[0].length } }
  const dotted = patterns.dotted.exec(rest)
  if (dotted) {
    const parts = (dotted[1] as string).normalize('NFKC').replaceAll('\\', '').split('.').map(Number)
    // 1.0, 2.0 stand above 1.1, 2.1.
    if (parts.length === 2 && parts[1] === 0) return { kind: 'digit', value: parts[0] as number, number: String(parts[0]), length: dotted[0].length }
    return parts.length > 3 ? undefined : { kind: `dotted-${parts.length as 2 | 3}`, value: parts.at(-1) as number, number: parts.join('.'), length: dotted[0].length }
  }
  const [stem, counted = ''] = patterns.stem.exec(rest) ?? []
  if (stem !== undefined) { const value = stems.indexOf(counted) + 1; return { kind: 'stem', value, number: String(value), length: stem.length } }
  for (const kind of ['han', 'bracket', 'digit'] as const) {
    const [whole, written] = patterns[kind].exec(rest) ?? []
    const value = written === undefined ? undefined : numberOf(written)
    if (whole !== undefined && value !== undefined) return { kind, value, number: String(value), length: whole.length }
  }
  return undefined
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 }
const arabic = (written: string): string => (/^[IVXL]+$/i.test(written)
  ? String([...written.toUpperCase()].reduce((sum, sign, at, all) => sum + ((roman[sign] ?? 0) < (roman[all[at + 1] ?? ''] ?? 0) ? -1 : 1) * (roman[sign] ?? 0), 0))
  : written)

/** Marks that may stand within a line, when a text was pasted without its line breaks. */
const inline = new RegExp(`(?<![第\\d.．${numeral}])(?:${han}、|\\d{1,2}[.．、](?![\\d０-９]))|[（(]${han}[)）]|(?<=[。；！？\\s])第${han}[章节条]|第${han}[章节条](?=[\\s　])|(?<=[。；\\s])\\d{1,2}(?:[.．]\\d{1,2}){1,2}(?=[\\s\\p{Script=Han}])`, 'gu')
export const marksWithin = (line: string): readonly (Mark & { readonly at: number })[] =>
  [...line.matchAll(inline)].flatMap(({ index }) => { const mark = marked(line.slice(index)); return mark ? [{ ...mark, at: index }] : [] })
