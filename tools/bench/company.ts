/** The sample company as a process of its own, and hands that work it over HTTP. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Company = { readonly url: string; database(): Promise<string>; readonly startSeconds: number; memory(): Promise<number>; stop(): Promise<void>; restart(): Promise<number> }
const password = 'measured-in-one-run'

/** Started on a durable embedded database in a folder of its own; `startSeconds` includes the sample. */
export async function openCompany(): Promise<Company> {
  const home = await mkdtemp(join(tmpdir(), 'zhangfa-bench-'))
  let running = await launched(home)
  const startSeconds = running.seconds
  return {
    get url() { return running.url }, startSeconds, database: () => databaseUrl(home),
    memory: async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${running.child.pid}/status`, 'utf8').catch(() => ''))?.[1] ?? 0) / 1024,
    restart: async () => { await ended(running.child); running = await launched(home); return running.seconds },
    stop: async () => { await ended(running.child); await rm(home, { recursive: true, force: true }) },
  }
}

async function launched(home: string) {
  const began = performance.now()
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, DATABASE_URL: '', ZHANGFA_DATA: home, ZHANGFA_PORT: '4600', ZHANGFA_DEMO: '1', ZHANGFA_DEMO_PASSWORD: password }, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((opened, failed) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); const at = /http:\/\/\S+/.exec(said)?.[0]; if (at) opened(at) })
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, url, seconds: (performance.now() - began) / 1000 }
}

const ended = (child: ReturnType<typeof spawn>): Promise<void> => new Promise((gone) => { child.once('exit', () => gone()); child.kill('SIGINT') })

async function databaseUrl(home: string): Promise<string> {
  const secret = (await readFile(join(home, 'password'), 'utf8')).trim()
  const port = (await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]
  return `postgres://zhangfa:${secret}@127.0.0.1:${port}/zhangfa`
}

export type Hand = { get<T>(path: string): Promise<T>; post<T>(path: string, body: unknown, version?: number): Promise<T> }

export async function signIn(url: string, login: string): Promise<Hand> {
  const { token } = await asked<{ token: string }>(`${url}/api/session`, 'POST', { login, password }, {})
  const headers = { authorization: `Bearer ${token}`, prefer: 'return=minimal' }
  return {
    get: (path) => asked(`${url}/api${path}`, 'GET', undefined, headers),
    post: (path, body, version) => asked(`${url}/api${path}`, 'POST', body, version === undefined ? headers : { ...headers, 'if-match': `"${version}"` }),
  }
}

async function asked<T>(url: string, method: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<T> {
  const answer = await fetch(url, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${said}`)
  return JSON.parse(said) as T
}
