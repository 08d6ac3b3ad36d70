/** A Word file is read as its reader sees it: automatic numbers, headings, no deleted text. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Refused } from '#words'
import { readPolicy, textOfFile } from './index.ts'

const w = (name: string, inner: string) => `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:${name}>`
const paragraph = (text: string, level?: number, style?: string) =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${level === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const level = (at: number, form: string, text: string) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text}"/></w:lvl>`
const file = (body: string): Uint8Array => zipSync({
  'word/document.xml': strToU8(w('document', `<w:body>${body}</w:body>`)),
  'word/numbering.xml': strToU8(w('numbering', `<w:abstractNum w:abstractNumId="3">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>`)),
  'word/styles.xml': strToU8(w('styles', `<w:style w:styleId="a1"><w:name w:val="Title"/></w:style><w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style>`)),
})

test('numbers that Word counts by itself come out as they are seen', () => {
  const text = textOfFile(file([
    paragraph('差旅制度', undefined, 'a1'), paragraph('总则', 0), paragraph('目的', 1), paragraph('规范差旅：各部门先申请。', 2), paragraph('节约费用：不得超标。', 2),
    paragraph('报销', 0), paragraph('期限', 1), paragraph('十日内：员工应报销。', 2),
    '<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:tab/><w:t>&lt;甲&gt;</w:t></w:r></w:p>',
  ].join('')))
  expect(text.split('\n')).toEqual(['# 差旅制度', '一、 总则', '（一） 目的', '1. 规范差旅：各部门先申请。', '2. 节约费用：不得超标。', '二、 报销', '（一） 期限', '1. 十日内：员工应报销。', '保留\t<甲>'])
  expect(readPolicy(text)).toMatchObject({ title: '差旅制度', counts: { chapters: 2, sections: 2, items: 3, contiguous: true } })
})

test('headings without numbers divide it too', () => {
  expect(readPolicy(textOfFile(file([paragraph('总则', undefined, 'h1'), paragraph('甲部门负责。'), paragraph('附则', undefined, 'h1'), paragraph('乙部门解释。')].join('')))).parts.map(({ number, title, text }) => [number, title, text]))
    .toEqual([['1', '总则', '甲部门负责。'], ['2', '附则', '乙部门解释。']])
})

const odd = (body: string, numbering: string, styles = ''): string => textOfFile(zipSync({ 'word/document.xml': strToU8(w('document', `<w:body>${body}</w:body>`)), 'word/numbering.xml': strToU8(w('numbering', numbering)), 'word/styles.xml': strToU8(w('styles', styles)) }))
const run = (text: string, how = '') => `<w:r><w:rPr>${how}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

test('a legal template: articles run on through the chapters, stand on their styles, in a list that another one declares', () => {
  const list = `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="legal"/>${level(0, 'chineseCountingThousand', '第%1章').replace('<w:lvlText', '<w:pStyle w:val="c"/><w:lvlText')}${level(1, 'chineseCountingThousand', '第%2条').replace('<w:lvlText', '<w:lvlRestart w:val="0"/><w:pStyle w:val="a"/><w:lvlText')}${level(2, 'ideographTraditional', '%3、')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="legal"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>`
  const styles = ['c', 'a'].map((id) => `<w:style w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`).join('')
  const text = odd([paragraph('总则', undefined, 'c'), paragraph('财务部负责。', undefined, 'a'), paragraph('甲类', 2), paragraph('乙类', 2), paragraph('附则', undefined, 'c'), paragraph('自发布之日起施行。', undefined, 'a'), paragraph('', undefined, 'a'), paragraph('由财务部解释。', undefined, 'a')].join(''), list, styles)
  expect(text.split('\n')).toEqual(['第一章 总则', '第一条 财务部负责。', '甲、 甲类', '乙、 乙类', '第二章 附则', '第二条 自发布之日起施行。', '第四条 由财务部解释。'])
})

test('under tracked changes the page after them is read: rows, paragraphs, ends of paragraphs and numbers that were taken out', () => {
  const gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
  const rows = ['经理审批', '总经理审批'].map((said, at) => `<w:tr>${at === 0 ? '<w:trPr><w:del w:id="2"/></w:trPr>' : ''}<w:tc>${paragraph('5000')}</w:tc><w:tc>${paragraph(said)}</w:tc></w:tr>`).join('')
  const text = odd([
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr><w:pPrChange w:id="3"><w:pPr><w:pStyle w:val="x"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:pPrChange></w:pPr>${run('采购部')}<w:del w:id="4"><w:r><w:delText>可以</w:delText></w:r></w:del><w:ins w:id="5">${run('应当')}</w:ins>${run('编制计划。')}</w:p>`,
    `<w:p><w:pPr>${gone}</w:pPr>${run('财务部应审核，')}</w:p>`, `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>${run('并留存记录。')}</w:p>`,
    `<w:p><w:moveFrom w:id="6">${run('旧处')}</w:moveFrom></w:p>`, `<w:tbl>${rows}</w:tbl>`,
  ].join(''), `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`)
  expect(text.split('\n')).toEqual(['1. 采购部应当编制计划。', '2. 财务部应审核，并留存记录。', '| 5000 | 总经理审批 |'])
})

test('readings above characters, hidden words and hyphens that do not break', () => {
  const text = odd(`<w:p><w:r><w:ruby><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>章</w:t></w:r></w:rubyBase></w:ruby></w:r>${run('程')}${run('（内部批注）', '<w:vanish/>')}${run('见 QP', '<w:vanish w:val="0"/>')}<w:r><w:noBreakHyphen/></w:r>${run('07')}</w:p>`, '')
  expect(text).toBe('章程见 QP-07')
})

test('what is no Word file of today is refused with the way out', () => {
  for (const bytes of [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), new TextEncoder().encode('%PDF-1.7'), zipSync({ 'a.txt': strToU8('x') })]) expect(() => textOfFile(bytes)).toThrow(Refused)
  expect(textOfFile(new Uint8Array([0xd6, 0xc6, 0xb6, 0xc8]))).toBe('制度')
})
