/** Cases of fixed assets: schedules of depreciation, worked out by the functions of finance. */
import { byUnits, disposed, firstMonth, monthly, monthOf, scheduled, writingDownRate, yearly, type Basis, type Part } from '../../chapters/6-finance/5-assets/depreciation.ts'
import { developed, type Spent } from './worked/research.ts'
import { addDays, compare, dividedBy, isZero, minus, plus, rounded, sum, times, type Decimal } from '#words'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { heardInAssets } from './rule-words.ts'

const methods: Readonly<Record<string, 'straight-line' | 'double-declining' | 'sum-of-years'>> = { 年限平均法: 'straight-line', 双倍余额递减法: 'double-declining', 年数总和法: 'sum-of-years', 'sum of years': 'sum-of-years', 'straight line': 'straight-line', 'double declining': 'double-declining' }

function begin({ id, given, title }: Case): Telling {
  const text = (name: string): string | undefined => (given[name] === undefined ? undefined : String(given[name]))
  const cost = text('cost') ?? '0'
  const basis: Basis = { cost, residual: text('residual') ?? (given['residual_rate'] === undefined ? '0' : rounded(times(cost, String(given['residual_rate'])), 2)) }
  const years = Number(text('years') ?? 0)
  const months = Number(text('months') ?? years * 12)
  let [parts, amounts, units, accumulated]: [readonly Part[], readonly Decimal[], { perUnit: Decimal; months: readonly Decimal[] } | undefined, Decimal] = [[], [], undefined, '0']

  /** What happens within the life, as the name of a variant says it. */
  const after = (): { readonly basis: Basis; readonly months: number } => {
    const [, added, at] = /add (\S+) after (\d+) months/.exec(id) ?? []
    if (added === undefined) return { basis, months }
    const done = times(monthly(basis, months), String(at))
    return { basis: { cost: minus(plus(cost, added), done), residual: basis.residual }, months: months - Number(at) }
  }
  const flat = (life: { readonly basis: Basis; readonly months: number }) => (name: string) => ({
    monthly: monthly(life.basis, life.months), count: String(life.months), last: monthOf(life.basis, life.months, 'straight-line', life.months - 1),
  } as Readonly<Record<string, Decimal>>)[name] ?? unspoken(`expected ${name}`)
  const sell = (step: Step) => {
    const [, at = '0'] = /after (\d+) months/.exec(id) ?? []
    const { book } = disposed(basis, times(monthly(basis, months), at), String(step['price']))
    return (name: string) => (name === 'book_value_written_off_at_least' ? book : unspoken(`expected ${name}`))
  }
  let asked = 0
  const fraction = (rate: Decimal | undefined) => (rate !== undefined && compare(rate, '1') > 0 ? dividedBy(rate, '100', 8) : rate)
  /** By which yearly rate it is written down: told, twice that of the years, or such that the residual is left. */
  const rateOf = (over: number): Decimal | undefined => {
    const [said, told] = [text('method') ?? '', fraction(text('rate') ?? text('rate_percent_rounded'))]
    if (/double|双倍/i.test(said)) return told ?? dividedBy('2', String(over), 8)
    if (/written|wdv|declining|reducing|余额递减/i.test(said)) return told ?? writingDownRate(basis, over)
    return said === '' || /straight|年限平均|直线/i.test(said) ? told : unspoken(`method ${said}`)
  }
  const schedule = () => {
    const [inUse, first] = [text('in_use'), text('first')]
    if (!inUse || !first) return flat(asked++ === 0 ? { basis, months } : after())
    const step = text('months') === undefined ? 'year' : 'month'
    parts = scheduled(basis, { inUse, first, step, count: step === 'year' ? years : months, accumulated: text('opening_accumulated'), rate: rateOf(step === 'year' ? years : months / 12), byDay: step === 'month' && (given['basis'] !== undefined || /by days/i.test(title)) })
    return (name: string) => (name === 'schedule' ? parts : unspoken(`expected ${name}`))
  }
  /** Whole years from a first of January, told by their amounts. */
  const inYears = () => {
    if (text('rate') === undefined && text('rate_percent_rounded') === undefined) return yearly(basis, years, method())
    return scheduled(basis, { inUse: '2030-01-01', first: '2030-12-31', step: 'year', count: years, rate: rateOf(years) }).map(([, amount]) => amount)
  }
  const method = () => methods[text('method') ?? title.split(':')[0] ?? ''] ?? methods[Object.keys(methods).find((one) => title.includes(one)) ?? ''] ?? unspoken(`method ${text('method') ?? title}`)
  let pieces: Readonly<Record<string, unknown>> = {}
  const split = (step: Step) => {
    const [all, taken] = [text('qty') ?? '0', String(step['qty'])]
    const share = (value: Decimal, of: Decimal) => rounded(dividedBy(times(value, of), all, 6), 2)
    const of = (count: Decimal) => ({ qty: count, cost: share(cost, count), opening_accumulated: share(text('opening_accumulated') ?? '0', count), yearly: share(dividedBy(minus(cost, basis.residual), String(years), 6), count) })
    pieces = { new: of(taken), old: of(minus(all, taken)) }
    return (name: string) => pieces[name] ?? unspoken(`expected ${name}`)
  }
  return {
    verbs: {
      schedule, sell, split, schedule_years: () => { amounts = inYears() },
      schedule_units: () => { units = byUnits(basis, text('total_units') ?? '0', (given['units'] as readonly string[] | undefined) ?? []) },
      monthly: () => (name) => (name === 'amount' ? monthly(basis, months) : name === 'first_month' ? firstMonth(text('in_use') ?? text('acquired') ?? '') : unspoken(`expected ${name}`)),
      dispose: (step) => {
        const last = String(step['date']).slice(0, 7)
        let at = firstMonth(text('in_use') ?? text('acquired') ?? '')
        for (let index = 0; at <= last; index++, at = addDays(`${at}-28`, 5).slice(0, 7)) accumulated = plus(accumulated, monthOf(basis, months, 'straight-line', index))
        return (name) => (name === 'last_month' ? last : name === 'accumulated' ? accumulated : unspoken(`expected ${name}`))
      },
    },
    see: (name: string, _wanted: Json) => (({
      schedule: () => parts, years: () => amounts, sum: () => sum(amounts.length > 0 ? amounts : (units?.months ?? [])), per_unit: () => units?.perUnit, months: () => units?.months, new: () => pieces['new'], old: () => pieces['old'],
    }) as Readonly<Record<string, () => unknown>>)[name]?.() ?? unspoken(`expected ${name}`),
  }
}

/** Spending on a project whose gate was passed on a day; at a close research leaves to expense, and a finished project becomes an asset. */
function developing({ given }: Case): Telling {
  const spent: Spent[] = []
  let [closed, finished] = [0, false]
  const gate = given['gate_passed'] === undefined ? undefined : String(given['gate_passed'])
  const see: See = (name) => {
    const [all, told] = [developed(spent, gate), developed(spent.slice(0, closed), gate)]
    return ({ expense_6604: told.expensed, intangible_1701: finished ? told.capitalised : '0', accounts: { '5301.费用化': minus(all.expensed, told.expensed), '5301.资本化': finished ? minus(all.capitalised, told.capitalised) : all.capitalised } } as Readonly<Record<string, unknown>>)[name] ?? unspoken(`expected ${name}`)
  }
  return { see, verbs: {
    spend: (step) => { spent.push({ date: String(step['date']), amount: String(step['amount']), meetsConditions: step['meets_conditions'] !== false }); return see },
    close: (step) => { closed = spent.length; finished = step['finished'] === true; return see },
  } }
}

export const assets: Speaker = { topics: ['assets'], begin: async (of) => { heardInAssets(of); return of.steps.some(({ op }) => op === 'spend') ? developing(of) : isZero(String(of.given['cost'] ?? '0')) && of.given['cost'] === undefined ? unspoken(Object.keys(of.given).join(' ')) : begin(of) } }
