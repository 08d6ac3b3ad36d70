/** The statements over HTTP: each of the months asked for, beside what it is compared with. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bookStandard, cashFlows, leftBy, standings, turnovers, type AccountNet, type Book } from '#ledger'
import type { Plan } from '#declare'
import { runQuery } from '#read'
import type { Asks } from '#store'
import { monthBefore, refuse, Refused, sum, type Decimal, type Label } from '#words'
import { cashFlowLabel, cashFlowStatement, moneyAccounts, type CashItem } from '../../chapters/6-finance/1-books/cash-flows.ts'
import { compared, type Compared, type Span, spans, yearBegan } from '../../chapters/6-finance/1-books/compared.ts'
import { drawn } from '../../chapters/6-finance/1-books/statements.ts'
import { standardNamed } from '../../chapters/6-finance/standards.ts'
import { bookReader } from './book-asked.ts'
import { monthsOf } from './books.ts'
import type { Doors } from './context.ts'

export const statementRoutes = (app: FastifyInstance, doors: Doors): void => void app.get('/api/ledger/statements/:name', async (request) => statementAsked(doors, request))

/** A statement by its name in the address, of the months asked for. */
export async function statementAsked(doors: Doors, request: FastifyRequest) {
  const { house } = doors
  const { book } = await bookReader(doors, request)
  const { from, to } = monthsOf(doors, request)
  const statement = told[(request.params as { name: string }).name]
  if (!statement) throw new Refused(refuse('没有这张报表', 'There is no such statement', undefined, { kind: 'not-found' }))
  return { ...(await statement(doors, book, from, to)), book: book.code, from, to, asOf: house.store.clock().toISOString() }
}

type Line = { readonly key: string; readonly label: Label; readonly amount: Decimal; readonly total: boolean; readonly side?: 'left' | 'right'; readonly accounts?: readonly string[] }
const told: { readonly [name: string]: (doors: Doors, book: Book, from: string, to: string) => Promise<Compared<Line> & { readonly label: Label }> } = Object.assign(Object.create(null), {
  'balance-sheet': async (_doors: Doors, book: Book, _from: string, to: string) => {
    const january = `${to.slice(0, 4)}-01`
    const [{ balanceSheet }, now, carried, opened] = await Promise.all([bookStandard(book).then(standardNamed), standings(book, to), standings(book, monthBefore(january)), leftBy(book, 'finance.opening-balance', january, to)])
    return { label: balanceSheet.label, ...compared([{ label: ['期末余额', 'Closing'], rows: drawn(balanceSheet, now) }, { label: ['年初余额', 'Year opening'], rows: drawn(balanceSheet, yearBegan(carried, opened)) }]) }
  },
  income: async (_doors: Doors, book: Book, from: string, to: string) => {
    const { incomeStatement } = standardNamed(await bookStandard(book))
    return { label: incomeStatement.label, ...compared(await Promise.all(spans(from, to).map(async (span) => ({ label: span.label, rows: drawn(incomeStatement, await turnovers(book, span.from, span.to, 'finance.profit-transfer')) })))) }
  },
  'cash-flow': async ({ house: { store, plan } }: Doors, book: Book, from: string, to: string) => {
    const items = await cashItems(store, plan)
    const told = await Promise.all(spans(from, to).map(async (span) => {
      const { flows, before, opened, revalued } = await moneyMoved(book, span)
      return { ...cashFlowStatement(flows, items, before, opened, revalued), span: span.label }
    }))
    return { label: cashFlowLabel, ...compared(told.map(({ rows, span }) => ({ label: span, rows }))) }
  },
})

export const cashItems = (asks: Asks, plan: Plan): Promise<readonly CashItem[]> => runQuery<CashItem>(asks, plan, { source: { document: 'finance.cash-item' }, fields: { id: 'id', name: 'name', nameEn: 'nameEn', activity: 'activity' }, sort: ['code'] })

/** What money of a book came and went in a span, what stood before, and what its opening and its revaluation moved. */
export async function moneyMoved(book: Book, { from, to }: Pick<Span, 'from' | 'to'>) {
  const by = (document: string) => leftBy(book, document, from, to).then(moneyOf)
  const [flows, before, opened, revalued] = await Promise.all([cashFlows(book, from, to, moneyAccounts), standings(book, monthBefore(from)).then(moneyOf), by('finance.opening-balance'), by('finance.revaluation')])
  return { flows, before, opened, revalued }
}

const moneyOf = (accounts: readonly AccountNet[]): Decimal => sum(accounts.filter(({ account }) => moneyAccounts.some((one) => account.startsWith(one))).map(({ net }) => net))
