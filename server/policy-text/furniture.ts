/** Page furniture: what stands around a policy on the page it was copied from, and is no part of it. */
import type { Label } from '#words'
import type { Mark } from './marks.ts'

export type Why = 'notice' | 'page-number' | 'running-head' | 'field' | 'markup' | 'contents' | 'before' | 'after' | 'annex' | 'by-hand'
export const whys: Readonly<Record<Why, Label>> = {
  notice: ['网站声明', 'notice of the website'], 'page-number': ['页码', 'page number'], 'running-head': ['页眉页脚', 'running head'], field: ['域代码残留', 'remains of a field'], markup: ['排版标记', 'markup'],
  contents: ['目录', 'table of contents'], before: ['正文之前', 'before the text'], after: ['正文之后', 'after the text'], annex: ['附件清单', 'list of annexes'], 'by-hand': ['人工剔除', 'left out by hand'],
}

const notice = /本站|温馨提示|版权(?:说明|声明|所有|归)|侵权.{0,30}(?:举报|删除|联系)|文档(?:简介|下载|由用户)|(?:最新|相关|热门|猜你喜欢的?)(?:文档|文章|推荐)|提交评论|^评论$|扫码|关注.{0,6}公众号|登录后|点击(?:查看|下载|展开)|copyright|all rights reserved|cookie/i
const pageNumber = /^(?:[-—–\s]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?[-—–\s]*|(?:页码[:：]?\s*)?第\s*(?:\d+|[一二三四五六七八九十百]+)\s*页(?:[\s,，/／（(]*共\s*(?:\d+|[一二三四五六七八九十百]+)\s*页[)）]?)?|page\s+\d+(?:\s*(?:of|\/)\s*\d+)?|PAGE)$/i
const markup = /^(?:<!--.*-->|[-*_=]{3,}|---|```.*|bookCollapseSection:.*|\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?)$/

/** Why a line that bears no mark is no part of the policy; nothing when it may be. */
export function furnitureOf(line: string): Why | undefined {
  const said = line.trim()
  return markup.test(said) ? 'markup' : pageNumber.test(said) ? 'page-number' : notice.test(said) ? 'notice' : undefined
}

/** Field codes that Word's pages leave before a title when they are copied. */
export const fieldBefore = (line: string): number => /^\s*PAGE\s*\d*\s*(?=\p{Script=Han})/u.exec(line)?.[0].length ?? 0

/** Where the list of annexes at the end begins: short lines, numbered at most as a list is, none of which asks anything of anybody. */
export function annexesFrom(lines: readonly { readonly said: string; readonly mark?: Mark }[]): number {
  const listed = ({ said, mark }: (typeof lines)[number]) => said.trim().length <= 60 && !/[。！？]/.test(said) && (mark === undefined || mark.kind === 'digit' || mark.kind === 'bracket')
  const at = lines.findIndex(({ said }, at) => annexes.test(said) && lines.slice(0, at).some(({ mark }) => mark) && lines.slice(at).every(listed))
  return at < 0 ? lines.length : at
}
const annexes = /^[\s　*]*(?:附(?:[件表录]\s*[\d０-９一二三四五六七八九十]*)?\s*[：:]|(?:annex(?:es)?|appendix|appendices|attachments?)\s*[\dA-Z]*\s*[:：])/i

/** Lines that come again and again without a mark, but for the number of the page: the head or foot of each page. */
export function runningHeads(lines: readonly string[]): ReadonlySet<string> {
  const found = Map.groupBy(lines.map((one) => one.trim()).filter(mayHead), withoutPage)
  return new Set([...found].filter(([head, { length }]) => head.length >= 4 && length >= 3).flatMap(([, again]) => again))
}

/** What a controlled document says of itself on each page. */
const control = /(?:编号|版本|版次|版号|密级|受控|生效日期|页[码次]|document no|revision|version)[^。]{0,4}[:：]/i
export const isControl = (line: string): boolean => control.test(line)
const mayHead = (line: string): boolean => line.length >= 4 && line.length <= 80 && !line.startsWith('|') && !/[。；;]/.test(line) && (isControl(line) || (line.length <= 40 && !/[，,：:]/.test(line)))
const withoutPage = (line: string): string => line.replace(/(?:第\s*)?\d{1,4}\s*页?(?:[\s,，/／]*(?:共|of)?\s*\d{1,4}\s*页?)?$/, '').trim()

/** The name of a rule: what is a policy's title among the lines before its first mark. */
export const isTitle = (line: string): boolean => {
  const said = line.replace(/^[#\s　*]+|[*\s　]+$/g, '')
  return said.length >= 2 && said.length <= 60 && !/[。；！？]/.test(said)
}
export const isRuleName = (line: string): boolean => /(?:制度|办法|规定|条例|细则|规程|规范|准则|守则|手册|章程|法|policy|rules|manual|code|law|act)(?:[（(].{1,12}[)）])?[*\s　]*$/i.test(line.trim())
