/** One PostgreSQL cluster for a whole test run, in memory-backed storage where there is some; stopped and removed at the end. */
import { rmSync } from 'node:fs'
import { startEmbedded } from '../../kernel/store/embedded/index.ts'
import { fastFolder } from './own-house.ts'

/** Vitest global set-up; `ZHANGFA_TEST_DATABASE_URL` runs the same tests against a given server. */
export default async function cluster(): Promise<() => Promise<void>> {
  const given = process.env['ZHANGFA_TEST_DATABASE_URL']
  if (given) { process.env['ZHANGFA_TEST_PG'] = given; return async () => undefined }
  const folder = fastFolder('zhangfa test ')
  const running = await startEmbedded({ folder, durable: false, settings: { max_connections: '200' } })
  process.env['ZHANGFA_TEST_PG'] = running.url
  return async () => { await running.stop(); rmSync(folder, { recursive: true, force: true }) }
}
