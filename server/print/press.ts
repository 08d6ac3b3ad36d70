/** The press: one worker that draws papers one after the other, so that the longest of them holds up nobody; it starts when first asked. */
import { Worker } from 'node:worker_threads'
import type { Paper } from './paper.ts'

type Drawn = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string }
type Waiting = { readonly done: (bytes: Uint8Array) => void; readonly failed: (error: Error) => void }

/** Milliseconds one order may take. */
const patience = 60_000

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, Waiting>()

/** The papers as one PDF. */
export async function press(papers: readonly Paper[]): Promise<Uint8Array> {
  const id = ++last
  const at = (worker ??= started())
  const tooLong = setTimeout(() => { waiting.get(id)?.failed(new Error('the press took too long')); waiting.delete(id); void at.terminate() }, patience)
  try {
    return await new Promise<Uint8Array>((done, failed) => { waiting.set(id, { done, failed }); at.postMessage({ id, papers }) })
  } finally {
    clearTimeout(tooLong)
    waiting.delete(id)
  }
}

/** A worker that dies fails what it was asked for; the next order starts another. */
function started(): Worker {
  const made = new Worker(new URL('worker.ts', import.meta.url))
  made.unref()
  made.on('message', (drawn: Drawn) => {
    const order = waiting.get(drawn.id)
    if ('bytes' in drawn) order?.done(drawn.bytes)
    else order?.failed(new Error(drawn.error))
  })
  made.on('error', gone)
  made.on('exit', () => gone(new Error('the press stopped')))
  function gone(error: Error): void {
    if (worker !== made) return
    worker = undefined
    for (const { failed } of waiting.values()) failed(error)
    waiting.clear()
  }
  return made
}
