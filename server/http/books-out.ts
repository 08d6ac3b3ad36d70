/** The books as files: the whole set of CSV in a ZIP, or one of its tables as a workbook. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mainBook } from '#declare'
import { runQuery } from '#read'
import { Refused, refuse } from '#words'
import { packed, tableNames, tables, type Asked, type TableName } from '../books-out/index.ts'
import { xlsxWriter, type Write } from '../sheets/index.ts'
import { bookReader, namedBooks } from './book-asked.ts'
import { monthsOf } from './books.ts'
import { queryText, type Doors } from './context.ts'
import { streamed } from './sheets.ts'

export function bookFileRoutes(app: FastifyInstance, doors: Doors): void {
  app.get('/api/ledger/export.zip', async (request, reply) => {
    const asked = await askedOf(doors, request)
    return streamed(reply, 'zip', `${asked.company} ${asked.from}–${asked.to}.zip`, (write) => packed(asked, write))
  })
  app.get('/api/ledger/export.xlsx', async (request, reply) => {
    const asked = await askedOf(doors, request)
    const name = tableOf(queryText(request, 'table'))
    return streamed(reply, 'xlsx', `${name} ${asked.from}–${asked.to}.xlsx`, (write) => sheetOf(asked, name, write))
  })
}

async function askedOf(doors: Doors, request: FastifyRequest): Promise<Asked> {
  const { book } = await bookReader(doors, request)
  const { house } = doors
  const [company] = await namedBooks(doors, [book.code])
  const [registered] = await runQuery<{ creditCode: string | null }>(house.store, house.plan, { source: { document: house.plan.directory.company.document }, fields: { creditCode: 'creditCode' }, limit: 1 })
  return { book, store: house.store, plan: house.plan, ...monthsOf(doors, request), company: company?.name[0] ?? '', taxNumber: book.code === mainBook ? (registered?.creditCode ?? '') : '', currency: company?.currency ?? house.currency }
}

function tableOf(said = 'journal'): TableName {
  const name = tableNames.find((one) => one === said)
  if (!name) throw new Refused(refuse(`没有这张表，可选：${tableNames.join('、')}`, `There is no such table; choose one of ${tableNames.join(', ')}`, 'table'))
  return name
}

async function sheetOf(asked: Asked, name: TableName, write: Write): Promise<void> {
  const { columns, rows } = tables[name]
  const writer = xlsxWriter(write, { title: name, widths: columns.map(() => 16) })
  writer.row(columns.map((text) => ({ text })))
  for await (const part of rows(asked)) {
    for (const row of part) writer.row(row)
    await writer.flush()
  }
  await writer.end()
}
