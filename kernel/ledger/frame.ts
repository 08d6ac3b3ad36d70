/** Changes of the books' frame that come from documents: an account joins the chart, its limit is put up or lifted, a role moves to another account, a period opens or closes. */
import type { BookChange } from '#declare'
import { closeAccount, mapRole, setPeriod } from './books.ts'
import { bookOf, type Book } from './book.ts'
import { refusalOf } from './refused.ts'

/** What stands after a new book in the list is of that book. */
export async function changeBooks(book: Book, changes: readonly BookChange[]): Promise<void> {
  let of = book
  for (const change of changes) {
    await changed(of, change)
    if (change.change === 'book') of = bookOf(book, change.code)
  }
}

function changed(book: Book, of: BookChange): Promise<unknown> {
  switch (of.change) {
    case 'book': return addBook(book, of)
    case 'account': return addAccount(book, of)
    case 'limit': return limit(book, of)
    case 'closing': return closeAccount(book, of.number, of.closed)
    case 'role': return mapRole(book, of.role, of.number, of.from)
    case 'period': return book.query({ text: 'insert into house.period (book, code, first, last) values ($1, $2, $3, $4) on conflict do nothing', values: [book.code, of.code, of.first, of.last] }).then(() => setPeriod(book, of.code, of.state))
  }
}

/** An account that stands keeps its number and kind for good; its name may change. */
const addAccount = (book: Book, { number, label: [zh, en], kind, side, notBelowZero }: Extract<BookChange, { change: 'account' }>): Promise<unknown> => book.query({
  text: `insert into house.account_chart (book, number, label_zh, label_en, kind, side, not_below_zero) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (book, number) do update set label_zh = excluded.label_zh, label_en = excluded.label_en`,
  values: [book.code, number, zh, en, kind, side, notBelowZero],
})

/** A limit begins with what stands: it is refused while the account is below zero. */
const limit = (book: Book, { number, notBelowZero }: Extract<BookChange, { change: 'limit' }>): Promise<unknown> =>
  book.query({ text: 'update house.account_chart set not_below_zero = $3 where book = $1 and number = $2', values: [book.code, number, notBelowZero] }).catch((error: unknown) => { throw refusalOf(error) })

/** A company begins its own book; from then on documents of its departments go there. */
const addBook = (asks: Pick<Book, 'query'>, { code, label: [zh, en], department, standard, currency }: Extract<BookChange, { change: 'book' }>): Promise<unknown> => asks.query({
  text: 'insert into house.book (code, currency, standard, label_zh, label_en, department) values ($1, $2, $3, $4, $5, $6)', values: [code, currency, standard, zh, en, department],
}).catch((error: unknown) => { throw refusalOf(error) })
