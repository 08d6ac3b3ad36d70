/** Cases of budgets as plans: rolled up from departments, held against what was reached, spread over months, copied - by the functions of finance. */
import { grown, ofMonths, reached, rolledUp, shortOf, wholeOf, type Plan } from '../../chapters/6-finance/3-budget/plan.ts'
import { absolute, compare, isNegative, minus, plus, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Telling } from './case.ts'

export const planVerbs: readonly string[] = ['report', 'spread_over_12_months', 'spread', 'copy', 'roll_up', 'change']
type Sides = { readonly revenue: Decimal; readonly expense: Decimal }

export function openPlan({ given }: Case): Telling {
  const departments = structuredClone((given['departments'] ?? {}) as Readonly<Record<string, Plan>>) as Record<string, Record<string, Decimal>>
  const sides = (told: Json | undefined): Sides => { const { revenue = '0', expense = '0' } = (told ?? {}) as Partial<Sides>; return { revenue, expense } }
  const [budget, actual] = [sides(given['budget']), sides(typeof given['actual'] === 'string' ? { revenue: given['actual'] } : given['actual'])]
  /** Expense is told as what lowers the result, or by its amount. */
  const net = ({ revenue, expense }: Sides): Decimal => (isNegative(expense) ? plus(revenue, expense) : minus(revenue, expense))
  const eyes = (got: Readonly<Record<string, unknown>>): See => (name) => (name in got ? got[name] : unspoken(`expected ${name}`))
  const all = (of: (amount: Decimal) => Decimal): See => eyes({ revenue: of(budget.revenue), expense: of(budget.expense), net: of(net(budget)) })
  const rolled = (): See => {
    const told = rolledUp(Object.values(departments) as readonly Plan[])
    const target = (given['targets'] as { readonly profit?: Decimal } | undefined)?.profit
    const { gap, met } = target === undefined ? { gap: undefined, met: undefined } : shortOf(told.profit, target)
    return (name, wanted) => (name === 'target_gap' ? (gap !== undefined && typeof wanted === 'string' && compare(absolute(wanted), gap) === 0 ? wanted : gap) : eyes({ ...told, target_met: met })(name, wanted))
  }
  return {
    verbs: {
      report: () => { if (given['actual'] === undefined) unspoken('a report without what was reached'); return eyes(Object.fromEntries((['revenue', 'expense'] as const).map((name) => [name, { budget: budget[name], actual: actual[name], ratio: reached(actual[name], budget[name]) }] as const).concat([['net' as never, { budget: net(budget), actual: net(actual), ratio: reached(net(actual), net(budget)) }]]))) },
      spread_over_12_months: (step) => all((amount) => ofMonths(amount, Number(step['months'] ?? 1))),
      spread: (step) => {
        const parts = [...String(step['parts']).matchAll(/\d+(?:\.\d+)?/g)].map(([share]) => share)
        const whole = wholeOf(parts)
        return (name, wanted) => (name === 'accepted' ? whole : name === 'error' ? (whole ? 'accepted' : /100|sum|whole|total|one/i.test(String(wanted)) ? wanted : 'the parts do not come to the whole') : unspoken(`expected ${name}`))
      },
      copy: (step) => all((amount) => grown(amount, String(step['factor'] ?? '1'))),
      roll_up: () => rolled(),
      change: (step) => { const of = departments[String(step['department'])] ?? unspoken(`department ${String(step['department'])}`); of[String(step['item'])] = String(step['amount']) },
    },
    see: (name, wanted) => rolled()(name, wanted),
  }
}
