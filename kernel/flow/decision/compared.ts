/** Comparisons of FEEL (DMN 1.5, table 53 and 54): values of different kinds are neither equal nor ordered, but null. */
import { evaluate, FeelDuration, FeelRange, type FeelFunction } from 'feelin'
import { alikeRanges } from './ranges.ts'

type Comparison = (left: unknown, right: unknown) => boolean | null
export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>='

const plain: Readonly<Record<Sign, (left: number | string, right: number | string) => boolean>> = {
  '=': (left, right) => left === right, '!=': (left, right) => left !== right,
  '<': (left, right) => left < right, '<=': (left, right) => left <= right, '>': (left, right) => left > right, '>=': (left, right) => left >= right,
}

export const compared = Object.fromEntries((Object.keys(plain) as Sign[]).map((sign) => [sign, comparison(sign)])) as Readonly<Record<Sign, Comparison>>

function comparison(sign: Sign): Comparison {
  const { value: otherwise } = evaluate(`function(a, b) a ${sign} b`) as { value: FeelFunction }
  const orders = sign !== '=' && sign !== '!='
  return (left = null, right = null) => {
    if (typeof left === 'number' && typeof right === 'number') return plain[sign](left, right)
    if (typeof left === 'string' && typeof right === 'string') return plain[sign](left, right)
    if (orders && typeof left !== typeof right) return null
    if (left instanceof FeelDuration && right instanceof FeelDuration && left.yearsMonths !== right.yearsMonths) return null
    if (!orders && left instanceof FeelRange && right instanceof FeelRange) return alikeRanges(left, right) === (sign === '=')
    return otherwise.invoke([left, right]) as boolean | null
  }
}
