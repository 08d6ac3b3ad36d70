/** What a voucher is called in the books: its word, in the reader's language, and its number. */
import { booksZh } from '../words/books-zh.ts'
import type { BooksWords } from '../words/books.ts'

type Numbered = { readonly word?: string; readonly number?: number | string }

export const voucherNumber = ({ word = '', number = '' }: Numbered, { t }: BooksWords): string => {
  const key = `voucher-word.${word}`
  return [isKnown(key) ? t(key) : word, number].filter(Boolean).join('-')
}

const isKnown = (key: string): key is Extract<keyof typeof booksZh, `voucher-word.${string}`> => key in booksZh
