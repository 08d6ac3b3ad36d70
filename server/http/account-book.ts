/** The book of an account over HTTP: its sums, its lines with what stood after each, and what its balance is made of. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accountLines, accountSums, balances } from '#ledger'
import { dimensionIds, namesOf } from '#read'
import { minus, plus, Refused, refuse } from '#words'
import { bookReader } from './book-asked.ts'
import { accountOf, countOf, dimensionsOf, monthsOf } from './books.ts'
import { limitOf, queryText, type Doors } from './context.ts'

export const accountBookRoutes = (app: FastifyInstance, doors: Doors): void => void app.get('/api/ledger/account', async (request) => accountAsked(doors, request))

/** Whom and what a balance is split by. */
const kinds = ['party', 'department', 'item'] as const

async function accountAsked(doors: Doors, request: FastifyRequest) {
  const { house } = doors
  const { actor, book } = await bookReader(doors, request)
  const query = request.query as Record<string, string>
  const { account } = accountOf(query)
  if (account === undefined) throw new Refused(refuse('请指明科目', 'Say which account', 'account'))
  const asked = { account, ...monthsOf(doors, request), ...dimensionsOf(query) }
  const [after, limit] = [countOf(queryText(request, 'after')), limitOf(queryText(request, 'limit'))]
  const sums = await accountSums(book, asked)
  const [items, split] = await Promise.all([accountLines(book, { ...asked, opening: sums.opening, after, limit }), after > 0 ? [] : balances(book, { ...dimensionsOf(query), account, upTo: asked.to, by: kinds })])
  const parts = split.filter((part) => part.account === account).map(({ settled, ...part }) => ({ settled, dimensions: Object.fromEntries(kinds.flatMap((kind) => (part[kind] ? [[kind, part[kind] as string]] : []))) })).filter(({ dimensions }) => Object.keys(dimensions).length > 0)
  return {
    book: book.code, ...asked, ...sums, closing: minus(plus(sums.opening, sums.debit), sums.credit), items, parts,
    refs: await namesOf(house.store, house.plan, dimensionIds(house.plan, [{ lines: [...items, ...parts] }]), actor), ...(items.length === limit ? { next: items.at(-1)?.at } : {}), asOf: house.store.clock().toISOString(),
  }
}
