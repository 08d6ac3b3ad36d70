/** Depreciation schedules: what of a fixed asset is used up in each month or year (CAS 4), and the ways other books know. Amounts are decimals in the currency, rounded half up to the cent; what is left at the end goes into the last part. */
import { addDays, dividedBy, least, minus, plus, rounded, sum, times, type Day, type Decimal } from '#words'

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
    const part = least(rounded(times(perUnit, count), 2), left)
    left = minus(left, part)
    return part
  })
  return { perUnit, months }
}

/** The amount of a month under 年限平均法: the month after it came into use is the first, the month in which it leaves the last (CAS 4 guide art. 4). */
export const monthly = (basis: Basis, months: number): Decimal => dividedBy(depreciable(basis), String(months), 2)
export const firstMonth = (inUse: Day): string => nextMonth(inUse.slice(0, 7))
export const nextMonth = (month: string): string => addDays(`${month}-28`, 5).slice(0, 7)

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

/** A schedule by days of use: parts end on the given rhythm, the first and the last in proportion to the days they hold. */
export function byDays(basis: Basis, { from, end, closes, accumulated = '0', total }: { readonly from: Day; readonly end: Day; readonly closes: readonly Day[]; readonly accumulated?: Decimal; readonly total: (from: Day, to: Day) => Decimal }): readonly Part[] {
  const parts: Part[] = []
  let [start, done] = [from, accumulated]
  for (const close of [...closes.filter((day) => day < end), end]) {
    const amount = close === end ? minus(depreciable(basis), done) : total(start, close)
    done = plus(done, amount)
    parts.push([close, amount, done])
    start = addDays(close, 1)
  }
  return parts
}

/** What is written off when it is disposed of: the book value, and what that leaves as gain (negative: loss). */
export function disposed(basis: Basis, accumulated: Decimal, price: Decimal): { readonly book: Decimal; readonly gain: Decimal } {
  const book = minus(basis.cost, accumulated)
  return { book, gain: minus(price, book) }
}

