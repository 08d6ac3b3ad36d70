/** A house of its own, with the sample company and a clock that is moved: what takes days is played in seconds. */
import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Rehearsal = { readonly url: string; readonly moveTo: (instant: string) => void; readonly stop: () => Promise<void> }

/** Opens once the sample company has been played up to that instant. */
export async function rehearsal(begins: string): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'zhangfa-rehearsal-'))
  const clock = join(folder, 'clock')
  const moveTo = (instant: string): void => { writeFileSync(`${clock}.new`, instant); renameSync(`${clock}.new`, clock) }
  moveTo(begins)
  const port = await freePort()
  const house = spawn(process.execPath, ['server/main.ts'], { env: { ...process.env, ZHANGFA_DATA: join(folder, 'data'), ZHANGFA_PORT: String(port), ZHANGFA_CLOCK: clock }, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<void>((go) => house.once('exit', () => go()))
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(`${url}/api/health`).then(({ ok }) => ok, () => false))) {
    if (house.exitCode !== null) throw new Error('the house of the rehearsal did not open')
    await new Promise((go) => setTimeout(go, 200))
  }
  return { url, moveTo, stop: async () => { house.kill('SIGINT'); await ended } }
}

/** The reader's own clock shows the same day. */
export const onDay = (page: Page, instant: string): Promise<void> => page.clock.setFixedTime(new Date(instant))

const freePort = (): Promise<number> => new Promise((go) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as { port: number }; probe.close(() => go(port)) })
})
