/** Deeds appended by eight clients at once, as the house does it and by hand, and whether anybody waits for anybody. */
import pg from 'pg'
import { deedOnly, openStore, type DeedRow } from '#store'
import { inTurns, percent, say, type Turns } from './measure.ts'
import { waitedMs, waitsDuring } from './waits.ts'

const clients = 8

export async function deeds(database: string, turns: Turns): Promise<void> {
  const store = openStore({ url: database, connections: clients })
  const plain = await Promise.all(Array.from({ length: clients }, async () => { const client = new pg.Client({ connectionString: database }); await client.connect(); return client }))
  await plain[0]?.query('create schema if not exists bench; drop table if exists bench.deed; create table bench.deed (like house.deed including all)')
  const columns = Object.keys(deedOf(store))
  const text = `insert into bench.deed (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`
  let rates: Awaited<ReturnType<typeof inTurns<'house' | 'plain'>>> | undefined
  const waits = await waitsDuring(database, async () => {
    rates = await inTurns({
      house: Array.from({ length: clients }, () => () => store.transaction((unit) => unit.query(deedOnly({ deed: deedOf(store) })))),
      plain: plain.map((client) => async () => { await client.query('begin'); await client.query({ name: 'deed', text, values: Object.values(deedOf(store)) }); await client.query('commit') }),
    }, turns)
  })
  await Promise.all([store.close(), ...plain.map((client) => client.end())])
  say(`\n3. Deeds appended, one per transaction, ${clients} clients: ${rates?.house.perSecond.toFixed(0)}/s, by hand ${rates?.plain.perSecond.toFixed(0)}/s, ratio ${percent(rates?.house.perSecond ?? 0, rates?.plain.perSecond ?? 1)}; waited for a lock: ${waits.byStatement.size > 0 ? `${waitedMs(waits).toFixed(0)} ms` : `nobody, in ${waits.samples} looks`}`)
}

const deedOf = ({ newId, clock }: { newId(): string; clock(): Date }): DeedRow => ({
  id: newId(), at: clock().toISOString(), document: 'bench.deed', record: newId(), number: 'B-1', action: 'measure', duty: null, person: newId(), on_behalf_of: null, clause: '9.1.2',
  before: JSON.stringify({ state: 'draft' }), after: JSON.stringify({ state: 'sent' }), instance: null, request: null, opinion: null,
})
