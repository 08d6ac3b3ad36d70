/** The worker: reactions, timers, duties and seals, each in short transactions of its own; several workers share them. */
import { perform, type House } from '#act'
import { houseActor } from '#allow'
import { documentOf } from '#declare'
import { attend } from '#duty'
import { fireTimer, type Subject } from '#flow'
import { react, seal } from '#host'
import { whole } from '#read'
import { startImporter } from '../import/index.ts'

export type Worker = { stop(): Promise<void> }

/** Milliseconds between looks when there was nothing to do. */
const pause = 1000
const sealEvery = 30_000

export function startWorker(house: House, report: (error: unknown) => void): Worker {
  let stopped = false
  let sealed = Date.now()
  const round = async () => {
    const reacted = await react(house)
    while (await fire(house)) if (stopped) return 0
    await attend(house.store, house.plan, house.calendar)
    if (Date.now() - sealed > sealEvery) { await seal(house.store); sealed = Date.now() }
    return reacted
  }
  const loop = async () => {
    while (!stopped) {
      const done = await round().catch((error: unknown) => { if (!stopped) report(error); return 0 })
      if (done === 0 && !stopped) await sleep(pause)
    }
  }
  let wake: (() => void) | undefined
  const sleep = (ms: number) => new Promise<void>((go) => { const timer = setTimeout(go, ms); wake = () => { clearTimeout(timer); go() } })
  const running = loop()
  const importer = startImporter(house, report)
  return { stop: async () => { stopped = true; wake?.(); await Promise.all([running, importer.stop()]) } }
}

/** One due timer, with what its process then does. */
const fire = (house: House): Promise<boolean> => house.store.transaction(async (unit) => {
  const steps = await fireTimer(unit, house, houseActor, async (document, record) => (await whole(unit, documentOf(house.plan, document), record)) as unknown as Subject)
  for (const step of steps ?? []) await perform({ house, unit, actor: houseActor, instance: step.instance }, { document: step.document, id: step.record, action: step.action })
  return steps !== undefined
})

