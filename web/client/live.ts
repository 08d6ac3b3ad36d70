/** What changes in the house reaches every open window: one connection per browser, then from window to window. */
import type { QueryClient } from '@tanstack/react-query'
import { listen, type Change } from './live-connection.ts'

export type { Change }

let worker: SharedWorker | undefined

/** Starts listening; answers how to stop. Windows of one browser share a worker, or else the one that leads tells the rest. */
export function followChanges(client: QueryClient): () => void {
  const hear = (change: Change): void => refresh(client, change)
  if (typeof SharedWorker === 'undefined') return takeTurns(hear)
  worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'zhangfa-changes' })
  worker.port.addEventListener('message', (message: MessageEvent<Change>) => hear(message.data))
  worker.port.start()
  const leave = (): void => worker?.port.postMessage('leave', [])
  addEventListener('pagehide', leave)
  return () => { leave(); removeEventListener('pagehide', leave); worker?.port.close(); worker = undefined }
}

/** After signing in the connection is tried again at once. */
export const wake = (): void => worker?.port.postMessage('wake', [])

function refresh(client: QueryClient, change: Change): void {
  if (change.kind === 'opened') void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'meta' && first !== 'session' })
  if (change.kind === 'tasks') gather(client, ['tasks'])
  if (change.kind === 'changed') gather(client, ['list', change.document], ['one', change.document, change.id], ...byNumber(client, change), ['figure'])
}

/** A page opened by the number of its document is asked for under that number. */
const byNumber = (client: QueryClient, { document, id }: { readonly document: string; readonly id: string }): readonly (readonly string[])[] =>
  client.getQueryCache().findAll({ queryKey: ['one', document] }).flatMap(({ queryKey: [, , called], state: { data } }) => (typeof called === 'string' && (data as { readonly row?: { readonly id: string } } | undefined)?.row?.id === id ? [['one', document, called]] : []))

/** Milliseconds in which changes are gathered: many made at once are asked for once. */
const breath = 60
const gathered = new Map<string, readonly string[]>()

function gather(client: QueryClient, ...touched: readonly (readonly string[])[]): void {
  if (gathered.size === 0) setTimeout(() => { const all = [...gathered.values()]; gathered.clear(); for (const queryKey of all) void client.invalidateQueries({ queryKey }) }, breath)
  for (const key of touched) gathered.set(key.join(' '), key)
}

const lease = 'zhangfa-leader'
const leaseLasts = 6_000

/** Without shared workers one window holds the connection as long as it renews its lease, and tells the others. */
function takeTurns(hear: (change: Change) => void): () => void {
  const me = `${Date.now()}-${Math.random()}`
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('zhangfa-changes')
  let stop: (() => void) | undefined
  const lead = (): void => {
    const [holder, until] = (localStorage.getItem(lease) ?? '').split('|')
    if (holder !== me && Number(until) > Date.now()) { stop?.(); stop = undefined; return }
    localStorage.setItem(lease, `${me}|${Date.now() + leaseLasts}`)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
    stop ??= listen((change) => { hear(change); channel?.postMessage(change) }).close
  }
  channel?.addEventListener('message', (message: MessageEvent<Change>) => hear(message.data))
  lead()
  const beat = setInterval(lead, leaseLasts / 3)
  return () => { clearInterval(beat); stop?.(); channel?.close(); if (localStorage.getItem(lease)?.startsWith(`${me}|`)) localStorage.removeItem(lease) }
}
