/** Several companies as one over HTTP: trial balance, balance sheet or income statement of chosen books, less what they have against each other. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bookOf, groupBalances, groupDealings, turnovers, type Member } from '#ledger'
import { runQuery } from '#read'
import { Refused, refuse, sum } from '#words'
import { consolidated, earnedBy, pairsOf, standingOf } from '../../chapters/6-finance/1-books/consolidated.ts'
import { drawn, type AccountAmount, type Statement } from '../../chapters/6-finance/1-books/statements.ts'
import { standardNamed } from '../../chapters/6-finance/standards.ts'
import { bookReader, namedBooks, readable } from './book-asked.ts'
import { monthsOf } from './books.ts'
import { queryText, type Doors } from './context.ts'

export const consolidatedRoutes = (app: FastifyInstance, doors: Doors): void => void app.get('/api/ledger/consolidated', async (request) => groupAsked(doors, request))

const columns = ['opening', 'debit', 'credit', 'closing'] as const

async function groupAsked(doors: Doors, request: FastifyRequest) {
  const { house } = doors
  const { books: all } = await bookReader(doors, request)
  const { from, to } = monthsOf(doors, request)
  const asked = (queryText(request, 'books') ?? all.join(',')).split(',').filter(Boolean)
  const books = await namedBooks(doors, asked.map((code) => readable(all, code)))
  const [first] = books
  if (!first) throw new Refused(refuse('请选择账簿', 'Choose the books', 'books'))
  if (books.some(({ currency }) => currency !== first.currency)) throw new Refused(refuse('所选账簿的本位币不同，不能合并', 'The books are kept in different currencies and cannot be told as one', 'books'))
  const codes = books.map(({ code }) => code)
  const members = await runQuery<Member>(house.store, house.plan, { source: { document: 'commons.party' }, where: { groupBook: { in: codes } }, fields: { party: 'id', book: 'groupBook' } })
  const [stood, dealings, went] = await Promise.all([
    groupBalances(house.store, codes, members, from, to), groupDealings(house.store, codes, members, from, to),
    Promise.all(codes.map(async (book) => (await turnovers(bookOf(house.store, book), from, to, 'finance.profit-transfer')).map((one) => ({ ...one, book })))),
  ])
  const lines = consolidated(stood, first.code)
  const { balanceSheet, incomeStatement } = standardNamed(first.standard)
  const statement = (drawing: Statement, nets: readonly AccountAmount[]) => ({ label: drawing.label, rows: drawn(drawing, nets) })
  return {
    books, from, to, lines, pairs: pairsOf(stood), totals: Object.fromEntries(columns.map((key) => [key, sum(lines.map(({ group }) => group[key]))])),
    statements: [statement(balanceSheet, standingOf(lines)), statement(incomeStatement, earnedBy(lines, went.flat(), dealings))], asOf: house.store.clock().toISOString(),
  }
}
