/** Funds from outside: what an offer truly costs, and the signs by which a company sees that its money grows short (6.3.1). */
import { compare, dividedBy, minus, type Decimal } from '#words'

/** What a year costs of the part that can be used: some of it stays on account, or goes in fees. */
export const effectiveRate = ({ rate, withheld }: { readonly rate: Decimal; readonly withheld: Decimal }): Decimal => dividedBy(rate, minus('1', withheld), 6)

export function cheapest(offers: Readonly<Record<string, Decimal>>): string | undefined {
  return Object.entries(offers).toSorted(([, one], [, other]) => compare(one, other))[0]?.[0]
}

export type Standing = { readonly currentAssets: Decimal; readonly stock: Decimal; readonly currentLiabilities: Decimal; readonly assets: Decimal; readonly liabilities: Decimal }
export type Limits = { readonly current: Decimal; readonly quick: Decimal; readonly debt: Decimal }
export type Signal = { readonly value: Decimal; readonly holds: boolean }

/** Goods are not money yet, so the quick ratio leaves them out; debt has an upper limit, the others a lower one. */
export function signals({ currentAssets, stock, currentLiabilities, assets, liabilities }: Standing, limits: Limits): Readonly<Record<keyof Limits, Signal>> {
  const atLeast = (value: Decimal, limit: Decimal): Signal => ({ value, holds: compare(value, limit) >= 0 })
  const debt = dividedBy(liabilities, assets, 6)
  return {
    current: atLeast(dividedBy(currentAssets, currentLiabilities, 6), limits.current),
    quick: atLeast(dividedBy(minus(currentAssets, stock), currentLiabilities, 6), limits.quick),
    debt: { value: debt, holds: compare(debt, limits.debt) <= 0 },
  }
}
