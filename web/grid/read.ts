/** A cell's text read by its column's declaration. Nothing is guessed: what cannot be read stays as it was typed and is wrong until somebody mends it. */
import type { FieldMeta } from '#declare'
import { numberOf } from '../draw/number.ts'
import { isNothing, isNumber } from '../draw/kinds.ts'

/** Why a cell cannot stay as it is. */
export type Wrong = 'number' | 'whole' | 'negative' | 'day' | 'option' | 'flag' | 'long' | 'unknown' | 'several'

type Column = Pick<FieldMeta, 'kind'> & Partial<FieldMeta>

/** The value that the text means; the text itself where it means none, or where a name must be looked up first. */
export function readCell(column: Column, text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (isNumber(column)) return numberOf(column, trimmed) ?? text
  switch (column.kind) {
    case 'day': return dayIn(trimmed) ?? text
    case 'flag': return flagIn(trimmed) ?? text
    case 'choice': return optionIn(column, trimmed) ?? text
    case 'ref': return trimmed
    default: return text
  }
}

/** What is wrong with a value; for a reference only that it is no id yet: whether anything is called so is looked up. */
export function wrongIn(column: Column, value: unknown): Wrong | undefined {
  if (isNothing(value)) return undefined
  const text = String(value)
  switch (column.kind) {
    case 'money': case 'quantity': case 'rate':
      if (!/^-?\d+(\.\d+)?$/.test(text)) return 'number'
      return text.startsWith('-') && column.signed !== true ? 'negative' : undefined
    case 'integer': return Number.isInteger(value) ? undefined : 'whole'
    case 'day': return dayIn(text) === text ? undefined : 'day'
    case 'flag': return typeof value === 'boolean' ? undefined : 'flag'
    case 'choice': return column.options && text in column.options ? undefined : 'option'
    case 'ref': return isId(text) ? undefined : 'unknown'
    case 'text': case 'long-text': return column.max !== undefined && text.length > column.max ? 'long' : undefined
    default: return undefined
  }
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)

/** `2026-11-20`, `2026/11/20`, `2026.11.20`, a day in Chinese words, `20261120`; a day that the calendar does not have is none. */
export function dayIn(text: string): string | undefined {
  const half = text.normalize('NFKC')
  const [, y, month = '', day = ''] = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/.exec(half) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(half) ?? []
  const [m, d] = [month.padStart(2, '0'), day.padStart(2, '0')]
  if (!y) return undefined
  const read = new Date(`${y}-${m}-${d}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === `${y}-${m}-${d}` ? `${y}-${m}-${d}` : undefined
}

function flagIn(text: string): boolean | undefined {
  if (/^(1|true|yes|y|✓|√|\u662f|\u5bf9)$/i.test(text)) return true
  return /^(0|false|no|n|×|\u5426|\u4e0d)$/i.test(text) ? false : undefined
}

/** An option by its key or by its whole name in either language. */
const optionIn = ({ options = {} }: Column, text: string): string | undefined =>
  Object.entries(options).find(([key, names]) => [key, ...names].some((one) => one.toLowerCase() === text.toLowerCase()))?.[0]
