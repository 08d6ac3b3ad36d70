/** What is asked of the database meanwhile, and how long each answer takes. */
import type { Store } from '#store'

export type Asked = { readonly said: string; readonly ms: number }

/** Looks over the shoulder of the pool's connections; pipelined statements count the time until their own answer. */
export async function asked({ pool }: Store, work: () => Promise<unknown>): Promise<readonly Asked[]> {
  const found: Asked[] = []
  const connect = pool.connect.bind(pool)
  pool.connect = (async () => {
    const client = await connect()
    const query = client.query.bind(client) as (said: string | { name?: string; text: string }) => Promise<unknown>
    client.query = ((said: string | { name?: string; text: string }) => {
      const began = performance.now()
      const text = typeof said === 'string' ? said : said.name ?? said.text
      return query(said).finally(() => found.push({ said: text.replaceAll(/\s+/g, ' ').slice(0, 60), ms: performance.now() - began }))
    }) as typeof client.query
    const release = client.release.bind(client)
    client.release = (broken) => { delete (client as Partial<typeof client>).query; delete (client as Partial<typeof client>).release; release(broken) }
    return client
  }) as typeof pool.connect
  try { await work() } finally { pool.connect = connect as typeof pool.connect }
  return found
}
