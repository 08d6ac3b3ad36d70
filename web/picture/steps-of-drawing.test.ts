import { expect, test } from 'vitest'
import { daysOf, stepsOf } from './steps-of-drawing.ts'

test('a step waits for the steps before it, whatever gateways stand between, and a way back is no step before', () => {
  const flows = [['start', 'approve'], ['approve', 'way'], ['way', 'send'], ['way', 'mend'], ['mend', 'approve'], ['send', 'end'], ['send', 'approve']].map(([from, to]) => ({ from: from as string, to: to as string }))
  expect(stepsOf([{ id: 'approve', due: 'P2D' }, { id: 'send', due: 'P1D' }], flows)).toEqual([{ id: 'approve', days: 2, after: [] }, { id: 'send', days: 1, after: ['approve'] }])
})

test('days of a duration: a week is five, hours begin a day', () => {
  expect(['P2D', 'P1W', 'P1DT4H', 'PT4H'].map(daysOf)).toEqual([2, 5, 2, 1])
})
