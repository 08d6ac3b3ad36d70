import { expect, test } from 'vitest'
import { dayIn, readCell, wrongIn } from './read.ts'

const money = { kind: 'money' } as const

test('amounts are read in every form that sheets give them', () => {
  const pasted = ['1,200', '¥15.50', '(1.5)', '13%', '１，２００．５', ' 7 ', '￥3', '-2']
  expect(pasted.map((text) => readCell(money, text))).toEqual(['1200', '15.50', '-1.5', '0.13', '1200.5', '7', '3', '-2'])
})

test('no number is guessed: what is none stays as it was written, and is wrong', () => {
  for (const text of ['1,20', '12-3', '1.2.3', '1O0', '1e5', '3 pcs', '(1']) {
    expect(readCell(money, text)).toBe(text)
    expect(wrongIn(money, text)).toBe('number')
  }
  expect(readCell({ kind: 'integer' }, '1.5')).toBe('1.5')
  expect(wrongIn({ kind: 'integer' }, '1.5')).toBe('whole')
})

test('an empty cell is nothing, and nothing wrong', () => {
  expect([readCell(money, '  '), wrongIn(money, undefined), wrongIn({ kind: 'ref' }, null)]).toEqual([undefined, undefined, undefined])
})

test('a negative amount is wrong where the declaration knows no sign', () => {
  expect([wrongIn(money, '-1.5'), wrongIn({ ...money, signed: true }, '-1.5')]).toEqual(['negative', undefined])
})

test('days are read in their usual forms, and only days that the calendar has', () => {
  expect(['2026-11-20', '2026/1/5', '2026.11.20', '2026\u5e741\u67085\u65e5', '20261120', '２０２６-11-20'].map(dayIn)).toEqual(['2026-11-20', '2026-01-05', '2026-11-20', '2026-01-05', '2026-11-20', '2026-11-20'])
  expect(['2026-02-30', '11-20', '2026-13-01', '20261', 'tomorrow'].map(dayIn)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(wrongIn({ kind: 'day' }, '2026-02-30')).toBe('day')
})

test('a choice is known by its key or whole name, a flag by yes or no; all else is wrong', () => {
  const choice = { kind: 'choice', options: { good: ['\u5408\u683c', 'Good'], bad: ['\u4e0d\u5408\u683c', 'Bad'] } } as const
  expect(['good', '\u5408\u683c', 'BAD', '\u5408'].map((text) => readCell(choice, text))).toEqual(['good', 'good', 'bad', '\u5408'])
  expect(wrongIn(choice, '\u5408')).toBe('option')
  expect(['\u662f', 'no', '1', 'maybe'].map((text) => readCell({ kind: 'flag' }, text))).toEqual([true, false, true, 'maybe'])
  expect(wrongIn({ kind: 'flag' }, 'maybe')).toBe('flag')
})

test('a reference is wrong until its name has become an id; a text only when it is too long', () => {
  expect([wrongIn({ kind: 'ref' }, 'SE-1001'), wrongIn({ kind: 'ref' }, '0198c0de-0000-7000-8000-000000000001')]).toEqual(['unknown', undefined])
  expect([wrongIn({ kind: 'text', max: 3 }, 'abcd'), wrongIn({ kind: 'text', max: 4 }, 'abcd')]).toEqual(['long', undefined])
})
