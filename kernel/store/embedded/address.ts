/** Where the embedded database is reached: at 127.0.0.1, and at a socket in its own folder, which asks less of the system, wherever one can lie there. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'

/** `host` is a name or, for a socket, the folder it lies in; the port tells the sockets of one folder apart too. */
export type Address = { readonly host: string; readonly port: number }

export const loopback = '127.0.0.1'

/** Systems keep the path of a socket in 108 bytes, macOS in 104, of which one ends it. */
const longestPath = 103

const socketIn = (folder: string, port: number): string => join(folder, `.s.PGSQL.${port}`)

/** The folder for the socket, entered by us and by who runs the server alone; nothing where the platform, the length of its path or the disk allows none. */
export async function socketFolder(folder: string, port: number, owner: string | undefined): Promise<string | undefined> {
  const at = resolve(folder, 'socket')
  if (process.platform === 'win32' || Buffer.byteLength(socketIn(at, port)) > longestPath) return undefined
  mkdirSync(at, { recursive: true })
  chmodSync(at, 0o700)
  if (owner) spawnSync('chown', [owner, at])
  return (await carriesSockets(at)) ? at : undefined
}

/** Whether a socket can be made there: shared and foreign disks often refuse. */
const carriesSockets = (folder: string): Promise<boolean> => new Promise((answer) => {
  const probe = createServer().once('error', () => answer(false))
  probe.listen(join(folder, String(process.pid)), () => probe.close(() => answer(true)))
})

/** A server that was killed leaves a lock with its number, which by then may be another program's; the lock of the data folder is what counts. */
export const unlock = (folder: string, port: number): void => rmSync(`${socketIn(folder, port)}.lock`, { force: true })

/** PostgreSQL's own list of folders, in which a comma would part two. */
export const listed = (folder: string | undefined): string => (folder === undefined ? '' : `"${folder.replaceAll('"', '""')}"`)

/** The whole address for who connects by URL: one that knows no sockets still finds the port. */
export const urlAt = ({ host, port }: Address, password: string, database: string): string =>
  `postgres://zhangfa:${password}@${loopback}:${port}/${database}${host === loopback ? '' : `?host=${encodeURIComponent(host)}`}`

/** The postmaster of a data folder by its own file, and where it listens: its socket first, if it has one. */
export function told(data: string): { readonly pid: number; readonly addresses: readonly Address[] } {
  const [pid = '', , , port = '', socket = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  return { pid: Number(pid), addresses: Number(port) > 0 ? [socket, loopback].filter(Boolean).map((host) => ({ host, port: Number(port) })) : [] }
}

export async function answers({ host, port }: Address, password: string): Promise<boolean> {
  const client = new pg.Client({ host, port, user: 'zhangfa', password, database: 'postgres', connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const freePort = (): Promise<number> => new Promise((answer, failed) => {
  const probe = createServer().once('error', failed)
  probe.listen(0, loopback, () => { const { port } = probe.address() as { port: number }; probe.close(() => answer(port)) })
})
