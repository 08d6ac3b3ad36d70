/** Running an import: document after document through the spine, told as it goes, stopped when asked, gone on with after a crash. */
import type { House } from '#act'
import { actorOfPerson } from '#allow'
import { dayOf, Refused, refuse, type Refusal } from '#words'
import { readSheet } from '../sheets/index.ts'
import type { Draft } from './drafts.ts'
import { claim, finish, letGo, report, type Claimed, type Progress } from './job.ts'
import { madeIn, madeOnce } from './one.ts'
import { problemsOf, type Problem } from './places.ts'
import { mostProblems, prepared, type Prepared } from './preview.ts'

export type Ran = Progress & { readonly problems: readonly Problem[] }

/** Milliseconds between reports of progress. */
const pace = 500
/** Milliseconds of rest after the first time an import broke off, twice as many after the second, and so on. */
const rest = 2000
/** Documents that may be kept together or not at all: they share one transaction. */
const mostWhole = 20_000

/** Times a job is begun before it is given up: whatever broke it that often will break it again. */
const tries = 5

export type Hearing = { readonly hear?: (progress: Progress) => void; readonly stop?: AbortSignal }

/**
 * Does the job if it is there to be done: nothing when another process has it, it is over, was cancelled or is refused as a whole.
 * `stop` ends it after the document at hand, for another process to go on.
 */
export async function runImport(house: House, id: string, { hear = () => undefined, stop }: Hearing = {}): Promise<Ran | undefined> {
  const job = await claim(house.store, id)
  if (!job) return undefined
  try {
    const ready = await readied(house, job)
    const ran = await (job.payload.mode === 'whole' ? wholly(house, job, ready) : oneByOne(house, job, ready, { hear, ...(stop ? { stop } : {}) }))
    hear(ran)
    return ran
  } catch (error) {
    const refusal = error instanceof Refused && error.refusal.kind !== 'busy' ? error.refusal.refused : undefined
    if (refusal) await finish(house.store, id, `${refusal.zh} | ${refusal.en}`)
    else if (job.attempts >= tries) await finish(house.store, id, '导入多次中断，已放弃 | The import broke off several times and was given up')
    else await letGo(house.store, id, job.attempts * rest)
    if (refusal) return undefined
    throw error
  }
}

async function readied(house: House, { id, payload, person, bytes }: Claimed): Promise<Prepared> {
  const actor = await actorOfPerson(house.store, house.plan, person, dayOf(house.store.clock(), house.zone))
  if (!actor) throw new Refused(refuse('导入人已不在职', 'Whoever started the import no longer works here', undefined, { kind: 'forbidden' }))
  return prepared(house, actor, payload.document, await readSheet(bytes), payload, `import ${id}`)
}

/** Good documents are kept, each in a transaction of its own under the key of job and row; after a crash the ones already kept answer as they did. */
async function oneByOne(house: House, { id, progress: before, problems: told }: Claimed, { doing, columns, drafts }: Prepared, { hear = () => undefined, stop }: Hearing): Promise<Ran> {
  const problems = [...told]
  let progress: Progress = before ?? { next: 0, total: drafts.length, made: 0, failed: 0 }
  let spoken = 0
  for (const draft of drafts.slice(progress.next)) {
    const answer = draft.problems.length > 0 ? undefined : await madeOnce(house, doing, draft, `${id}:${draft.rows[0]?.at ?? 0}`)
    if (answer !== undefined && 'refused' in answer && answer.kind === 'busy') throw new Refused(answer)
    const found = answer === undefined ? draft.problems : 'refused' in answer ? problemsOf(answer, draft.rows, columns) : []
    if (problems.length < mostProblems) problems.push(...found)
    progress = { next: progress.next + 1, total: drafts.length, made: progress.made + (found.length === 0 ? 1 : 0), failed: progress.failed + (found.length === 0 ? 0 : 1) }
    if (stop?.aborted) break
    if (Date.now() - spoken < pace) continue
    spoken = Date.now()
    hear(progress)
    if (await report(house.store, id, progress, problems)) continue
    await letGo(house.store, id)
    return { ...progress, problems }
  }
  await report(house.store, id, progress, problems)
  await (progress.next < drafts.length ? letGo(house.store, id) : finish(house.store, id))
  return { ...progress, problems }
}

class Nothing extends Error {}

/** All or nothing: one transaction, in which each refusal is noted and the next document tried, so that one run tells everything. */
async function wholly(house: House, { id }: Claimed, { doing, columns, drafts }: Prepared): Promise<Ran> {
  if (drafts.length > mostWhole) throw new Refused(refuse(`“全部或不导入”一次最多 ${mostWhole} 张单据`, `All or nothing takes at most ${mostWhole} documents at once`, 'mode', { kind: 'too-large' }))
  let problems: Problem[] = []
  const bad = new Set<Draft>()
  await house.store.transaction(async (unit) => {
    problems = drafts.flatMap((draft) => [...draft.problems])
    bad.clear()
    const [ours] = await unit.query({ text: 'select id from house.job where id = $1 and done_at is null and cancelled_at is null for update', values: [id] })
    if (!ours) throw new Nothing()
    await unit.query({ text: 'savepoint document' })
    for (const draft of drafts) {
      const refusal = draft.problems.length > 0 ? 'unread' : await saved(unit.query, () => madeIn(house, unit, doing, draft))
      if (refusal === undefined) continue
      bad.add(draft)
      if (refusal !== 'unread') problems.push(...problemsOf(refusal, draft.rows, columns))
    }
    if (bad.size > 0) throw new Nothing()
    await unit.query({ text: 'update house.job set done_at = $2 where id = $1', values: [id, unit.at] })
  }).catch((error: unknown) => { if (!(error instanceof Nothing)) throw error })
  const told = problems.toSorted((a, b) => a.row - b.row).slice(0, mostProblems)
  const progress: Progress = { next: drafts.length, total: drafts.length, made: bad.size > 0 ? 0 : drafts.length, failed: bad.size }
  await report(house.store, id, progress, told)
  await finish(house.store, id, bad.size > 0 ? `${bad.size} 张单据有问题，全部未导入 | ${bad.size} documents have problems; nothing was imported` : undefined)
  return { ...progress, problems: told }
}

/** Runs after a savepoint, so that a refusal undoes this document only; the next one begins where this one ended. */
async function saved(query: (statement: { text: string }) => Promise<unknown>, work: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work()
    await query({ text: 'release savepoint document; savepoint document' })
    return undefined
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await query({ text: 'rollback to savepoint document' })
    return error.refusal
  }
}
