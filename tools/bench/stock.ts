/** `npm run bench -- stock`: what a movement costs when the past is long, what a receipt that comes late costs, and stock by location over millions of movements. */
import { openStore, tables as storeTables, type Store } from '#store'
import { balances, bookOf, openBook, openYear, post, tables } from '#ledger'
import type { PostingLine } from '#declare'
import { chart } from '../../chapters/6-finance/chart.ts'
import cluster from '../testing/cluster.ts'
import { freshDatabase } from '../testing/database.ts'
import { say } from './measure.ts'

const today = '2026-11-24'

export async function stock(quick: boolean): Promise<void> {
  const stop = await cluster()
  try {
    for (const moves of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) await lateOver(moves)
    await byLocation(quick ? [100_000] : [100_000, 1_000_000, 5_000_000])
  } finally { await stop() }
}

async function openBooks(): Promise<Store> {
  const store = openStore({ url: await freshDatabase(), connections: 4, clock: () => new Date(`${today}T02:00:00Z`) })
  await store.query({ text: storeTables + tables })
  await openBook(bookOf(store), chart, 'CNY', '2026-01-01')
  await openYear(bookOf(store), 2026)
  return store
}

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly answer: T }> => {
  const began = performance.now()
  const answer = await work()
  return { ms: performance.now() - began, answer }
}

/** One item, moved so often, five hundred movements to an entry; then a receipt of the first day, of the middle and of an hour ago, and the next movement. */
async function lateOver(moves: number): Promise<void> {
  const store = await openBooks()
  const [item, place, party] = [store.newId(), store.newId(), store.newId()]
  const at = (share: number) => new Date(Date.parse('2026-01-02T00:00:00Z') + Math.floor(share * 320 * 86_400_000)).toISOString()
  const line = (share: number, quantity: number, price: string): readonly PostingLine[] => {
    const [id, worth] = [store.newId(), (quantity * Number(price)).toFixed(2)]
    const goods = { by: { method: 'moving-average' } as const, at: at(share), ...(quantity > 0 ? { worth } : {}) }
    const pieces: readonly PostingLine[] = [{ account: 'store', amount: String(quantity), unit: item, dimensions: { item, place }, line: id, goods }, { account: 'supplier-goods', amount: String(-quantity), unit: item, dimensions: { item, party }, line: id }]
    return quantity > 0
      ? [...pieces, { account: 'inventory', amount: worth, dimensions: { item }, line: id }, { account: 'payable', amount: `-${worth}`, dimensions: { party }, line: id }]
      : [...pieces, { account: 'inventory', amount: '0', dimensions: { item }, line: id, cost: 1 }, { account: 'production-cost', amount: '0', dimensions: {}, line: id, cost: -1 }]
  }
  const posted = (lines: readonly PostingLine[]) => store.transaction((unit) => post(unit, { book: 'main', document: 'bench.move', record: unit.newId(), version: 1, action: 'post', deed: unit.newId(), person: party, currency: 'CNY', today, postings: [{ summary: ['测量', 'Measured'], date: today, lines }] }))
  const several = 500
  const laid = await timed(async () => {
    for (let from = 0; from < moves; from += several) await posted(Array.from({ length: several }, (_, more) => { const n = from + more; return line(n / moves, n % 2 ? -2 : 3, (9 + (n % 7) / 10).toFixed(2)) }).flat())
  })
  const next = await timed(() => posted(line(1, -1, '0')))
  const [old, middle, new_] = [await timed(() => posted(line(0, 5, '20.00'))), await timed(() => posted(line(0.5, 5, '20.00'))), await timed(() => posted(line(0.9999, 5, '20.00')))]
  const [kept] = await store.query<{ marks: number; worth: number }>({ text: 'select (select count(*)::integer from house.stock_mark) as marks, (select count(*)::integer from house.stock_worth) as worth' })
  say(`   ${moves.toLocaleString('en')} movements of one item: entered ${(1000 * moves / laid.ms).toFixed(0)}/s; the next one ${next.ms.toFixed(0)} ms; a receipt that comes late - before all of them ${old.ms.toFixed(0)} ms, before half ${middle.ms.toFixed(0)} ms, before the last few ${new_.ms.toFixed(0)} ms (${kept?.marks} marks, ${kept?.worth} worths)`)
  await store.close()
}

/** Movements laid down in bulk, their balances summed from them as the rules do; then read by place: all of it, one place, one item. */
async function byLocation(steps: readonly number[]): Promise<void> {
  const store = await openBooks()
  let laid = 0
  for (const count of steps) {
    await store.transaction(async (unit) => {
      await unit.query({ text: `set local session_replication_role = replica` })
      if (laid === 0) await unit.query({ text: `insert into house.dimension_set (id, item, place) select md5('set ' || i || ' ' || p)::uuid, md5('item ' || i)::uuid, md5('place ' || p)::uuid from generate_series(0, 999) i, generate_series(0, 19) p` })
      await unit.query({ values: [laid, count], text: `insert into house.entry_line (id, entry, book, period, position, account, unit, amount, side, dimensions)
        select gen_random_uuid(), gen_random_uuid(), 'main', '2026-' || lpad((1 + n % 11)::text, 2, '0'), 1, 'Q101', md5('item ' || n % 1000)::uuid::text, case n % 3 when 2 then -3 else 2 end, case n % 3 when 2 then 'credit' else 'debit' end, md5('set ' || n % 1000 || ' ' || (n / 1000) % 20)::uuid from generate_series($1::integer, $2::integer - 1) n` })
      await unit.query({ text: 'truncate house.balance' })
      await unit.query({ text: `insert into house.balance (book, account, unit, dimensions, period, debit, credit) select book, account, unit, dimensions, period, coalesce(sum(amount) filter (where side = 'debit'), 0), coalesce(-sum(amount) filter (where side = 'credit'), 0) from house.entry_line group by 1, 2, 3, 4, 5` })
    })
    laid = count
    await store.query({ text: 'analyze house.balance, house.dimension_set' })
    const [{ item, place } = { item: '', place: '' }] = await store.query<{ item: string; place: string }>({ text: 'select item::text, place::text from house.dimension_set limit 1' })
    const read = async (given: Parameters<typeof balances>[1]) => { await balances(bookOf(store), given); return timed(() => balances(bookOf(store), given)) }
    const [all, ofPlace, ofItem] = [await read({ account: 'Q101', by: ['item', 'place'] }), await read({ account: 'Q101', by: ['item', 'place'], place }), await read({ account: 'Q101', by: ['item', 'place'], item })]
    const [{ rows } = { rows: 0 }] = await store.query<{ rows: number }>({ text: 'select count(*)::integer as rows from house.balance' })
    say(`   Stock by location over ${count.toLocaleString('en')} movements (${rows.toLocaleString('en')} balances): all ${all.answer.length.toLocaleString('en')} stands ${all.ms.toFixed(0)} ms, one place ${ofPlace.ms.toFixed(0)} ms, one item ${ofItem.ms.toFixed(0)} ms`)
  }
  await store.close()
}
