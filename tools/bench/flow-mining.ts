/** A million events: read from the history, and the map and the variants made of them. */
import { houseActor } from '#allow'
import { compile } from '#flow'
import { followsOf, historyOf, variantsOf, type EventLog } from '#read'
import { readFile } from 'node:fs/promises'
import type { Stall } from '../testing/open-stall.ts'
import { copiedInstance, waiting } from './flow-cases.ts'
import { say } from './measure.ts'
import { processor } from './processes.ts'

export async function mining(stall: Stall, quick: boolean, postmaster: number): Promise<void> {
  const events = quick ? 100_000 : 1_000_000
  const log = made(events)
  const [follows, mapped] = timed(() => followsOf(log))
  const [variants, varied] = timed(() => variantsOf(log))
  say(`\n4. Mining ${events.toLocaleString('en')} events of ${log.length.toLocaleString('en')} cases: map of ${follows.nodes.length} activities and ${follows.steps.length} steps in ${(mapped / 1000).toFixed(1)} s, ${variants.length.toLocaleString('en')} variants in ${(varied / 1000).toFixed(1)} s`)
  await fromHistory(stall, events / 10, postmaster)
}

/** Ten events a case, with choices and rework; the same every time. */
function made(events: number): EventLog {
  let seed = 7
  const drawn = (below: number) => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor((seed / 2_147_483_648) * below) }
  return Array.from({ length: events / 10 }, (_, n) => ({ id: `C${n}`, events: Array.from({ length: 10 }, (__, at) => ({ activity: `step ${at < 3 ? at : at - drawn(3)}`, at: n * 60_000 + at * 600_000 + drawn(500_000), person: `p${drawn(40)}` })) }))
}

const timed = <T>(work: () => T): readonly [T, number] => { const began = performance.now(); const result = work(); return [result, performance.now() - began] }

/** Twenty rows of history for each of the cases there are, read as the page reads them. */
async function fromHistory(stall: Stall, cases: number, postmaster: number): Promise<void> {
  const { store, plan } = stall.house
  const original = await waiting(stall)
  // Whatever was measured before may have drawn the process anew.
  const [{ version }] = await store.query<{ version: number }>({ text: 'select version from house.instance where record = $1', values: [original.wish] }) as [{ version: number }]
  const [{ there }] = await store.query<{ there: number }>({ text: 'select count(*)::integer as there from house.instance where version = $1', values: [version] }) as [{ there: number }]
  if (there < cases) await copiedInstance(stall, original, cases - there)
  await store.query({
    values: [cases, version], text: `insert into house.flow_event (instance, at, kind, node, activity, person)
      select i.id, i.started_at + k * interval '1 minute', case when k % 2 = 0 then 'entered' else 'left' end, case when k % 8 < 6 then 'Decide' else 'Fetch' end, (k / 2)::text, i.started_by
        from (select id, started_at, started_by from house.instance where version = $2 order by id limit $1) i, generate_series(0, 19) k`,
  })
  await store.query({ text: 'vacuum analyze house.flow_event' })
  const definition = await compile(await readFile(new URL('../testing/stall.bpmn', import.meta.url), 'utf8'))
  const [began, before] = [performance.now(), processor(postmaster)]
  const log = await historyOf(store, plan, houseActor, definition, 'wish', { version })
  const happened = log.reduce((sum, { events }) => sum + events.length, 0)
  const [read, after] = [performance.now() - began, processor(postmaster)]
  const [, made] = timed(() => [followsOf(log), variantsOf(log)])
  say(`   from the house's own history ${happened.toLocaleString('en')} activities of ${log.length.toLocaleString('en')} cases (two rows each) are read in ${(read / 1000).toFixed(1)} s (processor: node ${((after.node - before.node) / 1000).toFixed(1)} s, PostgreSQL ${((after.postgres - before.postgres) / 1000).toFixed(1)} s), map and variants in ${(made / 1000).toFixed(1)} s`)
}
