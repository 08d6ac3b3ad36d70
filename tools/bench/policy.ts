/** `npm run bench -- policy`: laws imported and searched, the status of every clause on any day, and what it costs to look at one more deed. */
import pg from 'pg'
import { attend } from '#duty'
import { openStore } from '#store'
import { theCalendar, theHouse } from '../../server/house.ts'
import { clauses } from './clauses.ts'
import { openCompany } from './company.ts'
import { say } from './measure.ts'
import { searches } from './search.ts'

export async function policy(quick: boolean): Promise<void> {
  const { company, seconds } = await openCompany()
  try {
    say(`\nThe sample company stands after ${seconds.toFixed(1)} s`)
    await searches(company.database, quick ? 64 : 320)
    await clauses(company.database, quick ? 20 : 60, () => matching(company.database))
  } finally { await company.stop() }
}

/** All deeds of the sample are looked at once more, as if they were new; the house itself may be quicker, then it is asked again. */
async function matching(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const store = openStore({ url: database, connections: 2 })
  for (let tries = 0; tries < 8; tries++) {
    const { rows: [kept] } = await client.query<{ deeds: number }>('select count(*)::int as deeds from house.deed')
    await client.query(`update house.setting set value = value || '{"tx": "0"}' where key = 'duty'`)
    const began = performance.now()
    const deeds = await attend(store, theHouse, theCalendar)
    const took = performance.now() - began
    if (deeds < (kept?.deeds ?? 0) / 2) continue
    say(`   Matching: ${deeds} deeds looked at in ${took.toFixed(0)} ms, ${(took / deeds).toFixed(2)} ms for each new record`)
    break
  }
  await store.close()
  await client.end()
}
