/** The status of every clause on any day: all clauses owed by twenty departments each month for five years, asked for days all over them. */
import pg from 'pg'
import { clauseStatus } from '#duty'
import { openStore } from '#store'
import { addDays } from '#words'
import { theHouse } from '../../server/house.ts'
import { median, say } from './measure.ts'

const [departments, months, first] = [20, 60, '2021-01-01']

/** `meanwhile` is done while all of it is there. */
export async function clauses(database: string, times: number, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const numbers = [...theHouse.clauses.keys()]
  const { rowCount } = await client.query(owed, [numbers, departments, months, first])
  await client.query('vacuum analyze house.occurrence')
  const store = openStore({ url: database, connections: 1 })
  const took: number[] = []
  let counted = 0
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    const { heat } = await clauseStatus(store, theHouse, { at: `${addDays(first, 60 + ((at * 31) % 1700))}T16:00:00.000Z`, zone: 'Asia/Shanghai' })
    took.push(performance.now() - began)
    counted = heat.reduce((sum, { counts }) => sum + Object.values(counts).reduce((all, one) => all + one, 0), 0)
  }
  await store.close()
  say(`\n6. Status of all ${numbers.length} clauses on any day, out of ${rowCount?.toLocaleString('en')} occurrences (${departments} departments, ${months / 12} years): median ${median(took).toFixed(0)} ms, worst ${Math.max(...took).toFixed(0)} ms (aim: at most 500 ms); the last one counted ${counted} occurrences`)
  await meanwhile()
  await client.query(`delete from house.occurrence where obligation like 'bench.%'`)
  await client.end()
}

/** Most done in time, one in nine late, one in thirteen never. */
const owed = `insert into house.occurrence (id, obligation, clause, department, period, opens_at, due_at, closes_at, met_at, met_deed)
  select gen_random_uuid(), 'bench.' || c.clause, c.clause, d.department, to_char(m.opens, 'YYYY-MM'), m.opens, m.opens + interval '1 month', m.opens + interval '2 months',
    case when (c.at + d.at + m.at) % 13 = 5 then null when (c.at + d.at + m.at) % 9 = 4 then m.opens + interval '34 days' else m.opens + interval '24 days' end, gen_random_uuid()
  from unnest($1::text[]) with ordinality c (clause, at), (select gen_random_uuid() as department, n as at from generate_series(1, $2::int) n) d, (select ($4::date + make_interval(months => n)) as opens, n as at from generate_series(0, $3::int - 1) n) m`
