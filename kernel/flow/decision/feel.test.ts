/** FEEL as DMN 1.5 has it, where conditions and tables depend on it. */
import { describe, expect, test } from 'vitest'
import { equal, meets, valueOf, worth } from './feel.ts'

describe('1.3.3 an expression gives the value that the standard gives it', () => {
  test.each([
    ['0.1 + 0.2', 0.3], ['1.1 * 3', 3.3], ['2 ** 10', 1024], ['1 / 0', null], ['-(3 - 5)', 2], ['"a" + "b"', 'ab'], ['1 + "b"', null],
    ['string(2 * duration("P1DT12H"))', 'P3D'], ['string(duration("P1Y") / 2)', 'P6M'], ['duration("P1Y") / duration("P6M")', 2], ['string(-duration("P1D"))', '-P1D'],
    ['string(date("2021-01-01") + duration("PT36H"))', '2021-01-02'], ['string(date and time("2021-01-01T24:00:00"))', '2021-01-02T00:00:00'], ['date and time("2021-01-02T10:00:00Z") - date and time("2021-01-01T10:00:00")', null],
    ['string(@"-2021-01-01T10:10:10+11:00" + @"P1M")', '-2021-02-01T10:10:10+11:00'], ['time("10:00:00") + duration("P1M")', null],
    ['2 in range("[1..3]")', true], ['range("[3..1]")', null], ['for i in 3..1 return i', [3, 2, 1]], ['for i in [2..1] return i', null],
    ['during([4..6], [1..10])', true], ['starts(1, (1..10])', false], ['overlaps before([1..5], [3..8])', true], ['coincides([1..5], [2..6])', false],
    ['matches("X", "[A-Z-[OI]]", "i")', true], ['matches("hello world", "hello\\\\ sworld", "x")', true], ['replace("a b c", "[a-z]", "#")', '# # #'],
    ['[1, 2, 3][odd(item)]', [1, 3]], ['[{a: 2}, {a: 3}][even(a)]', [{ a: 2 }]], ['[1, 2, 3][not(item = 1)]', [2, 3]], ['[4, 5, 6][count([1, 2])]', 5], ['100[true]', [100]], ['[true, null, 1][item = null or item = 1]', [null, 1]], ['[true, false][item = false]', [false]], ['[true, false][item]', [true]],
    ['max("a", "c", "b")', 'c'], ['min(3, 1, 2)', 1], ['string(max([@"2017-01-01", @"2018-01-01"]))', '2018-01-01'], ['max([1, "a"])', null], ['min([])', null], ['remove([1, 2, 3], -1)', [1, 2]], ['insert before([1, 2], -1, 9)', [1, 9, 2]], ['remove([1, 2, 3], 2)', [1, 3]], ['insert before([1, 3], 1, 2)', [2, 1, 3]],
    ['if 1 then 1 else 2', 2], ['5 between 1 and 10', true], ['5 between 10 and 1', false], ['null between 1 and 2', null], ['[1..3] instance of range<number>', true], ['["a".."b"] instance of range<number>', false], ['(=10).start', 10],
    ['string(years and months duration(date("2011-12-22"), date("2013-08-24")))', 'P1Y8M'], ['duration("P1Y1D")', null], ['string(0.0000001)', '0.0000001'], ['is(@"P0Y", @"P0D")', false],
    ['list replace([1, 2, 3], -1, 4)', [1, 2, 4]], ['list replace([1, 2, 3], 4, 4)', null], ['{foo: 1, foo: 2}', null], ['[1, null] instance of list<number>', true], ['[1, 2, 3][item > 1 and item instance of number]', [2, 3]],
    ['before(point1: 1, point2: 2)', true], ['includes(point: 5, range: [1..10])', true], ['before(range: [1..5], point: 9)', true], ['meets(range2: [1..5], range1: [5..6])', false],
    ['(=10) = [10..10]', false], ['(!=10) = (!=10)', true], ['10 in (!=10)', false], ['5 in (null..10]', null], ['(< 10) = (null..10)', false], ['[1..3] = [1..3)', false], ['string([1..3])', '[1..3]'],
    ['duration("P1Y") = duration("P365D")', null], ['duration("P1M") > duration("P1D")', null], ['1 < "a"', null], ['true < false', null], ['1 != null', true], ['@"P1Y" < @"P13M"', true], ['[1] = 1', true],
    ['{f: function(a: number) a, r: f("x")}.r', null], ['{f: function(a: number) a, r: f([5])}.r', 5], ['{f: function(a: list<number>) count(a), r: f(5)}.r', 1], ['{f: function(a: number, b: string) b, r: f(b: "q", a: 1)}.r', 'q'], ['{f: function(a: number) a, r: f(null)}.r', null],
    ['abs instance of function<number> -> number', true], ['sort([3, 1, 2], function(x: number, y) x > y)', [3, 2, 1]], ['context([{key: 1, value: 1}])', null], ['context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', { x: 1, y: { a: 2 } }], ['context merge([{x: 1, y: 0}, {y: 2}])', { x: 1, y: 2 }], ['string join(["a", null, "c"], "-")', 'a-c'],
    ['1.5e3', 1500], ['2E-2 + 1', 1.02], ['"1e3"', '1e3'], ['string(time(12, 59, 1.3, duration("-PT1H")))', '12:59:01.3-01:00'], ['number("1 000", " ", " ")', null], ['number("1.000,5", ".", ",")', 1000.5], ['sublist(list: [1, 2, 3], start position: 2)', [2, 3]],
    ['date and time("2017-01-01T10:00:00@Asia/Shanghai") = date and time("2017-01-01T02:00:00Z")', true], ['string(@"2020-03-29T01:30:00@Europe/Paris" + @"PT1H")', '2020-03-29T03:30:00@Europe/Paris'],
  ])('%s', (expression, expected) => { expect(valueOf(expression)).toEqual(expected) })
})

describe('1.3.3 amounts are worked out in decimals, as people who count money expect', () => {
  test.each([
    ['sum([0.1, 0.2])', 0.3], ['sum(0.1, 0.2, 0.3)', 0.6], ['sum(list: [1.1, 2.2])', 3.3], ['mean([0.1, 0.2, 0.3])', 0.2], ['median([0.2, 0.1])', 0.15], ['product(1.1, 1.1)', 1.21], ['stddev([0.1, 0.2, 0.3])', 0.1], ['sum([])', null], ['sum([1, "a"])', null], ['sum(5)', 5],
    ['modulo(0.3, 0.1)', 0], ['modulo(-1.1, 0.3)', 0.1], ['modulo(10.1, -4.5)', -3.4], ['modulo(1, 0)', null], ['1.1 ** 2', 1.21], ['1.1 ** -1', 0.9090909090909091], ['2 ** 0.5', 1.4142135623730951],
    ['decimal(2.675, 2)', 2.68], ['decimal(1.005, 2)', 1], ['decimal(1.015, 2)', 1.02], ['round half up(1.005, 2)', 1.01], ['round half up(-1.005, 2)', -1.01], ['round half down(1.005, 2)', 1], ['round up(1.001, 2)', 1.01], ['round down(-1.009, 2)', -1], ['floor(4.35, 2)', 4.35], ['floor(-1.5)', -2], ['ceiling(-1.5)', -1], ['ceiling(4.351, 2)', 4.36], ['round half up(1250, -2)', 1300], ['decimal(128, -10)', 0],
  ])('%s', (expression, expected) => { expect(valueOf(expression)).toEqual(expected) })
})

describe('1.3.3 a cell of a table is met as the standard says', () => {
  test.each([
    ['< 5', 4, true], ['[1..3], > 10', 11, true], ['not(1, 2)', 3, true], ['"a", "b"', 'b', true], ['? > 7 and ? < 9', 8, true], ['-', null, true], ['flag', false, false], ['flag', true, true], ['list', 2, true], ['= 2', 2, true], ['!= 2', 2, false], ['not(flag)', true, false], ['? = false', false, true], ['? in ["a", "b"]', 'b', true], ['some x in ? satisfies x > 2', [1, 3], true], ['(!=10)', 10, false], ['1e1', 10, true],
  ])('%s by %s: %s', (cell, value, expected) => { expect(meets(cell, value, { flag: true, list: [1, 2] })).toBe(expected) })
})

test('1.3.3 the same text is read anew where names with spaces decide how it is read, and each evaluation sees its own values', () => {
  expect(valueOf('total - tax', { total: 5, tax: 2 })).toBe(3)
  expect(valueOf('total - tax', { 'total - tax': 9, total: 5, tax: 2 })).toBe(9)
  expect(valueOf('a.monthly income * 2', { a: { 'monthly income': 4 } })).toBe(8)
  expect([1, 2, 3].map((n) => valueOf('n * n', { n }))).toEqual([1, 4, 9])
})

test('1.3.3 an expression evaluated while it is being evaluated keeps its values apart', () => {
  const made = worth('function(n) if n = 0 then 0 else n + inner(n)', { inner: valueOf('function(n) n * 10') })
  expect(valueOf('made(2) + made(3)', { made })).toBe(55)
})

test('1.3.3 what cannot be read is null to a table, and a fault to a drawing', () => {
  expect(valueOf('1 +')).toBeNull()
  expect(() => worth('1 +', {})).toThrow('Unrecognized token')
  expect(equal(valueOf('missing'), null)).toBe(true)
})
