/** A cost target with what was spent, scored by a rule in words or as a formula of target and actual. */
import { compare, dividedBy, greatest, isPositive, least, minus, negated, plus, times, type Decimal } from '#words'
import { unspoken } from './case.ts'

type Held = { readonly target: Decimal; readonly actual: Decimal }

export const scored = (departments: Readonly<Record<string, Held>>, rule: string): Readonly<Record<string, Decimal>> =>
  Object.fromEntries(Object.entries(departments).map(([name, held]) => [name, bounded(formula(rule, held) ?? inWords(rule, held), rule)]))

/** "at most 100", "at least 0", and what else bounds a score. */
function bounded(score: Decimal, rule: string): Decimal {
  const most = /(?:at most|maximum|max\.?|up to|capped at|not above|no more than|最高)\s*(\d+(?:\.\d+)?)(?![\d.]*\s*%)/i.exec(rule)?.[1]
  const least_ = /(?:at least|minimum|min\.?|not below|never below|down to|no less than|最低)\s*(\d+(?:\.\d+)?)/i.exec(rule)?.[1]
  const capped = most === undefined ? score : least(score, most)
  return least_ === undefined ? capped : greatest(capped, least_)
}

/** "100 minus 2 points for each percent over target, plus 1 for each percent below"; what is saved counts only where the rule says so. */
function inWords(rule: string, { target, actual }: Held): Decimal {
  const [base] = /\d+(?:\.\d+)?/.exec(rule) ?? unspoken(`a score ${rule}`)
  const over = times(dividedBy(minus(actual, target), target, 8), '100')
  const each = (about: string): Decimal | undefined => new RegExp(`(\\d+(?:\\.\\d+)?)\\s*(?:points?|分)?\\s*(?:less |more |off |deducted |added )?(?:for |per |each |every |a )+(?:each |every |full |whole )*(?:1 ?)?(?:%|percent|per cent)[^,;.]*?(?:${about})`, 'i').exec(rule.slice(base.length))?.[1]
  if (!/over|above|exceed|more than|beyond|saved|saving|below|under|超/i.test(rule)) return unspoken(`a score ${rule}`)
  const rewarded = /(saved|saving|below|under)/i.test(rule) && /(plus|more|bonus|added|\+|gain)/i.test(rule) && !/no bonus|no more|nothing/i.test(rule)
  if (isPositive(over)) return minus(base, times(over, each('over|above|exceed|more|beyond') ?? '1'))
  return rewarded ? plus(base, times(negated(over), each('saved|saving|below|under') ?? '1')) : base
}

/** Sums, products and brackets of numbers, target and actual; nothing where the rule is no such formula. */
function formula(rule: string, held: Held): Decimal | undefined {
  const said = upToComma(rule).replace(/^\s*score\s*[=:]/i, '').replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replaceAll(/(?<=[\s)\d])x(?=[\s(\d])/gi, '*')
  const tokens = said.match(/\d+(?:\.\d+)?|target|actual|min|max|[-+*/(),]|\S/gi) ?? []
  if (!tokens.some((one) => /target|actual/i.test(one)) || tokens.some((one) => !/^(\d+(\.\d+)?|target|actual|min|max|[-+*/(),])$/i.test(one))) return undefined
  let at = 0
  const take = (...wanted: readonly string[]): string | undefined => (wanted.includes(tokens[at]?.toLowerCase() ?? '') ? tokens[at++] : undefined)
  const atom = (): Decimal => {
    const pick = take('min', 'max')?.toLowerCase()
    if (take('(')) {
      let found = whole()
      while (take(',')) { const next = whole(); found = pick === undefined || (compare(next, found) > 0) !== (pick === 'max') ? found : next }
      take(')')
      return found
    }
    if (take('-')) return negated(atom())
    const one = tokens[at++] ?? '0'
    return /^target$/i.test(one) ? held.target : /^actual$/i.test(one) ? held.actual : one
  }
  const product = (): Decimal => { let found = atom(); for (let sign = take('*', '/'); sign; sign = take('*', '/')) { const next = atom(); found = sign === '*' ? times(found, next) : dividedBy(found, next, 8) } return found }
  function whole(): Decimal { let found = product(); for (let sign = take('+', '-'); sign; sign = take('+', '-')) { const next = product(); found = sign === '+' ? plus(found, next) : minus(found, next) } return found }
  const found = whole()
  return at === tokens.length ? found : undefined
}

/** What stands before the first comma that is in no brackets. */
function upToComma(rule: string): string {
  let depth = 0
  for (const [at, sign] of [...rule].entries()) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (depth === 0 && /[,;]/.test(sign)) return rule.slice(0, at)
  }
  return rule
}
