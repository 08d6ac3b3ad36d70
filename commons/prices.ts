/** Prices with their taxes in them: what of them is net, what a discount leaves, and what is paid where there are no small coins. */
import { allocate, dividedBy, minus, plus, rounded, sum, times, type Decimal } from '#words'

/** Taxes that are part of a price: by rate on the net, and so much a piece. */
export type Included = { readonly rates: readonly Decimal[]; readonly eachPiece?: Decimal }
export type Sold = { readonly quantity: Decimal; readonly gross: Decimal }
export type Inside = { /** The sum of the lines, each rounded by itself, as the books hold them. */ readonly net: Decimal; readonly lines: readonly Decimal[]; /** By rate. */ readonly taxes: readonly Decimal[]; readonly total: Decimal }

/** The price is what is paid: the net is what is left of it without the taxes, and no rounding of these changes what was agreed. */
export function netInside(sold: readonly Sold[], { rates, eachPiece = '0' }: Included): Inside {
  const factor = plus('1', sum(rates))
  const exact = ({ quantity, gross }: Sold): Decimal => dividedBy(minus(gross, times(quantity, eachPiece)), factor, 12)
  const whole = sum(sold.map(exact))
  const lines = sold.map((one) => rounded(exact(one), 2))
  return { net: sum(lines), lines, taxes: rates.map((rate) => rounded(times(whole, rate), 2)), total: sum(sold.map(({ gross }) => gross)) }
}

/** Less an amount off the net, or off the total, where the taxes by the piece stay as they are. */
export function netLess(sold: readonly Sold[], included: Included, off: Decimal, on: 'net' | 'total'): { readonly net: Decimal; readonly total: Decimal } {
  const before = netInside(sold, included)
  if (on === 'total') return { net: netInside([{ quantity: sum(sold.map(({ quantity }) => quantity)), gross: minus(before.total, off) }], included).net, total: minus(before.total, off) }
  const net = minus(before.net, off)
  return { net, total: rounded(plus(times(net, plus('1', sum(included.rates))), times(sum(sold.map(({ quantity }) => quantity)), included.eachPiece ?? '0')), 2) }
}

/** A discount over lines, by what they come to. */
export function spreadOff(nets: readonly Decimal[], off: Decimal): { readonly shares: readonly Decimal[]; readonly left: readonly Decimal[] } {
  const shares = allocate(off, nets, 2)
  return { shares, left: nets.map((net, at) => minus(net, shares[at] ?? '0')) }
}

/** A tax by division is a share of the price with it in: on top of a price it is more than its rate says. */
export const byDivision = (price: Decimal, rate: Decimal, inside: boolean): { readonly net: Decimal; readonly tax: Decimal; readonly total: Decimal } => {
  const total = inside ? price : dividedBy(price, minus('1', rate), 2)
  const tax = rounded(times(total, rate), 2)
  return { net: inside ? minus(total, tax) : price, tax: inside ? tax : minus(total, price), total }
}

/** What is paid in coins of so much, and what the rounding takes off (negative) or adds. */
export function inCoins(total: Decimal, coin: Decimal): { readonly payable: Decimal; readonly rounding: Decimal } {
  const payable = times(rounded(dividedBy(total, coin, 12), 0), coin)
  return { payable, rounding: minus(payable, total) }
}
