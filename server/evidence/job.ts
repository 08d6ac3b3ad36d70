/** An evidence pack as a job that outlives its process: what is wanted, by whom, how far it came, and the file when it is made. */
import { createHash } from 'node:crypto'
import type { House } from '#act'
import { mayAudit, type Actor } from '#allow'
import type { Store } from '#store'
import { insist } from '#words'
import type { Asked } from './asked.ts'
import type { Packed } from './pack.ts'

export type PackJob = Asked & {
  readonly id: string; readonly state: 'waiting' | 'running' | 'done' | 'failed'; readonly progress: { readonly done: number; readonly total: number } | null
  readonly result: Omit<Packed, 'bytes'> & { readonly size: number } | null; readonly error: string | null; readonly at: string
}
export type ClaimedPack = { readonly id: string; readonly asked: Asked; readonly person: string; readonly attempts: number }

/** Milliseconds after which a worker that says nothing is taken for dead. */
const lease = 60_000

/** Keeps what is wanted; `runPack` makes it, in whichever process comes to it. */
export async function startPack({ store, plan }: House, actor: Actor, asked: Asked): Promise<string> {
  insist(mayAudit(plan, actor))
  const [id, at] = [store.newId(), store.clock()]
  await store.query({ text: `insert into house.job (id, kind, key, payload, run_at, person, created_at) values ($1, 'evidence', $2, $3, $4, $5, $4)`, values: [id, `evidence:${id}`, JSON.stringify(asked), at, actor.person] })
  return id
}

/** Takes a pack for this process, unless another one holds it or it is over. */
export async function claimPack(store: Store, id: string): Promise<ClaimedPack | undefined> {
  const now = store.clock()
  const [found] = await store.query<ClaimedPack>({
    values: [id, now, new Date(now.getTime() + lease)],
    text: `update house.job set leased_until = $3, attempts = attempts + 1 where id = $1 and kind = 'evidence' and done_at is null and failed_at is null and (leased_until is null or leased_until < $2)
      returning id, payload as asked, person, attempts`,
  })
  return found
}

export const tellPack = (store: Store, id: string, done: number, total: number): Promise<unknown[]> =>
  store.query({ text: 'update house.job set progress = $2, leased_until = $3 where id = $1', values: [id, JSON.stringify({ done, total }), new Date(store.clock().getTime() + lease)] })

export async function keepPack(store: Store, { id, person }: ClaimedPack, { bytes, ...sums }: Packed): Promise<void> {
  const at = store.clock()
  await store.query({
    text: `with kept as (insert into house.file (id, document, record, name, mime, size, sha256, bytes, person, at) values ($1, 'house.job', $2, 'evidence.zip', 'application/zip', $3, $4, $5, $6, $7))
      update house.job set done_at = $7, leased_until = null, result = $8 where id = $2`,
    values: [store.newId(), id, bytes.length, createHash('sha256').update(bytes).digest('hex'), bytes, person, at, JSON.stringify({ ...sums, size: bytes.length })],
  })
}

export const failPack = (store: Store, id: string, error: string): Promise<unknown[]> =>
  store.query({ text: 'update house.job set failed_at = $2, last_error = $3, leased_until = null where id = $1', values: [id, store.clock(), error] })

/** Packs that nobody is working on: new ones, and those whose worker died. */
export async function waitingPacks(store: Store): Promise<readonly string[]> {
  const found = await store.query<{ id: string }>({ values: [store.clock()], text: `select id from house.job where kind = 'evidence' and done_at is null and failed_at is null and run_at <= $1 and (leased_until is null or leased_until < $1) order by run_at` })
  return found.map(({ id }) => id)
}

/** One's own packs, the newest first; nobody else's, whatever their role. */
export const packsOf = (store: Store, actor: Actor, id?: string): Promise<PackJob[]> => store.query<PackJob>({
  values: [actor.person, store.clock(), id ?? null],
  text: `select id, payload->'clauses' as clauses, payload->>'from' as "from", payload->>'to' as "to", created_at as at, progress, result, last_error as error,
      case when done_at is not null then 'done' when failed_at is not null then 'failed' when leased_until > $2 then 'running' else 'waiting' end as state
    from house.job where kind = 'evidence' and person = $1 and ($3::text is null or id::text = $3) order by created_at desc, id desc limit 50`,
})

export async function packFile(store: Store, actor: Actor, id: string): Promise<Buffer | undefined> {
  const [file] = await store.query<{ bytes: Buffer }>({ values: [id, actor.person], text: `select f.bytes from house.job j join house.file f on f.document = 'house.job' and f.record = j.id where j.kind = 'evidence' and j.id::text = $1 and j.person = $2` })
  return file?.bytes
}
