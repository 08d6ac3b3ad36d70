/** Policies as people bring them: from Word and WPS, from a page of the web, from a PDF, typed with other digits and numbers than ours. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refused } from '#words'
import { plainText, readPolicy, textOfFile } from './index.ts'

const outline = (text: string) => readPolicy(text).parts.map(({ level, number, title }) => `${level} ${number} ${title}`)
const clauses = (text: string) => readPolicy(text).parts.filter(({ level }) => level === 'item').map(({ number, title, text: words }) => [number, title, words])
const left = (text: string) => readPolicy(text).leftOut.map(({ said, why }) => [said, why])

describe('1.3.3 a policy is read however its numbers are written', () => {
  test('digits of full width, traditional characters, and numbers set apart from their word', () => {
    expect(outline('１．總則\n１．１ 目的：規範採購。\n１．２ 範圍：各部門適用。\n２．採購\n２．１ 審批：部門經理應審批。')).toEqual(['chapter 1 总则', 'item 1.1 目的', 'item 1.2 范围', 'chapter 2 采购', 'item 2.1 审批'])
    expect(outline('第 １ 章　總　則\n第 一 條　財務部門負責審核。\n第 ２ 條　經理應批准。')).toEqual(['chapter 1 总则', 'item 1 财务部门负责审核', 'item 2 经理应批准'])
  })
  test('1 and 1.0 above 1.1, with no point behind them', () => {
    const found = ['chapter 1 目的', 'chapter 2 职责', 'item 2.1 采购部', 'item 2.2 财务部']
    expect(outline('1 目的\n规范采购。\n2 职责\n2.1 采购部：编制计划。\n2.2 财务部：审核付款。')).toEqual(found)
    expect(outline('1.0 目的\n规范采购。\n2.0 职责\n2.1 采购部：编制计划。\n2.2 财务部：审核付款。')).toEqual(found)
  })
  test('a heading with words and nothing numbered below it is a clause by its own number, unless it says what for and where', () => {
    expect(clauses('1. 目的\n规范采购，明确职责。\n2. 职责\n2.1 采购部：编制计划。\n2.2 付款\n2.2.1 财务部应审核。\n2.2.2 出纳应付款。\n3. 附则：由总经理解释。')).toEqual([['2.1', '采购部', '编制计划。'], ['2.2.1', '财务部应审核', '财务部应审核。'], ['2.2.2', '出纳应付款', '出纳应付款。'], ['3', '附则', '由总经理解释。']])
    const { parts } = readPolicy('一、原则\n未经批准不得采购。\n二、职责\n1.采购部应编制计划。\n2.财务部应审核。')
    expect(parts.slice(0, 4).map(({ level, number, from, to }) => [level, number, from, to])).toEqual([['chapter', '1', 0, 5], ['item', '1', 5, 14], ['chapter', '2', 15, 19], ['item', '2.1', 20, 31]])
  })
  test('第一章, 第一条, （一）, 1.1 and 1、 in one text: articles are its clauses and keep what is below them', () => {
    expect(clauses('第一章 总则\n第一条 目的\n为规范采购。\n第二条 职责：\n（一）采购部：\n1、编制计划；\n1.1 每月一次；\n（二）财务部审核。\n第二章 附则\n第三条 自发布之日起施行。')).toEqual([
      ['1', '目的', '为规范采购。'], ['2', '职责', '职责：\n（一）采购部：\n1、编制计划；\n1.1 每月一次；\n（二）财务部审核。'], ['3', '自发布之日起施行', '自发布之日起施行。'],
    ])
  })
  test('第一部分 and 第一篇 stand above the chapters', () => {
    expect(outline('第一部分 行政管理\n第一章 用印\n第一条 印章由行政部保管。\n第二部分 财务管理\n第二章 付款\n第二条 第一部分公司的付款由财务部审核。')).toEqual(['part P1 行政管理', 'chapter P1.1 用印', 'item 1 印章由行政部保管', 'part P2 财务管理', 'chapter P2.2 付款', 'item 2 第一部分公司的付款由财务部审核'])
  })
  test('Markdown whose editor guarded its points, with a table and stress', () => {
    expect(clauses('# 差旅制度\n\n## 一 总则\n\n1\\. **目的**：规范差旅。\n\n| 级别 | 标准 |\n| --- | :--: |\n| 1 | 500 |\n\n## 二 报销\n\n1\\. 期限：员工应在 ____ 日内报销。\n')).toEqual([['1.1', '目的', '规范差旅。\n| 级别 | 标准 |\n| 1 | 500 |'], ['2.1', '期限', '员工应在 ____ 日内报销。']])
  })
})

describe('1.3.3 what stands around a policy on its pages is left out', () => {
  test('lines that end in Windows, on old machines and in Word', () => {
    for (const end of ['\r\n', '\r', '\v', '\u2028']) expect(clauses(['一、采购', '1.采购部应编制计划。', '2.财务部应审核。'].join(end))).toEqual([['1.1', '采购部应编制计划', '采购部应编制计划。'], ['1.2', '财务部应审核', '财务部应审核。']])
  })
  test('a table of contents with pages, articles and sections in it', () => {
    const text = '采购管理办法\n目  录\n第一章 总则\t1\n第一条 目的\t1\n第二条 范围\t2\n第二章 采购\t3\n第一章 总则\n第一条 目的\n规范采购。\n第二条 范围\n各部门。\n第二章 采购\n第三条 采购部应询价。'
    expect([readPolicy(text).title, outline(text)]).toEqual(['采购管理办法', ['chapter 1 总则', 'item 1 目的', 'item 2 范围', 'chapter 2 采购', 'item 3 采购部应询价']])
    expect(left(text).map(([, why]) => why)).toEqual(['contents', 'contents', 'contents', 'contents', 'contents'])
    expect(outline('1 目的........1\n2 职责 ……… 2\n2.1 采购部........2\n2.2 财务部........3\n1 目的\n规范采购。\n2 职责\n2.1 采购部\n编制计划。\n2.2 财务部\n审核付款。')).toEqual(['chapter 1 目的', 'chapter 2 职责', 'item 2.1 采购部', 'item 2.2 财务部'])
  })
  test('heads and feet of pages with their numbers, and a sentence broken by the end of a line', () => {
    const page = (at: number) => `文件编号：QP-07  版本：A/0  页码：${at}/3`
    const text = `${page(1)}\n一、采购\n1.采购部应当根据各部门上报的需求，每月编制一次采购计划，并在每月\n二十五日以前报总经理批准。\n第 1 页 共 3 页\n${page(2)}\n2.财务部应审核。\n2 / 3\n${page(3)}\n3.仓库应验收。\n第三页`
    expect(clauses(text).map(([number, , words]) => [number, words])).toEqual([['1.1', '采购部应当根据各部门上报的需求，每月编制一次采购计划，并在每月二十五日以前报总经理批准。'], ['1.2', '财务部应审核。'], ['1.3', '仓库应验收。']])
    expect(left(text).map(([, why]) => why)).toEqual(['running-head', 'page-number', 'running-head', 'page-number', 'running-head', 'page-number'])
  })
})

const w = (name: string, inner: string) => `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:${name}>`
const p = (text: string, style = '') => `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const table = (...rows: readonly (readonly string[])[]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
const level = (at: number, form: string, text: string, more = '') => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${form}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const docx = (body: string): Uint8Array => zipSync({
  'word/document.xml': strToU8(w('document', `<w:body>${body}</w:body>`)),
  'word/numbering.xml': strToU8(w('numbering', `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '第%1章')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>`)),
  'word/styles.xml': strToU8(w('styles', [0, 1].map((at) => `<w:style w:styleId="${at + 1}"><w:name w:val="heading ${at + 1}"/><w:pPr><w:numPr>${at > 0 ? `<w:ilvl w:val="${at}"/>` : ''}<w:numId w:val="4"/></w:numPr></w:pPr></w:style>`).join(''))),
})

describe('1.3.3 a policy is read from the file it was written in', () => {
  test('Word: headings that number themselves, with digits below Chinese numerals, and tables that number nothing', () => {
    const text = textOfFile(docx([p('总则', '1'), p('目的', '2'), p('规范采购。'), p('采购', '1'), p('权限', '2'), p('按下表审批：'), table([p('1'), p('部门经理'), p('五千元以内')], [p('2'), `${p('总经理')}${p('或授权人')}`, p('五千元以上')]), table([p('仓库应验收。')])].join('')))
    expect(text.split('\n')).toEqual(['# 第一章 总则', '## 1.1 目的', '规范采购。', '# 第二章 采购', '## 2.1 权限', '按下表审批：', '| 1 | 部门经理 | 五千元以内 |', '| 2 | 总经理 或授权人 | 五千元以上 |', '仓库应验收。'])
    expect(clauses(text)).toEqual([['1.1', '目的', '规范采购。'], ['2.1', '权限', '按下表审批：\n| 1 | 部门经理 | 五千元以内 |\n| 2 | 总经理 或授权人 | 五千元以上 |\n仓库应验收。']])
  })
  test('HTML of Word and WPS: numbers of lists that Word wrote, lists of the page, tables, no style sheet', () => {
    const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style><title>x</title></head><body><!--[if gte mso 9]><xml>1.\u6760</xml><![endif]-->
<h1>采购管理办法</h1><p class=MsoNormal>一、<span lang=EN-US>&nbsp;</span>职责</p><p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>采购部：<b>编制</b>计划&amp;询价。</p>
<p>二、流程</p><ol><li><p>申请：部门经理应审批。</p><ol><li>填单</li></ol></li><li>验收：仓库应<del>抽检</del>验收。</li></ol><table><tr><td>1</td><td>五千元</td></tr></table></body></html>`
    const read = textOfFile(new TextEncoder().encode(page))
    expect(read.split('\n')).toEqual(['# 采购管理办法', '一、 职责', '1. 采购部：编制计划&询价。', '二、流程', '1. 申请：部门经理应审批。', '1) 填单', '2. 验收：仓库应验收。', '| 1 | 五千元 |'])
    expect([readPolicy(read).title, outline(read)]).toEqual(['采购管理办法', ['chapter 1 职责', 'item 1.1 采购部', 'chapter 2 流程', 'item 2.1 申请', 'item 2.2 验收']])
    expect(plainText('<p>1. 甲</p>\n<p>2. 乙</p>')).toBe('1. 甲\n2. 乙')
    expect(plainText('<p><ruby>章<rp>(</rp><rt>zhāng</rt><rp>)</rp></ruby>程</p><p>一、总则</p>')).toBe('章程\n一、总则')
    expect(plainText('金额 < 5 且 > 1')).toBe('金额 < 5 且 > 1')
  })
  test('a page of any length is read in a breath: gaps, broken lines and open tags do not make it slow', () => {
    const pages = [`一、总则\n1.${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n'.repeat(3000)}`, `1.1 甲${' '.repeat(100_000)}乙`, '<p>'.repeat(50_000), `<p>${'<!--'.repeat(50_000)}`, `<html>${'<style>'.repeat(50_000)}`]
    expect(pages.map((page) => readPolicy(plainText(page)).counts.items)).toEqual([1, 1, 0, 0, 0])
  })
  test('what is no text is refused with the way out', () => {
    for (const bytes of [strToU8('{\\rtf1 x}'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xff])]) expect(() => textOfFile(bytes)).toThrow(Refused)
  })
})
