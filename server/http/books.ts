/** The books over HTTP: trial balance, balances, entries, and what a month still waits for before it is closed. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Query } from '#declare'
import { balances, dimensionColumns, entries, ties, trialBalance } from '#ledger'
import { dimensionIds, namesOf, runQuery } from '#read'
import { dayOf, Refused, refuse, sum } from '#words'
import { carriedAbroad, closingChecks, openAbroad, revaluationCheck } from '../../chapters/6-finance/1-books/closing.ts'
import { estimateCheck, estimatesOf } from '../../chapters/6-finance/1-books/estimates.ts'
import { bookReader, namedBooks } from './book-asked.ts'
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
    const { book } = await bookReader(doors, request)
    const period = monthOf(queryText(request, 'period'), 'period') ?? dayOf(house.store.clock(), house.zone).slice(0, 7)
    const told = <T extends object>(query: Query<T>) => runQuery<T>(house.store, house.plan, query, undefined, undefined, [book.code])
    const [tied, waiting, open, carried] = await Promise.all([ties(book, period), Promise.all(closingChecks(period).map(async ({ query, ...check }) => ({ ...check, open: Number((await told(query))[0]?.count ?? 0) }))), told(openAbroad(period)), told(carriedAbroad(period))])
    const asked = estimatesOf(period)
    const [chosen, before, taken, still] = await Promise.all([told(asked.chosen), told(asked.before), told(asked.taken), told(asked.still)])
    const items = [...waiting, ...revaluationCheck(period, open, carried), ...estimateCheck(period, { chosen, before, taken, still })]
    return { book: book.code, period, items, ties: tied, ready: [...items, ...tied].every(({ open }) => open === 0), asOf: house.store.clock().toISOString() }
  })
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
  if (said === undefined || /^\d{4}-\d{2}$/.test(said)) return said
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
