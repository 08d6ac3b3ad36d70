/** Work that is looked for again and again: at once while there is some, after a pause when there was none or it failed. */

type Repeating = { stop(): Promise<void> }

/** `work` answers how much it found to do; `pause` is in milliseconds. Stopping waits for what is under way. */
export function repeating(work: () => Promise<number>, pause: number, report: (error: unknown) => void): Repeating {
  let stopped = false
  let wake: (() => void) | undefined
  const rest = () => new Promise<void>((go) => {
    const timer = setTimeout(go, pause)
    wake = () => { clearTimeout(timer); go() }
  })
  const running = (async () => {
    while (!stopped) {
      const found = await work().catch((error: unknown) => { if (!stopped) report(error); return 0 })
      if (found === 0 && !stopped) await rest()
    }
  })()
  return { stop: async () => { stopped = true; wake?.(); await running } }
}
