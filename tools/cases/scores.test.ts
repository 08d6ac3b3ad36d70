/** A score told as a rule in words, or as a formula. */
import { expect, test } from 'vitest'
import { scored } from './scores.ts'

const held = { A: { target: '100', actual: '90' }, B: { target: '100', actual: '110' } }

test.each([
  ['100 minus 1 point for each percent over target', 100, 90], ['100 - 2 points per percent over, at least 85', 100, 85], ['100 minus 1 for each percent over, plus 0.5 for each percent below', 105, 90],
  ['100 + (target - actual) / target x 100, at most 105', 105, 90], ['max(0, 100 - (actual - target) / target * 100)', 110, 90], ['target / actual * 100', 111.11, 90.91],
])('%s', (rule, a, b) => {
  const { A, B } = scored(held, rule)
  expect([A, B].map((one) => Math.round(Number(one) * 100) / 100)).toEqual([a, b])
})

test('a rule that nobody understands is not spoken', () => {
  expect(() => scored(held, 'as the board sees fit')).toThrow('a score')
})
