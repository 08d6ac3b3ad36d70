/** Searching: which words of a document are searched, and how what was typed becomes a question to the index. */
import type { AnyDocument } from '#declare'
import { spelledColumn, tableOf } from '#store'

/** Beside the searched text, its pairs of characters; the index is made over them. */
export const pairsColumn = 'pairs'

/** SQL of the searched text: the number, every field declared as searched, and how these are spelled. */
export function searchedSql(document: AnyDocument, alias: string): string {
  const table = tableOf(document)
  const at = alias ? `${alias}.` : ''
  const columns = [...table.columns.filter(({ key }) => key === 'number' || table.searched.includes(key)), ...(table.searched.length > 0 ? [spelledColumn] : [])]
  return columns.map(({ column, required }) => (required ? `${at}"${column}"` : `coalesce(${at}"${column}", '')`)).join(` || ' ' || `)
}

/** The searched text a reader may see, without how it is spelled: what a snippet is cut from. */
export function shownSql(document: AnyDocument, alias: string, hidden: readonly string[]): string {
  const columns = tableOf(document).columns.filter(({ key }) => tableOf(document).searched.includes(key) && !hidden.includes(key))
  return columns.length === 0 ? `''` : columns.map(({ column }) => `coalesce(${alias}."${column}", '')`).join(` || ' ' || `)
}

/**
 * SQL condition that every word of `q` is found in the text; nothing when no word was typed. The cheap check stands first, for plans that do not go by the index.
 * Where a searched field is hidden from the reader, the words must stand in what is shown: a hit would tell what the field says.
 */
export function matches(document: AnyDocument, alias: string, q: string, values: unknown[], hidden: readonly string[] = []): string | undefined {
  const words = askedWords(q)
  if (words.length === 0) return undefined
  const seen = hidden.some((key) => tableOf(document).searched.includes(key)) ? `${alias}.number || ' ' || ${shownSql(document, alias, hidden)}` : searchedSql(document, alias)
  const query = `${alias}."${pairsColumn}" @@ $${values.push(words.map(pairs).join(' & '))}::tsquery`
  const exact = words.map((word) => `house.searchable(${seen}) like $${values.push(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`)
  return `(${[...exact, query].join(' and ')})`
}

/** What was typed as words in the searched spelling, eight at most. */
export const askedWords = (q: string): readonly string[] => q.normalize('NFKC').toLowerCase().replaceAll('\u0000', '').split(/\s+/).filter(Boolean).slice(0, 8)

/** How often the words are said in a text; none where one of them is missing. */
export function foundIn(text: string, words: readonly string[]): number {
  const plain = text.normalize('NFKC').toLowerCase()
  const counts = words.map((word) => plain.split(word).length - 1)
  return counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + count, 0)
}

/** A word as its pairs of characters, all of which must occur; one character alone asks for pairs that begin with it. */
export function pairs(word: string): string {
  const letters = [...word].slice(0, 100)
  if (letters.length === 1) return `${lexeme(letters[0] as string)}:*`
  return letters.slice(1).map((letter, at) => lexeme(`${letters[at]}${letter}`)).join(' & ')
}

const lexeme = (text: string): string => `'${text.replace(/['\\]/g, '$&$&')}'`
