/** Entries posted by eight clients at once, each on balances of its own: what is left to wait for is the voucher counter, taken last. */
import { credit, debit, type Posting } from '#declare'
import { account } from '#commons'
import { post } from '#ledger'
import { openStore } from '#store'
import { repeated, say } from './measure.ts'
import { waitedMs, waitsDuring } from './waits.ts'

export async function entries(database: string, seconds: number): Promise<void> {
  const told = []
  for (const clients of [1, 8]) told.push(await posted(database, clients, seconds))
  say(`   Entries posted, one per transaction, each on balances of its own: ${told.join('; ')}`)
}

async function posted(database: string, clients: number, seconds: number): Promise<string> {
  const store = openStore({ url: database, connections: clients })
  const today = new Date().toISOString().slice(0, 10)
  const [{ currency } = { currency: 'CNY' }] = await store.query<{ currency: string }>({ text: 'select currency from house.book' })
  const worker = () => {
    const party = store.newId()
    const posting: Posting = { summary: ['测量', 'Measured'], date: today, lines: [debit(account.prepaid, '1.00', { party }), credit(account.payable, '1.00', { party })] }
    return () => store.transaction((unit) => post(unit, { book: 'main', document: 'bench.entry', record: unit.newId(), version: 1, action: 'post', deed: unit.newId(), person: party, postings: [posting], currency, today }))
  }
  let done = { count: 0, ms: 0 }
  const waits = await waitsDuring(database, async () => { done = await repeated(Array.from({ length: clients }, worker), seconds) }, 2)
  await store.close()
  return `${clients} client${clients > 1 ? 's' : ''} ${((1000 * done.count) / done.ms).toFixed(0)}/s, ${((clients * done.ms) / done.count).toFixed(2)} ms each, of which ${(waitedMs(waits) / done.count).toFixed(2)} ms waiting for the counter`
}
