/** The books over HTTP: trial balance, balances, entries, and what a month still waits for before it is closed. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayMake } from '#allow'
import { balances, dimensionColumns, entries, trialBalance } from '#ledger'
import { dimensionIds, learn, namesOf } from '#read'
import { dayOf, isMonth, refuse, Refused, sum } from '#words'
import { closingItems, open, steps } from '../../chapters/6-finance/9-month-end/checklist.ts'
import { closingFacts, type Closing } from '../../chapters/6-finance/9-month-end/closing-facts.ts'
import { bookReader, namedBooks, type Reading } from './book-asked.ts'
import { actorFor, limitOf, queryText, uuidOf, type Doors } from './context.ts'

export function bookRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/ledger/books', async (request) => {
    const { books, book } = await bookReader(doors, request)
    return { items: await namedBooks(doors, books), own: book.code }
  })
  app.get('/api/ledger/trial-balance', async (request) => trialAsked(doors, request))
  app.get('/api/ledger/balances', async (request) => {
    const { book } = await bookReader(doors, request)
    const query = request.query as Record<string, string>
    const by = (query['by'] ?? '').split(',').filter(Boolean)
    const strange = by.find((name) => !Object.hasOwn(dimensionColumns, name))
    if (strange !== undefined) throw new Refused(refuse(`没有辅助核算项“${strange.slice(0, 40)}”`, `There is no dimension "${strange.slice(0, 40)}"`, 'by'))
    return { rows: await balances(book, { ...dimensionsOf(query), ...accountOf(query), by }) }
  })
  app.get('/api/ledger/entries', async (request) => {
    const { actor, book } = await bookReader(doors, request)
    const query = request.query as Record<string, string>
    const after = queryText(request, 'after')
    const limit = limitOf(queryText(request, 'limit'))
    const items = await entries(book, {
      ...dimensionsOf(query), ...accountOf(query), ...dayRange(request), ...recordOf(query), ...(after === undefined ? {} : { after: countOf(after) }), limit,
    })
    return { items, refs: await namesOf(house.store, house.plan, dimensionIds(house.plan, items), actor), ...(items.length === limit ? { next: items.at(-1)?.seq } : {}) }
  })
  app.get('/api/ledger/closing', async (request) => {
    const reading = await bookReader(doors, request)
    const period = monthOf(queryText(request, 'period'), 'period') ?? dayOf(house.store.clock(), house.zone).slice(0, 7)
    return { ...(await closingTold(doors, period, reading)), asOf: house.store.clock().toISOString() }
  })
}

/** The closing list of a month for a reader: an item is begun by whoever may make its paper. */
async function closingTold({ house: { store, plan } }: Doors, period: string, { actor, book }: Reading) {
  const { known } = await learn(store, plan, { known: closingFacts(period) }, { book: book.code })
  const may = (name: string | undefined): boolean => { const document = name === undefined ? undefined : plan.documents.get(name); return document !== undefined && !mayMake(plan, document, actor) }
  const items = closingItems(period, known as Closing)
  return { book: book.code, period, steps, ...(known as Closing).itself[0], items: items.map((one) => ({ ...one, may: may(one.begin?.document) })), ready: open(items, 'stop').length === 0 }
}

/** The trial balance of the months asked for, with its sums. */
export async function trialAsked(doors: Doors, request: FastifyRequest) {
  const { house } = doors
  const { book } = await bookReader(doors, request)
  const today = dayOf(house.store.clock(), house.zone)
  const from = monthOf(queryText(request, 'from'), 'from') ?? `${today.slice(0, 4)}-01`
  const to = monthOf(queryText(request, 'to'), 'to') ?? today.slice(0, 7)
  const rows = await trialBalance(book, from, to)
  const columns = ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'] as const
  return { book: book.code, from, to, rows, totals: Object.fromEntries(columns.map((key) => [key, sum(rows.map((row) => row[key]))])), asOf: house.store.clock().toISOString() }
}

/** The months asked for; this year so far, where nothing is said. */
export function monthsOf({ house }: Doors, request: FastifyRequest): { readonly from: string; readonly to: string } {
  const to = monthOf(queryText(request, 'to'), 'to') ?? dayOf(house.store.clock(), house.zone).slice(0, 7)
  const from = monthOf(queryText(request, 'from'), 'from') ?? `${to.slice(0, 4)}-01`
  if (from > to) throw new Refused(refuse('起始月份晚于截止月份', 'The first month lies after the last', 'from'))
  return { from, to }
}

function monthOf(said: string | undefined, field: string): string | undefined {
  if (said === undefined || isMonth(said)) return said
  throw new Refused(refuse('期间应为 2026-11 这样的月份', 'A period is a month such as 2026-11', field))
}
/** An account, or the accounts that begin with these digits. */
export function accountOf({ account }: Record<string, string>): { account?: string } {
  if (!account) return {}
  if (!/^[\w.-]{1,30}$/.test(account)) throw new Refused(refuse('科目编号无效', 'The account number is not valid', 'account'))
  return { account }
}
/** A place among lines that were counted. */
export function countOf(said: string | undefined): number {
  if (said !== undefined && !/^\d{1,15}$/.test(said)) throw new Refused(refuse('翻页位置无效', 'The page position is not valid', 'after'))
  return Number(said ?? '0')
}
const recordOf = ({ record }: Record<string, string>): { record?: string } => (record ? { record: String(uuidOf(record, 'record')) } : {})
export const dimensionsOf = (query: Record<string, string>) =>
  Object.fromEntries(['party', 'item', 'place', 'department', 'budgetItem', 'project', 'cashItem'].filter((key) => query[key] !== undefined).map((key) => [key, uuidOf(String(query[key]), key)]))
function dayRange(request: Parameters<typeof actorFor>[1]) {
  const range = (['from', 'to'] as const).flatMap((key) => { const said = queryText(request, key); return said ? [[key, said] as const] : [] })
  const wrong = range.find(([, said]) => !/^\d{4}-\d{2}-\d{2}$/.test(said) || Number.isNaN(Date.parse(said)))
  if (wrong) throw new Refused(refuse('应为日期，如 2026-11-24', 'must be a day such as 2026-11-24', wrong[0]))
  return Object.fromEntries(range)
}
