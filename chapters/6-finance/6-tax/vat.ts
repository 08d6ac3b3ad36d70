/** Value-added tax: rates by kind of sale, and what of a period is owed or carried on (VAT Law, in force 2026-01-01, arts. 10, 12, 14, 16). */
import { greatest, isNegative, minus, negated, plus, rounded, sum, times, type Decimal } from '#words'

/** Rates by what is sold: goods 13 %; transport, building, land, basic telecoms and listed goods 9 %; other services and intangibles 6 % (VAT Law art. 10). */
export const vatRates: Readonly<Record<string, Decimal>> = {
  goods: '0.13', repair: '0.13', leasing: '0.13', transport: '0.09', building: '0.09', 'real estate': '0.09', post: '0.09', 'basic telecoms': '0.09', 'farm products': '0.09',
  'software service': '0.06', services: '0.06', finance: '0.06', 'modern services': '0.06', intangible: '0.06', export: '0',
}
export type Sale = { readonly kind: string; readonly net: Decimal }

/** Sales of several rates are taxed each at its own when their books are kept apart, else all at the highest (VAT Law art. 12). */
export function outputVat(sales: readonly Sale[], apart: boolean): Decimal {
  const rateOf = ({ kind }: Sale): Decimal => vatRates[kind] ?? (vatRates['goods'] as Decimal)
  const highest = sales.map(rateOf).reduce(greatest, '0')
  return sum(sales.map((sale) => rounded(times(sale.net, apart ? rateOf(sale) : highest), 2)))
}

/** Output less input that may be deducted and less what was carried on; a surplus of input is carried on (VAT Law arts. 14, 16). */
export function vatOf({ output, input, notDeductible = '0', carried = '0' }: { readonly output: Decimal; readonly input: Decimal; readonly notDeductible?: Decimal; readonly carried?: Decimal }): { readonly payable: Decimal; readonly excess_carried: Decimal; readonly input_deducted: Decimal } {
  const deductible = plus(minus(input, notDeductible), carried)
  const owed = minus(output, deductible)
  return { payable: isNegative(owed) ? '0' : owed, excess_carried: isNegative(owed) ? negated(owed) : '0', input_deducted: isNegative(owed) ? output : deductible }
}

/** A small taxpayer pays its rate on what it sells and deducts nothing (VAT Law arts. 9, 11). */
export const vatOfSmall = (sales: Decimal, rate: Decimal): { readonly payable: Decimal; readonly input_deducted: Decimal } => ({ payable: rounded(times(sales, rate), 2), input_deducted: '0' })
