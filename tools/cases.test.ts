/** Acceptance cases kept elsewhere, told through the documents of the house. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { casesOf, judgeAll, speakers } from './cases.ts'

const folder = join(process.env['ZHANGFA_SHARED'] ?? '', 'cases')
/** Told, but not the way the house goes, each with why. */
const differs: Readonly<Record<string, string>> = {}

test.skipIf(!process.env['ZHANGFA_SHARED'] || !existsSync(folder))('4.3.3 every case that is spoken comes out (needs ZHANGFA_SHARED)', { timeout: 300_000 }, async () => {
  const topics = new Set(speakers.flatMap((one) => one.topics))
  const all = await judgeAll(casesOf(folder).filter(({ topic }) => topics.has(topic)))
  expect(all.filter(({ faults }) => faults.length > 0).filter(({ id }) => !(id in differs))).toEqual([])
  expect(all.filter(({ passed }) => passed).length).toBeGreaterThanOrEqual(109)
})
