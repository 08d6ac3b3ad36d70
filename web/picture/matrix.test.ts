import { expect, test } from 'vitest'
import { stepOf, steps, toneOf } from './matrix.ts'

test('a place is as grave as both together: seldom and little is green, often and much is red', () => {
  expect(steps.map((often) => steps.map((much) => toneOf(often, much)[0]).join(''))).toEqual(['gglla', 'glaao', 'laaor', 'laorr', 'aorrr'])
})

test('a number falls into the first step whose bound it does not exceed', () => {
  expect([0, 0.05, 0.06, 0.3, 1].map((share) => stepOf(share, [0, 0.05, 0.15, 0.3]))).toEqual([1, 2, 3, 4, 5])
})
