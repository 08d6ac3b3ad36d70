/** Making the files that wait: one at a time, each as its reader may see now, in parts, told in rows, begun again when a process died over it. */
import { declaredOf, type House } from '#act'
import { actorOfPerson } from '#allow'
import { totalsOf } from '#read'
import { doJobs, failJob, keepFile, takeJob, tellJob, type Store, type TakenJob } from '#store'
import { dayOf, inLanguage, Refused, refuse } from '#words'
import { exportList, type Write } from '../sheets/index.ts'
import { keepTakenOut, takings, type TakingOut } from './job.ts'

/** Times a file is begun before it is given up. */
const tries = 3
/** Milliseconds between reports of progress. */
const pace = 400
/** Bytes of a part: so much is held in memory, however long the list. */
const room = 1_000_000

/** Answers how many were taken up. */
export const makeTakenOut = (house: House): Promise<number> => doJobs(house.store, takings, (id) => runTakingOut(house, id))

/** Whoever asked stopped it. */
class Stopped extends Error {}

/** `hear` is told each time how far it came. */
export async function runTakingOut(house: House, id: string, hear?: (rows: number) => Promise<unknown>): Promise<void> {
  const job = await takeJob<TakingOut>(house.store, takings, id)
  if (!job) return
  try {
    await made(house, job, hear)
  } catch (error) {
    if (error instanceof Stopped) return
    const refusal = error instanceof Refused ? error.refusal.refused : undefined
    if (refusal) return void await failJob(house.store, id, `${refusal.zh} | ${refusal.en}`)
    if (job.attempts >= tries) await failJob(house.store, id, '导出多次中断，已放弃 | The export broke off several times and was given up')
    throw error
  }
}

async function made(house: House, job: TakenJob<TakingOut>, hear?: (rows: number) => Promise<unknown>): Promise<void> {
  const { store, plan, zone } = house
  const { document: type, format, wanted } = job.payload
  const actor = await actorOfPerson(store, plan, job.person, dayOf(store.clock(), zone))
  if (!actor) throw new Refused(refuse('导出人已不在职', 'Whoever asked for the file no longer works here', undefined, { kind: 'forbidden' }))
  const document = declaredOf(house, type)
  const total = wanted.lines === undefined ? (await totalsOf(store, plan, document, actor, wanted)).count : null
  const name = `${inLanguage(document.label, wanted.language)}.${format}`
  const parts = inParts(store, job, name)
  const tell = teller(store, job, total)
  try {
    // What a process that died left of the file goes before it is begun anew.
    await dropped(store, job)
    await tell(0)
    const rows = await exportList(store, plan, document, actor, { ...wanted, zone }, format, parts.write, async (so) => { await hear?.(so); await tell(so) })
    await parts.end()
    const count = rows.toLocaleString('en')
    const came = await keepTakenOut(store, job, { name, rows, size: parts.size() }, [`“${name}”已导出，共 ${count} 行`, `“${name}” was taken out: ${count} rows`])
    if (came.length === 0) throw new Stopped()
  } catch (error) {
    await dropped(store, job)
    throw error
  }
}

/** Tells how many rows have come, not at each of them; throws when it was stopped. */
function teller(store: Store, job: TakenJob<TakingOut>, total: number | null): (rows: number) => Promise<void> {
  let spoken = -pace
  return async (rows) => {
    if (performance.now() - spoken < pace) return
    spoken = performance.now()
    if (!(await tellJob(store, job, { rows, total }))) throw new Stopped()
  }
}

/** The parts go, unless another process has the job in its hands by now. */
const dropped = (store: Store, { id, attempts }: TakenJob<TakingOut>): Promise<unknown[]> => store.query({
  text: `delete from house.file where document = 'house.job' and record = $1 and exists (select 1 from house.job j where j.id = $1 and j.attempts = $2)`, values: [id, attempts],
})

/** Keeps what is written as parts of some size. */
function inParts(store: Store, { id, person }: TakenJob<TakingOut>, name: string) {
  let held: Uint8Array[] = []
  let [size, written] = [0, 0]
  const end = async (): Promise<void> => {
    if (held.length === 0) return
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    await keepFile(store, { document: 'house.job', record: id, name, mime: 'application/octet-stream', bytes, person, at: store.clock() })
  }
  const write: Write = (bytes) => {
    held.push(Uint8Array.from(bytes))
    size += bytes.length
    written += bytes.length
    return size >= room ? end() : undefined
  }
  return { write, end, size: () => written }
}
