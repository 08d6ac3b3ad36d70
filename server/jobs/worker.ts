/** The worker: reactions, timers, duties, seals, evidence, files taken out and imports, each in a loop and in short transactions of its own; several workers share them. */
import { perform, type House } from '#act'
import { houseActor } from '#allow'
import { documentOf } from '#declare'
import { attend, remind } from '#duty'
import { attendAbandoned, attendOne, fireTimer, retime, type Due, type Subject } from '#flow'
import { react, seal, troubled } from '#host'
import { whole } from '#read'
import { makePacks } from '../evidence/index.ts'
import { startImporter } from '../import/index.ts'
import { clearTakenOut, makeTakenOut } from '../taken-out/index.ts'
import { repeating } from './repeating.ts'

export type Worker = { stop(): Promise<void> }

const second = 1000

/** What fails in one loop is reported and holds up no other. */
export function startWorker(house: House, report: (error: unknown) => void): Worker {
  void retime(house.store, house.calendar).catch(report)
  const loops = [
    repeating(() => react(house), second, report),
    repeating(() => fire(house, 'oldest'), second, report),
    repeating(() => fire(house, 'latest'), second, report),
    repeating(() => lookAfter(house), second, report),
    repeating(async () => Number(await house.store.transaction((unit) => attendAbandoned(unit, house))), 300 * second, report),
    repeating(inBatches(() => attend(house.store, house.plan, house.calendar)), second, report),
    repeating(inBatches(() => remind(house.store, house.plan, house.calendar)), 60 * second, report),
    repeating(inBatches(() => seal(house.store)), 30 * second, report),
    repeating(inBatches(() => makePacks(house)), second, report),
    repeating(inBatches(() => makeTakenOut(house)), second, report),
    repeating(inBatches(() => clearTakenOut(house.store)), 60 * second, report),
    startImporter(house, report),
  ]
  return { stop: async () => { await Promise.all(loops.map((loop) => loop.stop())) } }
}

/** Takes all there is at once, so it rests after each time. */
const inBatches = (work: () => Promise<unknown>) => async (): Promise<number> => { await work(); return 0 }

/** One due timer, with what its process then does; answers whether there was one. */
export async function fire(house: House, due: Due = 'oldest'): Promise<number> {
  let taken: string | undefined
  try {
    return await house.store.transaction(async (unit) => {
      const rowOf = async (document: string, record: string) => (await whole(unit, documentOf(house.plan, document), record)) as unknown as Subject
      const steps = await fireTimer(unit, house, houseActor, rowOf, due, (timer) => { taken = timer })
      for (const step of steps ?? []) await perform({ house, unit, actor: houseActor, instance: step.instance }, { document: step.document, id: step.record, action: step.action })
      return steps ? 1 : 0
    })
  } catch (error) {
    if (!taken) throw error
    await troubled(house.store, 'timer', taken, error)
    return 1
  }
}

/** One approval to be reminded of, escalated or decided by its deadline; answers whether there was one. */
const lookAfter = (house: House): Promise<number> => house.store.transaction(async (unit) => {
  const steps = await attendOne(unit, house)
  for (const step of steps ?? []) await perform({ house, unit, actor: houseActor, instance: step.instance }, { document: step.document, id: step.record, action: step.action })
  return steps ? 1 : 0
})
