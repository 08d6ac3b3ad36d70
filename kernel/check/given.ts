/** What somebody sent, checked field by field against the declaration; nothing is guessed, coerced or silently dropped. */
import { isOwnClause, type AnyDocument, type Field, type Fields } from '#declare'
import { digits, isDay, isDecimal, isInstant, isNegative, refuse, type Refusal } from '#words'

/** Lines one document may hold. */
export const mostLines = 2000
const wholeDigits = 15
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

/** All refusals of the given values; `byHouse` may also set fields that no person types. */
export function refusalsOf(document: AnyDocument, values: unknown, byHouse = false): readonly Refusal[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [refuse('内容应为一个对象', 'The values must be an object')]
  return ofFields(document.fields, Object.keys(document.derive ?? {}), values as Record<string, unknown>, '', byHouse)
}

function ofFields(fields: Fields, derived: readonly string[], values: Record<string, unknown>, path: string, byHouse: boolean): readonly Refusal[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const at = `${path}${key}`
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (!field) return path !== '' && ((key === 'id' && isId(value)) || (key === 'position' && Number.isInteger(value))) ? [] : [refuse(`没有字段“${key}”`, `There is no field "${key}"`, at)]
    if (!byHouse && (field.facts.fixed || (derived.includes(key) && field.kind !== 'lines'))) {
      return [refuse(`“${field.label[0]}”由系统计算，不能填写`, `"${field.label[1]}" is computed and cannot be given`, at)]
    }
    // What is computed in lines may be sent back with them: it is computed anew.
    return value === null || value === undefined ? [] : ofValue(field, value, at, byHouse || (field.kind === 'lines' && derived.includes(key)))
  })
}

function ofValue(field: Field, value: unknown, at: string, byHouse: boolean): readonly Refusal[] {
  const no = (zh: string, en: string) => [refuse(`“${field.label[0]}”${zh}`, `"${field.label[1]}" ${en}`, at)]
  switch (field.kind) {
    case 'text': case 'long-text': return ofText(value, field.facts.max ?? 200, no)
    case 'integer': return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 ? [] : no('应为整数', 'must be a whole number')
    case 'quantity': case 'money': case 'rate': return ofDecimal(field, value, no)
    case 'day': return isDay(value) ? [] : no('应为日期，如 2026-11-24', 'must be a day such as 2026-11-24')
    case 'instant': return isInstant(value) ? [] : no('应为时刻，如 2026-11-24T08:00:00Z', 'must be an instant such as 2026-11-24T08:00:00Z')
    case 'flag': return typeof value === 'boolean' ? [] : no('应为是或否', 'must be true or false')
    case 'choice': return typeof value === 'string' && (Object.hasOwn(field.facts.options ?? {}, value) || (field.facts.among === 'clauses' && isOwnClause(value))) ? [] : no(`不在可选项之内`, `must be ${oneOf(Object.keys(field.facts.options ?? {}))}`)
    case 'ref': case 'line': return isId(value) ? [] : no('应为所引用单据的标识', 'must be the id of what it refers to')
    case 'lines': return ofLines(field, value, at, byHouse, no)
  }
}

type No = (zh: string, en: string) => readonly Refusal[]

function ofText(value: unknown, max: number, no: No): readonly Refusal[] {
  if (typeof value !== 'string') return no('应为文字', 'must be text')
  if (value.length > max) return no(`最多 ${max} 个字`, `may have at most ${max} characters`)
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value) ? no('含有不可用的字符', 'has characters that cannot be kept') : []
}

function ofDecimal({ kind, facts }: Field, value: unknown, no: No): readonly Refusal[] {
  if (!isDecimal(value)) return no('应为数字文本，如 "12.50"', 'must be a number as text, such as "12.50"')
  const { whole, places } = digits(value)
  if (whole > wholeDigits) return no(`整数部分最多 ${wholeDigits} 位`, `may have at most ${wholeDigits} digits before the point`)
  if (places > (facts.places ?? 2)) return no(`最多 ${facts.places} 位小数`, `may have at most ${facts.places} decimals`)
  if (isNegative(value) && !facts.signed) return no('不能为负数', `may not be negative`)
  return kind === 'rate' && whole > 6 ? no('比率过大', 'is too large a rate') : []
}

function ofLines(field: Field, value: unknown, at: string, byHouse: boolean, no: No): readonly Refusal[] {
  if (!Array.isArray(value)) return no('应为明细列表', 'must be a list of lines')
  if (value.length > mostLines) return no(`最多 ${mostLines} 行`, `may have at most ${mostLines} lines`)
  return value.flatMap((line, index) => (typeof line !== 'object' || line === null || Array.isArray(line)
    ? [refuse('每行应为一个对象', 'Each line must be an object', `${at}.${index}`)]
    : ofFields(field.facts.of ?? {}, [], line as Record<string, unknown>, `${at}.${index}.`, byHouse)))
}

/** Options as a person can read them: all of a few, else how many there are. */
const oneOf = (options: readonly string[]): string => (options.length <= 12 ? `one of ${options.join(', ')}` : `one of its ${options.length} options, such as ${options.slice(0, 3).join(', ')}`)
