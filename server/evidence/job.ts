/** An evidence pack as a job that outlives its process: what is wanted, by whom, how far it came, and the file when it is made. */
import { createHash } from 'node:crypto'
import type { House } from '#act'
import { mayAudit, type Actor } from '#allow'
import { jobState, keepJob, type Store, type TakenJob } from '#store'
import { insist } from '#words'
import type { Asked } from './asked.ts'
import type { Packed } from './pack.ts'

export type PackJob = Asked & {
  readonly id: string; readonly state: 'waiting' | 'running' | 'done' | 'failed'; readonly progress: { readonly done: number; readonly total: number } | null
  readonly result: Omit<Packed, 'bytes'> & { readonly size: number } | null; readonly error: string | null; readonly at: string
}
/** The kind of job that a pack is. */
export const packs = 'evidence'

/** Keeps what is wanted; `runPack` makes it, in whichever process comes to it. */
export async function startPack({ store, plan }: House, actor: Actor, asked: Asked): Promise<string> {
  insist(mayAudit(plan, actor))
  return keepJob(store, { id: store.newId(), kind: packs, payload: asked, person: actor.person, at: store.clock() })
}

export async function keepPack(store: Store, { id, person }: TakenJob<Asked>, { bytes, ...sums }: Packed): Promise<void> {
  const at = store.clock()
  await store.query({
    text: `with kept as (insert into house.file (id, document, record, name, mime, size, sha256, bytes, person, at) values ($1, 'house.job', $2, 'evidence.zip', 'application/zip', $3, $4, $5, $6, $7))
      update house.job set done_at = $7, leased_until = null, result = $8 where id = $2`,
    values: [store.newId(), id, bytes.length, createHash('sha256').update(bytes).digest('hex'), bytes, person, at, JSON.stringify({ ...sums, size: bytes.length })],
  })
}

/** One's own packs, the newest first; nobody else's, whatever their role. */
export const packsOf = (store: Store, actor: Actor, id?: string): Promise<PackJob[]> => store.query<PackJob>({
  values: [actor.person, store.clock(), id ?? null],
  text: `select id, payload->'clauses' as clauses, payload->>'from' as "from", payload->>'to' as "to", created_at as at, progress, result, last_error as error,
      ${jobState('$2')} as state
    from house.job where kind = 'evidence' and person = $1 and ($3::text is null or id::text = $3) order by created_at desc, id desc limit 50`,
})

export async function packFile(store: Store, actor: Actor, id: string): Promise<Buffer | undefined> {
  const [file] = await store.query<{ bytes: Buffer }>({ values: [id, actor.person], text: `select f.bytes from house.job j join house.file f on f.document = 'house.job' and f.record = j.id where j.kind = 'evidence' and j.id::text = $1 and j.person = $2` })
  return file?.bytes
}
