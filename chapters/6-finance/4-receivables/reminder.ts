/** Before a customer is reminded: what is claimed of who is late - the open amount, interest by the day, and a fee - and what of it is on its way already (6.3.2). */
import { dividedBy, minus, rounded, sum, times, type Decimal } from '#words'

export type Late = { readonly open: Decimal; readonly days: number; readonly ratePerYear: Decimal; readonly fee: Decimal }

export function claimed({ open, days, ratePerYear, fee }: Late): { readonly interest: Decimal; readonly fee: Decimal; readonly claim: Decimal } {
  const interest = rounded(dividedBy(times(times(open, ratePerYear), String(days)), '365', 6), 2)
  return { interest, fee, claim: sum([open, interest, fee]) }
}

/** Money that was announced, and for which papers. */
export type Announced = { readonly amount: Decimal; readonly of: Readonly<Record<string, Decimal>> }

/** Of each open paper what is expected and what is then left; what was announced for none is extra. */
export function onItsWay(open: Readonly<Record<string, Decimal>>, announced: readonly Announced[]): { readonly papers: Readonly<Record<string, { readonly open: Decimal; readonly expected: Decimal; readonly left: Decimal }>>; readonly extra: Decimal } {
  const expected = (paper: string): Decimal => sum(announced.map(({ of }) => of[paper] ?? '0'))
  return {
    papers: Object.fromEntries(Object.entries(open).map(([paper, amount]) => [paper, { open: amount, expected: expected(paper), left: minus(amount, expected(paper)) }])),
    extra: minus(sum(announced.map(({ amount }) => amount)), sum(announced.flatMap(({ of }) => Object.values(of)))),
  }
}
