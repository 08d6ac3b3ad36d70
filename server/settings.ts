/** Every setting of the house, each with what it does; read once from the environment. */
import { join, resolve } from 'node:path'

const { env } = process

export const settings = {
  /** Folder of the embedded database, its backups and logs. */
  data: resolve(env['ZHANGFA_DATA'] ?? join(process.cwd(), '.zhangfa', 'data')),
  /** Port to listen on; when it is taken the next free one is used and said. */
  port: Number(env['ZHANGFA_PORT'] ?? 3000),
  /** Address to listen on: this machine only, unless said otherwise. */
  host: env['ZHANGFA_HOST'] ?? '127.0.0.1',
  /** PostgreSQL 15 or later elsewhere; without it the embedded one is started. */
  databaseUrl: env['DATABASE_URL'],
  /** A file with the instant at which a rehearsal begins, to practise what takes weeks; written anew it moves the clock. Not for a house in use: its deeds bear the time of its clock. */
  clock: env['ZHANGFA_CLOCK'],
  /** `0` opens an empty house with a set-up page; else a new house gets the sample company. */
  demo: env['ZHANGFA_DEMO'] !== '0',
  /** Password of all sample people; one is made and printed when it is left out. */
  demoPassword: env['ZHANGFA_DEMO_PASSWORD'],
  /** Connections to the database. */
  connections: Number(env['ZHANGFA_CONNECTIONS'] ?? 12),
  /** Largest request body, bytes; files included. */
  bodyLimit: Number(env['ZHANGFA_BODY_LIMIT'] ?? 25 * 1024 * 1024),
} as const
