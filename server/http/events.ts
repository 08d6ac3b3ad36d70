/** What changed, as a stream: one reader of new deeds per process, told only to those who may see the document. */
import type { FastifyInstance } from 'fastify'
import { maySee, type Actor } from '#allow'
import { whole } from '#read'
import { isAway } from '#store'
import { Refused } from '#words'
import { actorFor, type Doors } from './context.ts'

type Seen = { readonly seq: number; readonly document: string; readonly record: string; readonly person: string; readonly action: string }
type Listener = { readonly actor: Actor; readonly send: (event: string, data: object) => void }

const pause = 1000
/** Milliseconds between signs of life; at each it is asked again who listens, so that an ended session hears no more. */
const beat = 15_000
/** Bytes a listener may lag behind; whoever is slower is let go and comes back by itself. */
const lag = 256 * 1024

export function eventRoutes(app: FastifyInstance, doors: Doors): void {
  const listeners = new Set<Listener>()
  const ticking = watch(doors, listeners, (error) => app.log.error(error))
  app.addHook('onClose', async () => ticking.stop())

  app.get('/api/events', async (request, reply) => {
    let listener: Listener | undefined = { actor: await actorFor(doors, request), send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`) }
    reply.hijack()
    const { raw } = reply
    const write = (text: string): void => { if (raw.writableLength > lag) raw.destroy(); else raw.write(text) }
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff', connection: 'keep-alive' })
    raw.write('retry: 3000\n: open\n\n')
    listeners.add(listener)
    const beating = setInterval(() => void renewed().catch(() => write(': beat\n\n')), beat)
    const renewed = async (): Promise<void> => {
      const actor = await actorFor(doors, request).catch((error: unknown) => { if (error instanceof Refused && error.refusal.kind === 'unauthenticated') return undefined; throw error })
      if (!actor || !listener) { raw.end(); return }
      listeners.delete(listener)
      listeners.add((listener = { ...listener, actor }))
      write(': beat\n\n')
    }
    raw.on('close', () => { clearInterval(beating); if (listener) listeners.delete(listener); listener = undefined })
  })
}

/** Reads deeds beyond the last seen while somebody listens; a late commit with a lower number is caught by looking a little back. That the database is away is told elsewhere. */
function watch({ house }: Doors, listeners: ReadonlySet<Listener>, failed: (error: unknown) => void): { stop(): void } {
  const told = new Set<number>()
  let from: number | undefined
  let stopped = false
  const look = async () => {
    if (listeners.size === 0) { from = undefined; return }
    if (from === undefined) from = (await house.store.query<{ seq: number }>({ text: 'select coalesce(max(seq), 0) as seq from house.deed' }))[0]?.seq ?? 0
    const deeds = await house.store.query<Seen>({ name: 'watch', text: 'select seq, document, record, person, action from house.deed where seq > $1 order by seq limit 500', values: [Math.max(from - 50, 0)] })
    for (const deed of deeds.filter(({ seq }) => seq > (from as number) - 50 && !told.has(seq))) { told.add(deed.seq); if (deed.seq > from - 50) await tell(house, listeners, deed) }
    from = Math.max(from, ...deeds.map(({ seq }) => seq))
    for (const seq of told) if (seq < from - 200) told.delete(seq)
  }
  const loop = async () => {
    while (!stopped) {
      await look().catch((error: unknown) => { if (!isAway(error)) failed(error) })
      await new Promise((go) => setTimeout(go, pause).unref())
    }
  }
  void loop()
  return { stop: () => { stopped = true } }
}

async function tell(house: Doors['house'], listeners: ReadonlySet<Listener>, { document: name, record, person, action }: Seen): Promise<void> {
  const document = house.plan.documents.get(name)
  if (!document) return
  const row = await whole(house.store, document, record)
  if (!row) return
  for (const { actor, send } of listeners) {
    if (maySee(document, actor, row)) send('changed', { document: name, id: record, number: row.number, version: row.version, by: person, action })
    send('tasks', {})
  }
}
