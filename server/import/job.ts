/** An import as a job that outlives its process: the file, who wants it, how far it came; cancelled, resumed and asked about by id. */
import { declaredOf, type House } from '#act'
import { mayMake, type Actor } from '#allow'
import { jobState, keepFile, keepJob, lease, waitingJobs, type Store } from '#store'
import { insist } from '#words'
import type { Problem } from './places.ts'
import type { Options } from './preview.ts'

export type Progress = { readonly next: number; readonly total: number; readonly made: number; readonly failed: number }
type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
export type ImportJob = {
  readonly id: string; readonly document: string; readonly file: string; readonly state: ImportState; readonly progress: Progress
  readonly problems: readonly Problem[]; readonly error: string | null
}
type Payload = Options & { readonly document: string; readonly file: string }
export type Claimed = { readonly id: string; readonly payload: Payload; readonly person: string; readonly attempts: number; readonly progress: Progress | null; readonly problems: readonly Problem[]; readonly bytes: Uint8Array }

/** The kind of job that an import is. */
export const imports = 'import'

/** Keeps the file and what is wanted; the work itself is `runImport`, by whichever process comes to it. */
export async function startImport(house: House, actor: Actor, type: string, file: { readonly name: string; readonly bytes: Uint8Array }, options: Options = {}): Promise<string> {
  insist(mayMake(house.plan, declaredOf(house, type), actor))
  const at = house.store.clock()
  return house.store.transaction(async (unit) => {
    const id = unit.newId()
    const payload: Payload = { ...options, document: type, file: file.name }
    await keepJob(unit, { id, kind: imports, payload, person: actor.person, at })
    await keepFile(unit, { document: 'house.job', record: id, name: file.name, mime: 'application/octet-stream', bytes: file.bytes, person: actor.person, at })
    return id
  })
}

/** Takes the job for this process, unless another one holds it or it is over. */
export async function claim(store: Store, id: string): Promise<Claimed | undefined> {
  const now = store.clock()
  const [found] = await store.query<Omit<Claimed, 'problems'> & { problems: readonly Problem[] | null }>({
    values: [id, now, new Date(now.getTime() + lease)],
    text: `with taken as (update house.job set leased_until = $3, attempts = attempts + 1 where id = $1 and kind = 'import' and done_at is null and failed_at is null and cancelled_at is null
        and (leased_until is null or leased_until < $2) returning *)
      select t.id, t.payload, t.person, t.attempts, t.progress, t.result->'problems' as problems, f.bytes from taken t join house.file f on f.document = 'house.job' and f.record = t.id`,
  })
  return found && { ...found, problems: found.problems ?? [] }
}

/** Tells how far it came and holds the lease; answers false when somebody cancelled. */
export async function report(store: Store, id: string, progress: Progress, problems: readonly Problem[]): Promise<boolean> {
  const [row] = await store.query<{ going: boolean }>({
    name: 'import reports', values: [id, JSON.stringify(progress), JSON.stringify({ problems }), new Date(store.clock().getTime() + lease)],
    text: 'update house.job set progress = $2, result = $3, leased_until = $4 where id = $1 returning cancelled_at is null as going',
  })
  return row?.going ?? false
}

export const finish = (store: Store, id: string, error?: string): Promise<unknown[]> => store.query({
  values: [id, store.clock(), error ?? null],
  text: 'update house.job set done_at = case when $3::text is null then $2::timestamptz end, failed_at = case when $3::text is null then null else $2::timestamptz end, last_error = $3, leased_until = null where id = $1',
})

/** Gives the job back, so that another process may go on with it after `rest` milliseconds. */
export const letGo = (store: Store, id: string, rest = 0): Promise<unknown[]> => store.query({ text: 'update house.job set leased_until = null, run_at = $2 where id = $1', values: [id, new Date(store.clock().getTime() + rest)] })

/** Stops after the document at hand; what was made stays made. */
export const cancelImport = (store: Store, actor: Actor, id: string): Promise<unknown[]> => store.query({
  text: `update house.job set cancelled_at = $3 where id = $1 and person = $2 and kind = 'import' and done_at is null and failed_at is null and cancelled_at is null`, values: [id, actor.person, store.clock()],
})

/** Goes on after the last document that was made: what a stopped import left is as good as new. */
export const resumeImport = (store: Store, actor: Actor, id: string): Promise<unknown[]> => store.query({
  text: `update house.job set cancelled_at = null, run_at = $3 where id = $1 and person = $2 and kind = 'import' and done_at is null and failed_at is null and cancelled_at is not null`, values: [id, actor.person, store.clock()],
})

/** Only whoever started it may ask; nothing for anybody else. */
export async function importStatus(store: Store, actor: Actor, id: string): Promise<ImportJob | undefined> {
  const [found] = await store.query<Omit<ImportJob, 'progress' | 'problems'> & { progress: Progress | null; problems: readonly Problem[] | null }>({
    values: [id, actor.person, store.clock()],
    text: `select id, payload->>'document' as document, payload->>'file' as file, progress, result->'problems' as problems, last_error as error,
        ${jobState('$3')} as state
      from house.job where id::text = $1 and person = $2 and kind = 'import'`,
  })
  return found && { ...found, progress: found.progress ?? { next: 0, total: 0, made: 0, failed: 0 }, problems: found.problems ?? [] }
}

export const waitingImports = (store: Store): Promise<readonly string[]> => waitingJobs(store, imports)
