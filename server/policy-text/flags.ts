/** Flags: parts that look broken - cut off, numbered out of order, empty. */
import type { Label } from '#words'
import type { Part } from './tree.ts'

export type Flag = { readonly flag: 'cut-off' | 'gap' | 'out-of-order' | 'empty'; readonly said: Label }

export function flagsOf(parts: readonly Part[]): readonly (readonly Flag[])[] {
  const closed = parts.filter(({ text }) => text).filter(({ text }) => ends.test(text)).length / Math.max(1, parts.filter(({ text }) => text).length)
  return parts.map((part, at) => [...(isCutOff(part, closed) ? [cutOff] : []), ...(part.expected ? [misnumbered(part)] : []), ...(isEmpty(part, parts[at + 1]) ? [empty] : [])])
}

const cutOff: Flag = { flag: 'cut-off', said: ['原文在此中断，后文缺失', 'The text breaks off here'] }
const empty: Flag = { flag: 'empty', said: ['只有标题，没有内容', 'A title without words'] }

function misnumbered({ number, expected = '' }: Part): Flag {
  const isGap = Number(number.split(/[.(-]/).filter(Boolean).at(-1)) > Number(expected) || number.includes('(')
  return isGap ? { flag: 'gap', said: [`编号不连续：应为 ${expected}`, `The numbers jump: ${expected} was expected`] } : { flag: 'out-of-order', said: [`编号倒退：应为 ${expected}，可能是引用而不是条款`, `The number goes back: ${expected} was expected; this may be a reference and no part of its own`] }
}

/** Signs that close a sentence. */
const ends = /[。！？.!?;；:：…”"」』）)】》>|*]\s*$/
/** Words that no sentence ends with. */
const hanging = /(?:对于?|的|和|与|及|或|在|由|按照?|为|将|把|从|向|以及?|并|等等?级?|之|[，、,])$/u

/** Where nearly everything else is closed, words that end in the open were cut off. */
const isCutOff = ({ text, level }: Part, closed: number): boolean => text !== '' && !ends.test(text) && (hanging.test(text) || (level === 'item' && closed >= 0.95))

const isEmpty = ({ level, text, title }: Part, next: Part | undefined): boolean => level === 'item' ? text === '' && title === '' : level !== 'part' && text === '' && (next === undefined || next.level === 'chapter' || next.level === level)
