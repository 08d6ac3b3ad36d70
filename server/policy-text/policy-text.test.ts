/** A policy is read by rules of reading: whatever its numbers look like, whatever stands around it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPolicy } from './index.ts'

const outline = (text: string) => readPolicy(text).parts.map(({ level, number, title }) => `${level} ${number} ${title}`)
const clauses = (text: string) => readPolicy(text).parts.filter(({ level }) => level === 'item').map(({ number, text: words }) => [number, words])

describe('1.3.3 a policy is divided as it numbers itself', () => {
  test('chapters 一、 sections （一） items 1. whether lines were kept or pasted as one', () => {
    const lines = ['差旅管理制度', '一、总则', '（一）目的', '1.规范差旅：出差先申请，后出行。', '2.节约费用：各部门控制差旅支出，不得超标。', '（二）原则', '1.先批后行：未经批准不得出差。', '二、报销', '（一）期限', '1.报销期限：员工应在返回后十日内报销。']
    const found = ['chapter 1 总则', 'section 1.1 目的', 'item 1.1.1 规范差旅', 'item 1.1.2 节约费用', 'section 1.2 原则', 'item 1.2.1 先批后行', 'chapter 2 报销', 'section 2.1 期限', 'item 2.1.1 报销期限']
    expect(outline(lines.join('\n'))).toEqual(found)
    expect(outline(lines.join(''))).toEqual(found)
    expect(readPolicy(lines.join('')).title).toBe('差旅管理制度')
  })
  test('articles of a rule keep the items inside them, and their numbers run through the chapters', () => {
    const text = '第一章 总则\n第一条 为规范报销，制定本办法。\n第二条 适用于：\n（一）正式员工；\n（二）实习生。\n第二章 附则\n第三条 自发布之日起施行。\n第三条之一 由财务部解释。'
    expect(clauses(text)).toEqual([['1', '为规范报销，制定本办法。'], ['2', '适用于：\n（一）正式员工；\n（二）实习生。'], ['3', '自发布之日起施行。'], ['3-1', '由财务部解释。']])
    expect(readPolicy(text).counts).toMatchObject({ chapters: 2, items: 4, contiguous: true })
  })
  test('a law pasted without its line breaks, and one that refers to its own articles', () => {
    const text = '会计办法第一章 总则第一条 为规范会计，制定本办法。第二条 依照本办法第一条规定办理。第二章 核算第三条 财务部门负责核算。'
    expect(outline(text).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(['chapter 1', 'item 1', 'item 2', 'chapter 2', 'item 3'])
    expect(readPolicy(text).title).toBe('会计办法')
  })
  test('1, 1.1 and 1.1.1; English chapters and articles; headings of a Markdown page', () => {
    expect(outline('1. 总则\n1.1 目的\n1.1.1 规范考勤。\n1.1.2 保障权益。\n2. 打卡\n2.1 时间\n2.1.1 每日两次。')).toEqual(['chapter 1 总则', 'section 1.1 目的', 'item 1.1.1 规范考勤', 'item 1.1.2 保障权益', 'chapter 2 打卡', 'section 2.1 时间', 'item 2.1.1 每日两次'])
    expect(outline('Chapter 1 General\nArticle 1 Scope\nThese rules bind all.\nArticle 2 Duties\nThe manager keeps a register.')).toEqual(['chapter 1 General', 'item 1 Scope', 'item 2 Duties'])
    expect(outline('# Security\n## Access\n### Passwords\nThey are changed monthly.\n### Badges\nThey are worn.\n## Devices\n### Laptops\nThey are encrypted.')).toEqual(['chapter 1 Access', 'item 1.1 Passwords', 'item 1.2 Badges', 'chapter 2 Devices', 'item 2.1 Laptops'])
  })
  test('a list of contents, page numbers and running heads are left out and told', () => {
    const { parts, leftOut, title } = readPolicy('目 录\n第一章 总则\n第二章 报销\n费用管理办法\n第一章 总则\n第一条 甲部门负责。\n- 2 -\n第二章 报销\n第二条 乙部门负责。')
    expect([title, parts.map(({ number }) => number)]).toEqual(['费用管理办法', ['1', '1', '2', '2']])
    expect(leftOut.map(({ said, why }) => [said, why])).toEqual([['目 录', 'contents'], ['第一章 总则', 'contents'], ['第二章 报销', 'contents'], ['- 2 -', 'page-number']])
  })
  test('the annexes named behind the last article are no words of it; one named within stays', () => {
    const text = '第一条 按附表审批：\n附表：五千元以内由经理审批。\n第二条 自发布之日起施行。\n附件：1. 采购申请单\n2. 验收单'
    expect(clauses(text)).toEqual([['1', '按附表审批：\n附表：五千元以内由经理审批。'], ['2', '自发布之日起施行。']])
    expect(readPolicy(text).leftOut.map(({ said, why }) => [said, why])).toEqual([['附件：1. 采购申请单', 'annex'], ['2. 验收单', 'annex']])
    expect(clauses('一、采购\n1.采购部应编制计划。\n2.财务部应审核。\n附件：\n1.采购申请单\n2.验收单')).toEqual([['1.1', '采购部应编制计划。'], ['1.2', '财务部应审核。']])
    expect(clauses('附件：\n采购办法\n第一条 采购部编制计划\n第二条 财务部审核')).toHaveLength(2)
  })
  test('壹、 甲、 1. as offices on Taiwan number; a blank before a figure parts no title from its words', () => {
    const found = ['chapter 1 总则', 'section 1.1 目的', 'item 1.1.1 规范信息管理', 'chapter 2 程序', 'section 2.1 账号', 'item 2.1.1 信息部应在 2 日内开通账号', 'section 2.2 备份', 'item 2.2.1 信息部每日备份']
    expect(outline('壹、總則\n甲、目的\n1. 規範信息管理。\n貳、程序\n甲、賬號\n1. 信息部應在 2 日內開通賬號。\n乙、備份\n1. 信息部每日備份。')).toEqual(found)
  })
  test('a number that is skipped is told, with the one that was expected', () => {
    const { counts, parts } = readPolicy('第一条 甲。\n第二条 乙。\n第四条 丙。')
    expect([counts.contiguous, parts.at(-1)?.flags.map(({ flag, said }) => [flag, said[0]])]).toEqual([false, [['gap', '编号不连续：应为 3']]])
  })
})

describe('1.3.3 what a policy lacks is said beside the item', () => {
  test('words without a parameter, and items in which nobody acts', () => {
    const { parts, counts } = readPolicy('一、采购\n1.计划：采购部门应定期编制计划，并及时报送相关部门。\n2.盘点：对库存进行盘点。')
    expect(parts.map(({ findings }) => findings.map(({ rule, word }) => word ?? rule))).toEqual([[], ['定期', '及时', '相关部门'], ['no-actor']])
    expect(counts).toMatchObject({ vague: 3, vagueItems: 1, withoutActor: 1 })
  })
  test('must, must not and may', () => {
    expect(readPolicy('第一条 财务部应当审核。\n第二条 不得超支。\n第三条 部门可以申请调整。').parts.map(({ kind }) => kind)).toEqual(['must', 'must-not', 'may'])
  })
  test('the last words, when they break off', () => {
    expect(readPolicy('一、风险\n1.规避：停止业务。\n2.接受：对于').parts.map(({ flags }) => flags.map(({ flag }) => flag))).toEqual([[], [], ['cut-off']])
  })
})

describe('10.1.1 a person corrects what was read', () => {
  const text = '一、总则\n1.甲部门负责。并由\n乙部门检查。\n2.丙部门负责。'
  test('a part begins where they say, joins what stands before, is left out, comes back', () => {
    const split = text.indexOf('乙部门')
    expect(readPolicy(text, [{ at: split, do: 'part', level: 'item' }]).parts.map(({ number }) => number)).toEqual(['1', '1.1', '1.2', '1.3'])
    expect(readPolicy(text, [{ at: text.indexOf('2.丙'), do: 'join' }]).parts.at(-1)).toMatchObject({ number: '1.1', text: '甲部门负责。并由\n乙部门检查。\n2.丙部门负责。' })
    expect(readPolicy(text, [{ at: split, do: 'drop' }]).leftOut.map(({ said, why }) => [said, why])).toEqual([['乙部门检查。', 'by-hand']])
    expect(readPolicy('一、总则\n1.甲负责。\n本站说明\n', [{ at: 12, do: 'restore' }]).leftOut).toEqual([])
  })
})

test('every place told lies in the source, whatever the text is', () => {
  const piece = fc.constantFrom('一、总则', '（一）目的', '1.甲部门负责。', '2.乙(yǐ)部門負責。', '\n', '第一条 ', '1.1 ', '本站', '# ', '定期', ' ', '3', '评论', '目录')
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const source = pieces.join('')
    const { parts, leftOut } = readPolicy(source)
    const spans = [...parts, ...leftOut].map(({ from, to }) => [from, to] as const).toSorted(([a], [b]) => a - b)
    for (const [from, to] of spans) expect(from >= 0 && from <= to && to <= source.length).toBe(true)
  }), { numRuns: 300 })
})

const shared = process.env['ZHANGFA_SHARED']
const paste = shared && join(shared, 'policy', 'source.txt')

describe.skipIf(!paste || !existsSync(paste))('a real paste (folder ZHANGFA_SHARED)', () => {
  const source = paste && existsSync(paste) ? readFileSync(paste, 'utf8') : ''
  test('8 chapters, 23 sections, 73 items; 494 pronunciation notes in it, 538 around; 33 vague words in 26 items, 44 items without an actor', () => {
    const { title, counts, parts, leftOut } = readPolicy(source)
    expect(title).toBe('运营管理流程制度办法')
    expect(counts).toEqual({ parts: 0, chapters: 8, sections: 23, items: 73, articles: 0, notes: 494, notesInAll: 538, folded: 1927, vague: 33, vagueItems: 26, withoutActor: 44, flags: 1, contiguous: true })
    const words = Map.groupBy(parts.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'vague'), ({ word }) => word)
    expect(Object.fromEntries([...words].map(([word, of]) => [word, of.length]))).toEqual({ 定期: 13, 及时: 11, 相关部门: 5, 相关人员: 4 })
    expect(parts.filter(({ flags }) => flags.length > 0).map(({ number, flags }) => [number, flags[0]?.flag])).toEqual([['8.2.4', 'cut-off']])
    expect(leftOut.map(({ said }) => said)).toEqual(expect.arrayContaining(['PAGE', '温馨提示', '提交评论']))
    expect(source.slice(...spanOf(parts.find(({ number }) => number === '4.2.4')))).toMatch(/^4\.采購驗收與付款:采購物資到貨后,組織相關\(guān\)部門.*付款。$/)
  })
  test('322 laws have the articles of their index, and gaps where it says so', { timeout: 60_000 }, () => {
    const folder = join(shared as string, 'data', 'prc-laws')
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly { file: string; articles: number; chapters: number; sections: number; contiguous: boolean }[]
    const begun = performance.now()
    const found = index.map(({ file }) => ({ file, ...readPolicy(readFileSync(join(folder, 'full', file), 'utf8')).counts }))
    process.stdout.write(`read ${index.length} laws, ${found.reduce((sum, one) => sum + one.articles, 0)} articles, in ${((performance.now() - begun) / 1000).toFixed(2)} s\n`)
    expect(found.map(({ file, articles, chapters, sections }) => ({ file, articles, chapters, sections }))).toEqual(index.map(({ file, articles, chapters, sections }) => ({ file, articles, chapters, sections })))
    expect(found.filter(({ articles, contiguous }) => articles > 0 && !contiguous).map(({ file }) => file)).toEqual(index.filter(({ articles, contiguous }) => articles > 0 && !contiguous).map(({ file }) => file))
  })
})

const spanOf = (part: { readonly from: number; readonly to: number } | undefined): [number, number] => [part?.from ?? 0, part?.to ?? 0]
