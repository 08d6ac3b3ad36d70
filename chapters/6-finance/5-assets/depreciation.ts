/** Depreciation schedules: what of a fixed asset is used up in each month or year (CAS 4), and the ways other books know. Amounts are decimals in the currency, rounded half up to the cent; what is left at the end goes into the last part. */
import { addDays, compare, daysBetween, dividedBy, lastOf, least, minus, monthAfter, monthsLater, plus, rounded, sum, times, type Day, type Decimal } from '#words'

export type Basis = { readonly cost: Decimal; readonly residual: Decimal }
/** `straight-line` 年限平均法 · `double-declining` 双倍余额递减法, the last two years straight · `sum-of-years` 年数总和法 · `units` 工作量法. */
export type DepreciationMethod = 'straight-line' | 'double-declining' | 'sum-of-years' | 'units'

const depreciable = ({ cost, residual }: Basis): Decimal => minus(cost, residual)

/** Parts that add up to `total`, each `share` of it rounded, the rest in the last. */
function split(total: Decimal, shares: readonly Decimal[]): readonly Decimal[] {
  const weights = sum(shares)
  const parts = shares.slice(0, -1).map((share) => dividedBy(times(total, share), weights, 2))
  return [...parts, minus(total, sum(parts))]
}

/** Yearly amounts over a whole number of years. */
export function yearly(basis: Basis, years: number, method: Exclude<DepreciationMethod, 'units'>): readonly Decimal[] {
  if (method === 'straight-line') return split(depreciable(basis), Array.from({ length: years }, () => '1'))
  if (method === 'sum-of-years') return split(depreciable(basis), Array.from({ length: years }, (_, at) => String(years - at)))
  const parts: Decimal[] = []
  let book = basis.cost
  for (let year = 0; year < years; year++) {
    const left = years - year
    const part = left <= 2 ? (left === 1 ? minus(book, basis.residual) : dividedBy(minus(book, basis.residual), String(left), 2)) : dividedBy(times(book, '2'), String(years), 2)
    parts.push(part)
    book = minus(book, part)
  }
  return parts
}

/** What each unit of work uses up, and the amounts of the months by the units they did; never more than there is. */
export function byUnits(basis: Basis, totalUnits: Decimal, units: readonly Decimal[]): { readonly perUnit: Decimal; readonly months: readonly Decimal[] } {
  const perUnit = dividedBy(depreciable(basis), totalUnits, 4)
  let left = depreciable(basis)
  const months = units.map((count) => {
    const part = least(dividedBy(times(depreciable(basis), count), totalUnits, 2), left)
    left = minus(left, part)
    return part
  })
  return { perUnit, months }
}

/** The amount of a month under 年限平均法: the month after it came into use is the first, the month in which it leaves the last (CAS 4 guide art. 4). */
export const monthly = (basis: Basis, months: number): Decimal => dividedBy(depreciable(basis), String(months), 2)
export const firstMonth = (inUse: Day): string => monthAfter(inUse)

/** What month `at` (0 is the first) of `months` uses up; months of a year bear the twelfth part of it, the last what is left. */
export function monthOf(basis: Basis, months: number, method: Exclude<DepreciationMethod, 'units'>, at: number): Decimal {
  if (at < 0 || at >= months) return '0'
  if (method === 'straight-line') return at === months - 1 ? minus(depreciable(basis), times(monthly(basis, months), String(months - 1))) : monthly(basis, months)
  const years = yearly(basis, Math.ceil(months / 12), method)
  const year = years[Math.floor(at / 12)] ?? '0'
  const part = dividedBy(year, '12', 2)
  return at % 12 === 11 ? minus(year, times(part, '11')) : part
}

export type Part = readonly [day: Day, amount: Decimal, accumulated: Decimal]
export type Rhythm = {
  /** Parts end at `first` and then every year or month; the life lasts `count` of them from the day of use. */
  readonly inUse: Day; readonly first: Day; readonly step: 'year' | 'month'; readonly count: number
  readonly accumulated?: Decimal | undefined
  /** Written down: the yearly rate on what is left; straight line without one. */
  readonly rate?: Decimal | undefined
  /** Each part bears its days out of all days of the life, so that months differ with their length. */
  readonly byDay?: boolean | undefined
}

/** A schedule whose first part counts the days of use in it, as books outside China keep it; what is left goes out with the life. */
export function scheduled(basis: Basis, { inUse, first, step, count, accumulated = '0', rate, byDay = false }: Rhythm): readonly Part[] {
  const end = later(inUse, step, count)
  const life = String(daysBetween(inUse, end))
  const parts: Part[] = []
  let [done, from, yearValue] = [accumulated, accumulated === '0' ? inUse : later(first, step, -1, 1), minus(basis.cost, accumulated)]
  for (let at = 0; compare(done, depreciable(basis)) < 0 && at <= count; at++) {
    const close = at === 0 ? first : monthEnd(later(first, step, at), first)
    if (at > 0 && step === 'month' && at % 12 === 0) yearValue = minus(basis.cost, done)
    const whole = rate === undefined ? dividedBy(depreciable(basis), String(count), 6) : dividedBy(times(step === 'year' ? minus(basis.cost, done) : yearValue, rate), step === 'year' ? '1' : '12', 6)
    const before = monthEnd(later(close, step, -1), first)
    const share = from > before && at === 0 ? dividedBy(String(daysBetween(addDays(from, -1), close)), String(daysBetween(before, close)), 12) : '1'
    const last = close >= end || addDays(close, 1) === end
    const own = byDay ? dividedBy(times(depreciable(basis), String(daysBetween(from, addDays(close, 1)))), life, 2) : rounded(times(whole, share), 2)
    const amount = last ? minus(depreciable(basis), done) : least(own, minus(depreciable(basis), done))
    done = plus(done, amount)
    parts.push([last && close > end ? end : close, amount, done])
    from = addDays(close, 1)
    if (last) break
  }
  return parts
}

/** The rate at which a value is written down to its residual over the years, a power law. */
export const writingDownRate = ({ cost, residual }: Basis, years: number): Decimal => (1 - (Number(residual) / Number(cost)) ** (1 / years)).toFixed(8)

const later = (day: Day, step: 'year' | 'month', by: number, days = 0): Day => addDays(monthsLater(day, step === 'year' ? by * 12 : by), days)
/** Parts that begin at a month's end keep to it. */
const monthEnd = (day: Day, first: Day): Day => (addDays(first, 1).endsWith('-01') ? lastOf(day) : day)

/** What is written off when it is disposed of: the book value, and what that leaves as gain (negative: loss). */
export function disposed(basis: Basis, accumulated: Decimal, price: Decimal): { readonly book: Decimal; readonly gain: Decimal } {
  const book = minus(basis.cost, accumulated)
  return { book, gain: minus(price, book) }
}

