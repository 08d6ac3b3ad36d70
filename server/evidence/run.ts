/** Making the packs that wait: one at a time, each as its reader may see, begun again when a process died over it. */
import type { House } from '#act'
import { actorOfPerson, mayAudit } from '#allow'
import { doJobs, failJob, takeJob, tellJob } from '#store'
import { dayOf, insist, Refused, refuse } from '#words'
import type { Asked } from './asked.ts'
import { keepPack, packs } from './job.ts'
import { pack } from './pack.ts'

/** Times a pack is begun before it is given up. */
const tries = 3
/** Records between reports of progress. */
const pace = 20

/** Answers how many were taken up. */
export const makePacks = (house: House): Promise<number> => doJobs(house.store, packs, (id) => runPack(house, id))

export async function runPack(house: House, id: string): Promise<void> {
  const { store, plan, zone } = house
  const job = await takeJob<Asked>(store, packs, id)
  if (!job) return
  try {
    const actor = await actorOfPerson(store, plan, job.person, dayOf(store.clock(), zone))
    if (!actor) throw new Refused(refuse('打包人已不在职', 'Whoever asked for the pack no longer works here', undefined, { kind: 'forbidden' }))
    insist(mayAudit(plan, actor))
    await keepPack(store, job, await pack(house, actor, job.payload, async (done, total) => { if (done % pace === 0) await tellJob(store, job, { done, total }) }))
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal.refused : undefined
    if (refusal) return void await failJob(store, id, `${refusal.zh} | ${refusal.en}`)
    if (job.attempts >= tries) await failJob(store, id, '打包多次中断，已放弃 | The pack broke off several times and was given up')
    throw error
  }
}
