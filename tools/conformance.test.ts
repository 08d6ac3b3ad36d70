/** Public suites, replayed where their files are at hand: what the standard says, the engine does. */
import { describe, expect, test } from 'vitest'
import { folderOf, suites } from './conformance.ts'

describe.each(Object.keys(suites))('1.3.3 %s', (suite) => {
  const folder = folderOf(suite)
  test.skipIf(!folder)('every sound case passes (needs ZHANGFA_SHARED)', { timeout: 120_000 }, async () => {
    const verdicts = await (suites[suite] as (typeof suites)[string]).judge(folder as string)
    expect(verdicts.length).toBeGreaterThan(0)
    expect(verdicts.filter(({ fault, excused }) => fault !== undefined && excused === undefined)).toEqual([])
  })
})
