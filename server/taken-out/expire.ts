/** Files that were taken out go when their time is over. */
import type { Store } from '#store'
import { kept, takings } from './job.ts'

/** Throws away what was kept long enough, with the job it came of; answers how many. */
export async function clearTakenOut(store: Store): Promise<number> {
  const gone = await store.query({
    name: 'clear taken out', values: [takings, store.clock()],
    text: `with old as (delete from house.job where kind = $1 and coalesce(done_at, failed_at, cancelled_at) < $2::timestamptz - interval '${kept} days' returning id),
        files as (delete from house.file f using old where f.document = 'house.job' and f.record = old.id)
      select id from old`,
  })
  return gone.length
}
