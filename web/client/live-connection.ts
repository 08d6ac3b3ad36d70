/** The stream of changes itself: server-sent events, read once and told on. */

export type Change =
  /** The stream (re)opened: something may have been missed. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'tasks' }
  | { readonly kind: 'changed'; readonly document: string; readonly id: string; readonly version?: number; readonly by?: string }

/** Listens until closed; the browser reconnects by itself, and after a refused sign-in the next `wake` tries again. */
export function listen(tell: (change: Change) => void): { readonly close: () => void; readonly wake: () => void } {
  let source: EventSource | undefined
  let opened = 0
  const open = (): void => {
    source?.close()
    source = new EventSource('/api/events')
    source.addEventListener('open', () => { if (opened++ > 0) tell({ kind: 'opened' }) })
    source.addEventListener('tasks', () => tell({ kind: 'tasks' }))
    source.addEventListener('changed', (event) => tell({ kind: 'changed', ...JSON.parse(String(event.data)) }))
  }
  open()
  return { close: () => source?.close(), wake: () => { if (source?.readyState !== EventSource.OPEN) open() } }
}
