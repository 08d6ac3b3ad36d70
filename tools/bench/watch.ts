/** Preloaded into the measured server: tells, when asked, which statements each request made it send and how long it waited for them. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import pg from 'pg'

/** A statement by its name or first words, and the request it was sent for (`METHOD path` without ids); none in the background. `ms` sums the waiting. */
export type Seen = { readonly request: string | undefined; readonly said: string; readonly times: number; readonly ms: number }
/** `busyMs`: time in which requests had at least one statement under way; what travels together counts once. */
export type Watched = { readonly statements: readonly Seen[]; readonly busyMs: number }

type Request = { readonly name: string; open: number; since: number }
let seen: Map<string, Seen> | undefined
let busyMs = 0
const requests = new AsyncLocalStorage<Request>()
const send = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown

subscribe('http.server.request.start', (message) => {
  if (!seen) return
  const { method, url = '' } = (message as { request: IncomingMessage }).request
  requests.enterWith({ name: `${method} ${(url.split('?')[0] ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`, open: 0, since: 0 })
})

pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  if (!seen) return send.apply(this, args)
  const [asked] = args as [string | { name?: string; text: string }]
  const [said, request, began] = [typeof asked === 'string' ? asked : (asked.name ?? asked.text.trim().replaceAll(/\s+/g, ' ').slice(0, 60)), requests.getStore(), performance.now()]
  if (request && request.open++ === 0) request.since = began
  const done = () => {
    const now = performance.now()
    if (request && --request.open === 0) busyMs += now - request.since
    noted(said, request?.name, now - began)
  }
  const last = args.at(-1)
  if (typeof last === 'function') return send.apply(this, [...args.slice(0, -1), (...told: unknown[]) => { done(); last(...told) }])
  const answer = send.apply(this, args)
  if (answer instanceof Promise) answer.then(done, done)
  return answer
} as never

function noted(said: string, request: string | undefined, ms: number): void {
  const key = `${request ?? ''}\n${said}`
  const at = seen?.get(key)
  seen?.set(key, { request, said, times: (at?.times ?? 0) + 1, ms: (at?.ms ?? 0) + ms })
}

process.on('message', (asked) => {
  const told = asked === 'watch' ? { watching: true } : { statements: [...(seen?.values() ?? [])], busyMs } satisfies Watched
  busyMs = 0
  seen = asked === 'watch' ? new Map() : undefined
  process.send?.(told)
})
process.channel?.unref()
