/** Cases of counting: a scanner that adds to a sheet, and how often a class of goods is counted in a year. */
import { countsOfYear, entered, scan, type Scanned } from './worked/counting.ts'
import { sum, type Decimal } from '#words'
import { unspoken, type Case, type See, type Telling } from './case.ts'

export const countingVerbs: readonly string[] = ['scan', 'enter_quantity', 'plan_year']

export function openCounting({ given, steps }: Case): Telling {
  const items = (given['items'] ?? {}) as Readonly<Record<string, string>>
  const frequency = (given['frequency'] ?? {}) as Readonly<Record<string, Decimal>>
  const listed = (code: string): boolean => given['items'] === undefined || code in items
  const asked = new Set(steps.filter(({ op }) => op === 'enter_quantity').map((step) => String(step['code'])))
  const weighed = (code: string): boolean => /weigh|kg|bulk|称/i.test(items[code] ?? '') || (given['items'] === undefined && asked.has(code))
  let scanned: Scanned = {}
  const eyes = (code: string, more: Readonly<Record<string, unknown>> = {}): See => (name) => (name === 'total' ? (scanned[code] ?? '0') : name in more ? more[name] : unspoken(`expected ${name}`))
  return {
    verbs: {
      scan: (step) => {
        const code = String(step['code'])
        const told = scan(scanned, code, { weighed: weighed(code), listed: listed(code), confirmed: step['confirm'] === true })
        scanned = told.scanned
        return (name, wanted) => (name === 'warning' ? (told.unknown && /unknown|not_on|not_in|unlisted|unexpected|new/i.test(String(wanted)) ? wanted : 'none') : eyes(code, { asks_quantity: told.asksQuantity })(name, wanted))
      },
      enter_quantity: (step) => { const code = String(step['code']); scanned = entered(scanned, code, String(step['qty'])); return eyes(code) },
      plan_year: () => undefined,
    },
    see: (name) => (name === 'total' && steps.some(({ op }) => op === 'plan_year') ? sum(Object.values(countsOfYear(items, frequency))) : name === 'counts_per_year' ? countsOfYear(items, frequency) : name in scanned ? scanned[name] : unspoken(`expected ${name}`)),
  }
}
