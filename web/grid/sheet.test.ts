import { expect, test } from 'vitest'
import { readSheet, writeSheet } from './sheet.ts'

test('cells stand between tabs, lines between line ends; the end after the last line is no line', () => {
  expect(readSheet('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']])
  expect(readSheet('a\tb\rc\t\n')).toEqual([['a', 'b'], ['c', '']])
  expect(readSheet('')).toEqual([['']])
  expect(readSheet('\t\t')).toEqual([['', '', '']])
})

test('a quoted cell keeps its tabs, line breaks and quotes', () => {
  expect(readSheet('a\t"b ""c""\nd"\r\ne\t"f\tg"\n')).toEqual([['a', 'b "c"\nd'], ['e', 'f\tg']])
  expect(readSheet('"one\r\ntwo"\t3')).toEqual([['one\ntwo', '3']])
})

test('a quote that only stands in a text is text: no line after it is swallowed', () => {
  expect(readSheet('3" pipe\t1\n"open\t2\nx\t3')).toEqual([['3" pipe', '1'], ['"open', '2'], ['x', '3']])
})

test('an empty line in the middle stays a line', () => {
  expect(readSheet('a\n\nb')).toEqual([['a'], [''], ['b']])
})

test('what is copied out comes back as it was', () => {
  const block = [['plain', 'with\ttab', 'with "quotes"'], ['line\nbreak', '', '1200']]
  expect(readSheet(writeSheet(block))).toEqual(block)
  expect(writeSheet([['a', 'b'], ['c', 'd']])).toBe('a\tb\nc\td')
})
