/** The store: one pool of connections, one way to ask, one way to change. */
import { randomFillSync } from 'node:crypto'
import pg from 'pg'
import { Refused, refuse } from '#words'
import { away } from './fault.ts'

pg.types.setTypeParser(1082, (day) => day)
pg.types.setTypeParser(20, (count) => Number(count))
pg.types.setTypeParser(1184, (at) => new Date(at).toISOString())

/** SQL with its parameters; `name` makes it a prepared statement of the connection. */
export type Statement = { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] }

const names = new Map<string, string>()

/** The name a text is prepared under, always the same one; PostgreSQL keeps 63 characters of it. For texts of which there are not many, and which are asked often. */
export function nameOf(said: string, text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const made = `${said.slice(0, 48)} ${names.size}`
  names.set(text, made)
  return made
}

/** Whoever can be asked in SQL: the store, or a unit of work inside a transaction. */
export type Asks = { query<T>(statement: Statement): Promise<T[]> }

/** Everything one request reads and writes, kept or dropped together. */
export type Unit = Asks & {
  /** The instant of this transaction, UTC. */
  readonly at: string
  newId(): string
  /** Asks the last statement of the transaction: its commit travels with it, and nothing can be asked after it. */
  last<T>(statement: Statement): Promise<T[]>
  /** Writes what needs no answer, and waits for nothing: it travels with what is asked next. Should it fail, the whole transaction does, for its cause. */
  leave(statement: Statement): void
}

/** The unit for work that asks a single statement, the last one. */
export const closing = (unit: Unit): Unit => ({ ...unit, query: unit.last })

export type Store = Asks & {
  transaction<T>(work: (unit: Unit) => Promise<T>): Promise<T>
  /** Rows in batches through a cursor, for exports of any length. */
  stream<T>(statement: Statement, batch?: number): AsyncIterable<readonly T[]>
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>
  clock(): Date
  newId(): string
  readonly pool: pg.Pool
  close(): Promise<void>
}
export type StoreSettings = { readonly url: string; readonly connections?: number; readonly clock?: () => Date; readonly ids?: () => string }

export function openStore({ url, connections = 10, clock = () => new Date(), ids }: StoreSettings): Store {
  // Pipelined: what is asked together travels together, and `begin` with the first statement of its transaction.
  const pool = new pg.Pool({ connectionString: url, max: connections, pipeline: true, options: '-c timezone=UTC -c jit=off' } as pg.PoolConfig)
  pool.on('error', () => undefined)
  const newId = ids ?? (() => uuid(clock()))
  return {
    pool, clock, newId,
    query: async <T>(statement: Statement) => (await asked(pool, statement)) as T[],
    transaction: (work) => persistently(() => once(pool, work, { at: clock().toISOString(), newId })),
    stream: (statement, batch = 1000) => streamed(pool, statement, batch),
    listen: (channel, hear) => listening(pool, channel, hear),
    close: () => pool.end(),
  }
}

/** The millisecond the last id bears, how many ids it was given before, and when that one was asked for. */
const last = { stamp: -1, count: 0, asked: -1 }

/**
 * A version 7 UUID: the time first, so that keys of one table grow at one end; then a counter (RFC 9562, 6.2, method 1), so that of two ids
 * which one process makes the later is the greater, even within a millisecond, as long as the clock does not go back. After 4096 the next millisecond is borrowed.
 */
export function uuid(at: Date): string {
  const bytes = randomBytes16()
  const view = new DataView(bytes.buffer)
  const { stamp, count } = counted(at.getTime())
  view.setUint32(0, Math.floor(stamp / 0x10000))
  view.setUint16(4, stamp & 0xffff)
  view.setUint16(6, 0x7000 | count)
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function counted(now: number): typeof last {
  const goesOn = now >= last.asked && now <= last.stamp
  last.asked = now
  if (!goesOn) [last.stamp, last.count] = [now, 0]
  else if (++last.count > 0xfff) [last.stamp, last.count] = [last.stamp + 1, 0]
  return last
}

const drawn = Buffer.alloc(16 * 256)
let used = drawn.length

/** Randomness is drawn for many ids at once: asking the system for each costs more than all else here. */
function randomBytes16(): Uint8Array {
  if (used === drawn.length) { randomFillSync(drawn); used = 0 }
  return Uint8Array.from(drawn.subarray(used, (used += 16)))
}

const asked = async (client: pg.Pool | pg.PoolClient, { name, text, values }: Statement): Promise<unknown[]> => {
  const result = await client.query({ text, ...(name ? { name } : {}), ...(values ? { values: [...values] } : {}) })
  return Array.isArray(result) ? ((result as pg.QueryResult[]).at(-1)?.rows ?? []) : result.rows
}

type Promised<T extends readonly unknown[]> = { readonly [K in keyof T]: Promise<T[K]> | T[K] }

/**
 * Asked together, statements of a unit travel together and are answered in their order. All are waited for, so that nothing is under way when the unit ends;
 * of several failures the cause is told, not what PostgreSQL then refused for its sake.
 */
export async function inOrder<T extends readonly unknown[]>(asked: readonly [...Promised<T>]): Promise<T> {
  const answers = await Promise.allSettled(asked)
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
  if (failures.length > 0) throw failures.find((failure) => !isConsequence(failure)) ?? failures[0]
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as unknown as T
}

/** Refused only because something before it in the transaction failed. */
const isConsequence = (failure: unknown): boolean => (failure as { code?: string }).code === '25P02'

/** What a deed asks goes by ids: the plan is the same for all of them, and planning costs more than the answer. */
const opening = 'begin; set local plan_cache_mode = force_generic_plan'

async function once<T>(pool: pg.Pool, work: (unit: Unit) => Promise<T>, given: { at: string; newId: () => string }): Promise<T> {
  const client = await pool.connect().catch(unreachable)
  let broken: Error | undefined
  const left: Promise<Failed | undefined>[] = []
  const lost = (error: Error) => { broken = error }
  client.on('error', lost)
  try {
    inOneBreath(client)
    client.query(opening).catch(lost)
    let committed: Promise<pg.QueryResult> | undefined
    const query = async <R>(statement: Statement): Promise<R[]> => {
      if (committed) throw new Error(`asked after the last statement of its transaction: ${statement.name ?? statement.text}`)
      inOneBreath(client)
      return (await asked(client, statement)) as R[]
    }
    const last = async <R>(statement: Statement): Promise<R[]> => {
      const answer = query<R>(encodable(statement))
      committed ??= client.query('commit')
      committed.catch(() => undefined)
      return answer
    }
    const leave = (statement: Statement): void => { left.push(query(encodable(statement)).then(() => undefined, (failure: unknown) => ({ failure }))) }
    const result = await work({ ...given, query, last, leave })
    const { command } = await (committed ?? client.query('commit'))
    // In a transaction that failed PostgreSQL answers a commit with ROLLBACK, which is no error to it.
    if (command !== 'COMMIT' || (await causeAmong(left))) throw new Error('the transaction was rolled back: one of its statements failed unheard')
    return result
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => { broken ??= failed })
    const cause = await causeAmong(left)
    throw cause ? cause.failure : error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

/** What the driver could not write down is found before anything is sent: a commit that travels with it would keep the rest without it. */
function encodable(statement: Statement): Statement {
  for (const value of statement.values ?? []) if (typeof value === 'object') JSON.stringify(value)
  return statement
}

type Failed = { readonly failure: unknown }

/** The first failure of what was left that is none for another's sake. */
const causeAmong = async (left: readonly Promise<Failed | undefined>[]): Promise<Failed | undefined> => (await Promise.all(left)).find((one) => one && !isConsequence(one.failure))

/** What is asked before the answer to anything can arrive leaves in one write: the system is called once for all of it. */
function inOneBreath({ connection: { stream } }: pg.PoolClient): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const retried = new Set(['40001', '40P01'])

/** Runs again what PostgreSQL ended for another's sake; the only place that does. */
async function persistently<T>(run: () => Promise<T>, tries = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (!retried.has((error as { code?: string }).code ?? '')) throw error
      if (attempt >= tries) throw new Refused(refuse('同时操作的人太多，请稍后再试', 'Too many people are at it at once; try again shortly', undefined, { kind: 'busy' }))
      await new Promise((go) => setTimeout(go, 5 * 2 ** attempt * (0.5 + Math.random())))
    }
  }
}

function unreachable(): never {
  throw new Refused(away)
}

async function* streamed<T>(pool: pg.Pool, { text, values }: Statement, batch: number): AsyncIterable<readonly T[]> {
  const client = await pool.connect().catch(unreachable)
  try {
    await client.query('begin read only')
    await client.query({ text: `declare flow no scroll cursor for ${text}`, ...(values ? { values: [...values] } : {}) })
    const fetched = () => { const answer = client.query(`fetch ${batch} from flow`); answer.catch(() => undefined); return answer }
    // The next batch is made while this one is read.
    for (let next = fetched(); ;) {
      const { rows } = await next
      if (rows.length === 0) return
      next = fetched()
      yield rows as T[]
    }
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function listening(pool: pg.Pool, channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
  const client = await pool.connect().catch(unreachable)
  client.on('notification', ({ payload }) => hear(payload ?? ''))
  client.on('error', () => undefined)
  await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  return async () => client.release(true)
}
