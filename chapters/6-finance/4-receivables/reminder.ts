/** A reminder: what is claimed of a customer who is late - the open amount, interest by the day, and a fee (6.3.2). */
import { dividedBy, rounded, sum, times, type Decimal } from '#words'

export type Late = { readonly open: Decimal; readonly days: number; readonly ratePerYear: Decimal; readonly fee: Decimal }

export function claimed({ open, days, ratePerYear, fee }: Late): { readonly interest: Decimal; readonly fee: Decimal; readonly claim: Decimal } {
  const interest = rounded(dividedBy(times(times(open, ratePerYear), String(days)), '365', 6), 2)
  return { interest, fee, claim: sum([open, interest, fee]) }
}
