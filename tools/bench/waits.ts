/** Who waits: looks at the database every few milliseconds while work goes on, and counts the backends that wait for a lock. */
import pg from 'pg'

export type Waits = { readonly samples: number; /** Milliseconds spent waiting for locks, all clients together, by the statement that waited. */ readonly byStatement: ReadonlyMap<string, number> }

const waiting = `select left(regexp_replace(query, '\\s+', ' ', 'g'), 46) as said, count(*)::integer as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() group by 1`

export async function waitsDuring(database: string, work: () => Promise<unknown>, everyMs = 4): Promise<Waits> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const byStatement = new Map<string, number>()
  let [over, samples] = [false, 0]
  const looking = (async () => {
    for (let last = performance.now(); !over; samples++) {
      const { rows } = await client.query<{ said: string; waiting: number }>({ name: 'waiting', text: waiting })
      const now = performance.now()
      for (const { said, waiting: count } of rows) byStatement.set(said, (byStatement.get(said) ?? 0) + count * (now - last))
      last = now
      await new Promise((go) => setTimeout(go, everyMs))
    }
  })()
  try {
    await work()
  } finally {
    over = true
    await looking
    await client.end()
  }
  return { samples, byStatement }
}

export const waitedMs = ({ byStatement }: Waits): number => [...byStatement.values()].reduce((sum, ms) => sum + ms, 0)
