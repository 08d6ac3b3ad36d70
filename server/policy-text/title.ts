/** Where the title of a part ends and its words begin. */
import type { Level } from './levels.ts'
import type { Kind } from './marks.ts'

const longest = 40
/** What the words of a rule begin with, where no sign parts them from a title, as in 目的本制度旨在… */
const opening = /(?<=^.{2,20})(?:本(?:制度|办法|规定|规程|细则|手册|标准|章程|准则|政策|规范|条例|公司|单位|企业)|为了?(?=规范|加强|保障|保证|确保|提高|促进))/u

/** A word of two characters that was set wide, as 总 则 is. */
const spread = /^(\p{Script=Han})[\s　]+(\p{Script=Han})$/u

/** Headings are all title unless a sentence follows; an item's title is what stands before its colon, in brackets, or its first words. */
export function headed(said: string, level: Level, kind?: Kind): { readonly title: string; readonly text: string } {
  const rest = said.replace(spread, '$1$2')
  const boxed = /^[【[［](.{1,40}?)[】\]］]\s*(.*)$/su.exec(rest) ?? (kind === 'article' ? /^[（(](.{1,20}?)[)）]\s*(.+)$/su.exec(rest) : null)
  if (boxed) return { title: boxed[1] as string, text: boxed[2] as string }
  const colon = /^([^。；！？，,;:：]{1,40})[:：]\s*(.+)$/su.exec(rest)
  if (colon && kind !== 'article') return { title: (colon[1] as string).trim(), text: colon[2] as string }
  // A blank before a figure or a foreign word parts nothing: 信息部应在 2 个工作日内开通.
  const spaced = /^(\S{2,20})[\s　]{1,}((?![\d０-９a-z])\S.*[。.；;])$/siu.exec(rest)
  if (spaced && kind !== 'article' && /\p{Script=Han}/u.test(spaced[1] as string)) return { title: spaced[1] as string, text: spaced[2] as string }
  if (level === 'item' && rest.length <= longest && !/[。！？，；：:;,]|[.!?]$/.test(rest)) return { title: rest, text: '' }
  if (level !== 'item') {
    if (!/[。！？]|[.!?]$/.test(rest)) return { title: rest.replace(/[:：]$/, ''), text: '' }
    const at = opening.exec(rest)?.index
    if (at !== undefined) return { title: rest.slice(0, at), text: rest.slice(at) }
  }
  return { title: firstWords(rest), text: rest }
}

/** A short name for words that have none of their own. */
function firstWords(rest: string): string {
  const first = rest.split(/[。；！？，,;:：\n]/)[0] ?? ''
  return first.length > 24 ? `${first.slice(0, 24)}…` : first
}

/** Without Markdown's signs of stress; blanks to be filled in stay. */
export const unstressed = (said: string): string => said.replaceAll(/\*\*|(?<!_)__(?!_)/g, '')
