/** Tables leave and come back as they were; what could harm a reader leaves harmless; what is not beyond doubt is refused. */
import exceljs from 'exceljs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { choice, integer, money, rate, day, flag, instant, quantity } from '#declare'
import { Refused } from '#words'
import { valueOf } from '../import/value.ts'
import type { Cell } from './cell.ts'
import { csvWriter, readSheet, xlsxWriter } from './index.ts'

const collected = async (make: (write: (bytes: Uint8Array) => void) => ReturnType<typeof csvWriter>, rows: readonly (readonly Cell[])[]): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  const writer = make((bytes) => { parts.push(bytes.slice()) })
  for (const row of rows) { writer.row(row); await writer.flush() }
  await writer.end()
  return Buffer.concat(parts)
}
const asXlsx = (rows: readonly (readonly Cell[])[]) => collected((write) => xlsxWriter(write, { title: '订单/[明细]', widths: [10, 20] }), rows)
const asCsv = (rows: readonly (readonly Cell[])[]) => collected(csvWriter, rows)
const texts = (...all: readonly string[]): readonly Cell[] => all.map((text) => ({ text }))
const malicious = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '"quoted", with comma', 'two\nlines', '<b>&amp;</b>', '_x0041_', ' spaced ', '李雷，“好”', '😀']

describe('malicious and awkward cells', () => {
  it('leave as text in xlsx: no formula anywhere, and exceljs reads the very same words', async () => {
    const bytes = await asXlsx([texts('a', 'b'), ...malicious.map((one) => texts(one, 'x'))])
    const book = new exceljs.Workbook()
    await book.xlsx.load(bytes as never)
    const sheet = book.worksheets[0]!
    expect(malicious.map((_, at) => String(sheet.getCell(at + 2, 1).value).replace('_x005F_', '_'))).toEqual(malicious)
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
    expect((await readSheet(bytes)).rows.map(({ cells }) => cells[0])).toEqual(malicious)
  })
  it('are neutralised in CSV by an apostrophe, and come back without it', async () => {
    const bytes = await asCsv([texts('a', 'b'), ...malicious.map((one) => texts(one, 'x'))])
    const said = new TextDecoder().decode(bytes)
    expect([bytes[0], bytes[1], bytes[2]]).toEqual([0xef, 0xbb, 0xbf])
    for (const line of said.split('\r\n')) expect(line.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/)
    expect((await readSheet(bytes)).rows.map(({ cells }) => cells[0])).toEqual(malicious)
  })
  it('negative numbers stay numbers in CSV', async () => {
    expect(new TextDecoder().decode(await asCsv([texts('a'), [{ decimal: '-5.20' }]]))).toContain('\r\n-5.20\r\n')
  })
})

describe('round trips', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => one.trim() !== '' && !one.includes('\u0000') && !one.includes('\r'))
  const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(9999)).map(([whole, rest]) => `${whole}.${String(rest).padStart(4, '0')}`)
  it.each([['xlsx', asXlsx], ['csv', asCsv]] as const)('%s keeps text, decimals and days', async (_, write) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text, decimal, fc.date({ min: new Date('1905-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })), { minLength: 1, maxLength: 20 }), async (rows) => {
      const days = rows.map(([, , date]) => date.toISOString().slice(0, 10))
      const sheet = await readSheet(await write([texts('t', 'n', 'd'), ...rows.map(([said, number], at): readonly Cell[] => [{ text: said }, { decimal: number }, { day: days[at] as string }])]))
      expect(sheet.rows.map(({ cells }) => cells[0])).toEqual(rows.map(([said]) => said))
      expect(sheet.rows.map(({ cells }) => Number(cells[1]))).toEqual(rows.map(([, number]) => Number(number)))
      expect(sheet.rows.map(({ cells }) => cells[2])).toEqual(days)
    }), { numRuns: 60 })
  })
  it('writes numbers beyond fifteen digits as text, so that none is lost', async () => {
    expect((await readSheet(await asXlsx([texts('n'), [{ decimal: '123456789012345.6789' }]]))).rows[0]?.cells).toEqual(['123456789012345.6789'])
  })
})

const book = (sheet: string, more: Readonly<Record<string, string>> = {}) => zipSync(Object.fromEntries(Object.entries({
  'xl/workbook.xml': '<workbook><sheets><sheet name="h" sheetId="1" state="hidden" r:id="r1"/><sheet name="s" sheetId="2" r:id="r2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="/xl/worksheets/b.xml"/></Relationships>',
  'xl/worksheets/a.xml': '<worksheet><sheetData><row><c><v>hidden</v></c></row></sheetData></worksheet>', 'xl/worksheets/b.xml': sheet, ...more,
}).map(([path, xml]) => [path, strToU8(xml)])))

describe('files from elsewhere', () => {
  it('reads cells without an address, shared and rich text, days, percent, prefixes, and skips hidden sheets', async () => {
    const bytes = book(`<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>B</x:t></x:is></x:c></x:row>
      <x:row r="5"><x:c s="1"><x:v>46350</x:v></x:c><x:c r="D5"><x:v>0.30000000000000004</x:v></x:c><x:c><x:v>1E-3</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="str"><x:f>1</x:f><x:v>a&amp;b</x:v></x:c></x:row></x:sheetData></x:worksheet>`, {
      'xl/sharedStrings.xml': '<sst><si><r><t>供</t></r><r><t xml:space="preserve">应商</t></r><rPh><t>gong</t></rPh></si></sst>',
      'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    })
    const sheet = await readSheet(bytes)
    expect(sheet.headings).toEqual(['供应商', 'B'])
    expect(sheet.rows).toEqual([{ at: 5, cells: ['2026-11-24', '', '', '0.3', '0.001', 'true', '#N/A', 'a&b'] }])
  })
  it('reads what exceljs wrote', async () => {
    const written = new exceljs.Workbook()
    written.addWorksheet('s').addRows([['名称', '日期', '数'], ['螺钉', new Date('2026-11-24T00:00:00Z'), 12.5]])
    expect((await readSheet(new Uint8Array(await written.xlsx.writeBuffer()))).rows[0]?.cells).toEqual(['螺钉', '2026-11-24', '12.5'])
  })
  it.each([
    ['GB18030', Buffer.from('c3fbb3c62ccafdc1bf0ac2ddb6a42c310a', 'hex')], ['UTF-8', Buffer.from('名称,数量\n螺钉,1\n')], ['UTF-8 with a mark', Buffer.from('\ufeff名称,数量\n螺钉,1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('名称\t数量\n螺钉\t1', 'utf16le')])], ['semicolons', Buffer.from('"名称";数量\r\n\r\n螺钉;1\r\n')],
  ])('reads CSV in %s', async (_, bytes) => {
    const { headings, rows } = await readSheet(bytes)
    expect([headings, rows.map(({ cells }) => cells)]).toEqual([['名称', '数量'], [['螺钉', '1']]])
  })
  it.each([['an old xls', [0xd0, 0xcf, 0x11, 0xe0]], ['a torn zip', [0x50, 0x4b, 3, 4, 0, 0]], ['a picture', [0x89, 0x50, 0, 0, 1]], ['nothing', []], ['an unclosed quote', [...Buffer.from('a,b\n"x,1')]], ['a heading alone', [...Buffer.from('a,b\n')]]])('refuses %s', async (_, bytes) => {
    await expect(readSheet(Uint8Array.from(bytes))).rejects.toThrow(Refused)
  })
})

describe('cells that people type', () => {
  const read = (field: Parameters<typeof valueOf>[0], said: string) => { const found = valueOf(field, said); return 'refusal' in found ? 'refused' : found.value }
  it.each([
    [money('', ''), '1,200', '1200'], [money('', ''), '¥15.50', '15.50'], [money('', ''), '￥１，２００．５', '1200.5'], [money('', ''), '(1.5)', '-1.5'], [quantity('', ''), '１２', '12'], [quantity('', ''), '.5', '0.5'],
    [money('', ''), '1,20', 'refused'], [money('', ''), '12,34,567', 'refused'], [money('', ''), '1.2E+05', 'refused'], [quantity('', ''), '12kg', 'refused'], [money('', ''), '13%', 'refused'], [money('', ''), '1.2.3', 'refused'],
    [money('', ''), '--5', 'refused'], [money('', ''), '(-5)', 'refused'], [money('', ''), '#N/A', 'refused'], [money('', ''), '123456789012345678901234567890.1', '123456789012345678901234567890.1'],
    [rate('', ''), '13%', '0.13'], [rate('', ''), '0.13', '0.13'], [rate('', ''), '6.5％', '0.065'], [integer('', ''), '3.0', 3], [integer('', ''), '3.5', 'refused'],
    [day('', ''), '2026-11-24', '2026-11-24'], [day('', ''), '2026/1/4', '2026-01-04'], [day('', ''), '2026年1月4日', '2026-01-04'], [day('', ''), '20260104', '2026-01-04'], [day('', ''), '3/4/2026', 'refused'], [day('', ''), '2026-02-30', 'refused'],
    [instant('', ''), '2026-11-24 08:30', '2026-11-24T00:30:00.000Z'], [flag('', ''), '是', true], [flag('', ''), 'No', false], [flag('', ''), '也许', 'refused'],
    [choice('', '', { bought: ['外购', 'Bought'] }), '外购', 'bought'], [choice('', '', { bought: ['外购', 'Bought'] }), 'BOUGHT', 'bought'], [choice('', '', { bought: ['外购', 'Bought'] }), '买', 'refused'],
  ])('%# %s → %s', (field, said, value) => expect(read(field, said)).toEqual(value))
})
