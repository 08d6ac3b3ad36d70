/** The embedded PostgreSQL: laid down once, started, adopted when it still runs, stopped cleanly, backed up while running. */
import { randomBytes } from 'node:crypto'
import { spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { answers, freePort, listed, loopback, socketFolder, told, unlock, urlAt, type Address } from './address.ts'
import { findBinaries } from './binaries.ts'
import { launch, launcher, runToEnd } from './launch.ts'

export type Embedded = {
  readonly url: string
  /** Stops the cluster, unless another process of the house still works with it; the last one stops it. */
  stop(): Promise<void>
  /** Writes base.tar and a manifest of the running cluster into a new folder. */
  backup(folder: string): Promise<void>
}
export type EmbeddedSettings = {
  /** Holds the cluster, its password and its log. */
  readonly folder: string
  /** `false` for tests: nothing is flushed to disk. */
  readonly durable?: boolean
  /** Where it was before, so that whoever knows its address finds it again; a free one when left out. */
  readonly port?: number
  readonly settings?: Readonly<Record<string, string>>
}

const database = 'zhangfa'

export async function startEmbedded({ folder, durable = true, port: wished, settings = {} }: EmbeddedSettings): Promise<Embedded> {
  mkdirSync(folder, { recursive: true })
  const { owner } = launcher()
  const data = join(folder, 'postgres')
  const password = passwordIn(folder)
  if (!existsSync(join(data, 'PG_VERSION'))) await layDown(folder, data, password, owner)
  const running = await adopted(data, password)
  const address = running ?? (await placed(folder, wished ?? (await freePort()), owner))
  const child = running ? undefined : await started(folder, data, address, durable, settings, password)
  const url = (name: string) => urlAt(address, password, name)
  await ensureDatabase(url('postgres'))
  return { url: url(database), stop: async () => { if (!(await othersUse(url('postgres')))) await stopped(data, child) }, backup: (into) => backedUp(address, password, into) }
}

/** Made once, readable by us alone. */
function passwordIn(folder: string): string {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

async function layDown(folder: string, data: string, password: string, owner: string | undefined): Promise<void> {
  rmSync(data, { recursive: true, force: true })
  const secret = join(folder, 'initial-password')
  writeFileSync(secret, password, { mode: owner ? 0o644 : 0o600 })
  mkdirSync(data, { mode: 0o700 })
  if (owner) spawnSync('chown', ['-R', owner, data])
  await runToEnd(findBinaries().initdb, ['-D', data, '-U', 'zhangfa', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${secret}`, '--no-sync'], { cwd: owner ? '/' : folder })
  rmSync(secret)
}

/** Whether the cluster in a folder has a living postmaster. */
export function isRunning(folder: string): boolean {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) && isAlive(told(join(folder, 'postgres')).pid)
}

/** A cluster of ours that outlived its parent: it goes on serving under us. */
async function adopted(data: string, password: string): Promise<Address | undefined> {
  const file = join(data, 'postmaster.pid')
  for (let tries = 0; existsSync(file) && tries < 50; tries++) {
    const { pid, addresses } = told(data)
    if (!isAlive(pid)) { rmSync(file, { force: true }); return undefined }
    for (const address of addresses) if (await answers(address, password)) return address
    await pause(100)
  }
  return undefined
}

const placed = async (folder: string, port: number, owner: string | undefined): Promise<Address> => ({ host: (await socketFolder(folder, port, owner)) ?? loopback, port })

/** A zombie still has a pid but no life: its parent has only not looked yet. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

async function started(folder: string, data: string, address: Address, durable: boolean, settings: Readonly<Record<string, string>>, password: string): Promise<ChildProcess> {
  const socket = address.host === loopback ? undefined : address.host
  const own: Readonly<Record<string, string>> = {
    listen_addresses: loopback, unix_socket_directories: listed(socket), port: String(address.port), max_connections: '100', shared_buffers: '256MB', work_mem: '16MB', maintenance_work_mem: '128MB',
    random_page_cost: '1.1', jit: 'off', timezone: 'UTC', log_timezone: 'UTC', max_wal_size: '2GB', wal_level: 'replica', max_wal_senders: '2',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }), ...settings,
  }
  const log = openSync(join(folder, 'postgres.log'), 'a')
  for (let tries = 0; ; tries++) {
    if (socket) unlock(socket, address.port)
    const child = launch(findBinaries().postgres, ['-D', data, ...Object.entries(own).flatMap(([key, value]) => ['-c', `${key}=${value}`])], { cwd: data, detached: true, stdio: ['ignore', log, log] })
    child.unref()
    if (await ready(child, address, password)) return child
    // Both processes killed at once leave a lock file until the zombie is reaped.
    if (tries >= 5) throw new Error(`PostgreSQL 未能启动，见 ${join(folder, 'postgres.log')}。 PostgreSQL did not start; see that log.`)
    await pause(1000)
  }
}

async function ready(child: ChildProcess, address: Address, password: string): Promise<boolean> {
  let over = false
  child.once('exit', () => { over = true })
  child.once('error', () => { over = true })
  for (let waited = 0; waited < 60_000 && !over; waited += 30) {
    if (await answers(address, password)) return true
    await pause(30)
  }
  return false
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

/** Whether somebody else is connected; our own connections may need a moment to be gone. */
async function othersUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    for (let waited = 0; waited < 1000; waited += 50) {
      const { rowCount } = await client.query(`select 1 from pg_stat_activity where backend_type = 'client backend' and datname = $1`, [database])
      if (!rowCount) return false
      await pause(50)
    }
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is kept. */
async function stopped(data: string, child: ChildProcess | undefined): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const pid = existsSync(file) ? told(data).pid : child?.pid
  if (!pid || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 20) await pause(20)
}

async function backedUp({ host, port }: Address, password: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true })
  chmodSync(into, 0o777)
  const client = new pg.Client({ host, port, user: 'zhangfa', password, database: 'postgres', replication: 'true' } as pg.ClientConfig)
  await client.connect()
  try {
    await client.query(`BASE_BACKUP (LABEL 'zhangfa', TARGET 'server', TARGET_DETAIL '${join(into, 'base').replaceAll("'", "''")}', CHECKPOINT 'fast', WAL true, MANIFEST 'yes')`)
  } finally {
    await client.end()
  }
}

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms))
