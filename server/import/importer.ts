/** The importer: takes up imports that wait, one at a time, beside the worker and its short work. */
import type { House } from '#act'
import { waitingImports } from './job.ts'
import { runImport } from './run.ts'

/** Milliseconds between looks when there was nothing to do. */
const pause = 1000

export function startImporter(house: House, report: (error: unknown) => void): { stop(): Promise<void> } {
  const ending = new AbortController()
  const round = async () => {
    for (const id of await waitingImports(house.store)) if (!ending.signal.aborted) await runImport(house, id, { stop: ending.signal }).catch(report)
  }
  const running = (async () => {
    while (!ending.signal.aborted) {
      await round().catch((error: unknown) => { if (!ending.signal.aborted) report(error) })
      await rested(pause, ending.signal)
    }
  })()
  return { stop: async () => { ending.abort(); await running } }
}

const rested = (ms: number, ended: AbortSignal): Promise<void> => new Promise((go) => {
  if (ended.aborted) return go()
  const timer = setTimeout(go, ms)
  ended.addEventListener('abort', () => { clearTimeout(timer); go() }, { once: true })
})
