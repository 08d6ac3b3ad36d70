/** `npm run bench -- flow`: what walking processes costs - deciding tasks against plain SQL, wide and long drawings, backlogs of timers, mining; `flow large` and the like tells one part only; `flow drain` drains a whole backlog of timers. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStall } from '../testing/open-stall.ts'
import { startEmbedded } from '../../kernel/store/embedded/index.ts'
import { completions } from './flow-completions.ts'
import { large } from './flow-large.ts'
import { mining } from './flow-mining.ts'
import { drain, timers } from './flow-timers.ts'
import { say } from './measure.ts'

const parts = { completions, timers, large, mining } as const
/** Takes minutes, and is done only when it is named. */
const long = { drain } as const

/** A durable database of its own, and on it the smallest house; node and PostgreSQL share the processors. */
export async function flow(quick: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangfa-bench-flow-'))
  const running = await startEmbedded({ folder, settings: { shared_buffers: '256MB', max_wal_size: '4GB' } })
  process.env['ZHANGFA_TEST_PG'] = running.url
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  try {
    const stall = await openStall()
    try {
      const named = Object.entries({ ...parts, ...long }).filter(([name]) => process.argv.includes(name))
      for (const [, part] of named.length > 0 ? named : Object.entries(parts)) {
        const began = performance.now()
        await part(stall, quick, postmaster)
        say(`   (${((performance.now() - began) / 1000).toFixed(0)} s)`)
      }
    } finally { await stall.house.close() }
  } finally {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
