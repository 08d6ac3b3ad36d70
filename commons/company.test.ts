/** A company's registered number is checked as the standard says. */
import { expect, test } from 'vitest'
import { isCreditCode } from './company.ts'

test('a unified social credit code is whole when its last place is the check of the others', () => {
  expect(['91350100M000100Y43', '91320594MA1XH7C2KA'].map(isCreditCode)).toEqual([true, true])
  expect(['91350100M000100Y44', '91350100M000100Y4', '91350100M00010OY43', ''].map(isCreditCode)).toEqual([false, false, false, false])
})
