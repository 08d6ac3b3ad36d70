/** Work that outlives its process, as a row: kept, taken by one process at a time for as long as it gives signs of life, told of, given up. */
import type { Asks, Store } from './open.ts'

/** A job in the hands of this process; `attempts` tells its hands from those of a process that was taken for dead. */
export type TakenJob<P> = { readonly id: string; readonly payload: P; readonly person: string; readonly attempts: number }

/** Milliseconds after which a worker that says nothing is taken for dead. */
export const lease = 60_000

const open = 'done_at is null and failed_at is null and cancelled_at is null'
const free = (now: string): string => `${open} and (leased_until is null or leased_until < ${now})`
const until = (store: Store): Date => new Date(store.clock().getTime() + lease)

/** Where a job stands, in SQL; `now` is the parameter that says the instant. */
export const jobState = (now: string): string => `case when done_at is not null then 'done' when failed_at is not null then 'failed' when cancelled_at is not null then 'cancelled' when leased_until > ${now} then 'running' else 'waiting' end`

/** Keeps what is wanted of the house and answers its id; whichever process comes to it does it. */
export async function keepJob(asks: Asks, { id, kind, payload, person, at }: { readonly id: string; readonly kind: string; readonly payload: object; readonly person: string; readonly at: Date }): Promise<string> {
  await asks.query({ text: `insert into house.job (id, kind, key, payload, run_at, person, created_at) values ($1, $2, $3, $4, $5, $6, $5)`, values: [id, kind, `${kind}:${id}`, JSON.stringify(payload), at, person] })
  return id
}

/** Jobs of a kind that nobody is working on: new ones, and those whose worker died. */
export async function waitingJobs(store: Store, kind: string): Promise<readonly string[]> {
  const found = await store.query<{ id: string }>({ name: 'waiting jobs', values: [kind, store.clock()], text: `select id from house.job where kind = $1 and run_at <= $2 and ${free('$2')} order by run_at` })
  return found.map(({ id }) => id)
}

/** Does what waits of a kind, one after the other; answers how many were taken up. */
export async function doJobs(store: Store, kind: string, work: (id: string) => Promise<void>): Promise<number> {
  const waiting = await waitingJobs(store, kind)
  for (const id of waiting) await work(id)
  return waiting.length
}

/** Takes a job for this process, unless another one holds it or it is over. */
export async function takeJob<P>(store: Store, kind: string, id: string): Promise<TakenJob<P> | undefined> {
  const [found] = await store.query<TakenJob<P>>({
    values: [id, kind, store.clock(), until(store)],
    text: `update house.job set leased_until = $4, attempts = attempts + 1 where id = $1 and kind = $2 and ${free('$3')} returning id, payload, person, attempts`,
  })
  return found
}

/** Tells how far it came and holds the lease; answers false when it was stopped, or taken from these hands. */
export async function tellJob(store: Store, { id, attempts }: Pick<TakenJob<unknown>, 'id' | 'attempts'>, progress: object): Promise<boolean> {
  const told = await store.query({ values: [id, JSON.stringify(progress), until(store), attempts], text: `update house.job set progress = $2, leased_until = $3 where id = $1 and attempts = $4 and ${open} returning id` })
  return told.length > 0
}

export const failJob = (store: Store, id: string, error: string): Promise<unknown[]> =>
  store.query({ text: 'update house.job set failed_at = $2, last_error = $3, leased_until = null where id = $1', values: [id, store.clock(), error] })
