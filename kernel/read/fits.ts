/** Whether a text from outside can be compared with a column: what does not fit is refused before PostgreSQL sees it. */
import type { ColumnType } from '#store'
import { isId } from '#check'
import { digits, isDay, isDecimal } from '#words'

export function fits(type: ColumnType, value: string): boolean {
  if (value.length > 1000) return false
  switch (type) {
    case 'uuid': return isId(value)
    case 'text': return !value.includes('\u0000')
    case 'integer': return /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) < 2 ** 31
    case 'numeric': return isDecimal(value) && digits(value).whole < 100
    case 'date': return isDay(value) && value >= '0001'
    case 'timestamptz': return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)) && value >= '0001'
    case 'boolean': return value === 'true' || value === 'false'
  }
}
