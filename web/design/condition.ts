/** Conditions as rows a person chooses: fields compared with values, all of which must hold; what is more than that stays FEEL. */
import type { DocumentMeta } from '#declare'
import { grouped } from '../draw/decimal.ts'
import type { DesignWords } from '../words/design.ts'
import { isNumber } from './begin.ts'

export const operators = ['>', '>=', '<', '<=', '=', '!='] as const
export type Operator = (typeof operators)[number]
export type When = { readonly field: string; readonly operator: Operator; /** A FEEL literal. */ readonly value: string }

const one = /\s*([A-Za-z_]\w*)\s*(>=|<=|!=|=|>|<)\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|date\("\d{4}-\d{2}-\d{2}"\))\s*(and\b|$)/y

/** Nothing when it says more than rows can. */
export function whensOf(condition: string): readonly When[] | undefined {
  const whens: When[] = []
  one.lastIndex = 0
  for (let match = one.exec(condition); match; match = one.exec(condition)) {
    whens.push({ field: match[1] ?? '', operator: match[2] as Operator, value: match[3] ?? '' })
    if (match[4] === '') return whens
  }
  return undefined
}

/** As a reader says it: fields by their names, numbers in groups; what is more than rows stays as it is written. */
export const conditionInWords = (condition: string, { t, say }: DesignWords, document: DocumentMeta | undefined): string => whensOf(condition)?.map(({ field: key, operator, value }) => {
  const field = document?.fields.find((one) => one.key === key)
  const is = value.startsWith('"') ? unquoted(value) : value.startsWith('date') ? value.slice(6, -2) : value
  return `${say(field?.label) || key} ${signs[operator] ?? operator} ${say(field?.options?.[is]) || (is === 'true' || is === 'false' ? t(`design.${is}`) : field && isNumber(field) ? grouped(is, 0) : is)}`
}).join(` ${t('design.and')} `) ?? condition
const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '!=': '≠' }

export const conditionOf = (whens: readonly When[]): string => whens.map(({ field, operator, value }) => `${field} ${operator} ${value}`).join(' and ')

/** A value of a form as FEEL writes it. */
export const literalOf = (value: unknown, isNumeric: boolean): string =>
  typeof value === 'boolean' ? String(value) : isNumeric ? (/^-?\d+(\.\d+)?$/.test(String(value ?? '')) ? String(value) : '0') : JSON.stringify(String(value ?? ''))
export const valueOfLiteral = (literal: string): unknown => (literal === 'true' || literal === 'false' ? literal === 'true' : literal.startsWith('"') ? unquoted(literal) : literal)

function unquoted(literal: string): string {
  try {
    return JSON.parse(literal) as string
  } catch {
    return literal.slice(1, -1)
  }
}
