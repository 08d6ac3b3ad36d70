/** A house as a process of its own, beside those of the run, and room for what is kept only as long as a test lasts. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type OwnHouse = {
  readonly url: string
  readonly process: ChildProcess
  /** All it said until it was open. */
  readonly said: string
  /** With its exit code, or none when it was killed. */
  readonly ended: Promise<number | null>
}

/** Opens once it says its address; `settings` as in `server/settings.ts`. */
export async function ownHouse(settings: Readonly<Record<string, string>>): Promise<OwnHouse> {
  const env = { ...process.env, DATABASE_URL: '', ZHANGFA_PORT: String(await freePort()), ...settings }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], { cwd: join(import.meta.dirname, '../..'), env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((go) => child.once('exit', go))
  return new Promise((opened, failed) => {
    let [said, open] = ['', false]
    const hear = (chunk: Buffer): void => {
      if (open) return
      said += chunk.toString()
      const url = /http:\/\/\S+:\d+/.exec(said)?.[0]
      if (!url) return
      open = true
      opened({ url, process: child, said, ended })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((code) => failed(new Error(`ended with ${code} before it was open:\n${said.slice(-2000)}`)))
  })
}

/** Asked to close, and gone. */
export async function closed({ process: child, ended }: OwnHouse): Promise<void> {
  child.kill('SIGINT')
  await ended
}

/** A new folder in memory-backed storage where there is some; whoever makes it takes it away. */
export const fastFolder = (name: string): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), name))

export const freePort = (): Promise<number> => new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as { port: number }; probe.close(() => found(port)) })
})
