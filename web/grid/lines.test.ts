import { expect, test } from 'vitest'
import type { FieldMeta } from '#declare'
import { isBlank, toSend, type DraftLine } from '../draw/draft.ts'
import { isVoucher } from '../draw/kinds.ts'
import { cleared, filledDown, moved, pasted, withCell, withCopies, without, withNew } from './lines.ts'
import { readSheet } from './sheet.ts'
import { balanced, meantLine } from './voucher.ts'

const column = (key: string, kind: FieldMeta['kind'], more: Partial<FieldMeta> = {}): FieldMeta => ({ key, kind, label: [key, key], required: false, readOnly: false, ...more })
const columns = [column('summary', 'text'), column('debit', 'money', { initially: '0' }), column('credit', 'money', { initially: '0' }), column('made', 'text', { readOnly: true })]
const field = column('lines', 'lines', { lines: columns })
const line = (key: string, values: Record<string, unknown>): DraftLine => ({ '~': key, ...values })
const three = [line('a', { summary: 'rent', debit: '100', credit: '0' }), line('b', { summary: 'tax', debit: '13', credit: '0' }), line('c', { summary: 'bank', debit: '0', credit: '50' })]
const cell = (at: number, place: number) => ({ top: at, bottom: at, left: place, right: place })
const keys = (lines: readonly DraftLine[]) => lines.map((one) => one['~'])

test('a block reaches below the last line and makes the lines it needs; no line of it is dropped', () => {
  const next = pasted(field, columns, three, cell(2, 0), readSheet('x\t1,200\t\ny\t¥15.50\t2\nz\tabc\t3'))
  expect(next.length).toBe(5)
  expect(next.slice(2)).toMatchObject([{ '~': 'c', summary: 'x', debit: '1200', credit: undefined }, { summary: 'y', debit: '15.50', credit: '2' }, { summary: 'z', debit: 'abc', credit: '3' }])
})

test('what reaches beyond the last column, or stands where nobody types, is left out; its line is not', () => {
  const next = pasted(field, columns, three, cell(0, 2), readSheet('7\tnot typed\tbeyond'))
  expect(next[0]).toEqual({ ...three[0], credit: '7' })
})

test('one cell fills the whole range', () => {
  expect(pasted(field, columns, three, { top: 0, bottom: 2, left: 1, right: 1 }, [['5']]).map(({ debit }) => debit)).toEqual(['5', '5', '5'])
})

test('Ctrl+D copies the top line of the range, of one line the one above', () => {
  expect(filledDown(columns, three, { top: 0, bottom: 2, left: 0, right: 0 }).map(({ summary }) => summary)).toEqual(['rent', 'rent', 'rent'])
  expect(filledDown(columns, three, cell(1, 1))[1]).toMatchObject({ summary: 'tax', debit: '100' })
  expect(filledDown(columns, three, cell(0, 1))).toBe(three)
})

test('emptied cells take their declared first value', () => {
  expect(cleared(columns, three, { top: 0, bottom: 0, left: 0, right: 1 })[0]).toMatchObject({ summary: undefined, debit: '0' })
})

test('lines are put in, copied as lines of their own, moved within the bounds, taken out', () => {
  expect(keys(withNew(field, three, 1)).map((key) => three.some((one) => one['~'] === key))).toEqual([true, false, true, true])
  const copies = withCopies([line('a', { id: 'kept' }), line('b', {})], { top: 0, bottom: 1, left: 0, right: 0 })
  expect([copies.length, copies[2]?.id, new Set(keys(copies)).size]).toEqual([4, undefined, 4])
  expect(keys(moved(three, { top: 1, bottom: 2, left: 0, right: 0 }, -1))).toEqual(['b', 'c', 'a'])
  expect(keys(moved(three, cell(0, 0), 1))).toEqual(['b', 'a', 'c'])
  expect([moved(three, cell(0, 0), -1), moved(three, cell(2, 0), 1)]).toEqual([three, three])
  expect(keys(without(three, { top: 0, bottom: 1, left: 0, right: 0 }))).toEqual(['c'])
})

test('a cell that stays the same changes nothing', () => {
  expect(withCell(three, 0, 'debit', '100')).toBe(three)
  expect(withCell(three, 9, 'debit', '100')).toBe(three)
})

test('6.2.1 the balancing amount goes to the side that balances, exact to the last place', () => {
  expect(isVoucher(columns)).toBe(true)
  expect(balanced(three, 2, 'credit')?.[2]).toMatchObject({ debit: '0', credit: '113' })
  expect(balanced(three, 2, 'debit')?.[2]).toMatchObject({ debit: '0', credit: '113' })
  expect(balanced([line('a', { debit: '0.1', credit: '0' }), line('b', { debit: '0.2', credit: '0' }), line('c', {})], 2, 'credit')?.[2]).toMatchObject({ credit: '0.3' })
})

test('over an amount that is no number nothing is balanced', () => {
  expect(balanced([line('a', { debit: '1O0', credit: '0' }), line('b', {})], 1, 'credit')).toBeUndefined()
})

test('two stops mean the line above, two strokes the first, on a Chinese keyboard too', () => {
  expect(['..', '\u3002\u3002', '//', '\u3001\u3001', 'a..', '...'].map((typed) => meantLine(typed, 3))).toEqual([2, 2, 0, 0, undefined, undefined])
  expect(meantLine('..', 0)).toBeUndefined()
})

test('empty lines that wait at the end are not sent; one in the middle, and one that the house has, are', () => {
  const document = { fields: [field] } as unknown as Parameters<typeof toSend>[0]
  const blank = (key: string, more: Record<string, unknown> = {}) => line(key, { debit: '0', credit: '0', ...more })
  const asked = { fields: [{ ...field, required: true }] } as unknown as Parameters<typeof toSend>[0]
  const sent = (lines: readonly DraftLine[], of = document) => (toSend(of, { lines })['lines'] as unknown[]).length
  expect([sent([...three, blank('d'), blank('e')]), sent([blank('d'), ...three]), sent([...three, blank('d', { id: 'kept' })]), sent([blank('d')]), sent([blank('d')], asked), sent([])]).toEqual([3, 4, 4, 0, 1, 0])
  expect([isBlank(field, blank('d')), isBlank(field, line('e', {})), isBlank(field, blank('f', { summary: 'x' }))]).toEqual([true, true, false])
})
