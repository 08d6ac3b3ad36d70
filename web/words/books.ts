/** The words of the pages of the books. */
import { late, type LateWords } from './late.ts'
import { booksEn } from './books-en.ts'
import { booksZh } from './books-zh.ts'

export type BooksWords = LateWords<typeof booksZh>
export const useBooksWords = late(booksZh, booksEn)
