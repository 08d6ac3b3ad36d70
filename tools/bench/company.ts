/** The sample company as a process of its own on a durable embedded database: started, watched, measured, stopped. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processorMs, residentMb } from './processes.ts'
import type { Watched } from './watch.ts'

export type Company = {
  readonly url: string
  readonly database: string
  /** Processor milliseconds so far of the server and of the whole cluster. */
  processor(): { readonly server: number; readonly postgres: number }
  /** Resident megabytes of the server, and of the cluster with shared pages counted once. */
  memory(): { readonly server: number; readonly postgres: number }
  /** Which statements the work made the server send. */
  watched(work: () => Promise<void>): Promise<Watched>
  /** Seconds until the door was open again. */
  restart(): Promise<number>
  stop(): Promise<void>
}
export const password = 'measured-in-one-run'

/** `seconds` holds the laying down of the database and the loading of the sample. */
export async function openCompany(): Promise<{ readonly company: Company; readonly seconds: number }> {
  const home = await mkdtemp(join(tmpdir(), 'zhangfa-bench-'))
  const gone = () => rm(home, { recursive: true, force: true })
  let running = await launched(home).catch(async (error: Error) => { await gone(); throw error })
  const postmaster = () => Number(postmasterFile(home)[0])
  return {
    seconds: running.seconds,
    company: {
      get url() { return running.url },
      get database() { return databaseUrl(home) },
      processor: () => ({ server: processorMs(running.child.pid ?? 0), postgres: processorMs(postmaster(), 'with children') }),
      memory: () => ({ server: residentMb(running.child.pid ?? 0), postgres: residentMb(postmaster(), 'with children') }),
      watched: async (work) => { await told(running.child, 'watch'); await work(); return (await told(running.child, 'tell')) as Watched },
      restart: async () => { await ended(running.child); running = await launched(home); return running.seconds },
      stop: async () => { await ended(running.child); await gone() },
    },
  }
}

async function launched(home: string) {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'watch.ts'), 'server/main.ts'], {
    cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, DATABASE_URL: '', ZHANGFA_DATA: home, ZHANGFA_PORT: '4600', ZHANGFA_DEMO: '1', ZHANGFA_DEMO_PASSWORD: password },
  })
  const url = await new Promise<string>((opened, failed) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => { said += chunk.toString(); const at = /http:\/\/\S+/.exec(said)?.[0]; if (at) opened(at) })
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, url, seconds: (performance.now() - began) / 1000 }
}

const told = (child: ChildProcess, asked: string): Promise<unknown> => new Promise((answer) => { child.once('message', answer); child.send(asked) })
const ended = (child: ChildProcess): Promise<void> => new Promise((gone) => { child.once('exit', () => gone()); child.kill('SIGINT') })
const postmasterFile = (home: string): readonly string[] => readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
const databaseUrl = (home: string): string => `postgres://zhangfa:${readFileSync(join(home, 'password'), 'utf8').trim()}@127.0.0.1:${postmasterFile(home)[3]}/zhangfa`
