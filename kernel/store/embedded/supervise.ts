/** Keeps the embedded database alive: when it dies under us it is started again at the same address. */
import { isRunning, startEmbedded, type Embedded, type EmbeddedSettings } from './embedded.ts'

/** Milliseconds between looks. */
const pause = 500

export type Supervised = Embedded & { /** How often it had to be started again. */ restarts(): number }

/** `died` hears of each death, and of each vain try to start again. */
export async function superviseEmbedded(settings: EmbeddedSettings, died: (error?: unknown) => void): Promise<Supervised> {
  let embedded = await startEmbedded(settings)
  const port = Number(new URL(embedded.url).port)
  let restarts = 0
  let looking: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    if (isRunning(settings.folder)) return
    died()
    embedded = await startEmbedded({ ...settings, port })
    restarts++
  }
  let timer: NodeJS.Timeout | undefined
  const next = (): void => { timer = setTimeout(() => { looking = look().catch(died).finally(next) }, pause).unref() }
  next()
  return {
    url: embedded.url, restarts: () => restarts, backup: (folder) => embedded.backup(folder),
    stop: async () => { clearTimeout(timer); await looking; clearTimeout(timer); await embedded.stop() },
  }
}
