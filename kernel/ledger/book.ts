/** A book: the handle by which one company's books are asked and changed; whoever holds it names no other. */
import { mainBook } from '#declare'
import type { Asks } from '#store'

export type Book = Pick<Asks, 'query'> & { readonly code: string }

/** The book of this code; the main one, where none is named. */
export const bookOf = (asks: Pick<Asks, 'query'>, code: string = mainBook): Book => ({ query: (statement) => asks.query(statement), code })
