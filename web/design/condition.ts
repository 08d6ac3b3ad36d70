/** Conditions as rows a person chooses: fields compared with values, all of which must hold; what is more than that stays FEEL. */
export const operators = ['>', '>=', '<', '<=', '=', '!='] as const
export type Operator = (typeof operators)[number]
export type When = { readonly field: string; readonly operator: Operator; /** A FEEL literal. */ readonly value: string }

const one = /^\s*([A-Za-z_]\w*)\s*(>=|<=|!=|=|>|<)\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|date\("\d{4}-\d{2}-\d{2}"\))\s*$/

/** Nothing when it says more than rows can. */
export function whensOf(condition: string): readonly When[] | undefined {
  const whens = condition.split(/\band\b(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part) => one.exec(part)).map((match) => match && { field: match[1] ?? '', operator: match[2] as Operator, value: match[3] ?? '' })
  return whens.every((when) => when !== null) ? whens : undefined
}

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
