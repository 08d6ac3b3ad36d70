/** A book: the handle by which one company's books are asked and changed; whoever holds it names no other. */
import { mainBook } from '#declare'
import type { Asks } from '#store'
import type { Label } from '#words'

export type Book = Pick<Asks, 'query'> & { readonly code: string }

/** The book of this code; the main one, where none is named. */
export const bookOf = (asks: Pick<Asks, 'query'>, code: string = mainBook): Book => ({ query: (statement) => asks.query(statement), code })

export type BookRow = { readonly code: string; /** The company's name; nothing for the main book, which is that of the house. */ readonly label: Label | null; readonly standard: string; readonly currency: string }

/** These books, the main one first. */
export const booksOf = (asks: Pick<Asks, 'query'>, codes: readonly string[]): Promise<BookRow[]> => asks.query<BookRow>({
  name: 'books', values: [codes], text: 'select code, case when label_zh is null then null else json_build_array(label_zh, label_en) end as label, standard, currency from house.book where code = any($1::text[]) order by department is not null, code',
})
