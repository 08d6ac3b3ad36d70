import { expect, test } from 'vitest'
import { fitting, resized } from './widths.ts'

test('a column is drawn wider and narrower by the arrows, finely with Shift, and never out of sight', () => {
  expect([resized('ArrowRight', 120, false), resized('ArrowLeft', 120, false), resized('ArrowRight', 120, true)]).toEqual([136, 104, 121])
  expect([resized('ArrowLeft', 60, false), resized('Home', 300, false), resized('End', 300, false), resized('Enter', 300, false)]).toEqual([56, 56, 720, undefined])
  expect([fitting(3), fitting(120.4), fitting(5000)]).toEqual([56, 120, 720])
})
