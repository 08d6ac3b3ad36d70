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

test('what is no Word file of today is refused with the way out', () => {
  for (const bytes of [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), new TextEncoder().encode('%PDF-1.7'), zipSync({ 'a.txt': strToU8('x') })]) expect(() => textOfFile(bytes)).toThrow(Refused)
  expect(textOfFile(new Uint8Array([0xd6, 0xc6, 0xb6, 0xc8]))).toBe('制度')
})
