/** Making the packs that wait: one at a time, each as its reader may see, begun again when a process died over it. */
import type { House } from '#act'
import { actorOfPerson, mayAudit } from '#allow'
import { dayOf, insist, Refused, refuse } from '#words'
import { claimPack, failPack, keepPack, tellPack, waitingPacks } from './job.ts'
import { pack } from './pack.ts'

/** Times a pack is begun before it is given up. */
const tries = 3
/** Records between reports of progress. */
const pace = 20

/** Answers how many were taken up. */
export async function makePacks(house: House): Promise<number> {
  const waiting = await waitingPacks(house.store)
  for (const id of waiting) await runPack(house, id)
  return waiting.length
}

export async function runPack(house: House, id: string): Promise<void> {
  const { store, plan, zone } = house
  const job = await claimPack(store, id)
  if (!job) return
  try {
    const actor = await actorOfPerson(store, plan, job.person, dayOf(store.clock(), zone))
    if (!actor) throw new Refused(refuse('打包人已不在职', 'Whoever asked for the pack no longer works here', undefined, { kind: 'forbidden' }))
    insist(mayAudit(plan, actor))
    await keepPack(store, job, await pack(house, actor, job.asked, async (done, total) => { if (done % pace === 0) await tellPack(store, id, done, total) }))
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal.refused : undefined
    if (refusal) return void await failPack(store, id, `${refusal.zh} | ${refusal.en}`)
    if (job.attempts >= tries) await failPack(store, id, '打包多次中断，已放弃 | The pack broke off several times and was given up')
    throw error
  }
}
