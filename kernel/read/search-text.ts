/** Searching: which words of a document are searched, and how what was typed becomes a question to the index. */
import type { AnyDocument } from '#declare'
import { spelledColumn, tableOf } from '#store'

/** SQL of the searched text: the number, every field declared as searched, and how these are spelled. The index is made over the very same expression. */
export function searchedSql(document: AnyDocument, alias: string): string {
  const table = tableOf(document)
  const at = alias ? `${alias}.` : ''
  const columns = [...table.columns.filter(({ key }) => key === 'number' || table.searched.includes(key)), ...(table.searched.length > 0 ? [spelledColumn] : [])]
  return columns.map(({ column, required }) => (required ? `${at}"${column}"` : `coalesce(${at}"${column}", '')`)).join(` || ' ' || `)
}

/** SQL condition that every word of `q` is found in the text; nothing when no word was typed. The cheap check stands first, for plans that do not go by the index. */
export function matches(document: AnyDocument, alias: string, q: string, values: unknown[]): string | undefined {
  const words = q.normalize('NFKC').toLowerCase().replaceAll('\u0000', '').split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length === 0) return undefined
  const text = searchedSql(document, alias)
  const query = `house.bigrams(${text}) @@ $${values.push(words.map(pairs).join(' & '))}::tsquery`
  const exact = words.map((word) => `house.searchable(${text}) like $${values.push(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`)
  return `(${[...exact, query].join(' and ')})`
}

/** A word as its pairs of characters, all of which must occur; one character alone asks for pairs that begin with it. */
function pairs(word: string): string {
  const letters = [...word].slice(0, 100)
  if (letters.length === 1) return `${lexeme(letters[0] as string)}:*`
  return letters.slice(1).map((letter, at) => lexeme(`${letters[at]}${letter}`)).join(' & ')
}

const lexeme = (text: string): string => `'${text.replace(/['\\]/g, '$&$&')}'`
