/** Public suites, replayed where their files are at hand: what the standard says, the engine does. */
import { describe, expect, test } from 'vitest'
import { folderOf, suites } from './conformance.ts'
import { fallenShort } from './conformance/verdict.ts'

describe.each(Object.keys(suites))('1.3.3 %s', (suite) => {
  const folder = folderOf(suite)
  test.skipIf(!folder)('as many of the sound cases pass as are to (needs ZHANGFA_SHARED)', { timeout: 120_000 }, async () => {
    const { judge, least } = suites[suite] as (typeof suites)[string]
    const verdicts = await judge(folder as string)
    expect(verdicts.length).toBeGreaterThan(0)
    if (!least) expect(verdicts.filter(({ fault, excused }) => fault !== undefined && excused === undefined)).toEqual([])
    expect(fallenShort(suite, verdicts, least)).toEqual([])
  })
})
