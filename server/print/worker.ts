/** The worker of the press: it alone loads fonts and draws. */
import { parentPort } from 'node:worker_threads'
import { drawn } from './draw/index.ts'
import type { Paper } from './paper.ts'

parentPort?.on('message', async ({ id, papers }: { id: number; papers: readonly Paper[] }) => {
  try {
    const bytes = await drawn(papers)
    parentPort?.postMessage({ id, bytes }, [bytes.buffer as ArrayBuffer])
  } catch (error) {
    parentPort?.postMessage({ id, error: String((error as Error).stack) })
  }
})
