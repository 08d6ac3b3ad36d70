/** Which book is asked for over HTTP: that of the reader's own company, or another one that they may read. */
import type { FastifyRequest } from 'fastify'
import { readableBooks, seesAny, type Actor } from '#allow'
import type { Plan } from '#declare'
import { bookOf, booksOf, type Book, type BookRow } from '#ledger'
import { Refused, refuse } from '#words'
import { actorFor, queryText, type Doors } from './context.ts'

/** Who may read the books: whoever may see vouchers, the auditor among them. */
export function readsBooks(plan: Plan, actor: Actor): boolean {
  const voucher = plan.documents.get('finance.voucher')
  return voucher !== undefined && seesAny(voucher, actor)
}

export type Reading = { readonly actor: Actor; readonly book: Book; /** Codes of all that this reader may read, their own first. */ readonly books: readonly string[] }

/** The book that `book` names in the address; one that is not theirs to read is answered as one that does not exist. */
export async function bookReader(doors: Doors, request: FastifyRequest): Promise<Reading> {
  const { house } = doors
  const actor = await actorFor(doors, request)
  const voucher = house.plan.documents.get('finance.voucher')
  const books = voucher ? readableBooks(voucher, actor) : []
  if (books[0] === undefined) throw new Refused(refuse('您无权查看账簿', 'You may not read the books', undefined, { kind: 'forbidden' }))
  return { actor, books, book: bookOf(house.store, readable(books, queryText(request, 'book') ?? books[0])) }
}

export function readable(books: readonly string[], code: string): string {
  if (books.includes(code)) return code
  throw new Refused(refuse('没有这本账簿，或您无权查看', 'There is no such book, or you may not read it', 'book', { kind: 'not-found' }))
}

/** Books with the names of their companies; the main one is that of the company whose house this is. */
export async function namedBooks(doors: Doors, codes: readonly string[]) {
  const own = await doors.company()
  return (await booksOf(doors.house.store, codes)).map(({ label, ...book }): Omit<BookRow, 'label'> & { readonly name: readonly [string, string] } => ({ ...book, name: label ?? [own?.name ?? '', own?.nameEn || (own?.name ?? '')] }))
}
