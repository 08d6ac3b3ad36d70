/** Several companies as one over HTTP: trial balance, balance sheet, income and cash flow of chosen books, less what they have against each other; on paper and as a workbook too. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bookOf, chartOf, groupBalances, groupDealings, groupFlows, turnovers, type Member } from '#ledger'
import { runQuery } from '#read'
import { inLanguage, isZero, Refused, refuse, sum, type Decimal, type Label } from '#words'
import { cashFlowLabel, cashFlowStatement, moneyAccounts } from '../../chapters/6-finance/1-books/cash-flows.ts'
import { consolidated, earnedBy, flowsOf, pairsOf, standingOf } from '../../chapters/6-finance/1-books/consolidated.ts'
import { drawn, type AccountAmount, type Statement } from '../../chapters/6-finance/1-books/statements.ts'
import { standardNamed } from '../../chapters/6-finance/standards.ts'
import { closingIn, groupSheet, headOf, press, statementSheet } from '../print/index.ts'
import { xlsxWriter, type Cell } from '../sheets/index.ts'
import { bookReader, namedBooks, readable } from './book-asked.ts'
import { monthsOf } from './books.ts'
import { queryText, type Doors } from './context.ts'
import { pdf, readerOf } from './print.ts'
import { streamed } from './sheets.ts'
import { cashItems, moneyMoved } from './statement.ts'

export function consolidatedRoutes(app: FastifyInstance, doors: Doors): void {
  app.get('/api/ledger/consolidated', async (request) => groupAsked(doors, request))
  app.get('/api/ledger/consolidated/print.pdf', async (request, reply) => {
    const asked = await groupAsked(doors, request)
    const head = headOf(await readerOf(doors, request, asked.books[0]?.code))
    const sheets = [groupSheet(asked, head), ...asked.statements.map(({ label, rows }) => statementSheet({ label, from: asked.from, to: asked.to, columns: [told], rows: rows.map(({ amount, ...row }) => ({ ...row, amounts: [amount] })) }, head))]
    return pdf(reply, sheets[0]?.title ?? '', await press(sheets))
  })
  app.get('/api/ledger/consolidated/export.xlsx', async (request, reply) => {
    const asked = await groupAsked(doors, request)
    const { language } = await readerOf(doors, request)
    return streamed(reply, 'xlsx', `${inLanguage(told, language)} ${asked.from}–${asked.to}.xlsx`, async (write) => {
      const writer = xlsxWriter(write, { title: inLanguage(told, language), widths: [12, 28, ...asked.books.map(() => 18), 18, 18] })
      const said = (label: Label): Cell => ({ text: inLanguage(label, language) })
      writer.row([said(['科目', 'Account']), said(['名称', 'Name']), ...asked.books.map(({ name }) => said(name)), said(['内部抵销', 'Eliminated']), said(told)])
      for (const { account, name, parts, eliminated, group } of asked.lines) writer.row([{ text: account }, said(name), ...[...asked.books.map(({ code }) => closingIn(parts, code)), eliminated.closing, group.closing].map((decimal) => ({ decimal }))])
      const beside = asked.books.map(() => undefined)
      for (const { label, rows } of asked.statements) for (const [name, amount] of [[label, undefined], ...rows.map((row) => [row.label, { decimal: row.amount }] as const)] as const) writer.row([undefined, said(name), ...beside, undefined, amount])
      await writer.end()
    })
  })
}

const told: Label = ['合并数', 'Group']
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
  const each = codes.map((code) => bookOf(house.store, code))
  const members = await runQuery<Member>(house.store, house.plan, { source: { document: 'commons.party' }, where: { groupBook: { in: codes } }, fields: { party: 'id', book: 'groupBook' } })
  const [chart, stood, dealings, inner, went, moved, items] = await Promise.all([
    chartOf(bookOf(house.store, first.code)), groupBalances(house.store, codes, members, from, to), groupDealings(house.store, codes, members, from, to), groupFlows(house.store, codes, members, from, to, moneyAccounts),
    Promise.all(each.map(async (book) => (await turnovers(book, from, to, 'finance.profit-transfer')).map((one) => ({ ...one, book: book.code })))), Promise.all(each.map((book) => moneyMoved(book, { from, to }))), cashItems(house.store, house.plan),
  ])
  const lines = consolidated(stood, chart)
  const { balanceSheet, incomeStatement } = standardNamed(first.standard)
  const statement = (drawing: Statement, nets: readonly AccountAmount[]) => ({ label: drawing.label, rows: drawn(drawing, nets) })
  const over = (key: 'before' | 'opened' | 'revalued'): Decimal => sum(moved.map((one) => one[key]))
  const cash = cashFlowStatement(flowsOf(moved.flatMap(({ flows }) => flows), inner), items, over('before'), over('opened'), over('revalued'))
  return {
    books, from, to, lines, pairs: pairsOf(stood), totals: Object.fromEntries(columns.map((key) => [key, sum(lines.map(({ group }) => group[key]))])),
    statements: [statement(balanceSheet, standingOf(lines)), statement(incomeStatement, earnedBy(lines, went.flat(), dealings)), { label: cashFlowLabel, rows: cash.rows.filter(({ quiet, amount }) => !quiet || !isZero(amount)) }],
    asOf: house.store.clock().toISOString(),
  }
}
